# Generated from schemas/tools/get_entities.yaml by `fle gen`. Do not edit.
"""The `get_entities` tool."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from fle.generated import decode
from fle.generated.types import Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[Entity | EntityGroup]] = list_of(
    decode.either_of(Entity, EntityGroup)
)


class GetEntities(Caller):
    """Adds `get_entities` to the client."""

    def get_entities(
        self,
        entities: AbstractSet[Prototype] | Prototype = frozenset(),
        position: Position | None = None,
        radius: float = 1000,
    ) -> list[Entity | EntityGroup]:
        """Read the entities of your factory.

        Lists what your force has built, characters left out, in an area around the position or the
        character. Nearest first, a group by its nearest member; those equally far away from north
        to south, then from west to east. Belts (with undergrounds and splitters), pipes, poles and
        walls that are joined come as one group: BeltGroup, PipeGroup, ElectricityGroup, WallGroup,
        with all their members, also those outside the area. Kinds that are asked for without a
        position come as single entities, unless one of them is itself a kind of group, such as
        Prototype.BeltGroup, which stands for all its pieces.

        Args:
            entities: Kinds to list; none means all.
            position: Middle of the area; the character when left out, in tiles.
            radius: Half the side of the square that is searched, in tiles, 0 to 10000.

        Returns:
            The entities as they are now; empty when there are none.
        """
        return self._call(_DECODE, "get_entities", entities, position, radius)
