"""A factory that is wired wrongly says what is wrong: a program sees it in its next observation.

Each case builds something that cannot work, lets time pass, and reads the warnings of one entity.
"""

from collections.abc import Iterator

import pytest

import fle
from fle.generated.types import Inventory
from fle.interpreter import Interpreter

KIT = Inventory(
    {
        "assembling-machine-1": 5,
        "assembling-machine-2": 5,
        "boiler": 2,
        "burner-inserter": 5,
        "burner-mining-drill": 5,
        "coal": 200,
        "copper-plate": 100,
        "electric-mining-drill": 2,
        "inserter": 10,
        "iron-chest": 5,
        "iron-gear-wheel": 20,
        "iron-ore": 100,
        "iron-plate": 200,
        "lab": 2,
        "logistic-science-pack": 5,
        "medium-electric-pole": 5,
        "offshore-pump": 2,
        "pipe": 50,
        "pipe-to-ground": 5,
        "small-electric-pole": 20,
        "solar-panel": 10,
        "speed-module": 1,
        "splitter": 2,
        "steam-engine": 2,
        "stone-furnace": 5,
        "transport-belt": 50,
        "underground-belt": 5,
        "wood": 2000,
        "wooden-chest": 10,
    }
)

# What the cases have in common: a look at one entity after a while.
BEFORE = """
def at(x, y):
    return Position(x=x, y=y)

def put(prototype, x, y, direction=Direction.UP):
    return place_entity(prototype, direction=direction, position=at(x, y))

def look(entity, seconds=2):
    sleep(seconds)
    for seen in get_entities(position=entity.position, radius=1):
        members = getattr(seen, "belts", None) or getattr(seen, "pipes", None) or [seen]
        for member in members:
            assert len(member.warning_codes) == len(member.warnings)
            if member.name == entity.name and member.position == entity.position:
                print("\\n".join([member.status.value, *member.warnings]))

move_to(at(0.5, 14))
"""

POWER = """
panel = put(Prototype.SolarPanel, -6.5, 10.5)
pole = put(Prototype.MediumElectricPole, -4.5, 10.5)
"""

WATER = """
move_to(nearest(Resource.Water))
pump = place_entity(Prototype.OffshorePump, position=nearest(Resource.Water))
pipe = place_entity(Prototype.Pipe, position=pump.connection_points[0])
sleep(1)
"""

