"""What is wrong with a schema: one line each, with the place and what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one line of one file."""

    file: str
    line: int
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.expected}"


class SchemaError(Exception):
    """Raised when schemas cannot be generated from; lists every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Problems:
    """Collects problems, so that one run reports all of them.

    `roots` are the folders that file names are shown relative to.
    """

    roots: tuple[Path, ...] = ()
    found: list[Problem] = field(default_factory=list)

    def add(self, file: Path, line: int, what: str, expected: str) -> None:
        """Note that `what` is wrong in `line` (from 1) of `file`, where `expected` should be."""
        self.found.append(Problem(self.shown(file), line, what, expected))

    def shown(self, file: Path) -> str:
        """Return `file` as a message names it: relative to the first root that holds it."""
        for root in self.roots:
            if file.is_relative_to(root):
                return file.relative_to(root).as_posix()
        return file.as_posix()

    def stop(self) -> None:
        """Raise SchemaError when something was found."""
        if self.found:
            raise SchemaError(self.found)
