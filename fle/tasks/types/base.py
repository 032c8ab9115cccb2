"""What a task type is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from fle.generated.types import Inventory
from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.playable import require_playable
from fle.tasks.verdict import Verdict

if TYPE_CHECKING:
    from fle.tasks.episode import Episode


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """What an agent is told of its task.

    Attributes:
        task_key: The task's name.
        goal_description: The goal in words, with the programs that are left where the task tells.
        agent_instructions: What this agent alone is told; empty without.
        trajectory_length: Programs that the agent may run in all.
        steps_left: Programs that the agent may still run.
    """

    task_key: str
    goal_description: str
    agent_instructions: str
    trajectory_length: int
    steps_left: int


class TaskType(ABC):
    """How tasks of one type begin, are verified and shown; without state of its own."""

    name: ClassVar[str]
    """The `task_type` of the task files."""

    takes_time: ClassVar[bool] = True
    """Whether `verify` lets time pass, so that it must happen on a copy of the world."""

    def setup(
        self,
        game: Session,
        task: Task,
        *,
        seed: int,
        inventory: Mapping[str, int] | None = None,
        technologies: str | list[str] | None = None,
        realistic: bool = False,
    ) -> None:
        """Put the world into the first state of the task.

        Args:
            game: The session to play in.
            task: The task.
            seed: Which variant of the lab world.
            inventory: What each character holds instead of what the task says, items by name.
            technologies: `all`, `none` or names of what is researched instead.
            realistic: Whether actions take the game time that they take a player.

        Raises:
            TaskError: The server lacks something that the task needs.
        """
        require_playable(game, task)
        if technologies is None:
            technologies = "all" if task.all_technologies else "none"
        game.reset(
            seed=seed,
            inventory=Inventory(task.inventory if inventory is None else inventory),
            technologies=technologies,
            agents=task.num_agents,
            cost_model="realistic" if realistic else "instant",
        )

    @abstractmethod
    def verify(self, game: Session, task: Task) -> Verdict:
        """Measure in `game`, which may be a copy of the world."""

    def reward(self, verdict: Verdict, score_gained: float) -> float:
        """Return what a program earned: what the verifier says, else the score that it gained."""
        return score_gained if verdict.reward is None else verdict.reward

    def observe(self, episode: Episode, agent: int = 0) -> TaskInfo:
        """Return what agent number `agent` (from 0) is told of the task."""
        task = episode.task
        assert task is not None
        left = episode.steps_left(agent)
        goal = task.goal
        if task.show_steps_left:
            goal += f"\n\nPrograms left: {left} of {task.trajectory_length}."
        told = task.agent_instructions
        return TaskInfo(
            task_key=task.key,
            goal_description=goal,
            agent_instructions=told[agent] if agent < len(told) else "",
            trajectory_length=task.trajectory_length,
            steps_left=left,
        )
