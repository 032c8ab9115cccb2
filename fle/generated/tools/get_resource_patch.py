# Generated from schemas/tools/get_resource_patch.yaml by `fle gen`. Do not edit.
"""The `get_resource_patch` tool."""

from fle.generated import decode
from fle.generated.types import Position, ResourceKind, ResourcePatch
from fle.runtime.caller import Caller


class GetResourcePatch(Caller):
    """Adds `get_resource_patch` to the client."""

    def get_resource_patch(
        self, resource: ResourceKind, position: Position, radius: int = 30
    ) -> ResourcePatch:
        """Measure the resource patch at a place.

        Starts at the tile of the resource that is nearest to the position and follows all tiles of
        the same ore that touch each other, corners included, however far they reach; oil spots
        belong together when they are at most 10 tiles apart. Water and wood have no such borders:
        they are counted within the radius.

        Args:
            resource: The kind of resource.
            position: A place at or near the patch, in tiles.
            radius: How far from the position the patch may begin; for water and wood the area that
                is counted, in tiles, 1 to 500.

        Returns:
            Its name, its size (what is left in all its tiles or oil spots, the number of water
            tiles, or the wood that its trees give) and the box around it.

        Raises:
            NothingFound: There is none of the resource within the radius. Ask nearest for the
                position.
        """
        return self._call(decode.resource_patch, "get_resource_patch", resource, position, radius)
