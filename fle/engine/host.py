"""Hosts the embedded server, which is written in Lua, in this process."""

from __future__ import annotations

import hashlib
import importlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from fle.engine.errors import EngineError

log = logging.getLogger("fle.engine")

LUA = Path(__file__).parent / "lua"

_IMPLEMENTATIONS = {"luajit": "lupa.luajit21", "lua52": "lupa.lua52"}
_VERSIONS = ("1.1", "2.0")

# Every function answers true and its results, or false and the text of what was raised: an error
# must never cross as an exception, which would lose its traceback.
_HOST = b"""
local path, on_log, on_file = ...
package.path = path .. "/?.lua"

-- The engine, a mod and its tools are more code than LuaJIT's defaults have room for: it would
-- throw away all that it has compiled and begin anew, again and again.
if jit then
  require("jit.opt").start("maxtrace=20000", "maxmcode=32768", "sizemcode=256", "maxrecord=20000")
  require("jit.opt").start("maxirconst=4000", "maxsnap=2000")
end
-- A world takes a few megabytes, so it may grow to four times that before it is cleaned up.
collectgarbage("setpause", 400)

local loaded, server = xpcall(require, debug.traceback, "server")
if not loaded then
  return false, server
end
server.output.on_log, server.output.on_file = on_log, on_file

local function guard(action)
  return function(...)
    return pcall(action, ...)
  end
end

local function start(factorio, seed, ...)
  server.start({ factorio = factorio, seed = seed, mods = { ... } })
end

return true, {
  start = guard(start),
  console = guard(server.console),
  remote_call = guard(server.remote_call),
  advance = guard(server.advance),
  snapshot = guard(server.snapshot),
  snapshot_without = guard(server.snapshot_without),
  restore = guard(server.restore),
  version = server.version,
  clock = server.clock,
}
"""


