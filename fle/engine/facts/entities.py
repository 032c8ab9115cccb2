"""Compiles the prototypes of entities.

Defaults that the dump leaves out, and where they are documented (prototype docs 1.1.110 unless
said; 2.0 keeps them):

- collision, selection and drawing box, flags: EntityPrototype (empty; drawing = selection);
- tile_width, tile_height: EntityPrototype, the collision box rounded up;
- collision mask: see `collision_masks`;
- max_health 10: EntityWithHealthPrototype; resistances in percent there, fractions here, as in
  the runtime docs (LuaEntityPrototype.resistances);
- crafting_speed 1, ingredient_count 255 (2.0: 65,535): CraftingMachinePrototype and
  AssemblingMachinePrototype;
- burner: effectivity 1, burnt_inventory_size 0, fuel category chemical: BurnerEnergySource;
- drain 1/30 of the usage: ElectricEnergySource.drain;
- resource category basic-solid, infinite false, minimum 0, normal 1, depletion 1:
  ResourceEntityPrototype;
- order and subgroup of the item that places it, else "other": seen in the game, not documented;
- placeable_by: the items whose place_result it is (EntityPrototype.placeable_by).
"""

from __future__ import annotations

import math
from typing import Any

from fle.engine.facts.categories import WITH_HEALTH
from fle.engine.facts.collision_masks import DEFAULT_MASKS_1_1
from fle.engine.facts.dump import Dump, Prototype
from fle.engine.facts.fluid_boxes import take_fluid_boxes
from fle.engine.facts.products import minable
from fle.engine.facts.quantities import box, name_set, number, rewrite, vector

_BOXES = ("collision_box", "selection_box", "sticker_box", "map_generator_bounding_box")
_VECTORS = ("pickup_position", "insert_position", "vector_to_place_result")
_SETS = ("flags", "crafting_categories", "resource_categories", "mining_categories")
_CRAFTERS = ("assembling-machine", "furnace", "rocket-silo")
_NOT_DRAINED = ("primary-output", "secondary-output", "tertiary")
_MASK_FLAGS = (
    "not_colliding_with_itself",
    "consider_tile_transitions",
    "colliding_with_tiles_only",
)
# Sound, drawing and map generation beyond what a script can see.
_DROPPED = ("orientations", "instruments", "autoplace", "drawing_box", "flags_for_remnants")


class EntityCompiler:
    """Compiles entities against the rest of their dump."""

    def __init__(self, dump: Dump, items: dict[str, Prototype]) -> None:
        self._items = items
        constants = dump.get("utility-constants", {}).get("default", {})
        self._masks: dict[str, Any] = constants.get("default_collision_masks", DEFAULT_MASKS_1_1)
        self._is_2_0 = "default_collision_masks" in constants
        self._placers: dict[str, list[str]] = {}
        for name, item in items.items():
            if item.get("place_result"):
                self._placers.setdefault(item["place_result"], []).append(name)

    def compile(self, raw: Prototype) -> Prototype:
        """Return one entity in the shape that `facts.lua` documents."""
        entity: Prototype = rewrite({k: v for k, v in raw.items() if k not in _DROPPED})
        if raw.get("autoplace"):
            entity["autoplace"] = True
        _shape(entity, raw)
        entity["collision_mask"], entity["collision_flags"] = self.mask(
            raw.get("collision_mask"), raw["type"]
        )
        entity["fluid_boxes"] = take_fluid_boxes(
            entity, (entity["tile_width"], entity["tile_height"])
        )
        for key in _SETS:
            if key in entity or key == "flags":
                entity[key] = name_set(entity.get(key))
        entity["minable"] = minable(entity.get("minable"))
        _energy(entity)
        _modules(entity)
        self._placing(entity)
        self._kind(entity)
        return {key: value for key, value in entity.items() if value is not None}

    def mask(self, raw: Any, kind: str) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return the layers and the flags of a collision mask."""
        return split_mask(self._masks.get(kind, []) if raw is None else raw)

    def _placing(self, entity: Prototype) -> None:
        given = entity.get("placeable_by")
        placers = self._placers.get(entity["name"], [])
        if given:
            entity["placeable_by"] = given if isinstance(given, list) else [given]
        elif placers:
            entity["placeable_by"] = [{"item": name, "count": 1} for name in placers]
        item = self._items[placers[0]] if placers else {}
        entity.setdefault("order", item.get("order", ""))
        entity.setdefault("subgroup", item.get("subgroup", "other"))

    def _kind(self, entity: Prototype) -> None:
        kind = entity["type"]
        if kind in WITH_HEALTH:
            entity.setdefault("max_health", 10)
            entity["resistances"] = _resistances(entity.get("resistances"))
        if kind in _CRAFTERS:
            entity.setdefault("crafting_speed", 1)
            entity.setdefault("ingredient_count", 65535 if self._is_2_0 else 255)
        if kind == "resource":
            defaults = {"category": "basic-solid", "infinite": False, "minimum": 0, "normal": 1}
            defaults |= {"infinite_depletion_amount": 1}
            for key, value in defaults.items():
                entity.setdefault(key, value)
        if kind == "mining-drill":
            entity.setdefault("base_productivity", 0)


def split_mask(raw: Any) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return layers and flags, from the list of 1.1 or the table of 2.0."""
    if isinstance(raw, dict):
        flags = {flag: True for flag in _MASK_FLAGS if raw.get(flag)}
        return {layer: True for layer, on in (raw.get("layers") or {}).items() if on}, flags
    names = {name.replace("-", "_"): name for name in raw}
    flags = {flag: True for flag in _MASK_FLAGS if flag in names}
    return {name: True for key, name in names.items() if key not in flags}, flags


