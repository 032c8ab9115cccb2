# Generated from schemas/tools/get_entities.yaml by `fle gen`. Do not edit.
"""The `get_entities` tool."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from fle.generated import decode
from fle.generated.types import Entity, Position, Prototype
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[Entity]] = list_of(decode.entity)


class GetEntities(Caller):
    """Adds `get_entities` to the client."""

    def get_entities(
        self,
        entities: AbstractSet[Prototype] | Prototype = frozenset(),
        position: Position | None = None,
        radius: float = 1000,
    ) -> list[Entity]:
        """Read the entities of your factory.

        Lists what your force has built, characters left out, in an area around the position or the
        character. Nearest first; those equally far away from north to south, then from west to
        east.

        Args:
            entities: Kinds to list; none means all.
            position: Middle of the area; the character when left out, in tiles.
            radius: Half the side of the square that is searched, in tiles, 0 to 10000.

        Returns:
            The entities as they are now; empty when there are none.
        """
        return self._call(_DECODE, "get_entities", entities, position, radius)
