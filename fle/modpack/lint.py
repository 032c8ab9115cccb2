"""Checks the Lua of the mod: that it compiles, names only what exists, and keeps its layers."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fle.modpack.bytecode import CompileError, compiled, globals_of
from fle.modpack.members import members_in, version_only

_LANGUAGE = """
assert bit32 debug error getmetatable ipairs load math next pairs pcall print rawequal rawget rawlen
rawset require select setmetatable string table tonumber tostring type xpcall
"""
_GAME = """
commands defines game localised_print log rcon remote rendering script serpent settings table_size
"""
_RUNTIME = frozenset((_LANGUAGE + _GAME).split())
_SETTINGS_STAGE = frozenset((_LANGUAGE + "data mods log table_size").split())
_LUACHECK = ("--no-config", "--std", "min", "--max-line-length", "100", "--globals")
_VERSIONED = {"global": "1.1", "storage": "2.0", "prototypes": "2.0", "helpers": "2.0"}
_KNOWN = _RUNTIME | _SETTINGS_STAGE | set(_VERSIONED)
_COMPAT = "compat"
# Members of classes in one version, but fields of events and boxes in both.
_SHARED_WORDS = frozenset({"distance", "left_top", "parameter", "right_bottom"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a Lua file.

    Attributes:
        file: The file, relative to the mod.
        line: From 1; 0 when it is about the whole file.
        text: What is wrong, and what to do.
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def lint(mod: Path) -> list[Finding]:
    """Return everything that is wrong with the Lua files of the mod in `mod`."""
    sources = {file.relative_to(mod): file.read_bytes() for file in sorted(mod.rglob("*.lua"))}
    own = {name for source in sources.values() for name in _own_names(source.decode())}
    return [found for file, text in sources.items() for found in _check(file, text, own)]


def luacheck(mod: Path) -> tuple[bool, str] | None:
    """Run luacheck on the mod; whether it is content, and its report. None when there is none."""
    program = shutil.which("luacheck")
    if program is None:
        return None
    result = subprocess.run(
        [program, "-q", "--no-color", *_LUACHECK, *sorted(_KNOWN), "--", str(mod)],
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode == 0, result.stdout.strip()


def _check(file: Path, source: bytes, own: set[str]) -> Iterator[Finding]:
    name = file.as_posix()
    try:
        bytecode = compiled(source, name)
    except CompileError as error:
        found = re.search(r":(\d+): (.*)", str(error))
        line, text = (int(found[1]), found[2]) if found else (0, str(error))
        yield Finding(name, line, f"does not compile: {text}")
        return
    in_compat = file.parts[0] == _COMPAT
    known = _SETTINGS_STAGE if file.name.startswith("settings") else _RUNTIME
    for use in globals_of(bytecode):
        if use.written:
            yield Finding(name, use.line, f"assigns the global {use.name!r}; make it local")
        elif use.name in _VERSIONED and not in_compat:
            yield Finding(name, use.line, _outside(use.name, _VERSIONED[use.name]))
        elif use.name not in known and use.name not in _VERSIONED:
            yield Finding(name, use.line, f"the game has no global {use.name!r}")
    if not in_compat and file.parts[0] != "generated":
        yield from _members(name, source.decode(), own)


def _members(name: str, source: str, own: set[str]) -> Iterator[Finding]:
    only = version_only()
    for number, line in enumerate(source.splitlines(), start=1):
        for member in members_in(line):
            if member in only and member not in own and member not in _SHARED_WORDS:
                yield Finding(name, number, _outside(member, only[member]))


def _own_names(source: str) -> list[str]:
    """The functions that the mod's own tables have: they may use words of the API."""
    return re.findall(r"^\s*function \w+[.:](\w+)", source, re.MULTILINE)


def _outside(name: str, version: str) -> str:
    return f"only {version} has {name!r}; put the difference into {_COMPAT}/"
