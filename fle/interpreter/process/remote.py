"""The session as a process of programs has it: every call goes over the line."""

from collections.abc import Callable
from typing import Any

import msgpack

from fle.interpreter.limit import Limit
from fle.interpreter.process import kinds
from fle.interpreter.process.line import Line
from fle.runtime import errors, wire
from fle.runtime.caller import Caller
from fle.runtime.errors import ProtocolError
from fle.runtime.faults import call_error
from fle.runtime.interface import Interface
from fle.runtime.tool_table import Entry

_unpack = msgpack.unpackb
_FAILURES = {
    name: getattr(errors, name)
    for name in ("TransportError", "ProtocolError", "SchemaError", "EngineError", "FleError")
}


class RemoteCalls(Caller):
    """What carries the calls of the generated client out.

    Attributes:
        interface: The tools.
        tick: The game tick of the last answer.
        deadline: Unused here: the session's side watches over calls that take time.
    """

    interface: Interface
    tick: int
    deadline: tuple[float | None, Callable[[], BaseException]]

    def _open(self, interface: Interface, limit: Limit) -> None:
        self.interface = interface
        self.tick = 0
        self.deadline = (None, TimeoutError)
        self._limit = limit
        self._entries: dict[str, Entry] = {
            name: (tool.index, tool.defaults, wire.encoders(tool.kinds))
            for name, tool in interface.tools.items()
        }

    def begin(self, line: Line) -> None:
        """Call over `line` from now on."""
        self._line = line

    def _call(self, decode: Callable[[Any], Any], tool: str, *args: Any) -> Any:
        index, defaults, encoders = self._entries[tool]
        items = wire.encode_arguments(args, defaults, encoders)
        self._line.send(kinds.CALL, wire.pack_call(index, items))
        kind, content = self._line.receive()
        if kind == kinds.RESULT:
            _, self.tick, (result,) = _unpack(content, raw=False, strict_map_key=False)
            if result[0] == wire.OK:
                return decode(result[1])
            raise self._failure(tool, result)
        if kind == kinds.STOP:
            self._limit.expire(content.decode())
            self._limit.stop()
        name, text = msgpack.unpackb(content)
        raise _FAILURES.get(name, ProtocolError)(text)

    def _failure(self, tool: str, result: list[Any]) -> Exception:
        if result[0] != wire.FAULT:
            return ProtocolError(f"{tool} was answered with the unknown state {result[0]!r}")
        errors = self.interface.errors
        return call_error(result[1], result[2] or {}, tool=tool, call=0, errors=errors)

    def now(self) -> int:
        """Return the game tick; the session's side asked for it just before."""
        return self.tick

    def give_up(self) -> None:
        """Do nothing: the session's side ends what a program left."""


def remote_session(interface: Interface, limit: Limit) -> Any:
    """Return a client that calls over a line, once it has begun.

    Args:
        interface: The tools.
        limit: Is told when that side says that the program must stop.
    """
    client: Any = type("Session", (RemoteCalls, interface.client), {})()
    client._open(interface, limit)
    return client
