"""What runs programs, as its callers see it: here in this process, later in one of its own."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one program did, as its author is told.

    Attributes:
        output: One line a print, `<line>: <repr of the tuple of arguments>`, joined by newlines.
        error: None, or the lines that led to the error and its text.
        ticks: Game ticks that passed meanwhile.
        error_type: None, or the name of the exception, as "OutOfReach" or "TimeLimit".
        duration: Seconds of real time.
    """

    output: str
    error: str | None
    ticks: int
    error_type: str | None
    duration: float

    @property
    def text(self) -> str:
        """Output and error in one text."""
        return "\n".join(part for part in (self.output, self.error) if part)


class Executor(Protocol):
    """Runs programs one after the other; names stay from one to the next."""

    def run(self, source: str, timeout: float | None = None) -> StepResult:
        """Run a program to its end, its first error or its time limit; never raises for either."""

    def reset(self) -> None:
        """Forget every name that programs made."""

    def close(self) -> None:
        """Free what the executor holds; the session is not its own."""
