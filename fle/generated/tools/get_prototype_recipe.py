# Generated from schemas/tools/get_prototype_recipe.yaml by `fle gen`. Do not edit.
"""The `get_prototype_recipe` tool."""

from fle.generated import decode
from fle.generated.types import Prototype, Recipe, RecipeName
from fle.runtime.caller import Caller


class GetPrototypeRecipe(Caller):
    """Adds `get_prototype_recipe` to the client."""

    def get_prototype_recipe(self, prototype: Prototype | RecipeName | str) -> Recipe:
        """Look up the recipe of an item or fluid.

        Args:
            prototype: The product, or the recipe itself.

        Returns:
            Ingredients and products with amounts, the time in seconds at crafting speed 1
            (`energy`), the category and whether it is researched (`enabled`).

        Raises:
            NoRecipe: Nothing makes the item, as with ores. Harvest or mine it.
        """
        return self._call(decode.recipe, "get_prototype_recipe", prototype)
