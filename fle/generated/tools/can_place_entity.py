# Generated from schemas/tools/can_place_entity.yaml by `fle gen`. Do not edit.
"""The `can_place_entity` tool."""

from fle.generated.types import Direction, Position, Prototype
from fle.runtime.caller import Caller

_ORIGIN = Position(x=0.0, y=0.0)


class CanPlaceEntity(Caller):
    """Adds `can_place_entity` to the client."""

    def can_place_entity(
        self, entity: Prototype, direction: Direction = Direction.UP, position: Position = _ORIGIN
    ) -> bool:
        """Tell whether place_entity would succeed.

        True when the item is in the inventory, the place is within reach and nothing but the
        character itself is in the way. Nothing is changed by asking.

        Args:
            entity: What would be placed.
            direction: Where it would face; see place_entity.
            position: Where its middle would be, in tiles.

        Returns:
            Whether it would work.
        """
        return self._call(bool, "can_place_entity", entity, direction, position)
