# Generated from schemas/tools/move_to.yaml by `fle gen`. Do not edit.
"""The `move_to` tool."""

from fle.generated import decode
from fle.generated.types import Position, Prototype
from fle.runtime.caller import Caller


class MoveTo(Caller):
    """Adds `move_to` to the client."""

    def move_to(
        self, position: Position, laying: Prototype | None = None, leading: Prototype | None = None
    ) -> Position:
        """Walk to a place, round obstacles and water.

        The character goes to the position, or to the nearest free spot that it can reach when
        something stands on it. Ore, rails and belts can be walked over; buildings, trees, rocks,
        cliffs and water cannot. With `laying` it puts a belt on each tile that it leaves, with
        `leading` on each tile that it comes to. They point the way it walked, and are there when it
        has arrived. One item is used for each tile; when there are too few, or a belt cannot stand
        somewhere on the way, it does not set out.

        Args:
            position: Where to go, in tiles.
            laying: Belt to lay behind the character.
            leading: Belt to lay ahead of the character.

        Returns:
            Where the character stands now, in tiles.

        Raises:
            NoPath: The place and everything near it cannot be reached on foot. Go to the place that
                the message names, or pick up what blocks the way.
            NotInInventory: Belts are to be laid and there are fewer in the inventory than tiles on
                the way. Craft the missing ones first, or walk without laying.
            Blocked: A belt cannot stand on a tile of the way. Walk another way.
            NotPlaceable: What is to be laid is not a belt. Pass a belt, such as
                Prototype.TransportBelt.
        """
        return self._call(decode.position, "move_to", position, laying, leading)
