"""An episode: one world, one session, programs in order, and what came of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fle.generated.types import Inventory, Position
from fle.interpreter import Interpreter, Observer
from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.throughput import Throughput, verify_throughput


@dataclass(frozen=True, slots=True)
class Step:
    """What one program did.

    Attributes:
        output: What the agent sees.
        error: Why the program ended early, or None.
        ticks: Game ticks that passed while it ran.
        production_score: The production score after it.
    """

    output: str
    error: str | None
    ticks: int
    production_score: float


class Episode:
    """Programs run in order in one session; a program that fails does not stop the next."""

    def __init__(
        self,
        game: Session,
        *,
        task: Task | None = None,
        timeout: float = 60.0,
        observer: Observer | None = None,
    ) -> None:
        """Take over `game` as it is; `start` puts the world into its first state.

        Args:
            game: The session to play in.
            task: What is asked for and measured, if anything.
            timeout: The longest a program may run, in seconds of real time.
            observer: Is told of every tool call of the programs.
        """
        self.game = game
        self.task = task
        self.interpreter = Interpreter(game, timeout=timeout, observer=observer)
        self.steps: list[Step] = []

    def start(
        self,
        *,
        seed: int,
        inventory: Mapping[str, int],
        technologies: str | list[str],
        realistic: bool,
    ) -> None:
        """Put the world into the first state of an episode, the same however many went before.

        Args:
            seed: Which variant of the lab world.
            inventory: What the character holds, items by name.
            technologies: `all`, `none`, or the names of those that are researched.
            realistic: Whether actions take the game time that they take a player.
        """
        if self.game.can_copy:
            self.game.renew()
        self.interpreter.reset()
        self.steps.clear()
        self.game.reset(
            seed=seed,
            inventory=Inventory(inventory),
            technologies=technologies,
            cost_model="realistic" if realistic else "instant",
        )

    def run(self, source: str) -> Step:
        """Run one program and return what it did."""
        result = self.interpreter.run(source)
        step = Step(result.output, result.error, result.ticks, production_score(self.game))
        self.steps.append(step)
        return step

    def verify(self) -> Throughput | None:
        """Measure the task, if there is one, without touching the world where it can be copied."""
        return verify_throughput(self.game, self.task) if self.task else None

    def position(self) -> Position:
        """Return where the agent's character stands."""
        return self.game.get_agent().position

    def inventory(self) -> Inventory:
        """Return what the agent's character carries."""
        inventory = self.game.inspect_inventory()
        assert isinstance(inventory, Inventory)
        return inventory

    def document(self, *, factorio: str, seed: int, verdict: Throughput | None) -> dict[str, Any]:
        """Return the episode as the document that `fle run --json` prints."""
        stats = self.game.production_stats()
        position = self.position()
        document: dict[str, Any] = {
            "backend": self.game.backend,
            "factorio": factorio,
            "seed": seed,
            "steps": [asdict(step) for step in self.steps],
            "inventory": dict(self.inventory().items()),
            "production": {"output": dict(stats.produced), "input": dict(stats.consumed)},
            "position": {"x": position.x, "y": position.y},
            "state_hash": self.game.state_hash() if self.game.can_copy else None,
        }
        if self.task and verdict:
            document["task"] = {"key": self.task.key, **asdict(verdict)}
        return document


def production_score(game: Session) -> float:
    """Return the production score of the world as it is."""
    return float(game.score()[0])
