"""What a task type is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from fle.runtime.session import Session
from fle.tasks.definition import Task
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

    @abstractmethod
    def verify(self, game: Session, task: Task) -> Verdict:
        """Measure in `game`, which may be a copy of the world; time may pass there."""

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
