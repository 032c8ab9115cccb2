"""Random calls of each tool, as lines of a program."""

from __future__ import annotations

import random
from collections.abc import Callable

_RESOURCES = ("IronOre", "CopperOre", "Coal", "Stone", "Wood")
_ITEMS = ("IronGearWheel", "CopperCable", "Pipe", "WoodenChest", "StoneFurnace", "IronChest")
_FED = ("Coal", "IronOre", "CopperOre", "IronPlate", "CopperPlate", "Stone")
_BUILDINGS = (
    "BurnerMiningDrill", "StoneFurnace", "WoodenChest", "BurnerInserter", "TransportBelt",
    "SmallElectricPole", "AssemblingMachine1", "Pipe",
)  # fmt: skip
_JOINED = ("TransportBelt", "SmallElectricPole", "Pipe")
_DIRECTIONS = ("UP", "RIGHT", "DOWN", "LEFT")
_RECIPES = ("IronGearWheel", "CopperCable", "ElectronicCircuit", "TransportBelt")
_TECHNOLOGIES = ("Automation", "Logistics", "Electronics", "StoneWall")

Chance = random.Random


def _place(chance: Chance, reach: int = 12) -> str:
    x, y = chance.randint(-reach, reach), chance.randint(-reach, reach)
    return f"Position(x={x}.5, y={y}.5)"


def _of(kind: str, chance: Chance, names: tuple[str, ...]) -> str:
    return f"{kind}.{chance.choice(names)}"


def _near(chance: Chance) -> str:
    """Return the lines that find an entity of one's own, which may be none."""
    return (
        "for entity in get_entities(radius=50)"
        f"[{chance.randrange(3)}:][:1]:\n    move_to(entity.position)\n"
    )


def _move_to(chance: Chance) -> str:
    goals = (_place(chance, 30), f"nearest({_of('Resource', chance, _RESOURCES)})")
    return f"print(move_to({chance.choice(goals)}))"


def _nearest(chance: Chance) -> str:
    return f"print(nearest({_of('Resource', chance, _RESOURCES)}))"


def _harvest_resource(chance: Chance) -> str:
    return (
        f"place = nearest({_of('Resource', chance, _RESOURCES)})\nmove_to(place)\n"
        f"print(harvest_resource(place, quantity={chance.randint(1, 30)}))"
    )


def _craft_item(chance: Chance) -> str:
    item = _of("Prototype", chance, _ITEMS)
    return f"print(craft_item({item}, quantity={chance.randint(1, 5)}))"


def _place_entity(chance: Chance) -> str:
    building, direction = chance.choice(_BUILDINGS), chance.choice(_DIRECTIONS)
    spot = _place(chance, 4)
    return (
        f"here = move_to({_place(chance, 30)})\n"
        f"print(place_entity(Prototype.{building}, direction=Direction.{direction}, "
        f"position=here + {spot}))"
    )


def _place_entity_next_to(chance: Chance) -> str:
    building, direction = chance.choice(_BUILDINGS), chance.choice(_DIRECTIONS)
    return _near(chance) + (
        f"    print(place_entity_next_to(Prototype.{building}, entity.position, "
        f"direction=Direction.{direction}, spacing={chance.randint(0, 2)}))"
    )


def _nearest_buildable(chance: Chance) -> str:
    """Return a whole drill with fuel and a chest: what chance alone would hardly ever build."""
    ore = _of("Resource", chance, ("IronOre", "CopperOre", "Coal", "Stone"))
    return (
        f"ore = nearest({ore})\nmove_to(ore)\n"
        "kind, size = Prototype.BurnerMiningDrill, BuildingBox(width=2, height=2)\n"
        "box = nearest_buildable(kind, size, ore)\nmove_to(box.center)\n"
        "drill = place_entity(kind, position=box.center)\n"
        f"insert_item(Prototype.Coal, drill, quantity={chance.randint(1, 10)})\n"
        "print(place_entity(Prototype.WoodenChest, position=drill.drop_position))"
    )


def _can_place_entity(chance: Chance) -> str:
    building = _of("Prototype", chance, _BUILDINGS)
    return f"print(can_place_entity({building}, position={_place(chance)}))"


def _insert_item(chance: Chance) -> str:
    item = _of("Prototype", chance, _FED)
    return (
        _near(chance) + f"    print(insert_item({item}, entity, quantity={chance.randint(1, 10)}))"
    )


