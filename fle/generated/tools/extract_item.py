# Generated from schemas/tools/extract_item.yaml by `fle gen`. Do not edit.
"""The `extract_item` tool."""

from fle.generated.types import Entity, Position, Prototype
from fle.runtime.caller import Caller


class ExtractItem(Caller):
    """Adds `extract_item` to the client."""

    def extract_item(self, entity: Prototype, source: Position | Entity, quantity: int = 5) -> int:
        """Take items out of an entity and put them in the character's inventory.

        From an entity, or from the nearest one within 10 tiles of the position that holds the item.
        Products, ingredients, fuel and modules can all be taken; what does not fit into the
        inventory stays where it is.

        Args:
            entity: The item to take.
            source: The entity to take from, or a position near it.
            quantity: The most to take, in items, 1 to 10000.

        Returns:
            How many were taken, at least 1, in items.

        Raises:
            NoEntity: No entity with an inventory stands within 10 tiles of the position. Ask
                get_entities where they are.
            ItemNotFound: The source holds none of the item. Inspect the source, or wait until it
                has made some.
            InventoryFull: The character can carry none of it. Put something into a chest first.
            OutOfReach: The source is too far away and the rules of reach are strict. Move nearer
                first.
        """
        return self._call(int, "extract_item", entity, source, quantity)
