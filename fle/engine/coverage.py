"""Measures how much of the game's Lua API the embedded server covers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lupa.luajit21

_ENGINE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """The members of one API class by how well they are emulated; inherited ones are not listed.

    Attributes:
        name: The class, such as "LuaEntity".
        parent: The class that it inherits from, or None.
        full: Members that work.
        partial: Attributes of which only reading or only writing works.
        missing: Members that fail with "not emulated".
    """

    name: str
    parent: str | None
    full: tuple[str, ...]
    partial: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        """The number of members that the docs list."""
        return len(self.full) + len(self.partial) + len(self.missing)


def measure(factorio: str) -> list[ClassCoverage]:
    """Ask the engine what it implements of the API of a game version, "1.1" or "2.0"."""
    runtime = lupa.luajit21.LuaRuntime(unpack_returned_tuples=True)
    runtime.execute("package.path = ...", f"{_ENGINE}/lua/?.lua")
    coverage = runtime.execute('return require("coverage")')
    coverage.load(factorio, str(_ENGINE / "data"))
    return [_class(entry) for entry in coverage.classes().values()]


def _class(entry: Any) -> ClassCoverage:
    members: dict[str, list[str]] = {"full": [], "partial": [], "none": []}
    for member in entry.members.values():
        members[member.state].append(member.name)
    return ClassCoverage(
        name=entry.name,
        parent=entry.parent,
        full=tuple(members["full"]),
        partial=tuple(members["partial"]),
        missing=tuple(members["none"]),
    )
