# Generated from schemas/tools/get_map.yaml by `fle gen`. Do not edit.
"""The `get_map` tool."""

from fle.generated import decode
from fle.generated.types import MapArea, Position
from fle.runtime.caller import Caller


class GetMap(Caller):
    """Adds `get_map` to the client."""

    def get_map(self, left_top: Position, right_bottom: Position) -> MapArea:
        """Tell what an area of the world holds.

        Args:
            left_top: The north-western corner.
            right_bottom: The south-eastern corner.

        Returns:
            Water, resources, trees, rocks, entities and characters of the area.
        """
        return self._call(decode.map_area, "get_map", left_top, right_bottom)
