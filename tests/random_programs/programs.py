"""Random agent programs: what a clumsy but diligent agent might write, as lines of Python."""

from hypothesis import strategies as st

PLACES = ("iron", "copper", "coal", "shore", "plain")
DIRECTIONS = ("UP", "RIGHT", "DOWN", "LEFT")
BUILDINGS = (
    "BurnerMiningDrill",
    "ElectricMiningDrill",
    "StoneFurnace",
    "ElectricFurnace",
    "AssemblingMachine1",
    "AssemblingMachine2",
    "BurnerInserter",
    "Inserter",
    "FastInserter",
    "LongHandedInserter",
    "TransportBelt",
    "UndergroundBelt",
    "Splitter",
    "IronChest",
    "SmallElectricPole",
    "MediumElectricPole",
    "Pipe",
    "UndergroundPipe",
    "OffshorePump",
    "Boiler",
    "SteamEngine",
    "SolarPanel",
    "Lab",
    "StorageTank",
    "StoneWall",
    "GunTurret",
)
ITEMS = (
    "Coal",
    "IronOre",
    "CopperOre",
    "IronPlate",
    "CopperPlate",
    "IronGearWheel",
    "CopperCable",
    "ElectronicCircuit",
    "AutomationSciencePack",
    "FirearmMagazine",
    "Wood",
)
RECIPES = ("IronGearWheel", "CopperCable", "ElectronicCircuit", "AutomationSciencePack", "Pipe")
WAYS = (
    "Prototype.TransportBelt",
    "{Prototype.TransportBelt, Prototype.UndergroundBelt}",
    "Prototype.Pipe",
    "{Prototype.Pipe, Prototype.UndergroundPipe}",
    "Prototype.SmallElectricPole",
    "Prototype.StoneWall",
)
TECHNOLOGIES = ("Automation", "Logistics", "StoneWalls")

INVENTORY = {
    "coal": 200,
    "wood": 20,
    "iron-ore": 50,
    "copper-ore": 50,
    "iron-plate": 100,
    "copper-plate": 100,
    "iron-gear-wheel": 20,
    "electronic-circuit": 20,
    "automation-science-pack": 20,
    "firearm-magazine": 10,
    "burner-mining-drill": 6,
    "electric-mining-drill": 4,
    "stone-furnace": 6,
    "electric-furnace": 2,
    "assembling-machine-1": 4,
    "assembling-machine-2": 2,
    "burner-inserter": 10,
    "inserter": 10,
    "fast-inserter": 4,
    "long-handed-inserter": 4,
    "transport-belt": 100,
    "underground-belt": 10,
    "splitter": 4,
    "iron-chest": 6,
    "small-electric-pole": 20,
    "medium-electric-pole": 10,
    "pipe": 60,
    "pipe-to-ground": 10,
    "offshore-pump": 2,
    "boiler": 2,
    "steam-engine": 2,
    "solar-panel": 4,
    "lab": 2,
    "storage-tank": 2,
    "stone-wall": 20,
    "gun-turret": 2,
}

_names = st.sampled_from
_number = st.integers(0, 7)


@st.composite
def _position(draw):
    return f"at({draw(st.integers(-8, 8))}, {draw(st.integers(-8, 8))})"


@st.composite
def _place(draw):
    building = f"Prototype.{draw(_names(BUILDINGS))}"
    direction = f"Direction.{draw(_names(DIRECTIONS))}"
    return f"keep(place_entity({building}, direction={direction}, position={draw(_position())}))"


@st.composite
def _place_beside(draw):
    building = f"Prototype.{draw(_names(BUILDINGS))}"
    direction = f"Direction.{draw(_names(DIRECTIONS))}"
    other = f"thing({draw(_number)}).position"
    return (
        f"keep(place_entity_next_to({building}, {other}, {direction}, {draw(st.integers(0, 2))}))"
    )


@st.composite
def _feed(draw):
    item = f"Prototype.{draw(_names(ITEMS))}"
    return f"insert_item({item}, thing({draw(_number)}), quantity={draw(st.integers(1, 30))})"


@st.composite
def _fetch(draw):
    item = f"Prototype.{draw(_names(ITEMS))}"
    return f"extract_item({item}, thing({draw(_number)}), quantity={draw(st.integers(1, 30))})"


@st.composite
def _connect(draw):
    way = draw(_names(WAYS))
    return f"connect_entities(thing({draw(_number)}), thing({draw(_number)}), {way})"


@st.composite
def _belt(draw):
    direction = f"Direction.{draw(_names(DIRECTIONS))}"
    item = f"Prototype.{draw(_names(ITEMS))}"
    start = f"{draw(st.integers(-8, 8))}, {draw(st.integers(-8, 8))}"
    return f"lay({start}, {direction}, {draw(st.integers(2, 6))}, {item})"


_spot = st.tuples(st.integers(-8, 8), st.integers(-8, 8), _names(DIRECTIONS))

