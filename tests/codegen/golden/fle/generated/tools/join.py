# Generated from schemas/tools/join.yaml by `fle gen`. Do not edit.
"""The `join` tool."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from fle.generated import decode
from fle.generated.types import Amount, Entity, EntityGroup, Position, Prototype
from fle.runtime.caller import Caller
from fle.runtime.decoding import by_length, one_of

_DECODE: Callable[[Any], EntityGroup | Entity | Amount] = one_of(
    {list: by_length({2: decode.amount}, decode.either_of(EntityGroup, Entity))}
)


class Join(Caller):
    """Adds `join` to the client."""

    def join(
        self,
        *ends: Position | Entity | EntityGroup | Prototype | AbstractSet[Prototype],
        source: Entity | EntityGroup | None = None,
        group: EntityGroup | None = None,
        dry_run: bool = False,
    ) -> EntityGroup | Entity | Amount:
        """Join whatever is passed.

        Args:
            ends: What to join and with what.
            source: Where it starts.
            group: What it goes on from.
            dry_run: Whether to count only.

        Returns:
            What joins them.
        """
        return self._call(_DECODE, "join", ends, source, group, dry_run)
