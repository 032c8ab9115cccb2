"""Which members of the game's API only one version has."""

import re
from functools import cache

from fle.engine.coverage import measure

# Single words are left out: tables of any kind have fields of those names.
_MEMBER = re.compile(r"[.:]([a-z0-9]+_[a-z0-9_]+)")


@cache
def version_only() -> dict[str, str]:
    """Return the names of members that exist in one version alone, with that version."""
    members = {version: _names(version) for version in ("1.1", "2.0")}
    found = dict.fromkeys(members["1.1"] - members["2.0"], "1.1")
    found |= dict.fromkeys(members["2.0"] - members["1.1"], "2.0")
    return found


def members_in(line: str) -> list[str]:
    """Return the names after dots and colons in a line of Lua, comments and texts left out."""
    code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line).split("--", 1)[0]
    return _MEMBER.findall(code)


def _names(version: str) -> set[str]:
    return {
        member
        for entry in measure(version)
        for member in (*entry.full, *entry.partial, *entry.missing)
    }