_lines = st.one_of(
    _place(),
    _place(),
    _belt(),
    _spot.map(lambda spot: f"mine({spot[0]}, {spot[1]}, Direction.{spot[2]})"),
    _spot.map(lambda spot: f"cell({spot[0]}, {spot[1]}, Direction.{spot[2]})"),
    _number.map(lambda number: f"smelt(thing({number}))"),
    _place_beside(),
    _place_beside(),
    _feed(),
    _feed(),
    _fetch(),
    _connect(),
    _connect(),
    _number.map(lambda number: f"pickup_entity(thing({number}))"),
    _number.map(lambda number: f"rotate_entity(thing({number}), Direction.RIGHT)"),
    st.tuples(_number, _names(RECIPES)).map(
        lambda pair: f"set_entity_recipe(thing({pair[0]}), Prototype.{pair[1]})"
    ),
    st.tuples(_names(ITEMS + BUILDINGS), st.integers(1, 5)).map(
        lambda pair: f"craft_item(Prototype.{pair[0]}, {pair[1]})"
    ),
    _position().map(lambda position: f"move_to({position})"),
    _position().map(lambda position: f"harvest_resource({position}, 5)"),
    _names(TECHNOLOGIES).map(lambda name: f"set_research(Technology.{name})"),
    st.just("get_entities()"),
    _number.map(lambda number: f"wire(thing({number}))"),
    st.just("study()"),
    st.just("stoke()"),
    st.just("stoke()"),
    st.integers(1, 40).map(lambda seconds: f"sleep({seconds})"),
)

PRELUDE = """
def middle(resource):
    return get_resource_patch(resource, nearest(resource)).bounding_box.center

anchors = {
    "iron": middle(Resource.IronOre),
    "copper": middle(Resource.CopperOre),
    "coal": middle(Resource.Coal),
    "shore": nearest(Resource.Water),
    "plain": Position(x=0, y=0),
}

def at(x, y):
    return Position(x=home.x + x, y=home.y + y)

def keep(entity):
    things.append(entity)

def thing(number):
    return things[number % len(things)]

STEPS = {
    Direction.UP: (0, -1),
    Direction.RIGHT: (1, 0),
    Direction.DOWN: (0, 1),
    Direction.LEFT: (-1, 0),
}

def lay(x, y, direction, length, item):
    for step in range(length):
        position = at(x + step * STEPS[direction][0], y + step * STEPS[direction][1])
        keep(place_entity(Prototype.TransportBelt, direction=direction, position=position))
        insert_item(item, things[-1], quantity=1)

def mine(x, y, direction):
    keep(place_entity(Prototype.BurnerMiningDrill, direction=direction, position=at(x, y)))
    insert_item(Prototype.Coal, things[-1], quantity=3)

def smelt(drill):
    furnace = place_entity(Prototype.StoneFurnace, position=drill.drop_position)
    keep(furnace)
    insert_item(Prototype.Coal, furnace, quantity=3)
    keep(place_entity_next_to(Prototype.BurnerInserter, furnace.position, Direction.RIGHT, 0))
    insert_item(Prototype.Coal, things[-1], quantity=1)
    keep(place_entity_next_to(Prototype.IronChest, things[-1].position, Direction.RIGHT, 0))

def cell(x, y, direction):
    keep(place_entity(Prototype.AssemblingMachine1, position=at(x, y)))
    set_entity_recipe(things[-1], Prototype.IronGearWheel)
    insert_item(Prototype.IronPlate, things[-1], quantity=8)
    keep(place_entity_next_to(Prototype.Inserter, things[-1].position, direction, 0))
    keep(place_entity_next_to(Prototype.IronChest, things[-1].position, direction, 0))
    keep(place_entity(Prototype.SmallElectricPole, position=at(x + 2, y + 2)))
    keep(place_entity_next_to(Prototype.SolarPanel, things[-1].position, Direction.DOWN, 0))

def stoke():
    for seen in things:
        if seen.name in ("burner-mining-drill", "stone-furnace", "burner-inserter", "boiler"):
            attempt(lambda: insert_item(Prototype.Coal, seen, quantity=2))

def sun():
    pole = place_entity(Prototype.MediumElectricPole, position=at(0, 0))
    keep(pole)
    for side in STEPS:
        keep(place_entity_next_to(Prototype.SolarPanel, pole.position, side, 0))

def steam():
    pump = place_entity(Prototype.OffshorePump, position=anchors["shore"])
    keep(pump)
    boiler = place_entity_next_to(Prototype.Boiler, pump.position, Direction.UP, 2)
    keep(boiler)
    insert_item(Prototype.Coal, boiler, quantity=5)
    engine = place_entity_next_to(Prototype.SteamEngine, boiler.position, Direction.UP, 2)
    keep(engine)
    connect_entities(pump, boiler, Prototype.Pipe)
    connect_entities(boiler, engine, Prototype.Pipe)
    keep(place_entity_next_to(Prototype.MediumElectricPole, engine.position, Direction.UP, 1))

def study():
    keep(place_entity_next_to(Prototype.Lab, things[0].position, Direction.DOWN, 3))
    insert_item(Prototype.AutomationSciencePack, things[-1], quantity=5)
    set_research(Technology.Automation)
    wire(things[-1])

def wire(thing):
    connect_entities(things[0], thing, Prototype.SmallElectricPole)

def attempt(line):
    try:
        line()
    except Exception as error:
        if type(error).__name__ == "Internal":
            raise
        refused.append(type(error).__name__)
"""
"""What each program builds on; run once for all of them."""

_HEAD = """
home = anchors["HOME"]
move_to(home)
things = []
refused = []
"""


def _program(home, power, first, lines):
    body = [f"attempt({power})", *(f"attempt(lambda: {line})" for line in [*first, *lines])]
    end = ["stoke()", "sleep(30)", "print(refused)"]
    return "\n".join([_HEAD.replace("HOME", home), *body, *end])


programs = st.builds(
    _program,
    _names(PLACES),
    _names(("sun", "steam", "study")),
    st.lists(_place(), min_size=3, max_size=8),
    st.lists(_lines, min_size=3, max_size=20),
)
"""Programs of an agent that builds, feeds, connects, takes away and waits, mostly near ore."""
