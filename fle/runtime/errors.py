"""The exceptions of the package: one shallow tree under `FleError`."""

from collections.abc import Mapping
from typing import Any, ClassVar


class FleError(Exception):
    """Raised when anything in this package fails; catch it to catch everything below."""


class ToolError(FleError):
    """Raised when a tool refuses what was asked; the subclasses are generated, one a fault code.

    Attributes:
        code: The fault code of `schemas/errors.yaml`.
        data: What the tool said about the failure, by field name.
        tool: The tool that was called, empty when unknown.
        call: Which call of its batch failed, from 0.
        others: The other faults of the same batch, in order.
    """

    code: ClassVar[str] = "tool_error"
    template: ClassVar[str] = ""

    data: Mapping[str, Any]
    tool: str
    call: int
    others: "tuple[ToolError, ...]"

    def __init__(self, data: Mapping[str, Any] | None = None, *, tool: str = "") -> None:
        self.data = data if data is not None else {}
        self.tool = tool
        self.call = 0
        self.others = ()
        super().__init__(self.data)

    def __str__(self) -> str:
        # Imported late: texts are needed only for errors that somebody reads.
        from fle.runtime.template import render

        if not self.template:
            return f"{self.code}: {dict(self.data)}"
        return render(self.template, self.data)

    def __repr__(self) -> str:
        # Programs print errors, and printed values are shown by their repr.
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> Any:
        return (_rebuild, (type(self), dict(self.data), self.tool))


class TransportError(FleError):
    """Raised when the server cannot be reached, does not answer in time or closes the line."""


class ProtocolError(FleError):
    """Raised when the two sides do not understand each other: a frame was refused or garbled."""


class SchemaError(FleError):
    """Raised when the server's mod and this package were made from different schemas."""


class EngineError(FleError):
    """Raised when the server's side has a bug or cannot do what only the embedded server can."""


class BatchError(FleError):
    """Raised when a batch is misused: a value read too early, a handle of another batch."""


class ConnectionLost(TransportError):
    """Raised when the line broke while an answer was owed; the runtime resends after it."""


def _rebuild(cls: type[ToolError], data: Mapping[str, Any], tool: str) -> ToolError:
    return cls(data, tool=tool)
