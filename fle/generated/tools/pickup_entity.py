# Generated from schemas/tools/pickup_entity.yaml by `fle gen`. Do not edit.
"""The `pickup_entity` tool."""

from fle.generated.types import Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller


class PickupEntity(Caller):
    """Adds `pickup_entity` to the client."""

    def pickup_entity(
        self, entity: Entity | EntityGroup | Prototype, position: Position | None = None
    ) -> bool:
        """Take an entity back into the inventory, with all that it holds.

        The item of the entity and everything inside it (fuel, ore, products, items on a belt) go
        into the inventory. When there is no room for all of it nothing happens. A prototype with a
        position also takes items of that name lying on the ground there. Both ends of an
        underground belt come back. A group is taken with all its members, or not at all.

        Args:
            entity: The entity or group, or a kind together with a position.
            position: Where it stands, within 0.7 tiles of its middle, in tiles.

        Returns:
            Always true; it fails with an error.

        Raises:
            PositionMissing: A prototype is given without a position. Pass the position, or the
                entity itself.
            NoEntity: No such entity stands there and no such item lies there. Ask get_entities for
                its position.
            InventoryFull: The inventory cannot take the entity and all that it holds. Put something
                into a chest first.
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
        """
        return self._call(bool, "pickup_entity", entity, position)
