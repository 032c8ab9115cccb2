"""Compiles the prototypes of recipes and technologies.

Defaults that the dump leaves out (prototype docs 1.1.110, RecipePrototype and TechnologyPrototype;
2.0 keeps those it still has): see the two tables below. Of 1.1's two difficulties the normal one is
taken: its fields stand under `normal`, or, when only `expensive` is given, that one serves both.
A recipe takes subgroup, order and the name it is shown by from its main product. 1.1
states in the `limitation` of productivity modules what 2.0 states in `allow_productivity`.
"""

from __future__ import annotations

import re
from typing import Any

from fle.engine.facts.dump import Dump, Prototype
from fle.engine.facts.products import ingredient, products
from fle.engine.facts.quantities import rewrite

# The API's maximum of a level without limit (LuaTechnologyPrototype.max_level is a uint32).
INFINITE_LEVEL = 4294967295
_RECIPE_DEFAULTS: dict[str, Any] = {
    "category": "crafting",
    "enabled": True,
    "hidden": False,
    "allow_as_intermediate": True,
    "allow_decomposition": True,
    "allow_intermediates": True,
    "allow_inserter_overload": True,
    "allow_productivity": False,
    "always_show_made_in": False,
    "always_show_products": False,
    "emissions_multiplier": 1,
    "hide_from_player_crafting": False,
    "hide_from_stats": False,
    "overload_multiplier": 0,
    "request_paste_multiplier": 30,
    "show_amount_in_title": True,
    "unlock_results": True,
}
_TECHNOLOGY_DEFAULTS: dict[str, Any] = {
    "enabled": True,
    "hidden": False,
    "ignore_tech_cost_multiplier": False,
    "order": "",
    "upgrade": False,
    "visible_when_disabled": False,
}
_LEVEL = re.compile(r"-(\d+)$")


def _normal_mode(raw: Prototype) -> Prototype:
    rest = {key: value for key, value in raw.items() if key not in ("normal", "expensive")}
    return rest | (raw.get("normal") or raw.get("expensive") or {})


class RecipeCompiler:
    """Compiles recipes against the rest of their dump."""

    def __init__(
        self, dump: Dump, items: dict[str, Prototype], fluids: dict[str, Prototype]
    ) -> None:
        self._made = {"item": items, "fluid": fluids}
        self._productive = {
            recipe
            for module in dump.get("module", {}).values()
            if "productivity" in module.get("effect", {})
            for recipe in module.get("limitation") or []
        }

    def compile(self, raw: Prototype) -> Prototype:
        """Return one recipe in the shape that `facts.lua` documents."""
        recipe = _normal_mode(rewrite(raw))
        made = products(recipe, "result_count")
        main = recipe.pop("main_product", made[0]["name"] if len(made) == 1 else None)
        for key in ("result", "results", "result_count"):
            recipe.pop(key, None)
        recipe["energy"] = recipe.pop("energy_required", 0.5)
        recipe["ingredients"] = [ingredient(entry) for entry in recipe.get("ingredients") or []]
        recipe["products"] = made
        if "requester_paste_multiplier" in recipe:
            recipe["request_paste_multiplier"] = recipe.pop("requester_paste_multiplier")
        if recipe["name"] in self._productive:
            recipe["allow_productivity"] = True
        recipe = _RECIPE_DEFAULTS | recipe
        product = self._main(main, made)
        if main:
            recipe["main_product"] = main
        recipe.setdefault("subgroup", product.get("subgroup", "other"))
        recipe.setdefault("order", product.get("order", ""))
        if "place_result" in product:
            recipe.setdefault("localised_name", [f"entity-name.{product['place_result']}"])
        elif product:
            recipe.setdefault("localised_name", [f"{product_kind(product)}-name.{main}"])
        return recipe

    def _main(self, name: str | None, made: list[dict[str, Any]]) -> Prototype:
        for entry in made:
            if entry["name"] == name:
                return self._made[entry["type"]].get(entry["name"], {})
        return {}


def product_kind(product: Prototype) -> str:
    """Return "item" or "fluid", the locale section of a recipe's main product."""
    return "fluid" if product["type"] == "fluid" else "item"


def link_successors(technologies: dict[str, Prototype]) -> None:
    """Tell each technology which ones it leads to."""
    for name, technology in technologies.items():
        for needed in technology["prerequisites"]:
            if needed in technologies:
                technologies[needed]["successors"].append(name)


def compile_technology(raw: Prototype) -> Prototype:
    """Return one technology; its successors are linked when all are compiled."""
    technology = _TECHNOLOGY_DEFAULTS | _normal_mode(rewrite(raw))
    unit = technology.pop("unit", None) or {}
    level = _LEVEL.search(raw["name"])
    technology["level"] = int(level.group(1)) if level else 1
    highest = technology.get("max_level", technology["level"])
    technology["max_level"] = INFINITE_LEVEL if highest == "infinite" else highest
    technology["prerequisites"] = list(technology.get("prerequisites") or [])
    technology["successors"] = []
    technology["effects"] = list(technology.get("effects") or [])
    technology["unit_ingredients"] = [ingredient(e) for e in unit.get("ingredients") or []]
    technology["unit_time"] = unit.get("time", 0)
    for source, target in (("count", "unit_count"), ("count_formula", "count_formula")):
        if source in unit:
            technology[target] = unit[source]
    return technology
