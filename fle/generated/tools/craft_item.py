# Generated from schemas/tools/craft_item.yaml by `fle gen`. Do not edit.
"""The `craft_item` tool."""

from fle.generated.types import Prototype, RecipeName
from fle.runtime.caller import Caller


class CraftItem(Caller):
    """Adds `craft_item` to the client."""

    def craft_item(self, entity: Prototype | RecipeName | str, quantity: int = 1) -> int:
        """Craft items by hand from what the inventory holds.

        Intermediate products that are missing are crafted first. Either everything can be made or
        nothing is used up. A recipe that gives several items at once is made as often as needed, so
        that a few more may come out than asked; the surplus stays in the inventory.

        Args:
            entity: The item to craft.
            quantity: How many items are wanted, in items, 1 to 10000.

        Returns:
            How many were asked for, all of which are now in the inventory, in items.

        Raises:
            NoRecipe: Nothing makes the item, as with ores. Harvest or mine it.
            RecipeLocked: Its recipe is not researched yet. Research the technology that the message
                names.
            NotHandCraftable: It can only be made in a machine, as with plates. Build the machine
                and set the recipe.
            MissingIngredients: The inventory lacks ingredients that cannot be crafted by hand.
                Collect what the message lists.
            InventoryFull: The inventory cannot take the products. Put something into a chest first.
        """
        return self._call(int, "craft_item", entity, quantity)
