# Generated from schemas/tools/get_entity.yaml by `fle gen`. Do not edit.
"""The `get_entity` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller

_DECODE: Callable[[Any], Entity | EntityGroup] = decode.either_of(Entity, EntityGroup)


class GetEntity(Caller):
    """Adds `get_entity` to the client."""

    def get_entity(self, entity: Prototype, position: Position) -> Entity | EntityGroup:
        """Read an entity at a place.

        Takes the nearest entity of that kind whose middle is within one tile of the position on
        each axis. For a kind of group, such as Prototype.BeltGroup, it is the group whose nearest
        member is nearest, at most 1000 tiles away.

        Args:
            entity: The kind of entity.
            position: Where it stands, in tiles.

        Returns:
            The entity as it is now.

        Raises:
            NoEntity: None of that kind stands there. Ask get_entities for its position; the message
                says what stands there instead.
        """
        return self._call(_DECODE, "get_entity", entity, position)