CASES = {
    "belt_gap": (
        """
for x in (0.5, 1.5, 4.5, 5.5):
    put(Prototype.TransportBelt, x, 5.5, Direction.RIGHT)
look(get_entity(Prototype.TransportBelt, at(1.5, 5.5)))
""",
        "belt ends at (1.5, 5.5): next belt, transport-belt at (4.5, 5.5), is 2 tiles away; "
        "a belt is missing at (2.5, 5.5)",
    ),
    "belt_faces_away": (
        """
put(Prototype.TransportBelt, 0.5, 5.5, Direction.RIGHT)
put(Prototype.TransportBelt, 1.5, 5.5, Direction.LEFT)
look(get_entity(Prototype.TransportBelt, at(0.5, 5.5)))
""",
        "belt ends at (0.5, 5.5): next belt, transport-belt at (1.5, 5.5), faces the other way "
        "(west)",
    ),
    "underground_alone": (
        """
look(put(Prototype.UndergroundBelt, 0.5, 5.5, Direction.RIGHT))
""",
        "underground belt has no other end: place one within 5 tiles to the east",
    ),
    "splitter_to_nowhere": (
        """
put(Prototype.TransportBelt, 0.5, 5.5, Direction.RIGHT)
look(put(Prototype.Splitter, 1.5, 6, Direction.RIGHT))
""",
        "no belt takes what comes out of it",
    ),
    "pole_out_of_reach": (
        POWER + "look(put(Prototype.AssemblingMachine1, 3.5, 10.5))",
        "nearest pole, medium-electric-pole at (-4.5, 10.5), is 3.4 tiles too far: it supplies 3.5 "
        "tiles around it",
    ),
    "no_pole": (
        "look(put(Prototype.Inserter, 3.5, 10.5))",
        "not connected to power network\nthere is no electric pole; connect_entities lays them",
    ),
    "poles_too_far_apart": (
        POWER
        + """
put(Prototype.SmallElectricPole, 7.5, 10.5)
look(put(Prototype.AssemblingMachine1, 9.5, 10.5))
""",
        "no electricity: small-electric-pole at (7.5, 10.5) is 4.5 tiles too far from "
        "medium-electric-pole at (-4.5, 10.5), which a generator feeds",
    ),
    "network_without_generator": (
        """
put(Prototype.SmallElectricPole, 7.5, 10.5)
look(put(Prototype.AssemblingMachine1, 9.5, 10.5))
""",
        "no electricity: no generator is connected to its network",
    ),
    "too_little_power": (
        POWER
        + """
machine = put(Prototype.AssemblingMachine2, -1.5, 10.5)
set_entity_recipe(machine, Prototype.IronGearWheel)
insert_item(Prototype.IronPlate, machine, quantity=100)
look(machine)
""",
        "low power: needs 155 kW, gets 60 kW; add generators",
    ),
    "engine_without_pole": (
        "look(put(Prototype.SteamEngine, 3.5, 10.5))",
        "not connected to power network",
    ),
    "engine_without_pipe": (
        "look(put(Prototype.SteamEngine, 3.5, 10.5))",
        "pipe to (3.5, 13.5) or (3.5, 7.5) not connected",
    ),
    "no_recipe": (
        POWER + "look(put(Prototype.AssemblingMachine1, -1.5, 10.5))",
        "no recipe set",
    ),
    "missing_ingredients": (
        POWER
        + """
machine = put(Prototype.AssemblingMachine1, -1.5, 10.5)
set_entity_recipe(machine, Prototype.Inserter)
insert_item(Prototype.IronGearWheel, machine, quantity=1)
look(machine)
""",
        "missing ingredients: 1 electronic-circuit, 1 iron-plate",
    ),
    "missing_fluid": (
        POWER
        + """
machine = put(Prototype.AssemblingMachine2, -1.5, 10.5)
set_entity_recipe(machine, Prototype.Concrete)
look(machine)
""",
        "missing fluid: 100 water",
    ),
    "fluid_not_connected": (
        POWER
        + """
machine = put(Prototype.AssemblingMachine2, -1.5, 10.5)
set_entity_recipe(machine, Prototype.Concrete)
look(machine)
""",
        "pipe to (-1.5, 8.5) not connected",
    ),
    "furnace_empty": (
        "look(put(Prototype.StoneFurnace, 4, 10))",
        "out of fuel\nno ingredients to smelt",
    ),
    "output_chest_full": (
        """
chest = put(Prototype.WoodenChest, 7.5, 10.5)
insert_item(Prototype.Wood, chest, quantity=1600)
inserter = put(Prototype.BurnerInserter, 6.5, 10.5, Direction.RIGHT)
insert_item(Prototype.Coal, inserter, quantity=2)
furnace = put(Prototype.StoneFurnace, 5, 10)
insert_item(Prototype.Coal, furnace, quantity=5)
insert_item(Prototype.IronOre, furnace, quantity=10)
look(inserter, seconds=20)
""",
        "output full: wooden-chest at (7.5, 10.5) is full",
    ),
    "chest_full": (
        """
chest = put(Prototype.WoodenChest, 7.5, 10.5)
insert_item(Prototype.Wood, chest, quantity=1600)
look(chest)
""",
        "chest is full",
    ),
    "inserter_reversed": (
        """
chest = put(Prototype.IronChest, 7.5, 10.5)
insert_item(Prototype.IronOre, chest, quantity=50)
put(Prototype.StoneFurnace, 5, 10)
inserter = put(Prototype.BurnerInserter, 6.5, 10.5, Direction.RIGHT)
insert_item(Prototype.Coal, inserter, quantity=2)
look(inserter)
""",
        "nothing to pick up in stone-furnace at (5, 10); it faces the wrong way if it should bring "
        "iron-ore from iron-chest at (7.5, 10.5): rotate_entity turns it",
    ),
    "inserter_at_nothing": (
        """
put(Prototype.IronChest, 7.5, 10.5)
inserter = put(Prototype.BurnerInserter, 6.5, 10.5, Direction.RIGHT)
insert_item(Prototype.Coal, inserter, quantity=2)
look(inserter)
""",
        "nothing to pick up at (5.5, 10.5): nothing stands there",
    ),
    "drill_without_chest": (
        """
position = nearest(Resource.Coal)
move_to(position)
drill = place_entity(Prototype.BurnerMiningDrill, position=position)
insert_item(Prototype.Coal, drill, quantity=5)
look(drill, seconds=12)
""",
        "output full: an item lies on the ground at (",
    ),
    "drill_off_the_ore": (
        """
drill = put(Prototype.BurnerMiningDrill, 4, 10)
insert_item(Prototype.Coal, drill, quantity=5)
look(drill)
""",
        "no ore left to mine under it: the nearest is copper-ore at (",
    ),
    "boiler_without_water": (
        """
boiler = put(Prototype.Boiler, 4.5, 10)
insert_item(Prototype.Coal, boiler, quantity=5)
look(boiler)
""",
        "pipe to (2.5, 10.5) or (6.5, 10.5) not connected",
    ),
    "boiler_without_fuel": (
        "look(put(Prototype.Boiler, 4.5, 10))",
        "out of fuel",
    ),
    "pump_without_pipe": (
        """
move_to(nearest(Resource.Water))
look(place_entity(Prototype.OffshorePump, position=nearest(Resource.Water)))
""",
        "not connected",
    ),
    "engine_at_a_water_pipe": (
        WATER
        + """
try:
    put(Prototype.SteamEngine, pipe.position.x, pipe.position.y - 3)
except Blocked as error:
    print(error)
""",
        "its fluids would mix; offshore-pump at (37.5, 42.5) with water, pipe at (36.5, 42.5) with "
        "water are in the way",
    ),
    "wrong_fluid_for_the_recipe": (
        WATER
        + """
machine = put(Prototype.AssemblingMachine2, pipe.position.x, pipe.position.y - 2, Direction.DOWN)
set_entity_recipe(machine, Prototype.ElectricEngineUnit)
look(machine)
""",
        "missing fluid: 15 lubricant\n"
        "pipe at (36.5, 42.5) holds water but assembling-machine-2 needs lubricant",
    ),
    "pipe_alone": (
        "look(put(Prototype.Pipe, 4.5, 10.5))",
        "connected to nothing",
    ),
    "pipe_gap": (
        """
for x in (0.5, 1.5, 3.5, 4.5):
    put(Prototype.Pipe, x, 10.5)
look(get_entity(Prototype.Pipe, at(1.5, 10.5)))
""",
        "pipe ends at (1.5, 10.5): next pipe, pipe at (3.5, 10.5), is 1 tile away; "
        "a pipe is missing at (2.5, 10.5)",
    ),
    "belt_group_with_a_gap": (
        """
for x in (0.5, 1.5, 4.5, 5.5):
    put(Prototype.TransportBelt, x, 5.5, Direction.RIGHT)
for group in get_entities():
    print("\\n".join(group.warnings))
""",
        "belt ends at (1.5, 5.5): next belt, transport-belt at (4.5, 5.5), is 2 tiles away; "
        "a belt is missing at (2.5, 5.5)",
    ),
    "engine_without_steam": (
        """
engine = put(Prototype.SteamEngine, 3.5, 10.5)
put(Prototype.SmallElectricPole, 5.5, 10.5)
look(put(Prototype.AssemblingMachine1, 7.5, 10.5))
""",
        "no electricity: steam-engine at (3.5, 10.5), which feeds its network, gives nothing "
        "(no_input_fluid)",
    ),
    "assembler_blocked": (
        """
for x in (-7.5, -4.5, -1.5):
    put(Prototype.SolarPanel, x, 10.5)
put(Prototype.MediumElectricPole, -4.5, 8.5)
machine = put(Prototype.AssemblingMachine1, -0.5, 6.5)
set_entity_recipe(machine, Prototype.Pipe)
for _ in range(2):
    insert_item(Prototype.IronPlate, machine, quantity=100)
    sleep(110)
look(machine, seconds=1)
""",
        "output full: nothing takes out",
    ),
    "underground_pipe_alone": (
        "look(put(Prototype.UndergroundPipe, 4.5, 10.5))",
        "underground pipe has no other end: place one that faces it in line",
    ),
}


