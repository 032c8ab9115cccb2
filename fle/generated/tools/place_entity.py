# Generated from schemas/tools/place_entity.yaml by `fle gen`. Do not edit.
"""The `place_entity` tool."""

from fle.generated import decode
from fle.generated.types import Direction, Entity, Position, Prototype
from fle.runtime.caller import Caller

_ORIGIN = Position(x=0.0, y=0.0)


class PlaceEntity(Caller):
    """Adds `place_entity` to the client."""

    def place_entity(
        self,
        entity: Prototype,
        direction: Direction = Direction.UP,
        position: Position = _ORIGIN,
        exact: bool = True,
    ) -> Entity:
        """Build an entity from the inventory.

        Takes one item from the inventory and builds it with its middle at the position, moved to
        the game's grid: entities with an odd number of tiles stand on the middle of a tile, those
        with an even number on a corner. The place must be within the character's reach of 10 tiles.
        When only the character itself is in the way, it steps aside to the nearest free place. A
        direction always means the side where things come out: an inserter drops there and takes
        from the opposite side, a drill drops there, a belt moves there, a boiler gives steam there,
        a chemical plant and a refinery have their outputs there, an offshore pump its water, and an
        underground pipe goes underground there. What is read back means the same. An underground
        belt takes items down; one that is placed ahead of it, within its reach and facing the same
        way, becomes its other end. With exact=False the nearest free place within 10 tiles is taken
        when the position is not free. An offshore pump always looks for the nearest shore within 20
        tiles and turns itself.

        Args:
            entity: What to build.
            direction: The side where things come out of it.
            position: Where its middle goes, in tiles.
            exact: Whether to refuse any other place.

        Returns:
            The entity as it stands.

        Raises:
            NotInInventory: The inventory holds none of it. Craft it or extract it from somewhere.
            NotPlaceable: It is an item that cannot be built. Use insert_item for items.
            NotCardinal: The direction is a diagonal. Use up, down, left or right; only rails and
                signals stand diagonally.
            OutOfReach: The position is farther away than 10 tiles. Move nearer first.
            OnWater: It would stand in water. Choose a place on land, or exact=False.
            Blocked: Something else stands there. Pick it up, choose another place, or pass
                exact=False.
            NeedsOre: A pumpjack would not stand on oil. A drill for ore may stand anywhere and
                warns. Ask nearest_buildable for a place.
            NoFreeSpot: There is no room within the searched distance. Move to open ground.
        """
        return self._call(decode.entity, "place_entity", entity, direction, position, exact)
