"""Faults of the wire as exceptions: by code, the tools' own and those of the frame."""

from collections.abc import Mapping
from typing import Any

from fle.runtime.errors import EngineError, FleError, ProtocolError, SchemaError, ToolError

_SCHEMA = frozenset({"schema_mismatch", "protocol_mismatch"})
_ENGINE = frozenset({"internal"})


class _Unlisted(ToolError):
    """Raised when the mod reports a fault code that this package does not know."""


def call_error(
    code: str,
    data: Mapping[str, Any],
    *,
    tool: str,
    call: int,
    errors: Mapping[str, type[ToolError]],
) -> ToolError:
    """Return the exception for the fault `code` of call number `call` of its batch."""
    cls = errors.get(code)
    if cls is None:
        cls = type("ToolError", (_Unlisted,), {"code": code, "__module__": __name__})
    error = cls(data, tool=tool)
    error.call = call
    return error


def frame_error(code: str, data: Mapping[str, Any]) -> FleError:
    """Return the exception for a fault that refuses a whole request."""
    cls = ProtocolError
    if code in _SCHEMA:
        return SchemaError(_text(code, data))
    if code in _ENGINE:
        return EngineError(_text(code, data))
    return cls(_text(code, data))


def _text(code: str, data: Mapping[str, Any]) -> str:
    from fle.generated.errors import ERRORS

    known = ERRORS.get(code)
    return f"{code}: {known(data)}" if known is not None else f"{code}: {dict(data)}"