@pytest.fixture(scope="module", params=["1.1", "2.0"])
def session(request: pytest.FixtureRequest) -> Iterator[fle.Session]:
    with fle.connect(factorio=request.param) as session:
        yield session


def observe(session: fle.Session, program: str, technologies: str | list[str] = "all") -> str:
    """Run a program in a fresh world and return what it printed, without the lines' numbers."""
    session.reset(seed=0, inventory=KIT, technologies=technologies)
    result = Interpreter(session).run(BEFORE + program)
    assert result.error is None, result.error
    return result.output.replace("\\n", "\n").replace("\\'", "'")


LABS = {
    "lab_without_research": (
        POWER + "look(put(Prototype.Lab, -1.5, 10.5))",
        "no research set: choose one with set_research",
    ),
    "lab_without_packs": (
        POWER
        + """
set_research(Technology.SteelProcessing)
look(put(Prototype.Lab, -1.5, 10.5))
""",
        "missing science packs: automation-science-pack (for steel-processing)",
    ),
    "lab_with_half_of_the_packs": (
        POWER
        + """
set_research(Technology.Logistics2)
lab = put(Prototype.Lab, -1.5, 10.5)
insert_item(Prototype.LogisticSciencePack, lab, quantity=5)
look(lab)
""",
        "missing science packs: automation-science-pack (for logistics-2)",
    ),
}


