"""Compiles the prototypes of items, fluids, tiles and equipment.

Defaults that the dump leaves out (prototype docs 1.1.110; 2.0 keeps them): ItemPrototype fuel_value
0, fuel multipliers 1, subgroup other, stack size 1 for blueprint-like tools; FluidPrototype
heat_capacity 1 kJ, max_temperature = default_temperature, fuel_value 0, auto_barrel true, subgroup
fluid; TilePrototype walking_speed_modifier and vehicle_friction_modifier 1, removal probability 0.
"""

from __future__ import annotations

from typing import Any

from fle.engine.facts.dump import Prototype
from fle.engine.facts.entities import split_mask
from fle.engine.facts.products import minable
from fle.engine.facts.quantities import name_set, number, rewrite

_TILE_DROPPED = ("autoplace", "trigger_effect", "scorch_mark_color", "effect_color")


def compile_item(raw: Prototype) -> Prototype:
    """Return an item of any type."""
    item: Prototype = rewrite(raw)
    item["flags"] = name_set(item.get("flags"))
    # 1.1 hides items with a flag, 2.0 with a field.
    if item["flags"].get("hidden"):
        item["hidden"] = True
    defaults: dict[str, Any] = {"order": "", "subgroup": "other", "stack_size": 1, "fuel_value": 0}
    defaults |= {f"fuel_{key}_multiplier": 1 for key in ("acceleration", "top_speed", "emissions")}
    item = defaults | item
    # The docs say that a missing amount requests one stack.
    item.setdefault("default_request_amount", item["stack_size"])
    if "effect" in item and item["type"] == "module":
        item["effect"] = {name: _bonus(value) for name, value in item["effect"].items()}
    if "place_as_tile" in item:
        placed = dict(item["place_as_tile"])
        placed["condition"] = split_mask(placed.get("condition") or [])[0]
        item["place_as_tile"] = placed
    return item


def _bonus(value: Any) -> float:
    # 1.1 {bonus = 0.2}, 2.0 0.2.
    return number(value.get("bonus", 0) if isinstance(value, dict) else value)


def compile_fluid(raw: Prototype) -> Prototype:
    """Return a fluid."""
    fluid: Prototype = rewrite(raw)
    fluid.setdefault("max_temperature", fluid.get("default_temperature", 0))
    defaults = {"order": "", "subgroup": "fluid", "heat_capacity": 1000, "fuel_value": 0}
    return defaults | {"auto_barrel": True, "emissions_multiplier": 1} | fluid


def compile_tile(raw: Prototype, placers: dict[str, list[str]]) -> Prototype:
    """Return a tile; `placers` lists the items that lay each tile."""
    tile: Prototype = rewrite({k: v for k, v in raw.items() if k not in _TILE_DROPPED})
    if raw.get("autoplace"):
        tile["autoplace"] = True
    tile["collision_mask"], tile["collision_flags"] = split_mask(raw.get("collision_mask") or [])
    if "minable" in tile:
        tile["minable"] = minable(tile["minable"])
    if raw["name"] in placers:
        tile["items_to_place"] = placers[raw["name"]]
    defaults = {"order": "", "subgroup": "other", "walking_speed_modifier": 1}
    defaults |= {"vehicle_friction_modifier": 1, "decorative_removal_probability": 0, "layer": 0}
    absorbed = tile.pop("absorptions_per_second", None)
    if absorbed:
        tile["pollution_absorption_per_second"] = absorbed.get("pollution", 0)
    return defaults | {"can_be_part_of_blueprint": True} | tile


def tile_placers(items: dict[str, Prototype]) -> dict[str, list[str]]:
    """Return which items lay each tile."""
    placers: dict[str, list[str]] = {}
    for name, item in items.items():
        if "place_as_tile" in item:
            placers.setdefault(item["place_as_tile"]["result"], []).append(name)
    return placers


def compile_equipment(raw: Prototype) -> Prototype:
    """Return a piece of equipment."""
    equipment: Prototype = {"order": ""} | rewrite(raw)
    equipment["categories"] = name_set(equipment.get("categories"))
    return equipment
