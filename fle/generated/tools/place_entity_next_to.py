# Generated from schemas/tools/place_entity_next_to.yaml by `fle gen`. Do not edit.
"""The `place_entity_next_to` tool."""

from fle.generated import decode
from fle.generated.types import Direction, DirectionInternal, Entity, Position, Prototype
from fle.runtime.caller import Caller

_ORIGIN = Position(x=0.0, y=0.0)


class PlaceEntityNextTo(Caller):
    """Adds `place_entity_next_to` to the client."""

    def place_entity_next_to(
        self,
        entity: Prototype,
        reference_position: Position = _ORIGIN,
        direction: Direction | DirectionInternal = DirectionInternal.RIGHT,
        spacing: int = 0,
    ) -> Entity:
        """Build an entity directly beside another one.

        The new entity stands in the direction as seen from the reference position, its middle half
        of both sizes plus the spacing away, rounded up to half a tile. The size at the reference
        position is that of the entity that stands there; a position where nothing stands counts as
        one tile. The direction is also where the new entity faces, with the meaning that
        place_entity gives it. It is built there or not at all: it never moves elsewhere by itself.

        Args:
            entity: What to build.
            reference_position: Position of the entity to build beside, or of an empty tile, in
                tiles.
            direction: Where to go from the reference, and where to face; up, down, left or right.
            spacing: Tiles to leave free between the two, in tiles, 0 to 100.

        Returns:
            The entity as it stands.

        Raises:
            NotInInventory: The inventory holds none of it. Craft it or extract it from somewhere.
            NotPlaceable: It is an item that cannot be built. Use insert_item for items.
            NotCardinal: The direction is a diagonal. Use up, down, left or right.
            OutOfReach: The place is too far away and the rules of reach are strict. Move nearer
                first.
            OnWater: It would stand in water. Choose another direction or spacing.
            Blocked: Something else stands there. Pick it up, or choose another direction or
                spacing.
            NeedsOre: A mining drill or pumpjack would have nothing to mine. Ask nearest_buildable
                for a place.
            NoFreeSpot: An offshore pump finds no shore. Use place_entity near the water.
        """
        return self._call(
            decode.entity, "place_entity_next_to", entity, reference_position, direction, spacing
        )