class EmbeddedServer:
    """An emulated headless server with one world, in a Lua state of its own.

    Attributes:
        factorio_version: The version of the game that is emulated, such as "1.1.110".
        script_output: What scripts wrote with `write_file`, by file name.
        on_log: Called with each line of the server's log; None sends lines to the logger
            `fle.engine`.
    """

    def __init__(
        self,
        *,
        factorio: str = "1.1",
        seed: int = 0,
        mods: Sequence[Path] = (),
        lua: str = "luajit",
    ) -> None:
        """Start a fresh world.

        Args:
            factorio: "1.1" or "2.0".
            seed: The map's seed, which also seeds the scripts' random numbers.
            mods: Folders or zips of mods to load.
            lua: "luajit", or "lua52" for the Lua that the game runs.

        Raises:
            EngineError: There is no such version or Lua, or a mod fails to load.
        """
        if factorio not in _VERSIONS:
            raise EngineError(f'there is no Factorio "{factorio}" here, only 1.1 and 2.0')
        self.script_output: dict[str, bytes] = {}
        self.on_log: Callable[[str], None] | None = None
        self._lua: Any = _new_lua(lua)
        ok, host = self._lua.execute(_HOST, str(LUA).encode(), self._log_line, self._write_file)
        if not ok:
            raise EngineError(f"the engine cannot be loaded: {_text(host)}")
        self._remote_call = host[b"remote_call"]
        self._advance = host[b"advance"]
        self._console = host[b"console"]
        self._clock = host[b"clock"]
        self._host: Any = host
        folders = [str(mod).encode() for mod in mods]
        self._call(host[b"start"], factorio.encode(), seed, *folders)
        self.factorio_version = _text(host[b"version"]())

    @property
    def tick(self) -> int:
        """The tick of the world."""
        return int(self._clock()[0])

    @property
    def tick_paused(self) -> bool:
        """Whether the world is paused; it may still have ticks to run."""
        return bool(self._clock()[1])

    @property
    def ticks_to_run(self) -> int:
        """How many ticks a paused world will run before it stands still."""
        return int(self._clock()[2])

    @property
    def speed(self) -> float:
        """The game speed that scripts set; pacing only."""
        return float(self._clock()[3])

    @property
    def paused(self) -> bool:
        """Whether no tick would pass."""
        _, paused, to_run, _ = self._clock()
        return bool(paused) and to_run == 0

    def console(self, line: str) -> str:
        """Carry out a console line and return what RCON would print back.

        Bytes that are no UTF-8 pass both ways as lone surrogates (`surrogateescape`).
        """
        answer: bytes = self._call(self._console, line.encode("utf-8", "surrogateescape"))
        return answer.decode("utf-8", "surrogateescape")

    def remote_call(
        self, interface: str, function: str, *args: bytes | str | int | float | bool
    ) -> Any:
        """Call a function of a mod's remote interface.

        Texts come back as bytes, tables as lists or dicts.

        Raises:
            EngineError: There is no such function, or it failed.
        """
        plain = [arg.encode() if isinstance(arg, str) else arg for arg in args]
        value = self._call(self._remote_call, interface.encode(), function.encode(), *plain)
        if value is None or isinstance(value, bytes | int | float):
            return value
        return _plain(value)

    def advance(self, ticks: int) -> int:
        """Let up to `ticks` ticks pass, as far as the game's pause allows; return how many did.

        Raises:
            EngineError: A script failed in a tick; that tick is complete, the rest did not run.
        """
        return int(self._call(self._advance, ticks))

    def snapshot(self) -> bytes:
        """Return the whole world: entities, scripts' saved tables, random state.

        Raises:
            EngineError: A script saved something that cannot be saved, such as a function.
        """
        data: bytes = self._call(self._host[b"snapshot"])
        return data

    def restore(self, data: bytes, *, keep_scripts: bool = False) -> None:
        """Put the world back that `snapshot` returned.

        Args:
            data: The snapshot.
            keep_scripts: Whether scripts stay in memory and only hear that a world was loaded,
                which is much quicker; else they are loaded anew, as from a save. It is right for
                scripts that keep nothing outside their saved table but what never changes.

        Raises:
            EngineError: The bytes are no snapshot of this version, or a script fails to load.
        """
        self._call(self._host[b"restore"], data, keep_scripts)

    def state_hash(self, *, without: tuple[str, str] | None = None) -> str:
        """Return a hash of everything that `snapshot` returns.

        Args:
            without: A mod and the key of an entry of its saved table that does not count.
        """
        if without is None:
            return hashlib.sha256(self.snapshot()).hexdigest()
        mod, key = (name.encode() for name in without)
        return hashlib.sha256(self._call(self._host[b"snapshot_without"], mod, key)).hexdigest()

    def close(self) -> None:
        """Free the world; the server cannot be used afterwards."""
        closed = _Closed()
        self._remote_call = self._advance = self._console = self._clock = closed
        self._host = dict.fromkeys((b"snapshot", b"snapshot_without", b"restore"), closed)
        self._lua = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, function: Any, *args: Any) -> Any:
        result = function(*args)
        if result is True:
            return None
        ok, value, *_ = result
        if not ok:
            raise EngineError(_text(value))
        return value

    def _log_line(self, line: Any) -> None:
        text = _text(line)
        if self.on_log is not None:
            self.on_log(text)
        else:
            log.debug("%s", text)

    def _write_file(self, name: Any, data: Any, append: Any) -> None:
        key = _text(name)
        before = self.script_output.get(key, b"") if append else b""
        self.script_output[key] = before + data


class _Closed:
    """Stands in for the functions of a server that was closed."""

    def __call__(self, *_: object) -> Any:
        raise EngineError("the server is closed")


def _new_lua(name: str) -> Any:
    if name not in _IMPLEMENTATIONS:
        raise EngineError(f'there is no Lua called "{name}", only luajit and lua52')
    try:
        module = importlib.import_module(_IMPLEMENTATIONS[name])
    except ImportError as error:
        raise EngineError(
            f"lupa was built without {_IMPLEMENTATIONS[name]} here; "
            f"choose another Lua (luajit or lua52) or install another build of lupa"
        ) from error
    # Bytes on both sides: mods exchange binary data.
    return module.LuaRuntime(
        encoding=None, unpack_returned_tuples=True, register_eval=False, register_builtins=False
    )


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _plain(value: Any) -> Any:
    if not hasattr(value, "items"):
        return value
    items = [(key, _plain(item)) for key, item in value.items()]
    if [key for key, _ in items] == list(range(1, len(items) + 1)):
        return [item for _, item in items]
    return dict(items)
