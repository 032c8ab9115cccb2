"""What an episode counts: programs of each agent, success, the best verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from fle.tasks.verdict import Verdict


@dataclass(slots=True)
class Bookkeeping:
    """What an episode counts.

    Attributes:
        taken: How many programs each agent has run.
        terminated: Whether the task was solved.
        best: The verdict with the highest throughput so far, or None.
    """

    taken: list[int]
    terminated: bool = field(default=False)
    best: Verdict | None = field(default=None)

    def note(self, agent: int, verdict: Verdict | None) -> None:
        """Count a program of `agent` (from 0) and what was measured after it."""
        self.taken[agent] += 1
        if verdict is None:
            return
        self.terminated = self.terminated or verdict.success
        if verdict.throughput is not None and (
            self.best is None or verdict.throughput > (self.best.throughput or 0)
        ):
            self.best = verdict

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as JSON-compatible data."""
        best = self.best.to_dict() if self.best else None
        return {"taken": list(self.taken), "terminated": self.terminated, "best": best}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the counts that `to_dict` described."""
        best = Verdict.from_dict(data["best"]) if data["best"] else None
        return cls(list(data["taken"]), data["terminated"], best)
