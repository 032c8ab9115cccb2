"""FLE: programs build factories in Factorio, and are measured.

`fle.connect()` opens a session with a server, embedded in this process unless told otherwise;
`Interpreter` runs agents' programs in it.
"""

from typing import TYPE_CHECKING

from fle._later import importer
from fle.runtime.errors import (
    BatchError,
    EngineError,
    FleError,
    ProtocolError,
    SchemaError,
    ToolError,
    TransportError,
)

if TYPE_CHECKING:
    from fle._version import __version__
    from fle.generated.types import (
        Direction,
        Inventory,
        Position,
        Prototype,
        Resource,
        Technology,
    )
    from fle.interpreter import Interpreter, StepResult
    from fle.runtime.connection import connect
    from fle.runtime.session import Batch, Session

__all__ = [
    "Batch",
    "BatchError",
    "Direction",
    "EngineError",
    "FleError",
    "Interpreter",
    "Inventory",
    "Position",
    "ProtocolError",
    "Prototype",
    "Resource",
    "SchemaError",
    "Session",
    "StepResult",
    "Technology",
    "ToolError",
    "TransportError",
    "__version__",
    "connect",
]

# Imported on first use: `fle gen` must start before, and `fle --help` without, the generated code.
__getattr__ = importer(
    globals(),
    {
        "__version__": "fle._version",
        "Batch": "fle.runtime.session",
        "Direction": "fle.generated.types",
        "Interpreter": "fle.interpreter",
        "Inventory": "fle.generated.types",
        "Position": "fle.generated.types",
        "Prototype": "fle.generated.types",
        "Resource": "fle.generated.types",
        "Session": "fle.runtime.session",
        "StepResult": "fle.interpreter",
        "Technology": "fle.generated.types",
        "connect": "fle.runtime.connection",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
