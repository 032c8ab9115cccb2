"""An episode: one world, programs in order, and what came of them."""

from collections.abc import Callable, Mapping

from fle.generated.types import Inventory
from fle.interpreter import Executor, Limits, Observer, default_executor
from fle.runtime.session import Session
from fle.tasks.bookkeeping import Bookkeeping
from fle.tasks.definition import Task
from fle.tasks.inventories import named_inventory
from fle.tasks.playable import version_of
from fle.tasks.readings import read
from fle.tasks.starts import Starts
from fle.tasks.state import SNAPSHOT, STATE, GameState, StateError, restore_world
from fle.tasks.step import Step
from fle.tasks.types import TaskInfo, task_type
from fle.tasks.verdict import Verdict
from fle.tasks.verifying import Verifier

__all__ = ["Episode", "GameState", "StateError", "Step", "Verdict"]

MakeExecutor = Callable[[Session], Executor]


class Episode:
    """Programs run in order in one world; a program that fails does not stop the next.

    Attributes:
        game: The session to play in, as the first agent; it stays the caller's.
        games: The sessions of all agents, in their order.
        executors: What runs the programs of each agent.
        task: What is asked for and measured, if anything.
        steps: What the programs did since `start` or `restore`.
        seed: Which variant of the lab world is played.
    """

    def __init__(
        self,
        game: Session,
        *,
        task: Task | None = None,
        limits: Limits | None = None,
        observer: Observer | None = None,
        executor: MakeExecutor | None = None,
    ) -> None:
        """Take over `game` as it is; `start` puts the world into its first state.

        Args:
            game: The session to play in.
            task: What is asked for and measured, if anything.
            limits: What a program may use up; not used when `executor` is given.
            observer: Is told of every tool call of the programs; likewise.
            executor: Makes what runs the programs of an agent through its session.
        """
        make = executor or (
            lambda session: default_executor(session, limits=limits, observer=observer)
        )
        self.game = game
        self.task = task
        self.seed = 0
        self.steps: list[Step] = []
        agents = task.num_agents if task else 1
        self.games = [game, *(game.as_agent(number) for number in range(2, agents + 1))]
        self.executors = [make(session) for session in self.games]
        self._verifier = Verifier(game, task) if task else None
        self._starts = Starts(game)
        self._books = Bookkeeping([0] * agents)
        self._readings = read(game)

    @property
    def num_agents(self) -> int:
        """How many agents play."""
        return len(self.games)

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
            inventory: What each character holds, items by name; None: what the task says.
            technologies: `all`, `none`, or the names of those that are researched; None: what the
                task says.
            realistic: Whether actions take the game time that they take a player.

        Raises:
            TaskError: The server cannot play the task; the message says what it lacks.
        """
        for executor in self.executors:
            executor.reset()
        self._starts.begin(
            (seed, inventory, technologies, realistic),
            lambda: self._set_up(seed, inventory, technologies, realistic),
        )
        self._begin(seed, Bookkeeping([0] * self.num_agents))

    def run(self, source: str, agent: int = 0) -> Step:
        """Run one program, verify the task, and return what came of it.

        Args:
            source: The program.
            agent: Whose it is, from 0.
        """
        result = self.executors[agent].run(source)
        before, now = self._readings, read(self.game)
        self._readings = now
        verdict = self.verify()
        reward = now.production_score - before.production_score
        if self.task and verdict:
            reward = task_type(self.task).reward(verdict, reward)
        self._books.note(agent, verdict)
        step = Step(
            agent=agent,
            source=source,
            output=result.output,
            error=result.error,
            error_type=result.error_type,
            ticks=result.ticks,
            duration=result.duration,
            production_score=now.production_score,
            automated_score=now.automated_score,
            reward=reward,
            verdict=verdict,
            milestones=now.gained(before),
            tick=now.tick,
        )
        self.steps.append(step)
        return step

    def verify(self) -> Verdict | None:
        """Measure the task, if there is one, without touching the world where it can be copied."""
        return self._verifier.verify() if self._verifier else None

    @property
    def taken(self) -> int:
        """How many programs were run since the episode began, before a restored state too."""
        return sum(self._books.taken)

    @property
    def best(self) -> Verdict | None:
        """The verdict with the highest throughput since the episode began."""
        return self._books.best

    @property
    def terminated(self) -> bool:
        """Whether the task was solved."""
        return self._books.terminated

    @property
    def truncated(self) -> bool:
        """Whether every agent has run the programs that the task allows, without success."""
        if self.task is None or self.terminated:
            return False
        return not any(self.steps_left(agent) for agent in range(self.num_agents))

    def steps_left(self, agent: int = 0) -> int:
        """Return how many programs agent number `agent` may still run; 0 without a task."""
        return max(0, self.task.trajectory_length - self._books.taken[agent]) if self.task else 0

    def observe(self, agent: int = 0) -> TaskInfo | None:
        """Return what agent number `agent` (from 0) is told of the task, if there is one."""
        return task_type(self.task).observe(self, agent) if self.task else None

    def state(self) -> GameState:
        """Return where the episode stands, for `restore` here or in another process."""
        game = self.game
        return GameState(
            kind=SNAPSHOT if game.can_copy else STATE,
            factorio=version_of(game),
            seed=self.seed,
            world=game.snapshot() if game.can_copy else game.save_state(),
            names=tuple(executor.save_names() for executor in self.executors),
            episode={"task": self.task.key if self.task else None, **self._books.to_dict()},
        )

    def restore(self, state: GameState) -> None:
        """Go on from `state` as if the episode had never stopped; `steps` begins empty.

        A state of another task, or of none, gives its world and names; programs count from 0.

        Raises:
            StateError: It has another number of agents, is of another version of the game, is a
                snapshot where the server is not embedded, or is damaged.
        """
        if len(state.names) != self.num_agents:
            raise StateError(
                f"this state has {len(state.names)} agents, the episode {self.num_agents}"
            )
        restore_world(self.game, state)
        try:
            for executor, names in zip(self.executors, state.names, strict=True):
                executor.load_names(names)
        except ValueError as error:
            raise StateError(str(error)) from error
        ours = self.task is not None and state.episode.get("task") == self.task.key
        fresh = Bookkeeping([0] * self.num_agents)
        self._begin(state.seed, Bookkeeping.from_dict(state.episode) if ours else fresh)

    def close(self) -> None:
        """End what runs the programs and what was opened beside the session, which stays."""
        for executor in self.executors:
            executor.close()
        if self._verifier:
            self._verifier.close()
        for session in self.games[1:]:
            session.close()

    def _set_up(
        self,
        seed: int,
        inventory: Mapping[str, int] | None,
        technologies: str | list[str] | None,
        realistic: bool,
    ) -> None:
        if self.task:
            task_type(self.task).setup(
                self.game,
                self.task,
                seed=seed,
                inventory=inventory,
                technologies=technologies,
                realistic=realistic,
            )
            return
        held = named_inventory("free_play") if inventory is None else inventory
        self.game.reset(
            seed=seed,
            inventory=Inventory(held),
            technologies="all" if technologies is None else technologies,
            cost_model="realistic" if realistic else "instant",
        )

    def _begin(self, seed: int, books: Bookkeeping) -> None:
        self.seed = seed
        self.steps.clear()
        self._books = books
        self._readings = read(self.game)
