# Generated from schemas/tools/find_all.yaml by `fle gen`. Do not edit.
"""The `find_all` tool."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from fle.generated import decode
from fle.generated.types import Chest, Direction, Position, Prototype, RecipeName
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of, optional

_ORIGIN = Position(x=0.0, y=0.0)
_DECODE: Callable[[Any], list[Chest] | None] = optional(list_of(decode.entity_of(Chest)))


class FindAll(Caller):
    """Adds `find_all` to the client."""

    def find_all(
        self,
        names: AbstractSet[Prototype] | Prototype = frozenset(),
        around: Position = _ORIGIN,
        facing: Direction = Direction.UP,
        only: RecipeName | None = None,
        deep: bool = False,
    ) -> list[Chest] | None:
        """Find everything that has one of the names.

        Args:
            names: What to find; all when empty.
            around: The middle of the search, in tiles.
            facing: Where to look first.
            only: Machines with this recipe only.
            deep: Whether to look into chests.

        Returns:
            What was found.
        """
        return self._call(_DECODE, "find_all", names, around, facing, only, deep)
