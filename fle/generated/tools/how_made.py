# Generated from schemas/tools/how_made.yaml by `fle gen`. Do not edit.
"""The `how_made` tool."""

from collections.abc import Callable
from typing import Any

from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[str]] = list_of(str)


class HowMade(Caller):
    """Adds `how_made` to the client."""

    def how_made(self, entity: str) -> list[str]:
        """Tell in which ways machines come by an item or fluid.

        Args:
            entity: The item or fluid.

        Returns:
            Of mined (by drills and pumpjacks), crafted (by a recipe), launched (brought by a
            rocket) and drawn (from a lake or a boiler); empty where only hands come by it.
        """
        return self._call(_DECODE, "how_made", entity)
