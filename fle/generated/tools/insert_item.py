# Generated from schemas/tools/insert_item.yaml by `fle gen`. Do not edit.
"""The `insert_item` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Entity, EntityGroup, Prototype
from fle.runtime.caller import Caller

_DECODE: Callable[[Any], Entity | EntityGroup] = decode.either_of(Entity, EntityGroup)


class InsertItem(Caller):
    """Adds `insert_item` to the client."""

    def insert_item(
        self, entity: Prototype, target: Entity | EntityGroup, quantity: int = 5
    ) -> Entity | EntityGroup:
        """Put items from the inventory into an entity.

        Puts in as many as asked, held and fitting, and leaves the rest in the inventory. Where they
        go follows from the item, as when a player does it: fuel to the fuel slot, ore to a furnace,
        ingredients to an assembling machine with a recipe, modules to module slots, science packs
        to a lab, magazines to a turret. Items for a belt group go onto the belts where items come
        in, then onto those that follow.

        Args:
            entity: The item to put in.
            target: The entity that shall hold it.
            quantity: The most to put in, in items, 1 to 10000.

        Returns:
            The target as it is now.

        Raises:
            NotInInventory: The inventory holds none of the item. Craft it or extract it from
                somewhere.
            NotAccepted: The target never takes the item. Choose another item or set its recipe
                first.
            TargetFull: None of it fits at present. Take something out or wait until it is used.
            OutOfReach: The target is too far away and the rules of reach are strict. Move nearer
                first.
        """
        return self._call(_DECODE, "insert_item", entity, target, quantity)
