"""What a run has used so far, against what it may use."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fle.eval.plan import RunLimits

SECONDS = "trajectory_s"
RUN_SECONDS = "run_s"
"""Names among a step's timings: real time since its trajectory and its run began, pauses left out,
so that a run that is resumed goes on counting."""


@dataclass(slots=True)
class Used:
    """What was used.

    Attributes:
        steps: Programs.
        tokens: Tokens of prompts and replies together.
        cost: US dollars, as far as prices are known.
        unknown_cost: Whether a model was asked whose price is not known.
    """

    steps: int = 0
    tokens: int = 0
    cost: float = 0.0
    unknown_cost: bool = False

    def add(self, tokens: int, cost: float | None) -> None:
        """Count one step."""
        self.steps += 1
        self.tokens += tokens
        self.cost += cost or 0.0
        self.unknown_cost = self.unknown_cost or (cost is None and tokens > 0)


@dataclass(frozen=True, slots=True)
class Over:
    """A limit that was reached.

    Attributes:
        reason: The reason with which a trajectory ends: `limit_tokens`, `run_limit_cost`, ...
        text: A sentence about it.
    """

    reason: str
    text: str


class Ledger:
    """Counts what trajectories use; asked before every call of a model."""

    def __init__(
        self,
        trajectory: RunLimits,
        run: RunLimits,
        *,
        earlier_s: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to count.

        Args:
            trajectory: What each trajectory may use.
            run: What all of them may use.
            earlier_s: Seconds that the run took before it was resumed.
            clock: Tells the time in seconds.
        """
        self._limits = (trajectory, run)
        self._clock = clock
        self._run_began = clock() - earlier_s
        self._began: dict[int, float] = {}
        self._used: dict[int, Used] = {}
        self.total = Used()

    def count(self, trajectory: int, tokens: int, cost: float | None) -> None:
        """Count a step of a trajectory."""
        self.used(trajectory).add(tokens, cost)
        self.total.add(tokens, cost)

    def used(self, trajectory: int) -> Used:
        """Return what a trajectory has used."""
        return self._used.setdefault(trajectory, Used())

    def begin(self, trajectory: int, earlier_s: float = 0.0) -> None:
        """Start the clock of a trajectory that took `earlier_s` seconds before."""
        self._began[trajectory] = self._clock() - earlier_s

    def seconds(self, trajectory: int) -> Mapping[str, float]:
        """Return the seconds of the trajectory and of the run, as a step's timings have them."""
        now = self._clock()
        began = self._began.get(trajectory, now)
        return {SECONDS: now - began, RUN_SECONDS: now - self._run_began}

    def over(self, trajectory: int) -> Over | None:
        """Return the first limit that is reached, if one is."""
        seconds = self.seconds(trajectory)
        own = _over(self._limits[0], self.used(trajectory), seconds[SECONDS], "", "the trajectory")
        return own or _over(
            self._limits[1], self.total, seconds[RUN_SECONDS], "run_", "the whole run"
        )


def _over(limits: RunLimits, used: Used, seconds: float, prefix: str, whose: str) -> Over | None:
    if limits.cost is not None and used.unknown_cost:
        return Over(
            f"{prefix}limit_cost",
            f"{whose} has a limit of ${limits.cost:g}, but the price of its model is not known",
        )
    for name, limit, amount, shown in (
        ("steps", limits.steps, used.steps, f"{used.steps} steps"),
        ("tokens", limits.tokens, used.tokens, f"{used.tokens} tokens"),
        ("cost", limits.cost, used.cost, f"${used.cost:.4f}"),
        ("seconds", limits.seconds, seconds, f"{seconds:.0f} s"),
    ):
        if limit is not None and amount >= limit:
            return Over(
                f"{prefix}limit_{name}", f"{whose} has used {shown}; its limit is {limit:g}"
            )
    return None
