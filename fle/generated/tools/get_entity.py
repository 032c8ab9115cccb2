# Generated from schemas/tools/get_entity.yaml by `fle gen`. Do not edit.
"""The `get_entity` tool."""

from fle.generated import decode
from fle.generated.types import Entity, Position, Prototype
from fle.runtime.caller import Caller


class GetEntity(Caller):
    """Adds `get_entity` to the client."""

    def get_entity(self, entity: Prototype, position: Position) -> Entity:
        """Read an entity at a place.

        Takes the nearest entity of that kind whose middle is within one tile of the position on
        each axis.

        Args:
            entity: The kind of entity.
            position: Where it stands, in tiles.

        Returns:
            The entity as it is now.

        Raises:
            NoEntity: None of that kind stands there. Ask get_entities for its position; the message
                says what stands there instead.
        """
        return self._call(decode.entity, "get_entity", entity, position)
