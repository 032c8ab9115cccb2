# Generated from schemas/tools/rotate_entity.yaml by `fle gen`. Do not edit.
"""The `rotate_entity` tool."""

from fle.generated import decode
from fle.generated.types import Direction, DirectionInternal, Entity
from fle.runtime.caller import Caller


class RotateEntity(Caller):
    """Adds `rotate_entity` to the client."""

    def rotate_entity(
        self, entity: Entity, direction: Direction | DirectionInternal = DirectionInternal.UP
    ) -> Entity:
        """Turn an entity.

        The direction means the side where things come out, as with place_entity. Contents, recipe
        and id stay. What is longer than wide moves by half a tile when it is turned on its side.

        Args:
            entity: What to turn.
            direction: Where it shall face.

        Returns:
            The entity as it stands now.

        Raises:
            CannotRotate: It has no direction, or cannot face there. Turn something else; an
                assembling machine turns only while its recipe uses a fluid.
            NotCardinal: The direction is a diagonal. Use up, down, left or right; only rails and
                signals stand diagonally.
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
        """
        return self._call(decode.entity, "rotate_entity", entity, direction)
