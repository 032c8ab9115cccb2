# Generated from schemas/tools/harvest_resource.yaml by `fle gen`. Do not edit.
"""The `harvest_resource` tool."""

from fle.generated.types import Position
from fle.runtime.caller import Caller


class HarvestResource(Caller):
    """Adds `harvest_resource` to the client."""

    def harvest_resource(self, position: Position, quantity: int = 1, radius: float = 10) -> int:
        """Mine ore, fell trees or break rocks by hand.

        Takes what lies at the position first: the kind found within 1.5 tiles of it says what is
        harvested. When that is used up it goes on with the same kind within the radius, as far as
        the character's resource reach (2.7 tiles) allows, walking nearer to what is farther away. A
        tree or a rock always gives all that it has, so more than asked may come back.

        Args:
            position: Where to harvest, within reach of the character, in tiles.
            quantity: How many items to harvest, in items, 1 to 10000.
            radius: How far from the position to go on harvesting, in tiles, 0 to 100.

        Returns:
            How many items of all kinds went into the inventory, at least 1, in items.

        Raises:
            OutOfReach: The position is farther away than the character's resource reach. Move to
                the position first.
            NothingToHarvest: There is neither ore nor tree nor rock within 1.5 tiles of the
                position. Ask nearest for a position.
            InventoryFull: The inventory cannot take what would be harvested. Put something into a
                chest first.
            NoPath: What is left to harvest cannot be reached on foot. Move to another side of it.
        """
        return self._call(int, "harvest_resource", position, quantity, radius)
