"""Turns a dump and an API description into the tables of one game version."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fle.engine.facts import api as api_facts
from fle.engine.facts.categories import ENTITY_TYPES, ITEM_TYPES, words
from fle.engine.facts.defines import compile_defines
from fle.engine.facts.dump import Dump, FactsError, Prototype
from fle.engine.facts.entities import EntityCompiler
from fle.engine.facts.items import (
    compile_equipment,
    compile_fluid,
    compile_item,
    compile_tile,
    tile_placers,
)
from fle.engine.facts.quantities import rewrite
from fle.engine.facts.recipes import RecipeCompiler, compile_technology, link_successors

# Kinds that the engine only lists and reads: each a prototype type of its own.
_PLAIN_KINDS = words(
    """
    airborne-pollutant ammo-category autoplace-control burner-usage collision-layer
    damage-type equipment-category equipment-grid fuel-category item-group item-subgroup
    module-category planet quality recipe-category resource-category surface-property
    trigger-target-type virtual-signal
    """
)
_PLAIN_DROPPED = ("map_gen_settings", "asteroid_spawn_definitions")
_CONSTANTS = ("map-settings", "utility-constants", "map-gen-presets")
# Positions of the 2.0 utility constants that only drawing reads.
_CONSTANTS_DROPPED = (
    "default_collision_masks",
    "player_colors",
    "default_trigger_target_mask_by_type",
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled facts of one version: prototypes by kind and name, the API, constants."""

    kinds: dict[str, dict[str, Prototype]]
    constants: dict[str, Any]
    classes: dict[str, Any]
    defines: dict[str, Any]
    events: list[Any]
    globals: list[Any]


def compile_tables(dump: Dump, api: dict[str, Any]) -> Tables:
    """Compile everything."""
    kinds = _prototypes(dump)
    _name_groups(kinds)
    defines = compile_defines(api)
    return Tables(
        kinds=kinds,
        constants=_constants(dump),
        classes=api_facts.compile_classes(api),
        defines=defines,
        events=api_facts.compile_events(api, defines["events"]),
        globals=api_facts.compile_globals(api),
    )


def _of_types(dump: Dump, types: frozenset[str]) -> dict[str, Prototype]:
    return {
        name: prototype
        for kind, prototypes in dump.items()
        if kind in types
        for name, prototype in prototypes.items()
    }


def _each(
    kind: str, prototypes: dict[str, Prototype], compiled: Callable[[Prototype], Prototype]
) -> dict[str, Prototype]:
    result = {}
    for name, raw in prototypes.items():
        try:
            result[name] = compiled(raw)
        except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
            problem = f"{type(error).__name__}: {error}"
            raise FactsError(f"{kind} '{name}' has an unexpected layout ({problem}).") from error
    return result


def _prototypes(dump: Dump) -> dict[str, dict[str, Prototype]]:
    items = _each("item", _of_types(dump, ITEM_TYPES), compile_item)
    fluids = _each("fluid", dump.get("fluid", {}), compile_fluid)
    entities = EntityCompiler(dump, items)
    recipes = RecipeCompiler(dump, items, fluids)
    placers = tile_placers(items)
    equipment = frozenset(kind for kind in dump if kind.endswith("-equipment"))
    technologies = _each("technology", dump["technology"], compile_technology)
    link_successors(technologies)
    kinds = {
        "item": items,
        "fluid": fluids,
        "entity": _each("entity", _of_types(dump, ENTITY_TYPES), entities.compile),
        "recipe": _each("recipe", dump["recipe"], recipes.compile),
        "technology": technologies,
        "tile": _each("tile", dump["tile"], lambda raw: compile_tile(raw, placers)),
        "equipment": _each("equipment", _of_types(dump, equipment), compile_equipment),
    }
    for kind in sorted(_PLAIN_KINDS):
        if kind in dump:
            kinds[kind.replace("-", "_")] = _each(kind, dump[kind], _plain)
    return kinds


def _plain(raw: Prototype) -> Prototype:
    kept: Prototype = rewrite({k: v for k, v in raw.items() if k not in _PLAIN_DROPPED})
    return {"order": ""} | kept


def _name_groups(kinds: dict[str, dict[str, Prototype]]) -> None:
    """Give everything with a subgroup its group and a name to be shown by."""
    subgroups = kinds.get("item_subgroup", {})
    for kind, prototypes in kinds.items():
        for prototype in prototypes.values():
            if "subgroup" in prototype:
                group = subgroups.get(prototype["subgroup"], {}).get("group", "other")
                prototype["group"] = group
            prototype.setdefault("localised_name", [_shown(kind, prototype)])


def _shown(kind: str, prototype: Prototype) -> str:
    """Return the locale key of what has no name of its own (prototype docs, localised_name)."""
    name = prototype["name"]
    if kind == "item" and prototype.get("place_result"):
        return f"entity-name.{prototype['place_result']}"
    if kind == "technology":
        # All levels share one name.
        return f"technology-name.{re.sub('-[0-9]+$', '', name)}"
    return f"{kind.replace('_', '-')}-name.{name}"


def _constants(dump: Dump) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for kind in _CONSTANTS:
        for raw in list(dump.get(kind, {}).values())[:1]:
            kept = {k: v for k, v in raw.items() if k not in _CONSTANTS_DROPPED}
            constants[kind.replace("-", "_")] = rewrite(kept)
    constants["difficulty"] = constants.get("map_settings", {}).get("difficulty_settings", {})
    return constants


def game_order(kinds: dict[str, dict[str, Prototype]], kind: str) -> list[str]:
    """Return the names of a kind as the game orders them: group, subgroup, order, name."""
    groups = kinds.get("item_group", {})
    subgroups = kinds.get("item_subgroup", {})

    def key(name: str) -> tuple[str, ...]:
        prototype = kinds[kind][name]
        own = (prototype.get("order", ""), name)
        if "subgroup" not in prototype:
            return own
        group, subgroup = prototype["group"], prototype["subgroup"]
        return (
            groups.get(group, {}).get("order", ""),
            group,
            subgroups.get(subgroup, {}).get("order", ""),
            subgroup,
            *own,
        )

    return sorted(kinds[kind], key=key)
