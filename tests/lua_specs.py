"""Collects Lua specs as pytest items: every test of every spec, on both Luas and game versions.

A spec file gets a fresh Lua state for each of the four combinations. `pytest tests/lua` runs all,
`pytest tests/lua/engine/inventories_spec.lua` one, and `-k "lua52 and 2.0"` one combination.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lupa.lua52
import lupa.luajit21
import pytest

ROOT = Path(__file__).resolve().parent.parent
LUAS: dict[str, Any] = {
    "luajit": lupa.luajit21.LuaRuntime,
    "lua52": lupa.lua52.LuaRuntime,
}
PROFILES = {"1.1": "1.1.110", "2.0": "2.0.77"}
SEARCH_PATH = ";".join(str(ROOT / part) for part in ("?.lua", "fle/engine/lua/?.lua", "mod/?.lua"))

_PREPARE = b"""
local path, factorio, version, root = ...
package.path = path
package.loaded["tests.lua.support.profile"] =
  { factorio = factorio, version = version, root = root }
return require("tests.lua.support.spec_runner")
"""
_GUARD = b"""
local action = ...
return function(...)
  local outcome = { pcall(action, ...) }
  if outcome[1] then return true, outcome[2], outcome[3] end
  return false, tostring(outcome[2])
end
"""


class SpecState:
    """One Lua state with one spec file loaded into it."""

    def __init__(self, path: Path, lua: str, factorio: str) -> None:
        # Bytes on both sides: a failure may quote binary data.
        runtime = LUAS[lua](encoding=None, unpack_returned_tuples=True)
        arguments = (SEARCH_PATH, factorio, PROFILES[factorio], str(ROOT))
        self._runner = runtime.execute(_PREPARE, *(part.encode() for part in arguments))
        self._runtime = runtime
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        loaded, names, _ = self._call(b"load", path.read_bytes(), str(name).encode())
        if not loaded:
            raise SpecFailure(_text(names))
        self.names = [_text(names[i + 1]) for i in range(len(names))]

    def run(self, index: int) -> tuple[str, str]:
        """Run the test with this 0-based index; return its outcome and text."""
        return self._outcome(b"run", index + 1)

    def finish(self) -> tuple[str, str]:
        """Tear down what is still open."""
        return self._outcome(b"finish")

    def _outcome(self, function: bytes, *arguments: Any) -> tuple[str, str]:
        ok, outcome, text = self._call(function, *arguments)
        return (_text(outcome), _text(text)) if ok else ("failed", _text(outcome))

    def _call(self, function: bytes, *arguments: Any) -> tuple[bool, Any, Any]:
        guarded = self._runtime.execute(_GUARD, self._runner[function])
        ok, *values = guarded(*arguments)
        first, second = [*values, None, None][:2]
        return ok, first, second


class SpecFailure(Exception):
    """Raised when a spec cannot be read or one of its tests fails; holds the Lua text."""


class SpecFile(pytest.File):
    """A spec file."""

    def collect(self) -> Iterator[pytest.Collector]:
        for lua in LUAS:
            for factorio in PROFILES:
                yield SpecRun.from_parent(
                    self, name=f"{lua}-{factorio}", lua=lua, factorio=factorio
                )


class SpecRun(pytest.Collector):
    """A spec file on one Lua and one game version."""

    def __init__(self, *, lua: str, factorio: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.lua = lua
        self.factorio = factorio
        self.state: SpecState | None = None

    def collect(self) -> Iterator[pytest.Item]:
        try:
            names = _names(self.path, self.factorio)
        except SpecFailure as failure:
            raise self.CollectError(str(failure)) from None
        for index, name in enumerate(names):
            yield SpecItem.from_parent(self, name=name, index=index)

    def setup(self) -> None:
        self.state = SpecState(self.path, self.lua, self.factorio)

    def teardown(self) -> None:
        state, self.state = self.state, None
        if state is not None:
            outcome, text = state.finish()
            if outcome == "failed":
                raise SpecFailure(text)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:
        if isinstance(excinfo.value, SpecFailure | self.CollectError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class SpecItem(pytest.Item):
    """One `it` of a spec."""

    def __init__(self, *, index: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.index = index

    def runtest(self) -> None:
        run = self.parent
        assert isinstance(run, SpecRun)
        assert run.state is not None
        if run.state.names[self.index : self.index + 1] != [self.name]:
            raise SpecFailure(f"the spec lists other tests on {run.lua}: {run.state.names}")
        outcome, text = run.state.run(self.index)
        if outcome == "pending":
            pytest.skip(text)
        if outcome == "failed":
            raise SpecFailure(text)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, SpecFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.parent.name if self.parent else ''} {self.name}"


@cache
def _names(path: Path, factorio: str) -> list[str]:
    # Both Luas list the same tests, so listing them once for each game version is enough.
    return SpecState(path, "luajit", factorio).names


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def collect_spec(file_path: Path, parent: pytest.Collector) -> SpecFile | None:
    """Return the collector for a spec file, None for any other file."""
    if file_path.name.endswith("_spec.lua"):
        return SpecFile.from_parent(parent, path=file_path)
    return None
