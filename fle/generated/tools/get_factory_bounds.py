# Generated from schemas/tools/get_factory_bounds.yaml by `fle gen`. Do not edit.
"""The `get_factory_bounds` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import FactoryBounds
from fle.runtime.caller import Caller
from fle.runtime.decoding import optional

_DECODE: Callable[[Any], FactoryBounds | None] = optional(decode.factory_bounds)


class GetFactoryBounds(Caller):
    """Adds `get_factory_bounds` to the client."""

    def get_factory_bounds(self) -> FactoryBounds | None:
        """Tell where the agents' factory lies.

        Returns:
            Middle and edges of everything built; none when nothing is.
        """
        return self._call(_DECODE, "get_factory_bounds")
