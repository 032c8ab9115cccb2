"""An episode: one world, programs in order, and what came of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fle.generated.types import Inventory, Position
from fle.interpreter import Executor, Interpreter, Observer
from fle.runtime.session import Session
from fle.tasks.definition import Task, named_inventory
from fle.tasks.state import SNAPSHOT, STATE, GameState, StateError
from fle.tasks.step import Step
from fle.tasks.types import TASK_TYPES, TaskInfo
from fle.tasks.verdict import Verdict

__all__ = ["Episode", "GameState", "StateError", "Step", "Verdict", "restore_world"]

MakeExecutor = Callable[[Session], Executor]


class Episode:
    """Programs run in order in one world; a program that fails does not stop the next.

    Attributes:
        game: The session to play in; it stays the caller's.
        task: What is asked for and measured, if anything.
        steps: What the programs did since `start` or `restore`.
        terminated: Whether the task is solved.
        seed: Which variant of the lab world is played.
    """

    def __init__(
        self,
        game: Session,
        *,
        task: Task | None = None,
        limits: Any = None,
        observer: Observer | None = None,
        executor: MakeExecutor | None = None,
    ) -> None:
        """Take over `game` as it is; `start` puts the world into its first state.

        Args:
            game: The session to play in.
            task: What is asked for and measured, if anything.
            limits: What a program may use up; not used when `executor` is given.
            observer: Is told of every tool call of the programs.
            executor: Makes what runs the programs of an agent through its session.
        """
        self.game = game
        self.task = task
        self.steps: list[Step] = []
        self.terminated = False
        self.seed = 0
        self.num_agents = task.num_agents if task else 1
        seconds = limits.seconds if limits is not None else 60.0
        make = executor or (
            lambda session: Interpreter(session, timeout=seconds, observer=observer)
        )
        self.executors: list[Executor] = [make(game)]
        self._taken = [0] * self.num_agents
        self._scores = (0.0, 0.0)

    def start(
        self,
        *,
        seed: int,
        inventory: Mapping[str, int] | None = None,
        technologies: str | list[str] | None = None,
        realistic: bool = False,
    ) -> None:
        """Put the world into the first state of an episode, the same however many went before.

        Args:
            seed: Which variant of the lab world.
            inventory: What the characters hold, items by name; None: what the task says.
            technologies: `all`, `none`, or the names of those that are researched; None: what the
                task says.
            realistic: Whether actions take the game time that they take a player.
        """
        task = self.task
        if inventory is None:
            inventory = task.inventory if task else named_inventory("free_play")
        if technologies is None:
            technologies = "all" if task is None or task.all_technologies else "none"
        if self.game.can_copy:
            self.game.renew()
        for executor in self.executors:
            executor.reset()
        self.game.reset(
            seed=seed,
            inventory=Inventory(inventory),
            technologies=technologies,
            cost_model="realistic" if realistic else "instant",
        )
        self.seed = seed
        self.steps.clear()
        self.terminated = False
        self._taken = [0] * self.num_agents
        self._scores = self._read_scores()

    def run(self, source: str, agent: int = 0) -> Step:
        """Run one program, verify the task, and return what came of it.

        Args:
            source: The program.
            agent: Whose it is, from 0.
        """
        result = self.executors[agent].run(source)
        tick = self.game.tick
        before, self._scores = self._scores, self._read_scores()
        verdict = self.verify()
        gained = self._scores[0] - before[0]
        reward = gained
        if self.task and verdict:
            reward = TASK_TYPES[self.task.task_type].reward(verdict, gained)
            self.terminated = self.terminated or verdict.success
        self._taken[agent] += 1
        step = Step(
            agent=agent,
            source=source,
            output=result.output,
            error=result.error,
            error_type=result.error_type,
            ticks=result.ticks,
            duration=result.duration,
            production_score=self._scores[0],
            automated_score=self._scores[1],
            reward=reward,
            verdict=verdict,
            milestones={"static": {}, "automated": {}},
            tick=tick,
        )
        self.steps.append(step)
        return step

    def verify(self) -> Verdict | None:
        """Measure the task, if there is one, without touching the world where it can be copied."""
        if self.task is None:
            return None
        kind = TASK_TYPES[self.task.task_type]
        if not self.game.can_copy:
            return _measured(kind.verify(self.game, self.task), "in place")
        with self.game.copy() as world:
            return _measured(kind.verify(world, self.task), "copy")

    @property
    def taken(self) -> int:
        """How many programs were run since the episode began, restored ones included."""
        return sum(self._taken)

    def steps_left(self, agent: int = 0) -> int:
        """Return how many programs agent number `agent` may still run; 0 without a task."""
        return max(0, self.task.trajectory_length - self._taken[agent]) if self.task else 0

    @property
    def truncated(self) -> bool:
        """Whether every agent has run the programs that the task allows, without success."""
        if self.task is None or self.terminated:
            return False
        return not any(self.steps_left(agent) for agent in range(self.num_agents))

    def observe(self, agent: int = 0) -> TaskInfo | None:
        """Return what agent number `agent` (from 0) is told of the task, if there is one."""
        return TASK_TYPES[self.task.task_type].observe(self, agent) if self.task else None

    def state(self) -> GameState:
        """Return where the episode stands, for `restore` here or in another process."""
        game = self.game
        names = tuple(executor.save_names() for executor in self.executors)
        world = game.snapshot() if game.can_copy else game.save_state()
        bookkeeping = {
            "task": self.task.key if self.task else None,
            "taken": list(self._taken),
            "terminated": self.terminated,
            "scores": list(self._scores),
        }
        kind = SNAPSHOT if game.can_copy else STATE
        factorio = str(game.server["game"])[:3]
        return GameState(kind, factorio, self.seed, world, names, bookkeeping)

    def restore(self, state: GameState) -> None:
        """Go on from `state` as if the episode had never stopped; `steps` begins empty.

        Raises:
            StateError: The state is a snapshot and the server is not embedded, or it is damaged.
        """
        restore_world(self.game, state)
        try:
            for executor, names in zip(self.executors, state.names, strict=True):
                executor.load_names(names)
        except ValueError as error:
            raise StateError(str(error)) from error
        kept = state.episode
        self.seed = state.seed
        self.steps.clear()
        self._taken = list(kept.get("taken", [0] * self.num_agents))
        self.terminated = bool(kept.get("terminated", False))
        self._scores = self._read_scores()

    def close(self) -> None:
        """End what runs the programs; the session stays the caller's."""
        for executor in self.executors:
            executor.close()

    def position(self) -> Position:
        """Return where the agent's character stands."""
        return self.game.get_agent().position

    def inventory(self) -> Inventory:
        """Return what the agent's character carries."""
        inventory = self.game.inspect_inventory()
        assert isinstance(inventory, Inventory)
        return inventory

    def document(self, *, factorio: str, seed: int, verdict: Verdict | None) -> dict[str, Any]:
        """Return the episode as the document that `fle run --json` prints."""
        stats = self.game.production_stats()
        position = self.position()
        document: dict[str, Any] = {
            "backend": self.game.backend,
            "factorio": factorio,
            "seed": seed,
            "steps": [step.to_dict() for step in self.steps],
            "inventory": dict(self.inventory().items()),
            "production": {"output": dict(stats.produced), "input": dict(stats.consumed)},
            "position": {"x": position.x, "y": position.y},
            "state_hash": self.game.state_hash() if self.game.can_copy else None,
        }
        if self.task and verdict:
            document["task"] = {"key": self.task.key, **verdict.to_dict()}
        return document

    def _read_scores(self) -> tuple[float, float]:
        production, automated = self.game.score()
        return float(production), float(automated)


def restore_world(game: Session, state: GameState) -> None:
    """Put the world of `state` in the place of that of `game`; no program's code is loaded.

    Raises:
        StateError: It is a snapshot, and the server is not embedded.
    """
    if state.kind == STATE:
        game.load_state(state.world)
    elif game.can_copy:
        game.restore(state.world)
    else:
        raise StateError(
            f"this state is a snapshot of an embedded server; {game.backend} cannot take it"
        )


def production_score(game: Session) -> float:
    """Return the production score of the world as it is."""
    return float(game.score()[0])


def _measured(verdict: Verdict, where: str) -> Verdict:
    return replace(verdict, measured=where) if verdict.holdouts else verdict
