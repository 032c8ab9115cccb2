"""Results of calls as an observer sees them: typed, on the session's side."""

from collections.abc import Callable
from typing import Any

from fle.runtime import wire
from fle.runtime.caller import Caller
from fle.runtime.interface import Interface


class _Decoders(Caller):
    """Finds what makes a tool's result of its wire form."""

    def _call(self, decode: Callable[[Any], Any], tool: str, *args: Any) -> Any:
        return decode


def decoded(
    interface: Interface, observer: Callable[[str, Any], None]
) -> Callable[[str, bytes], None]:
    """Return what tells `observer` of packed answers whose result is no fault."""
    finder: Any = type("Decoders", (_Decoders, interface.client), {})()

    def observe(tool: str, packed: bytes) -> None:
        _, _, ((state, *rest),) = wire.unpack(packed)
        if state == wire.OK:
            params = interface.tools[tool].params
            decode = getattr(finder, tool)(*(None for _ in params))
            observer(tool, decode(rest[0]))

    return observe
