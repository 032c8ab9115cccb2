# Generated from schemas/entities by `fle gen`. Do not edit.
"""Classes of entities. Those without slots of their own are only bases."""

from dataclasses import dataclass, field
from typing import ClassVar

from fle.generated.enums import Direction, EntityStatus, WarningCode
from fle.generated.records import (
    Dimensions,
    EnergySource,
    FluidBox,
    Ingredient,
    Neighbour,
    Recipe,
    TileDimensions,
)
from fle.runtime.entity_base import EntityBase, GroupBase
from fle.runtime.values import IndexedPosition, Inventory, Position


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntityCore(EntityBase):
    """What every thing on the map has: a name, a place and a facing.

    Attributes:
        name: The game's name of the entity.
        direction: The side where things come out of it: an inserter and a drill drop there, a
            belt moves there, a boiler gives steam there.
        position: The middle of the entity, in tiles.
    """

    __slots__ = ()

    name: str
    direction: Direction
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Entity(EntityCore):
    """A built entity; kinds without a class of their own (radar, wall) read as this one.

    Attributes:
        id: The game's unit number; stays the same until the entity is taken away.
        energy: Energy in its buffer; for burners the heat that is left of the fuel being burnt,
            in J.
        type: The game's prototype type.
        dimensions: Width and height of its collision box as the prototype gives it, in tiles.
        tile_dimensions: Whole tiles that it covers as it stands now, in tiles.
        health: Hit points left; 0 for what cannot be damaged, in hit points.
        warnings: What keeps it from working, in words; empty when nothing does.
        warning_codes: Of what kind each of the warnings is, in their order.
        status: What it is doing, worked out when read.
    """

    id: int | None
    energy: float
    type: str | None
    dimensions: Dimensions
    tile_dimensions: TileDimensions
    health: float
    warnings: list[str]
    warning_codes: list[WarningCode] = field(default_factory=list)
    status: EntityStatus


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StaticEntity(Entity):
    """An entity that has neighbours of its kind.

    Attributes:
        neighbours: Entities that it connects to; empty when the game names none.
    """

    __slots__ = ()

    neighbours: list[Neighbour]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Electric(EntityBase):
    """Something in an electric network.

    Attributes:
        electrical_id: Number of its electric network; none when no pole reaches it.
    """

    __slots__ = ()

    electrical_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Accumulator(StaticEntity, Electric):
    """Stores electric energy.

    Attributes:
        energy_source: Limits of its connection to the network.
    """

    SIZE: ClassVar[tuple[int, int]] = (2, 2)

    energy_source: EnergySource | None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FluidHandler(StaticEntity):
    """Something with fluid inside.

    Attributes:
        connection_points: Where the next pipe has to stand, in tiles.
        fluid_box: What each of its fluid boxes holds; empty boxes are left out.
        fluid_systems: Numbers of the fluid systems that it belongs to.
    """

    __slots__ = ()

    connection_points: list[Position]
    fluid_box: list[FluidBox]
    fluid_systems: list[int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AssemblingMachine(StaticEntity, Electric):
    """A machine that makes what its recipe says.

    Attributes:
        recipe: The recipe that is set.
        assembling_machine_input: Ingredients inside, in items.
        assembling_machine_output: Products inside, in items.
        assembling_machine_modules: Modules inside, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (3, 3)

    recipe: Recipe | None
    assembling_machine_input: Inventory
    assembling_machine_output: Inventory
    assembling_machine_modules: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AdvancedAssemblingMachine(FluidHandler, AssemblingMachine):
    """An assembling machine that can take a fluid."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ammo(EntityBase):
    """Ammunition, as a value that programs may make themselves.

    Attributes:
        name: The game's name of the magazine.
        magazine_size: Shots in one magazine, in shots.
        reload_time: Time between two magazines, in ticks.
    """

    name: str = ""
    magazine_size: int | None = None
    reload_time: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Beacon(StaticEntity, Electric):
    """Spreads the effect of its modules."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntityGroup(GroupBase):
    """Entities that belong together.

    Attributes:
        id: Number of the network or fluid system; 0 where the game numbers none.
        status: What the group is doing.
        position: Where its first member stands; it names the group in calls, in tiles.
        name: What kind of group it is.
        warnings: What is wrong with it, in words; empty when nothing is.
        warning_codes: Of what kind each of the warnings is, in their order.
    """

    __slots__ = ()

    id: int = 0
    status: EntityStatus
    position: Position
    name: str
    warnings: list[str]
    warning_codes: list[WarningCode] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TransportBelt(Entity):
    """A belt tile; its direction is the way items travel.

    Attributes:
        input_position: The tile behind it, from which a straight belt feeds it, in tiles.
        output_position: The tile onto which it moves items, in tiles.
        inventory: Items on its `left` and on its `right` lane, in items.
        is_terminus: Whether no belt takes its items on.
        is_source: Whether no belt feeds it.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    input_position: Position
    output_position: Position
    inventory: dict[str, Inventory]
    is_terminus: bool
    is_source: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Splitter(Entity):
    """Two belts in, two belts out.

    Attributes:
        input_positions: Tiles from which belts run into it, in tiles.
        output_positions: Tiles onto which it puts items, in tiles.
        inventory: Items on its left and on its right belt, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (2, 1)

    input_positions: list[Position]
    output_positions: list[Position]
    inventory: list[Inventory]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BeltGroup(EntityGroup):
    """Belts, undergrounds and splitters that pass items on to each other.

    Attributes:
        belts: The belts in the order in which items travel, as far as there is one.
        inputs: Belts that no other belt feeds.
        outputs: Belts that feed no other belt.
        inventory: Items on all of them, in items.
    """

    belts: list[TransportBelt | Splitter]
    inputs: list[Entity]
    outputs: list[Entity]
    inventory: Inventory


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BurnerType(EntityBase):
    """Something that burns fuel.

    Attributes:
        fuel: Fuel items waiting to be burnt, in items.
    """

    __slots__ = ()

    fuel: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Boiler(FluidHandler, BurnerType):
    """Turns water into steam; its direction is the side of the steam.

    Attributes:
        steam_output_point: Where the steam pipe or engine has to connect, in tiles.
    """

    SIZE: ClassVar[tuple[int, int]] = (3, 2)

    steam_output_point: Position | None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Filtered(EntityBase):
    """Something with an item filter.

    Attributes:
        filter: The item in its first filter slot; none when it takes everything.
    """

    __slots__ = ()

    filter: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Inserter(StaticEntity, Electric, Filtered):
    """Moves items from its pickup to its drop position; its direction is where it drops.

    Attributes:
        pickup_position: The place from which it takes, in tiles.
        drop_position: The middle of the tile on which it drops, in tiles.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    pickup_position: Position | None
    drop_position: Position


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BurnerInserter(Inserter, BurnerType):
    """An inserter that burns fuel."""

    SIZE: ClassVar[tuple[int, int]] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MiningDrill(StaticEntity):
    """Mines the ore under it.

    Attributes:
        drop_position: The middle of the tile on which it drops what it mined, in tiles.
        resources: What lies in its mining area, with the amount left, in items.
    """

    drop_position: Position
    resources: list[Ingredient]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BurnerMiningDrill(MiningDrill, BurnerType):
    """A drill that burns fuel and mines 2 by 2 tiles."""

    SIZE: ClassVar[tuple[int, int]] = (2, 2)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MultiFluidHandler(StaticEntity):
    """A machine with fluid inputs and fluid outputs.

    Attributes:
        input_fluids: Fluids that its recipe takes.
        output_fluids: Fluids that its recipe makes.
        input_connection_points: Where input pipes have to stand, with the fluid that belongs
            there, in tiles.
        output_connection_points: Where output pipes have to stand, with the fluid that comes
            out, in tiles.
        fluid_box: What each of its fluid boxes holds; empty boxes are left out.
        fluid_systems: Numbers of the fluid systems that it belongs to.
    """

    __slots__ = ()

    input_fluids: list[str]
    output_fluids: list[str]
    input_connection_points: list[IndexedPosition]
    output_connection_points: list[IndexedPosition]
    fluid_box: list[FluidBox]
    fluid_systems: list[int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ChemicalPlant(MultiFluidHandler, AssemblingMachine):
    """Makes things from fluids; its direction is the side of its outputs."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Chest(Entity):
    """Holds items.

    Attributes:
        inventory: Items inside, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    inventory: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Combinator(StaticEntity):
    """A device of the circuit network."""

    SIZE: ClassVar[tuple[int, int]] = (2, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ElectricFurnace(Entity, Electric):
    """Smelts what is put in, with electricity.

    Attributes:
        furnace_source: What waits to be smelted, in items.
        furnace_result: What is ready to be taken, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (3, 3)

    furnace_source: Inventory
    furnace_result: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ElectricMiningDrill(MiningDrill, Electric):
    """A drill that runs on electricity and mines 5 by 5 tiles."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ElectricalProducer(Electric, Entity):
    """Something that feeds an electric network.

    Attributes:
        production: Energy that it makes at present, where the game tells, in J per tick.
        energy_source: Limits of its connection to the network.
        electric_output_flow_limit: The most that it can give, in J per tick.
    """

    __slots__ = ()

    production: float | None
    energy_source: EnergySource | None
    electric_output_flow_limit: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ElectricityPole(Entity, Electric):
    """Carries electricity to what stands in its supply area.

    Attributes:
        flow_rate: Energy that its network uses at present, where the game tells, in J per tick.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    flow_rate: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ElectricityGroup(EntityGroup):
    """Poles that form one network.

    Attributes:
        poles: The poles.
    """

    poles: list[ElectricityPole]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FilterInserter(Inserter):
    """An inserter that takes only what its filter names (in 2.0 every inserter has filters)."""

    SIZE: ClassVar[tuple[int, int]] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GunTurret(StaticEntity):
    """A turret that fires magazines.

    Attributes:
        turret_ammo: Magazines that it holds, in items.
        kills: Enemies that it killed.
    """

    SIZE: ClassVar[tuple[int, int]] = (2, 2)

    turret_ammo: Inventory
    kills: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FluidTurret(GunTurret, FluidHandler):
    """A turret that fires a fluid."""

    SIZE: ClassVar[tuple[int, int]] = (3, 2)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Furnace(Entity, BurnerType):
    """Smelts what is put in, with fuel.

    Attributes:
        furnace_source: What waits to be smelted, in items.
        furnace_result: What is ready to be taken, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (2, 2)

    furnace_source: Inventory
    furnace_result: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Generator(FluidHandler):
    """A steam engine or turbine."""

    SIZE: ClassVar[tuple[int, int]] = (5, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class HeatExchanger(Boiler):
    """Turns water into steam with heat from a reactor."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lab(Entity, Electric):
    """Turns science packs into research.

    Attributes:
        lab_input: Science packs inside, in items.
        lab_modules: Modules inside, in items.
        research: The technology being researched.
    """

    SIZE: ClassVar[tuple[int, int]] = (3, 3)

    lab_input: Inventory
    lab_modules: Inventory
    research: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LogisticChest(Chest):
    """A chest that robots serve.

    Attributes:
        request_filters: What it asks robots for, in items.
    """

    request_filters: list[Ingredient]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OffshorePump(FluidHandler):
    """Takes water from a shore; its direction is the side where the water comes out."""

    SIZE: ClassVar[tuple[int, int]] = (2, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OilRefinery(MultiFluidHandler, AssemblingMachine):
    """Refines crude oil; its direction is the side of its outputs."""

    SIZE: ClassVar[tuple[int, int]] = (5, 5)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pipe(Entity):
    """A pipe, or one end of an underground pipe, whose direction is the way it goes underground.

    Attributes:
        fluidbox_id: Number of the fluid system that it belongs to.
        flow_rate: Fluid that passes through it, where the game tells, in units per tick.
        contents: Fluid inside, in units.
        fluid: Name of the fluid inside; none when it is empty.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    fluidbox_id: int | None
    flow_rate: float | None
    contents: float | None
    fluid: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PipeGroup(EntityGroup):
    """Pipes that form one fluid system.

    Attributes:
        pipes: The pipes.
        fluid: Name of the fluid inside; none when they are empty.
        amount: Fluid in all of the pipes, in units.
        level: How full the system is, from 0 to 1.
    """

    pipes: list[Pipe]
    fluid: str | None
    amount: float = 0.0
    level: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pump(FluidHandler, Electric):
    """Moves fluid to the side of its direction."""

    SIZE: ClassVar[tuple[int, int]] = (2, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PumpJack(MiningDrill, FluidHandler, Electric):
    """Pumps crude oil from the spot under it."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rail(Entity):
    """A piece of railway track."""

    SIZE: ClassVar[tuple[int, int]] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RailSignal(StaticEntity):
    """Keeps trains apart."""

    SIZE: ClassVar[tuple[int, int]] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reactor(StaticEntity):
    """Makes heat from fuel cells."""

    SIZE: ClassVar[tuple[int, int]] = (5, 5)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Roboport(StaticEntity, Electric):
    """Home of robots."""

    SIZE: ClassVar[tuple[int, int]] = (4, 4)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rocket(Entity):
    """A rocket on its way. The game tells nothing of its cargo and progress; the silo does.

    Attributes:
        payload: Its cargo, in items.
        launch_progress: How far the launch is, 0 to 100, in percent.
    """

    payload: Inventory | None = None
    launch_progress: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RocketSilo(StaticEntity, Electric):
    """Builds and launches rockets.

    Attributes:
        rocket_parts: Rocket parts that are ready.
        rocket_inventory: Cargo of the rocket, in items.
        rocket_progress: How far the next part is, 0 to 100, in percent.
    """

    SIZE: ClassVar[tuple[int, int]] = (9, 9)

    rocket_parts: int
    rocket_inventory: Inventory
    rocket_progress: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RollingStock(Entity, BurnerType):
    """A locomotive or a wagon.

    Attributes:
        inventory: Its cargo, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (6, 2)

    inventory: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SolarPanel(ElectricalProducer):
    """Makes electric energy by day."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StorageTank(FluidHandler):
    """Holds fluid."""

    SIZE: ClassVar[tuple[int, int]] = (3, 3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TrainStop(StaticEntity, Electric):
    """Where trains stop."""

    SIZE: ClassVar[tuple[int, int]] = (2, 2)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Turret(GunTurret, Electric):
    """A turret fed by electricity, or artillery."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class UndergroundBelt(TransportBelt):
    """One end of an underground belt.

    Attributes:
        is_input: Whether items go underground here; none where the server cannot tell.
        connected_to: The id of the other end, when there is one.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    is_input: bool | None
    connected_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Vehicle(Entity, BurnerType):
    """A vehicle.

    Attributes:
        trunk_inventory: Items in its trunk, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (2, 2)

    trunk_inventory: Inventory


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WallGroup(EntityGroup):
    """Walls and gates side by side.

    Attributes:
        entities: The walls.
    """

    entities: list[Entity]


# The classes by their number on the wire, from 1.
ENTITY_CLASSES: tuple[type[EntityBase], ...] = (
    Accumulator,
    AdvancedAssemblingMachine,
    AssemblingMachine,
    Beacon,
    BeltGroup,
    Boiler,
    BurnerInserter,
    BurnerMiningDrill,
    ChemicalPlant,
    Chest,
    Combinator,
    ElectricFurnace,
    ElectricMiningDrill,
    ElectricityGroup,
    ElectricityPole,
    Entity,
    FilterInserter,
    FluidTurret,
    Furnace,
    Generator,
    GunTurret,
    HeatExchanger,
    Inserter,
    Lab,
    LogisticChest,
    MiningDrill,
    OffshorePump,
    OilRefinery,
    Pipe,
    PipeGroup,
    Pump,
    PumpJack,
    Rail,
    RailSignal,
    Reactor,
    Roboport,
    Rocket,
    RocketSilo,
    RollingStock,
    SolarPanel,
    Splitter,
    StorageTank,
    TrainStop,
    TransportBelt,
    Turret,
    UndergroundBelt,
    Vehicle,
    WallGroup,
)
