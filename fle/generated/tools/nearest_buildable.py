# Generated from schemas/tools/nearest_buildable.yaml by `fle gen`. Do not edit.
"""The `nearest_buildable` tool."""

from fle.generated import decode
from fle.generated.types import BoundingBox, BuildingBox, Position, Prototype
from fle.runtime.caller import Caller


class NearestBuildable(Caller):
    """Adds `nearest_buildable` to the client."""

    def nearest_buildable(
        self, entity: Prototype, building_box: BuildingBox | BoundingBox, center_position: Position
    ) -> BoundingBox:
        """Find the nearest free box of a given size for an entity.

        Looks in rings of up to 30 tiles around the position. The box must be free of buildings,
        trees, rocks, cliffs and water. For mining drills every tile of it must hold ore, of one
        kind, and for a pumpjack it must hold an oil spot.

        Args:
            entity: What is going to be built there.
            building_box: Width and height that are needed, in tiles.
            center_position: Where to begin the search, in tiles.

        Returns:
            The free box; place the entity at its center, in tiles.

        Raises:
            NotPlaceable: It is an item that cannot be built. Name a building.
            NoFreeSpot: There is no such box within 30 tiles. Ask for a smaller box, or look from
                another position.
        """
        return self._call(
            decode.bounding_box, "nearest_buildable", entity, building_box, center_position
        )
