# Generated from schemas/tools/shift_entity.yaml by `fle gen`. Do not edit.
"""The `shift_entity` tool."""

from fle.generated import decode
from fle.generated.types import Direction, Entity
from fle.runtime.caller import Caller


class ShiftEntity(Caller):
    """Adds `shift_entity` to the client."""

    def shift_entity(self, entity: Entity, direction: Direction, distance: int = 1) -> Entity:
        """Move an entity by some tiles.

        Moves it straight to where it would stand, whatever lies between. Contents, recipe,
        direction and settings stay. When it does not fit there it stays where it is, with all that
        it holds.

        Args:
            entity: What to move.
            direction: Where to; up, down, left or right.
            distance: How far, in tiles, 1 to 100.

        Returns:
            The entity where it stands now.

        Raises:
            CannotShift: Something is in the way, or the game does not move such entities. Pick up
                what is in the way, or the entity itself to place it again.
            NotCardinal: The direction is a diagonal. Use up, down, left or right.
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
        """
        return self._call(decode.entity, "shift_entity", entity, direction, distance)
