# Generated from schemas/types by `fle gen`. Do not edit.
"""Groups of values that tools take and give."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fle.generated.enums import Direction, WarningCode
from fle.runtime.record_base import RecordBase
from fle.runtime.values import BoundingBox, Inventory, Position

# Classes of entities have records for fields, so they cannot be imported from here.
if TYPE_CHECKING:
    from fle.generated.entities import Entity, EntityGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentMessage(RecordBase):
    """What one agent told others.

    Attributes:
        number: Counts from 1 since the last reset.
        tick: When it was sent, in ticks.
        sender: The agent that sent it, 1 is the first.
        recipient: The agent that it is for; none when it is for all others.
        message: What it says.
        metadata: Plain values that go with it.
    """

    number: int
    tick: int
    sender: int
    recipient: int | None = None
    message: str
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentState(RecordBase):
    """An agent's character.

    Attributes:
        agent: The agent's number, 1 is the first.
        position: Where the character stands, in tiles.
        health: Its health; a character that dies comes back at its place with empty hands.
        agents: How many agents the world has.
    """

    agent: int
    position: Position
    health: float
    agents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingBox(RecordBase):
    """The size of a place to build on.

    Attributes:
        height: From north to south, in tiles.
        width: From west to east, in tiles.
    """

    height: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSettings(RecordBase):
    """How time passes and what actions cost.

    Attributes:
        mode: lockstep: the world runs only the ticks that calls cost; realtime: it runs at its
            speed.
        speed: The game's speed, 1 is 60 ticks a second. It changes the pace, never the outcome.
        cost_model: instant: actions take no game time; realistic: the time that they take a
            player.
        reach: assisted: only some tools check the distance; strict: all need the character's
            reach.
        tick: The game's tick, in ticks.
    """

    mode: str
    speed: float
    cost_model: str
    reach: str
    tick: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionAmount(RecordBase):
    """What a connection takes and what the inventory holds of it.

    Attributes:
        number_of_entities_required: Pieces that have to be built, in items.
        number_of_entities_available: Pieces of the named kinds in the inventory, all kinds
            together, in items.
        required: Pieces that have to be built by kind, in items.
        available: Pieces in the inventory by kind, in items.
    """

    number_of_entities_required: int
    number_of_entities_available: int
    required: Inventory
    available: Inventory


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions(RecordBase):
    """The size of a collision box.

    Attributes:
        width: From west to east, in tiles.
        height: From north to south, in tiles.
    """

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergySource(RecordBase):
    """The limits of a connection to the electric network.

    Attributes:
        buffer_capacity: What it stores, with its unit.
        input_flow_limit: What it takes at most, with its unit.
        output_flow_limit: What it gives at most, with its unit.
        drain: What it uses when idle, with its unit.
    """

    buffer_capacity: str
    input_flow_limit: str
    output_flow_limit: str
    drain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactoryBounds(RecordBase):
    """Where everything that the agents built lies.

    Attributes:
        centroid: Mean position of the entities, in tiles.
        bounding_box: The smallest box that holds all of them, in tiles.
        entities: How many they are.
    """

    centroid: Position
    bounding_box: BoundingBox
    entities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FluidBox(RecordBase):
    """What one fluid box of an entity holds.

    Attributes:
        name: The game's name of the fluid.
        amount: How much of it, in fluid units.
        temperature: How hot it is, in degrees Celsius.
    """

    name: str
    amount: float
    temperature: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCraft(RecordBase):
    """What was crafted by hand with one recipe.

    Attributes:
        recipe: The recipe.
        crafted_count: How often it was carried out.
        inputs: What it used up altogether, in items.
        outputs: What it gave altogether, in items.
    """

    recipe: str
    crafted_count: int
    inputs: dict[str, float]
    outputs: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient(RecordBase):
    """Something with a count: what a recipe takes, a technology costs, a drill has below it.

    Attributes:
        name: The game's name of the item or fluid.
        count: How many; fluids are measured in units and may have fractions, in items.
        type: item or fluid.
    """

    name: str
    count: int | float | None = 1
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFluid(RecordBase):
    """A fluid box of an entity as a picture shows it.

    Attributes:
        name: The fluid inside; None when it is empty.
        amount: How much this box holds.
        level: How full it is, 0 to 1; of the whole network where its boxes share one level.
        total: How much its network holds; None for a box in none.
        system: Number of its network of joined boxes.
        links: Its pipe connections: x and y where one leaves and where it leads, in 1/256 tile,
            then 0 open, 1 joined, 2 joined underground; five numbers each.
    """

    name: str | None
    amount: float
    level: float
    total: float | None
    system: int | None
    links: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapThing(RecordBase):
    """An entity as a picture shows it.

    Attributes:
        name: The game's name of it.
        type: Its prototype type.
        position: Its middle, in tiles.
        width: From west to east, as it stands, in tiles.
        height: From north to south, as it stands, in tiles.
        direction: Where it faces, 16-way, in the sense of place_entity; where it has a
            direction.
        status: The game's word for what it does, as working; where it has one.
        problems: What keeps it from working, in words; the first one matters most.
        problem_codes: Of what kind each of them is, in their order.
        makes: Its recipe, the ore that a drill mines, or the technology that a lab researches.
        contents: What its slots hold, modules left out; None for nothing, in items.
        held: What an inserter holds in its hand; None for nothing, in items.
        pickup: Where an inserter takes from, in tiles.
        drop: Where an inserter or a drill drops, in tiles.
        lanes: The items on the lanes of a belt, left lane first; a splitter has the lanes of
            its left belt, then those of its right one.
        entrance: Whether items go down here; of underground belts.
        partner: The other end of an underground belt, in tiles.
        network: Number of its electric network.
        fluids: Its fluid boxes.
    """

    name: str
    type: str
    position: Position
    width: int
    height: int
    direction: int | None
    status: str | None
    problems: list[str]
    problem_codes: list[WarningCode]
    makes: str | None
    contents: Inventory | None
    held: Inventory | None
    pickup: Position | None
    drop: Position | None
    lanes: list[list[str]] | None
    entrance: bool | None
    partner: Position | None
    network: int | None
    fluids: list[MapFluid] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapArea(RecordBase):
    """What an area of the world holds, packed for pictures.

    Attributes:
        names: The names that `resources` refers to by index, from 0.
        water: Rows of water tiles: x of the westernmost tile, y, how many; three numbers each.
        resources: Index of the name, x and y in 1/256 tile, amount; four numbers each.
        trees: x and y in 1/256 tile; two numbers each.
        rocks: x and y in 1/256 tile; two numbers each.
        entities: What was built and what lies on the ground, in the order of the rows.
        characters: Where the agents' characters in the area stand, in tiles.
        wires: Copper wires between poles: x and y of both ends in 1/256 tile; four numbers
            each.
        supplies: What poles supply: x and y of the middle and reach to each side in 1/256 tile;
            three numbers each.
    """

    names: list[str]
    water: list[int]
    resources: list[int]
    trees: list[int]
    rocks: list[int]
    entities: list[MapThing]
    characters: list[Position]
    wires: list[int]
    supplies: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones(RecordBase):
    """What a world has made since its last reset; each thing that is named is a milestone.

    Attributes:
        static: How much was made in any way, by item or fluid, in items.
        automated: How much of it machines made, in items.
    """

    static: dict[str, float]
    automated: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour(RecordBase):
    """An entity that another one connects to.

    Attributes:
        name: The game's name of the entity.
        direction: Its facing.
        position: Its middle, in tiles.
    """

    name: str
    direction: Direction
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Ingredient):
    """What a recipe makes.

    Attributes:
        probability: The chance to get it, 0 to 1.
    """

    probability: float | None = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionStats(RecordBase):
    """What a world has made and used up since its last reset.

    Attributes:
        produced: Everything produced, by item or fluid, by machines or by hand, in items.
        consumed: Everything used up, by item or fluid, in items.
        harvested: What the agents harvested by hand, in items.
        crafted: What the agents crafted by hand, in items.
        crafts: What the agents crafted by hand, by recipe.
    """

    produced: dict[str, float]
    consumed: dict[str, float]
    harvested: dict[str, int]
    crafted: dict[str, float]
    crafts: list[HandCraft]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(RecordBase):
    """How something is made.

    Attributes:
        name: The game's name of the recipe.
        ingredients: What one craft takes.
        products: What one craft makes.
        energy: Time of one craft at crafting speed 1, in seconds.
        category: What can craft it: crafting by hand or machine, smelting in furnaces, ...
        enabled: Whether research has unlocked it.
    """

    name: str | None = None
    ingredients: list[Ingredient] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    energy: float | None = 0.0
    category: str | None = None
    enabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologyState(RecordBase):
    """A technology and how far it is.

    Attributes:
        name: The game's name of it.
        researched: Whether it is researched.
        enabled: Whether this game lets it be researched.
        level: Its level; the next one of a technology with many.
        research_unit_count: Units that the whole of it takes, each of one set of science packs.
        research_unit_energy: How long a lab of speed 1 works on a unit, in ticks.
        prerequisites: What has to be researched before it, sorted.
        ingredients: The science packs of one unit, in items.
    """

    name: str
    researched: bool
    enabled: bool
    level: int
    research_unit_count: int
    research_unit_energy: float
    prerequisites: list[str]
    ingredients: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchState(RecordBase):
    """What is researched, and what is being researched.

    Attributes:
        current: What is being researched.
        progress: How much of that is done, 0 to 1.
        queue: What is being researched and what waits, in order.
        saved: How much is done of technologies that were begun and left, 0 to 1.
        mark: Changes with what the list of technologies says.
        technologies: In the order of the alphabet; none when the caller knows them by their
            mark.
    """

    current: str | None
    progress: float
    queue: list[str]
    saved: dict[str, float]
    mark: str
    technologies: list[TechnologyState] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePatch(RecordBase):
    """A field of one resource.

    Attributes:
        name: The game's name of the resource.
        size: What all of it holds; for water the number of tiles, in items.
        bounding_box: The rectangle around it, in tiles.
    """

    name: str
    size: int
    bounding_box: BoundingBox


@dataclass(frozen=True, slots=True, kw_only=True)
class TileDimensions(RecordBase):
    """How many tiles something covers.

    Attributes:
        tile_width: From west to east, in tiles.
        tile_height: From north to south, in tiles.
    """

    tile_width: float
    tile_height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldObservation(RecordBase):
    """Everything that an agent is told of the world after a program.

    Attributes:
        tick: The game's tick, in ticks.
        speed: The game's speed, 1 is 60 ticks a second.
        entities: What get_entities lists.
        inventory: What the agent's character carries, in items.
        characters: Where the agents' characters stand, the first agent's first, in tiles.
        research: The technologies.
        flows: What was made and used up since the last reset.
        prices: Prices of what the flows name.
        production_score: The value of everything produced so far.
        automated_score: The part of it that machines made.
        messages: What other agents told this one, the oldest first.
    """

    tick: int
    speed: float
    entities: list[Entity | EntityGroup]
    inventory: Inventory
    characters: list[Position]
    research: ResearchState
    flows: ProductionStats
    prices: dict[str, float]
    production_score: float
    automated_score: float
    messages: list[AgentMessage]