@pytest.mark.parametrize("case", LABS)
def test_a_lab_names_what_it_lacks(session: fle.Session, case: str) -> None:
    program, words = LABS[case]
    researched = ["automation", "logistics", "logistic-science-pack"]
    assert words in observe(session, program, researched)


@pytest.mark.parametrize("case", CASES)
def test_the_next_observation_says_what_is_wrong(session: fle.Session, case: str) -> None:
    program, words = CASES[case]
    assert words in observe(session, program)


# Two belts in line with two tiles between them, and what shows that it is meant.
ON_PURPOSE = {
    "emptied_at_its_end": "put(Prototype.BurnerInserter, 1.5, 6.5, Direction.DOWN)",
    "emptied_before_its_end": "put(Prototype.BurnerInserter, 0.5, 6.5, Direction.DOWN)",
    "next_one_is_fed": "put(Prototype.BurnerInserter, 4.5, 6.5, Direction.UP)",
}


@pytest.mark.parametrize("case", ON_PURPOSE)
def test_a_belt_that_ends_on_purpose_is_no_gap(session: fle.Session, case: str) -> None:
    program = f"""
for x in (0.5, 1.5, 4.5, 5.5):
    put(Prototype.TransportBelt, x, 5.5, Direction.RIGHT)
{ON_PURPOSE[case]}
look(get_entity(Prototype.TransportBelt, at(1.5, 5.5)))
"""
    assert "belt ends" not in observe(session, program)


def test_low_power_counts_modules(session: fle.Session) -> None:
    program = (
        POWER
        + """
machine = put(Prototype.AssemblingMachine2, -1.5, 10.5)
set_entity_recipe(machine, Prototype.IronGearWheel)
insert_item(Prototype.IronPlate, machine, quantity=100)
insert_item(Prototype.SpeedModule, machine, quantity=1)
look(machine)
"""
    )
    assert "low power: needs 230 kW, gets 60 kW" in observe(session, program)