def _shape(entity: Prototype, raw: Prototype) -> None:
    for key in _BOXES:
        if key in raw or key in ("collision_box", "selection_box"):
            entity[key] = box(raw.get(key))
    drawn = raw.get("drawing_box")
    entity["drawing_box"] = box(drawn) if drawn else entity["selection_box"]
    left, top, right, bottom = entity["collision_box"]
    entity.setdefault("tile_width", max(1, math.ceil(right - left)))
    entity.setdefault("tile_height", max(1, math.ceil(bottom - top)))
    for key in _VECTORS:
        if key in raw:
            entity[key] = vector(raw[key])


def _resistances(raw: Any) -> dict[str, dict[str, float]]:
    return {
        entry["type"]: {
            "decrease": entry.get("decrease", 0),
            "percent": number(entry.get("percent", 0) / 100),
        }
        for entry in raw or []
    }


def _energy(entity: Prototype) -> None:
    source = entity.get("energy_source")
    # Vehicles of 1.1 call it burner; a burner-generator has both, and keeps the burner apart.
    if source is None and "burner" in entity:
        source = {"type": "burner"} | entity.pop("burner")
    if "burner" in entity:
        entity["burner"] = _source({"type": "burner"} | entity["burner"], entity)
    entity["energy_source"] = None if source is None else _source(source, entity)
    emitted = entity.get("emissions_per_second")
    if isinstance(emitted, int | float):
        entity["emissions_per_second"] = {"pollution": emitted}


def _source(raw: Prototype, entity: Prototype) -> Prototype:
    source = dict(raw)
    kind = source["type"]
    emissions = source.pop("emissions_per_minute", None) or {}
    source["emissions_per_minute"] = (
        emissions if isinstance(emissions, dict) else {"pollution": emissions}
    )
    if kind in ("burner", "fluid"):
        source.setdefault("effectivity", 1)
    if kind == "burner":
        categories = source.pop("fuel_categories", None) or source.pop("fuel_category", None)
        source["fuel_categories"] = name_set(categories or "chemical")
        source.setdefault("fuel_inventory_size", 1)
        source.setdefault("burnt_inventory_size", 0)
    usage = entity.get("energy_usage")
    drained = kind == "electric" and source.get("usage_priority") not in _NOT_DRAINED
    if drained and "drain" not in source:
        source["drain"] = number(usage / 30) if isinstance(usage, int | float) else 0
    if "fluid_box" in source:
        holder = {"fluid_box": source.pop("fluid_box")}
        size = (entity["tile_width"], entity["tile_height"])
        source["fluid_box"] = take_fluid_boxes(holder, size)[0]
    return source


def _modules(entity: Prototype) -> None:
    specification = entity.pop("module_specification", None) or {}
    if "module_slots" in specification:
        entity["module_slots"] = specification["module_slots"]
    if "allowed_effects" in entity:
        entity["allowed_effects"] = name_set(entity["allowed_effects"])
