"""What a verifier found out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a task is solved, and what was measured to tell.

    Attributes:
        success: Whether the task is solved; always False for tasks without a quota.
        reward: The reward of the program that was verified, or None where the task leaves it to
            the production score.
        throughput: Units made by machines in the best hold-out; None where nothing is measured.
        quota: Units asked for per hold-out; None where any amount is welcome.
        holdouts: Units made by machines in each hold-out, in order.
        measured: `copy` where the hold-outs passed on a copy of the world, `in place` where they
            passed in the agent's own world, `nothing` where the task measures nothing.
        meta: What else the task type says, as plain JSON data.
    """

    success: bool
    reward: float | None = None
    throughput: float | None = None
    quota: float | None = None
    holdouts: tuple[float, ...] = ()
    measured: str = "nothing"
    meta: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as JSON-compatible data."""
        return asdict(self) | {"holdouts": list(self.holdouts), "meta": dict(self.meta)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the verdict that `to_dict` described."""
        return cls(**{**data, "holdouts": tuple(data["holdouts"])})
