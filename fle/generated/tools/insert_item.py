# Generated from schemas/tools/insert_item.yaml by `fle gen`. Do not edit.
"""The `insert_item` tool."""

from fle.generated import decode
from fle.generated.types import Entity, Prototype
from fle.runtime.caller import Caller


class InsertItem(Caller):
    """Adds `insert_item` to the client."""

    def insert_item(self, entity: Prototype, target: Entity, quantity: int = 5) -> Entity:
        """Put items from the inventory into an entity.

        Puts in as many as asked, held and fitting, and leaves the rest in the inventory. Where they
        go follows from the item, as when a player does it: fuel to the fuel slot, ore to a furnace,
        ingredients to an assembling machine with a recipe, modules to module slots, science packs
        to a lab, magazines to a turret.

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
        return self._call(decode.entity, "insert_item", entity, target, quantity)
