# Generated from schemas/tools/set_entity_recipe.yaml by `fle gen`. Do not edit.
"""The `set_entity_recipe` tool."""

from fle.generated import decode
from fle.generated.types import Entity, Prototype, RecipeName
from fle.runtime.caller import Caller


class SetEntityRecipe(Caller):
    """Adds `set_entity_recipe` to the client."""

    def set_entity_recipe(self, entity: Entity, prototype: Prototype | RecipeName | str) -> Entity:
        """Set the recipe of a machine, or the filter of an inserter.

        Ingredients and products of the old recipe that are still inside go into the inventory. An
        inserter with filters then moves only the item.

        Args:
            entity: An assembling machine, chemical plant, refinery, centrifuge or inserter.
            prototype: The product, the recipe itself, or for an inserter the item.

        Returns:
            The entity as it is now.

        Raises:
            NoRecipe: Nothing makes that product. Name a product or a recipe of the game.
            RecipeLocked: The recipe is not researched yet. Research the technology that the message
                names.
            RecipeNotForMachine: The machine cannot make it. Use the machine that the message names.
            NotConfigurable: The entity has neither recipe nor filter. Furnaces choose by
                themselves; for others pass an assembling machine or an inserter with filters.
            InventoryFull: The inventory cannot take what is inside the machine. Put something into
                a chest first.
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
        """
        return self._call(decode.entity, "set_entity_recipe", entity, prototype)
