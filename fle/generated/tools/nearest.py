# Generated from schemas/tools/nearest.yaml by `fle gen`. Do not edit.
"""The `nearest` tool."""

from fle.generated import decode
from fle.generated.types import Position, Prototype, ResourceKind
from fle.runtime.caller import Caller


class Nearest(Caller):
    """Adds `nearest` to the client."""

    def nearest(self, type: Prototype | ResourceKind) -> Position:
        """Find the place of the nearest resource or entity of a kind.

        Looks 500 tiles far in each direction from the character. `Resource.Wood` means any tree and
        `Resource.Water` any water tile; for ore it is the middle of an ore tile, for crude oil the
        middle of a spot. A prototype finds placed entities, your own included. Things on the map
        are ordered by distance from the character; of two at the same distance the more northern,
        then the more western one is taken.

        Args:
            type: What to look for.

        Returns:
            Where the nearest one is, in tiles.

        Raises:
            NothingFound: There is none within 500 tiles of the character. Move to another part of
                the map and look again.
        """
        return self._call(decode.position, "nearest", type)
