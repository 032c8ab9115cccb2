"""Gives the `defines` their numbers.

The API docs list names and their order, not values. The values follow three rules: numbers known
from the game stand in the tables below; groups in `_FROM_ONE` count from 1 in documented order; all
others count from 0 in documented order. The order of `events` and of a few other groups is
alphabetical in the docs, so of the events only `on_tick = 0` is the game's own number: a mod that
writes event numbers instead of names is not portable between versions of the game either.
Values marked 2.0 were taken from knowledge of 2.0.x, those of the trash slots are the least sure.
"""

from __future__ import annotations

from typing import Any

Values = dict[str, Any]

_FROM_ONE = {"entity_status", "command", "render_mode"}
_COMPASS_8 = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_COMPASS_16 = (
    "north",
    "northnortheast",
    "northeast",
    "eastnortheast",
    "east",
    "eastsoutheast",
    "southeast",
    "southsoutheast",
    "south",
    "southsouthwest",
    "southwest",
    "westsouthwest",
    "west",
    "westnorthwest",
    "northwest",
    "northnorthwest",
)
_INVENTORY = {
    "fuel": 1,
    "burnt_result": 6,
    "chest": 1,
    "logistic_container_trash": 2,
    "furnace_source": 2,
    "furnace_result": 3,
    "furnace_modules": 4,
    "furnace_trash": 8,
    "character_main": 1,
    "character_guns": 3,
    "character_ammo": 4,
    "character_armor": 5,
    "character_vehicle": 7,
    "character_trash": 8,
    "god_main": 2,
    "editor_main": 2,
    "editor_guns": 3,
    "editor_ammo": 4,
    "editor_armor": 5,
    "roboport_robot": 1,
    "roboport_material": 2,
    "robot_cargo": 1,
    "robot_repair": 2,
    "assembling_machine_input": 2,
    "assembling_machine_output": 3,
    "assembling_machine_modules": 4,
    "assembling_machine_dump": 7,
    "assembling_machine_trash": 8,
    "lab_input": 2,
    "lab_modules": 3,
    "lab_trash": 4,
    "mining_drill_modules": 2,
    "item_main": 1,
    "rocket_silo_rocket": 9,
    "rocket_silo_result": 10,
    "rocket_silo_trash": 11,
    "rocket_silo_input": 2,
    "rocket_silo_output": 3,
    "rocket_silo_modules": 4,
    "rocket": 1,
    "cargo_unit": 1,
    "car_trunk": 2,
    "car_ammo": 3,
    "car_trash": 4,
    "cargo_wagon": 1,
    "turret_ammo": 1,
    "beacon_modules": 1,
    "character_corpse": 1,
    "artillery_turret_ammo": 1,
    "artillery_wagon_ammo": 1,
    "spider_trunk": 2,
    "spider_ammo": 3,
    "spider_trash": 4,
    "hub_main": 1,
    "hub_trash": 2,
    "cargo_landing_pad_main": 1,
    "cargo_landing_pad_trash": 2,
    "proxy_main": 1,
    "agricultural_tower_input": 2,
    "agricultural_tower_output": 3,
    "linked_container_main": 1,
    "crafter_input": 2,
    "crafter_output": 3,
    "crafter_modules": 4,
    "crafter_trash": 8,
    "asteroid_collector_output": 1,
    "asteroid_collector_arm": 2,
}
_LINES = "left_line right_line left_underground_line right_underground_line"
_KNOWN: dict[str, dict[str, int]] = {
    "inventory": _INVENTORY,
    "distraction": {"none": 0, "by_enemy": 1, "by_anything": 3, "by_damage": 4},
    "wire_type": {"copper": 1, "red": 2, "green": 3},
    "wire_connection_id": {"electric_pole": 0, "power_switch_left": 0, "power_switch_right": 1},
    "wire_connector_id": {
        "circuit_red": 1,
        "circuit_green": 2,
        "combinator_input_red": 1,
        "combinator_input_green": 2,
        "combinator_output_red": 3,
        "combinator_output_green": 4,
        "pole_copper": 5,
        "power_switch_left_copper": 5,
        "power_switch_right_copper": 6,
    },
    # The second pair of an underground end and of a splitter share numbers.
    "transport_line": {name: index + 1 for index, name in enumerate(_LINES.split())}
    | {"secondary_left_line": 3, "secondary_right_line": 4}
    | {"left_split_line": 5, "right_split_line": 6}
    | {"secondary_left_split_line": 7, "secondary_right_split_line": 8},
    "mouse_button_type": {"none": 1, "left": 2, "right": 4, "middle": 8},
    "chunk_generated_status": {
        "nothing": 0,
        "custom_tiles": 10,
        "basic_tiles": 20,
        "corrected_tiles": 30,
        "tiles": 40,
        "entities": 50,
    },
}
_SINGLE_VALUES = {"default_icon_size": 64}


def compile_defines(api: dict[str, Any]) -> Values:
    """Return every define with its number."""
    return {define["name"]: _define(define) for define in _in_order(api["defines"])}


def _define(define: dict[str, Any]) -> Any:
    name = define["name"]
    if name in _SINGLE_VALUES:
        return _SINGLE_VALUES[name]
    if name == "prototypes":
        # Sets of prototype types by base type; the game gives every member 0.
        return {
            inner["name"]: {value["name"]: 0 for value in inner["values"]}
            for inner in _in_order(define["subkeys"])
        }
    values = {inner["name"]: _define(inner) for inner in _in_order(define.get("subkeys", []))}
    return values | _numbers(name, [value["name"] for value in _in_order(define.get("values", []))])


def _numbers(group: str, names: list[str]) -> dict[str, int]:
    if group == "direction" and "north" in names:
        names = list(_COMPASS_16 if len(names) == 16 else _COMPASS_8)
    if group == "circuit_connector_id":
        return {name: 2 if name == "combinator_output" else 1 for name in names}
    if group == "events":
        names = ["on_tick"] + [name for name in names if name != "on_tick"]
    first = 1 if group in _FROM_ONE else 0
    known = _KNOWN.get(group, {})
    return {name: known.get(name, index + first) for index, name in enumerate(names)}


def _in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: entry["order"])
