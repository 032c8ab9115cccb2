"""What the session's side checks of every call that a process of programs asks for.

Nothing of what such a process sends is ever carried out, imported or unpickled here: a call is
decoded, looked at, and packed anew, so that what goes to the server is only what was looked at.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgpack

from fle.interpreter.process.line import LineMisused
from fle.runtime import wire
from fle.runtime.interface import Interface

LARGEST_CALL = 1 << 20
"""The most bytes that a call may have."""

_LARGEST_KNOWN, _MOST_KNOWN = 64, 4096
"""Calls that are remembered, since programs repeat themselves: bytes of one, how many."""

_DEEPEST = 32
_ATOMS = frozenset((int, str, bytes, float, bool, type(None)))


class CallRefused(Exception):
    """Raised when a program asked for what is not possible; its process is as it should be."""


class Gate:
    """Lets the calls of agents' tools through."""

    def __init__(self, interface: Interface) -> None:
        """Learn which tools are for agents."""
        tools = interface.tools.values()
        self.tools: Mapping[int, str] = {
            tool.index: tool.name for tool in tools if tool.audience == "agent"
        }
        self._passed: dict[bytes, tuple[str, bytes]] = {}
        self._others = {tool.index: tool.name for tool in tools if tool.audience != "agent"}

    def passed(self, data: bytes) -> tuple[str, bytes]:
        """Return the name of the tool and the call as it may go to the server.

        Raises:
            LineMisused: No honest process sends this.
            CallRefused: The call is too large, or its arguments are nested too deep.
        """
        known = self._passed.get(data)
        if known is not None:
            return known
        passed = self._checked(data)
        if len(data) <= _LARGEST_KNOWN:
            if len(self._passed) >= _MOST_KNOWN:
                self._passed.clear()
            self._passed[data] = passed
        return passed

    def _checked(self, data: bytes) -> tuple[str, bytes]:
        if len(data) > LARGEST_CALL:
            raise CallRefused(
                f"a call of {len(data):,} bytes; the largest may have {LARGEST_CALL:,}"
            )
        try:
            call = msgpack.unpackb(data, raw=False, strict_map_key=False, ext_hook=_no_extension)
        except LineMisused:
            raise
        except Exception as error:
            raise LineMisused(f"a call that is not msgpack ({type(error).__name__})") from error
        if type(call) is not list or not call or type(call[0]) is not int:
            raise LineMisused("a call that does not name a tool")
        index, *items = call
        name = self.tools.get(index)
        if name is None:
            other = self._others.get(index)
            raise LineMisused(
                f"a call of {other}, which is not a tool of agents" if other else "an unknown tool"
            )
        for item in items:
            if type(item) not in _ATOMS:
                _require_plain(item, 1)
        return name, wire.pack_call(index, items)


def _require_plain(value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise CallRefused(f"arguments that are nested deeper than {_DEEPEST}")
    parts: Iterable[Any]
    if type(value) is dict:
        parts = (*value.keys(), *value.values())
    elif type(value) is list:
        parts = value
    else:
        raise LineMisused(f"an argument of the unknown kind {type(value).__name__}")
    for part in parts:
        if type(part) not in _ATOMS:
            _require_plain(part, depth + 1)


def _no_extension(kind: int, data: bytes) -> Any:
    raise LineMisused(f"an argument of the unknown kind {kind}")