def _extract_item(chance: Chance) -> str:
    item = _of("Prototype", chance, _FED)
    return _near(chance) + (
        f"    print(extract_item({item}, entity.position, quantity={chance.randint(1, 10)}))"
    )


def _inspect_inventory(chance: Chance) -> str:
    if chance.random() < 0.5:
        return "print(inspect_inventory())"
    return _near(chance) + "    print(inspect_inventory(entity.position))"


def _pickup_entity(chance: Chance) -> str:
    building = _of("Prototype", chance, _BUILDINGS)
    return f"place = nearest({building})\nmove_to(place)\nprint(pickup_entity({building}, place))"


def _rotate_entity(chance: Chance) -> str:
    building, direction = _of("Prototype", chance, _BUILDINGS), chance.choice(_DIRECTIONS)
    return (
        f"place = nearest({building})\n"
        f"print(rotate_entity(get_entity({building}, place), direction=Direction.{direction}))"
    )


def _shift_entity(chance: Chance) -> str:
    building = _of("Prototype", chance, ("WoodenChest", "StoneFurnace", "BurnerMiningDrill"))
    direction = chance.choice(_DIRECTIONS)
    return (
        f"entity = get_entity({building}, nearest({building}))\nmove_to(entity.position)\n"
        f"print(shift_entity(entity, Direction.{direction}, {chance.randint(1, 3)}))"
    )


def _get_entity(chance: Chance) -> str:
    building = _of("Prototype", chance, _BUILDINGS)
    return f"print(get_entity({building}, nearest({building})))"


def _get_entities(chance: Chance) -> str:
    return f"print(get_entities({{{_of('Prototype', chance, _BUILDINGS)}}}))"


def _set_entity_recipe(chance: Chance) -> str:
    recipe = _of("Prototype", chance, _RECIPES)
    return (
        "machine = Prototype.AssemblingMachine1\n"
        f"print(set_entity_recipe(get_entity(machine, nearest(machine)), {recipe}))"
    )


def _connect_entities(chance: Chance) -> str:
    kind = _of("Prototype", chance, _JOINED)
    return f"print(connect_entities({_place(chance)}, {_place(chance)}, {kind}))"


def _get_connection_amount(chance: Chance) -> str:
    kind = _of("Prototype", chance, _JOINED)
    return f"print(get_connection_amount({_place(chance)}, {_place(chance)}, {kind}))"


def _get_prototype_recipe(chance: Chance) -> str:
    return f"print(get_prototype_recipe({_of('Prototype', chance, _ITEMS)}))"


def _get_resource_patch(chance: Chance) -> str:
    resource = _of("Resource", chance, _RESOURCES)
    return f"print(get_resource_patch({resource}, nearest({resource})))"


def _get_research_progress(chance: Chance) -> str:
    return f"print(get_research_progress({_of('Technology', chance, _TECHNOLOGIES)}))"


def _set_research(chance: Chance) -> str:
    return f"print(set_research({_of('Technology', chance, _TECHNOLOGIES)}))"


def _sleep(chance: Chance) -> str:
    return f"sleep({chance.randint(1, 15)})"


def _score(chance: Chance) -> str:
    return "print(score())"


CALLS: dict[str, Callable[[Chance], str]] = {
    "can_place_entity": _can_place_entity,
    "connect_entities": _connect_entities,
    "craft_item": _craft_item,
    "extract_item": _extract_item,
    "get_connection_amount": _get_connection_amount,
    "get_entities": _get_entities,
    "get_entity": _get_entity,
    "get_prototype_recipe": _get_prototype_recipe,
    "get_research_progress": _get_research_progress,
    "get_resource_patch": _get_resource_patch,
    "harvest_resource": _harvest_resource,
    "insert_item": _insert_item,
    "inspect_inventory": _inspect_inventory,
    "move_to": _move_to,
    "nearest": _nearest,
    "nearest_buildable": _nearest_buildable,
    "pickup_entity": _pickup_entity,
    "place_entity": _place_entity,
    "place_entity_next_to": _place_entity_next_to,
    "rotate_entity": _rotate_entity,
    "score": _score,
    "set_entity_recipe": _set_entity_recipe,
    "set_research": _set_research,
    "shift_entity": _shift_entity,
    "sleep": _sleep,
}
