"""What runs programs, as its callers see it: in a process of its own, or in this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Limits:
    """What one program may use; beyond it the program is stopped, and the session goes on.

    Attributes:
        seconds: Real time, in s, tool calls included.
        cpu_seconds: Processor time of the program itself, in s; None: as much as it has real time.
        memory_mb: What it and the names of the programs before it may hold, in MiB.
        output_lines: Prints that are kept.
        output_characters: Characters of them that are kept.
        tool_calls: Calls of tools.
    """

    seconds: float = 60.0
    cpu_seconds: float | None = None
    memory_mb: int = 512
    output_lines: int = 512
    output_characters: int = 100_000
    tool_calls: int = 10_000


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one program did, as its author is told.

    Attributes:
        output: One line a print, `<line>: <repr of the tuple of arguments>`, joined by newlines.
        error: None, or the lines that led to the error and its text.
        ticks: Game ticks that passed meanwhile.
        error_type: None, or the name of the exception, as "OutOfReach" or "TimeLimit".
        duration: Seconds of real time.
        lost: Names that this program made or changed and that cannot be kept, with the type of
            what they are; each is listed once.
    """

    output: str
    error: str | None
    ticks: int
    error_type: str | None
    duration: float
    lost: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Output and error in one text."""
        return "\n".join(part for part in (self.output, self.error) if part)


class Executor(Protocol):
    """Runs programs one after the other; names stay from one to the next."""

    @property
    def lost(self) -> Mapping[str, str]:
        """Names that could not be kept, with the types of what they were."""

    def run(self, source: str, timeout: float | None = None) -> StepResult:
        """Run a program to its end, its first error or a limit; never raises for any of them.

        Args:
            source: The program.
            timeout: Its seconds of real time, in place of those of the limits.
        """

    def reset(self) -> None:
        """Forget every name that programs made."""

    def save_names(self) -> bytes:
        """Return the names that programs made, for `load_names`."""

    def load_names(self, data: bytes) -> None:
        """Go on with the names of `save_names` in place of those that are there.

        Raises:
            ValueError: The bytes are not what `save_names` gave.
        """

    def close(self) -> None:
        """Free what the executor holds; the session is not its own."""
