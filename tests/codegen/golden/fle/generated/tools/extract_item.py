# Generated from schemas/tools/extract_item.yaml by `fle gen`. Do not edit.
"""The `extract_item` tool."""

from fle.generated.types import Entity, Position, Prototype
from fle.runtime.caller import Caller


class ExtractItem(Caller):
    """Adds `extract_item` to the client."""

    def extract_item(self, entity: Prototype, source: Position | Entity, quantity: int = 5) -> int:
        """Take items out of an entity and put them in the character's inventory.

        Takes what is there, up to the quantity.

        What does not fit stays where it is.

        Args:
            entity: The item to take.
            source: The entity to take from, or its position.
            quantity: The most to take, in items, 1 to 10000.

        Returns:
            How many were taken, at least 1, in items.

        Raises:
            OutOfReach: The source is too far away. Move nearer first.
            ItemNotFound: The source holds none of the item. Inspect the source.
        """
        return self._call(int, "extract_item", entity, source, quantity)
