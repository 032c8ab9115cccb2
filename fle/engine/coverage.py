"""Measures how much of the game's Lua API the embedded server covers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lupa.luajit21

_ENGINE = Path(__file__).resolve().parent
_PUBLISHED = _ENGINE / "data" / "published_usage.json"


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """The members of one API class by how well they are emulated; inherited ones are not listed.

    Attributes:
        name: The class, such as "LuaEntity".
        parent: The class that it inherits from, or None.
        full: Members that work; "#" and "[]" are the length and the index operator.
        partial: Attributes of which only reading or only writing works.
        missing: Members that fail with "not emulated".
        reasons: Why a member is missing, where that is settled.
    """

    name: str
    parent: str | None
    full: tuple[str, ...]
    partial: tuple[str, ...]
    missing: tuple[str, ...]
    reasons: dict[str, str]

    @property
    def total(self) -> int:
        """The number of members that the docs list."""
        return len(self.full) + len(self.partial) + len(self.missing)


@dataclass(frozen=True, slots=True)
class UsedMember:
    """A member of the API that the published environment's Lua uses.

    Attributes:
        name: Such as "LuaEntity.status".
        emulated: Whether what is used of it works on the embedded server.
        reason: Why it does not, or "" where that is not settled.
    """

    name: str
    emulated: bool
    reason: str


def measure(factorio: str) -> list[ClassCoverage]:
    """Ask the engine what it implements of the API of a game version, "1.1" or "2.0"."""
    return [_class(name, parent, members) for name, parent, members in _ask(factorio)]


def published_line(factorio: str) -> str:
    """The release of the published environment that runs on a game version, such as "0.4.3"."""
    return str(_published(factorio)["line"])


def measure_published(factorio: str) -> list[UsedMember]:
    """What of the members that the published environment uses is emulated, by name.

    Source: static analysis of its Lua, compiled by `fle data usage`.
    """
    states = {
        f"{name}.{member.name}": member for name, _, members in _ask(factorio) for member in members
    }
    return [
        UsedMember(name, _works(states[name].state, modes), states[name].reason or "")
        for name, modes in _published(factorio)["members"].items()
    ]


def compile_usage(source: Path) -> Path:
    """Write the table of used members from a description of what the published Lua uses."""
    table = {}
    for line, version in json.loads(source.read_text(encoding="utf-8"))["versions"].items():
        members = {
            f"{name}.{member}": use.lstrip("~").split(":")[0]
            for name, uses in version["classes"].items()
            for member, use in uses.items()
        }
        factorio = ".".join(version["api"].split(".")[:2])
        table[factorio] = {"line": line, "members": members}
    _PUBLISHED.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return _PUBLISHED


def _published(factorio: str) -> dict[str, Any]:
    table: dict[str, dict[str, Any]] = json.loads(_PUBLISHED.read_text(encoding="utf-8"))
    return table[factorio]


def _works(state: str, modes: str) -> bool:
    # Modes are letters: r read, w written, c called.
    return state == "full" or (state != "none" and modes == state[0])


def _ask(factorio: str) -> Iterator[tuple[str, str | None, list[Any]]]:
    runtime = lupa.luajit21.LuaRuntime(unpack_returned_tuples=True)
    runtime.execute("package.path = ...", f"{_ENGINE}/lua/?.lua")
    coverage = runtime.execute('return require("objects.coverage")')
    coverage.load(factorio, str(_ENGINE / "data"))
    for entry in coverage.classes().values():
        yield entry.name, entry.parent, list(entry.members.values())


def _class(name: str, parent: str | None, members: list[Any]) -> ClassCoverage:
    def named(*states: str) -> tuple[str, ...]:
        return tuple(member.name for member in members if member.state in states)

    return ClassCoverage(
        name=name,
        parent=parent,
        full=named("full"),
        partial=named("read", "write"),
        missing=named("none"),
        reasons={member.name: member.reason for member in members if member.reason},
    )
