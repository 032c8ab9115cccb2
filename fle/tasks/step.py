"""What one program did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fle.tasks.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """What one program did.

    Attributes:
        agent: Whose program it was, from 0.
        source: The program.
        output: What the agent sees.
        error: Why the program ended early, or None.
        error_type: The name of the exception that ended it, or None.
        ticks: Game ticks that passed while it ran.
        duration: Seconds of real time that it ran; two steps are equal whatever it is.
        production_score: The production score of the world after it.
        automated_score: The part of that score that machines made.
        reward: What the program earned; `docs/tasks.md` has the rule of each task type.
        verdict: What the task's verifier measured after it, or None without a task.
        milestones: What was made for the first time by this program, with the amounts so far:
            `static` made in any way, `automated` made by machines.
        tick: The tick of the world after it.
    """

    agent: int
    source: str
    output: str
    error: str | None
    error_type: str | None
    ticks: int
    duration: float = field(compare=False)
    production_score: float
    automated_score: float
    reward: float
    verdict: Verdict | None
    milestones: Mapping[str, Mapping[str, float]]
    tick: int

    def to_dict(self) -> dict[str, Any]:
        """Return the step as JSON-compatible data."""
        document = {name: getattr(self, name) for name in self.__slots__}
        document["verdict"] = self.verdict.to_dict() if self.verdict else None
        document["milestones"] = {kind: dict(made) for kind, made in self.milestones.items()}
        return document
