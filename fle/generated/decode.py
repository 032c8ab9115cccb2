# Generated from schemas/types and schemas/entities by `fle gen`. Do not edit.
"""What travels into what programs get: one function for each type."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from fle.generated.entities import (
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
    ElectricityGroup,
    ElectricityPole,
    ElectricMiningDrill,
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
from fle.generated.enums import Direction, DirectionInternal, EntityStatus, Layer, WarningCode
from fle.generated.names import NAMES
from fle.generated.prototypes import PROTOTYPE_BY_NAME, Prototype, RecipeName, Technology
from fle.generated.records import (
    AgentMessage,
    AgentState,
    BuildingBox,
    ClockSettings,
    ConnectionAmount,
    Dimensions,
    EnergySource,
    FactoryBounds,
    FluidBox,
    HandCraft,
    Ingredient,
    MapArea,
    MapFluid,
    MapThing,
    Milestones,
    Neighbour,
    Product,
    ProductionStats,
    Recipe,
    ResearchState,
    ResourcePatch,
    TechnologyState,
    TileDimensions,
    WorldObservation,
)
from fle.runtime.decoding import dict_of, list_of
from fle.runtime.entity_base import EntityBase
from fle.runtime.values import BoundingBox, IndexedPosition, Inventory, Position

E = TypeVar("E", bound=EntityBase)


def name(value: Any) -> str:
    """Return a name of the game from its number or itself."""
    return NAMES[value - 1] if type(value) is int else str(value)


def prototype(value: Any) -> Prototype:
    """Return a member of Prototype."""
    return PROTOTYPE_BY_NAME[name(value)]


def technology(value: Any) -> Technology:
    """Return a member of Technology."""
    return Technology(name(value))


def recipe_name(value: Any) -> RecipeName:
    """Return a member of RecipeName."""
    return RecipeName(name(value))


def position(value: Any) -> Position:
    """Return a place from 1/256 tiles."""
    return Position(value[0] / 256, value[1] / 256)


def inventory(value: Any) -> Inventory:
    """Return counts by name."""
    return Inventory(value)


def direction(value: Any) -> Direction:
    """Return a member of Direction from its number."""
    return Direction(value)


def direction_internal(value: Any) -> DirectionInternal:
    """Return a member of DirectionInternal from its number."""
    return DirectionInternal(value)


_ENTITY_STATUS: tuple[EntityStatus, ...] = tuple(EntityStatus)


def entity_status(value: Any) -> EntityStatus:
    """Return a member of EntityStatus from its place, from 1."""
    number: int = value
    return _ENTITY_STATUS[number - 1]


def layer(value: Any) -> Layer:
    """Return a member of Layer from its number."""
    return Layer(value)


_WARNING_CODE: tuple[WarningCode, ...] = tuple(WarningCode)


def warning_code(value: Any) -> WarningCode:
    """Return a member of WarningCode from its place, from 1."""
    number: int = value
    return _WARNING_CODE[number - 1]


def agent_message(value: Any) -> AgentMessage:
    """Return a AgentMessage from its fields."""
    return AgentMessage(
        number=value[0],
        tick=value[1],
        sender=value[2],
        recipient=value[3],
        message=value[4],
        metadata={} if value[5] is None else value[5],
    )


def agent_state(value: Any) -> AgentState:
    """Return a AgentState from its fields."""
    return AgentState(
        agent=value[0],
        position=position(value[1]),
        health=float(value[2]),
        agents=value[3],
    )


def bounding_box(value: Any) -> BoundingBox:
    """Return a BoundingBox from its fields."""
    return BoundingBox(
        position(value[0]),
        position(value[1]),
        position(value[2]),
        position(value[3]),
    )


def building_box(value: Any) -> BuildingBox:
    """Return a BuildingBox from its fields."""
    return BuildingBox(
        height=value[0],
        width=value[1],
    )


def clock_settings(value: Any) -> ClockSettings:
    """Return a ClockSettings from its fields."""
    return ClockSettings(
        mode=value[0],
        speed=float(value[1]),
        cost_model=value[2],
        reach=value[3],
        tick=value[4],
    )


def connection_amount(value: Any) -> ConnectionAmount:
    """Return a ConnectionAmount from its fields."""
    return ConnectionAmount(
        number_of_entities_required=value[0],
        number_of_entities_available=value[1],
        required=inventory(value[2]),
        available=inventory(value[3]),
    )


def dimensions(value: Any) -> Dimensions:
    """Return a Dimensions from its fields."""
    return Dimensions(
        width=float(value[0]),
        height=float(value[1]),
    )


def energy_source(value: Any) -> EnergySource:
    """Return a EnergySource from its fields."""
    return EnergySource(
        buffer_capacity=value[0],
        input_flow_limit=value[1],
        output_flow_limit=value[2],
        drain=value[3],
    )


def factory_bounds(value: Any) -> FactoryBounds:
    """Return a FactoryBounds from its fields."""
    return FactoryBounds(
        centroid=position(value[0]),
        bounding_box=bounding_box(value[1]),
        entities=value[2],
    )


def fluid_box(value: Any) -> FluidBox:
    """Return a FluidBox from its fields."""
    return FluidBox(
        name=value[0],
        amount=float(value[1]),
        temperature=None if value[2] is None else float(value[2]),
    )


def hand_craft(value: Any) -> HandCraft:
    """Return a HandCraft from its fields."""
    return HandCraft(
        recipe=value[0],
        crafted_count=value[1],
        inputs=value[2],
        outputs=value[3],
    )


def indexed_position(value: Any) -> IndexedPosition:
    """Return a IndexedPosition from its fields."""
    return IndexedPosition(
        float(value[0]),
        float(value[1]),
        value[2],
    )


def ingredient(value: Any) -> Ingredient:
    """Return a Ingredient from its fields."""
    return Ingredient(
        name=name(value[0]),
        count=1 if value[1] is None else value[1],
        type=value[2],
    )


def map_fluid(value: Any) -> MapFluid:
    """Return a MapFluid from its fields."""
    return MapFluid(
        name=None if value[0] is None else name(value[0]),
        amount=float(value[1]),
        level=float(value[2]),
        total=None if value[3] is None else float(value[3]),
        system=value[4],
        links=value[5],
    )


def map_thing(value: Any) -> MapThing:
    """Return a MapThing from its fields."""
    return MapThing(
        name=value[0],
        type=value[1],
        position=position(value[2]),
        width=value[3],
        height=value[4],
        direction=value[5],
        status=value[6],
        problems=value[7],
        problem_codes=[warning_code(item) for item in value[8]],
        makes=None if value[9] is None else name(value[9]),
        contents=None if value[10] is None else inventory(value[10]),
        held=None if value[11] is None else inventory(value[11]),
        pickup=None if value[12] is None else position(value[12]),
        drop=None if value[13] is None else position(value[13]),
        lanes=None if value[14] is None else [list_of(name)(item) for item in value[14]],
        entrance=value[15],
        partner=None if value[16] is None else position(value[16]),
        network=value[17],
        fluids=None if value[18] is None else [map_fluid(item) for item in value[18]],
    )


def map_area(value: Any) -> MapArea:
    """Return a MapArea from its fields."""
    return MapArea(
        names=value[0],
        water=value[1],
        resources=value[2],
        trees=value[3],
        rocks=value[4],
        entities=[map_thing(item) for item in value[5]],
        characters=[position(item) for item in value[6]],
        wires=value[7],
        supplies=value[8],
    )


def milestones(value: Any) -> Milestones:
    """Return a Milestones from its fields."""
    return Milestones(
        static=value[0],
        automated=value[1],
    )


def neighbour(value: Any) -> Neighbour:
    """Return a Neighbour from its fields."""
    return Neighbour(
        name=name(value[0]),
        direction=direction(value[1]),
        position=position(value[2]),
    )


def product(value: Any) -> Product:
    """Return a Product from its fields."""
    return Product(
        name=name(value[0]),
        count=1 if value[1] is None else value[1],
        type=value[2],
        probability=1.0 if value[3] is None else float(value[3]),
    )


def production_stats(value: Any) -> ProductionStats:
    """Return a ProductionStats from its fields."""
    return ProductionStats(
        produced=value[0],
        consumed=value[1],
        harvested=value[2],
        crafted=value[3],
        crafts=[hand_craft(item) for item in value[4]],
    )


def recipe(value: Any) -> Recipe:
    """Return a Recipe from its fields."""
    return Recipe(
        name=None if value[0] is None else name(value[0]),
        ingredients=[] if value[1] is None else [ingredient(item) for item in value[1]],
        products=[] if value[2] is None else [product(item) for item in value[2]],
        energy=0.0 if value[3] is None else float(value[3]),
        category=value[4],
        enabled=False if value[5] is None else value[5],
    )


def technology_state(value: Any) -> TechnologyState:
    """Return a TechnologyState from its fields."""
    return TechnologyState(
        name=name(value[0]),
        researched=value[1],
        enabled=value[2],
        level=value[3],
        research_unit_count=value[4],
        research_unit_energy=float(value[5]),
        prerequisites=[name(item) for item in value[6]],
        ingredients=value[7],
    )


def research_state(value: Any) -> ResearchState:
    """Return a ResearchState from its fields."""
    return ResearchState(
        current=None if value[0] is None else name(value[0]),
        progress=float(value[1]),
        queue=[name(item) for item in value[2]],
        saved=value[3],
        mark=value[4],
        technologies=None if value[5] is None else [technology_state(item) for item in value[5]],
    )


def resource_patch(value: Any) -> ResourcePatch:
    """Return a ResourcePatch from its fields."""
    return ResourcePatch(
        name=name(value[0]),
        size=value[1],
        bounding_box=bounding_box(value[2]),
    )


def tile_dimensions(value: Any) -> TileDimensions:
    """Return a TileDimensions from its fields."""
    return TileDimensions(
        tile_width=float(value[0]),
        tile_height=float(value[1]),
    )


def world_observation(value: Any) -> WorldObservation:
    """Return a WorldObservation from its fields."""
    return WorldObservation(
        tick=value[0],
        speed=float(value[1]),
        entities=[any_entity(item) for item in value[2]],
        inventory=inventory(value[3]),
        characters=[position(item) for item in value[4]],
        research=research_state(value[5]),
        flows=production_stats(value[6]),
        prices=value[7],
        production_score=float(value[8]),
        automated_score=float(value[9]),
        messages=[agent_message(item) for item in value[10]],
    )


def _accumulator(value: Any) -> Accumulator:
    return Accumulator(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        energy_source=None if value[15] is None else energy_source(value[15]),
    )


def _advanced_assembling_machine(value: Any) -> AdvancedAssemblingMachine:
    return AdvancedAssemblingMachine(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
        electrical_id=value[17],
        recipe=None if value[18] is None else recipe(value[18]),
        assembling_machine_input=inventory(value[19]),
        assembling_machine_output=inventory(value[20]),
        assembling_machine_modules=inventory(value[21]),
    )


def _assembling_machine(value: Any) -> AssemblingMachine:
    return AssemblingMachine(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        recipe=None if value[15] is None else recipe(value[15]),
        assembling_machine_input=inventory(value[16]),
        assembling_machine_output=inventory(value[17]),
        assembling_machine_modules=inventory(value[18]),
    )


def _beacon(value: Any) -> Beacon:
    return Beacon(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
    )


def _belt_group(value: Any) -> BeltGroup:
    return BeltGroup(
        id=0 if value[1] is None else value[1],
        status=entity_status(value[2]),
        position=position(value[3]),
        name=name(value[4]),
        warnings=value[5],
        warning_codes=[] if value[6] is None else [warning_code(item) for item in value[6]],
        belts=[any_entity(item) for item in value[7]],
        inputs=[entity(item) for item in value[8]],
        outputs=[entity(item) for item in value[9]],
        inventory=inventory(value[10]),
    )


def _boiler(value: Any) -> Boiler:
    return Boiler(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
        fuel=inventory(value[17]),
        steam_output_point=None if value[18] is None else position(value[18]),
    )


def _burner_inserter(value: Any) -> BurnerInserter:
    return BurnerInserter(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        filter=value[15],
        pickup_position=None if value[16] is None else position(value[16]),
        drop_position=position(value[17]),
        fuel=inventory(value[18]),
    )


def _burner_mining_drill(value: Any) -> BurnerMiningDrill:
    return BurnerMiningDrill(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        drop_position=position(value[14]),
        resources=[ingredient(item) for item in value[15]],
        fuel=inventory(value[16]),
    )


def _chemical_plant(value: Any) -> ChemicalPlant:
    return ChemicalPlant(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        input_fluids=value[14],
        output_fluids=value[15],
        input_connection_points=[indexed_position(item) for item in value[16]],
        output_connection_points=[indexed_position(item) for item in value[17]],
        fluid_box=[fluid_box(item) for item in value[18]],
        fluid_systems=value[19],
        electrical_id=value[20],
        recipe=None if value[21] is None else recipe(value[21]),
        assembling_machine_input=inventory(value[22]),
        assembling_machine_output=inventory(value[23]),
        assembling_machine_modules=inventory(value[24]),
    )


def _chest(value: Any) -> Chest:
    return Chest(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        inventory=inventory(value[13]),
    )


def _combinator(value: Any) -> Combinator:
    return Combinator(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
    )


def _electric_furnace(value: Any) -> ElectricFurnace:
    return ElectricFurnace(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        electrical_id=value[13],
        furnace_source=inventory(value[14]),
        furnace_result=inventory(value[15]),
    )


def _electric_mining_drill(value: Any) -> ElectricMiningDrill:
    return ElectricMiningDrill(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        drop_position=position(value[14]),
        resources=[ingredient(item) for item in value[15]],
        electrical_id=value[16],
    )


def _electricity_group(value: Any) -> ElectricityGroup:
    return ElectricityGroup(
        id=0 if value[1] is None else value[1],
        status=entity_status(value[2]),
        position=position(value[3]),
        name=name(value[4]),
        warnings=value[5],
        warning_codes=[] if value[6] is None else [warning_code(item) for item in value[6]],
        poles=[entity_of(ElectricityPole)(item) for item in value[7]],
    )


def _electricity_pole(value: Any) -> ElectricityPole:
    return ElectricityPole(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        electrical_id=value[13],
        flow_rate=None if value[14] is None else float(value[14]),
    )


def _entity(value: Any) -> Entity:
    return Entity(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
    )


def _filter_inserter(value: Any) -> FilterInserter:
    return FilterInserter(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        filter=value[15],
        pickup_position=None if value[16] is None else position(value[16]),
        drop_position=position(value[17]),
    )


def _fluid_turret(value: Any) -> FluidTurret:
    return FluidTurret(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        turret_ammo=inventory(value[14]),
        kills=value[15],
        connection_points=[position(item) for item in value[16]],
        fluid_box=[fluid_box(item) for item in value[17]],
        fluid_systems=value[18],
    )


def _furnace(value: Any) -> Furnace:
    return Furnace(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        fuel=inventory(value[13]),
        furnace_source=inventory(value[14]),
        furnace_result=inventory(value[15]),
    )


def _generator(value: Any) -> Generator:
    return Generator(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
    )


def _gun_turret(value: Any) -> GunTurret:
    return GunTurret(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        turret_ammo=inventory(value[14]),
        kills=value[15],
    )


def _heat_exchanger(value: Any) -> HeatExchanger:
    return HeatExchanger(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
        fuel=inventory(value[17]),
        steam_output_point=None if value[18] is None else position(value[18]),
    )


def _inserter(value: Any) -> Inserter:
    return Inserter(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        filter=value[15],
        pickup_position=None if value[16] is None else position(value[16]),
        drop_position=position(value[17]),
    )


def _lab(value: Any) -> Lab:
    return Lab(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        electrical_id=value[13],
        lab_input=inventory(value[14]),
        lab_modules=inventory(value[15]),
        research=value[16],
    )


def _logistic_chest(value: Any) -> LogisticChest:
    return LogisticChest(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        inventory=inventory(value[13]),
        request_filters=[ingredient(item) for item in value[14]],
    )


def _mining_drill(value: Any) -> MiningDrill:
    return MiningDrill(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        drop_position=position(value[14]),
        resources=[ingredient(item) for item in value[15]],
    )


def _offshore_pump(value: Any) -> OffshorePump:
    return OffshorePump(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
    )


def _oil_refinery(value: Any) -> OilRefinery:
    return OilRefinery(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        input_fluids=value[14],
        output_fluids=value[15],
        input_connection_points=[indexed_position(item) for item in value[16]],
        output_connection_points=[indexed_position(item) for item in value[17]],
        fluid_box=[fluid_box(item) for item in value[18]],
        fluid_systems=value[19],
        electrical_id=value[20],
        recipe=None if value[21] is None else recipe(value[21]),
        assembling_machine_input=inventory(value[22]),
        assembling_machine_output=inventory(value[23]),
        assembling_machine_modules=inventory(value[24]),
    )


def _pipe(value: Any) -> Pipe:
    return Pipe(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        fluidbox_id=value[13],
        flow_rate=None if value[14] is None else float(value[14]),
        contents=None if value[15] is None else float(value[15]),
        fluid=value[16],
    )


def _pipe_group(value: Any) -> PipeGroup:
    return PipeGroup(
        id=0 if value[1] is None else value[1],
        status=entity_status(value[2]),
        position=position(value[3]),
        name=name(value[4]),
        warnings=value[5],
        warning_codes=[] if value[6] is None else [warning_code(item) for item in value[6]],
        pipes=[entity_of(Pipe)(item) for item in value[7]],
        fluid=value[8],
        amount=0.0 if value[9] is None else float(value[9]),
        level=0.0 if value[10] is None else float(value[10]),
    )


def _pump(value: Any) -> Pump:
    return Pump(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
        electrical_id=value[17],
    )


def _pump_jack(value: Any) -> PumpJack:
    return PumpJack(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        drop_position=position(value[14]),
        resources=[ingredient(item) for item in value[15]],
        connection_points=[position(item) for item in value[16]],
        fluid_box=[fluid_box(item) for item in value[17]],
        fluid_systems=value[18],
        electrical_id=value[19],
    )


def _rail(value: Any) -> Rail:
    return Rail(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
    )


def _rail_signal(value: Any) -> RailSignal:
    return RailSignal(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
    )


def _reactor(value: Any) -> Reactor:
    return Reactor(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
    )


def _roboport(value: Any) -> Roboport:
    return Roboport(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
    )


def _rocket(value: Any) -> Rocket:
    return Rocket(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
    )


def _rocket_silo(value: Any) -> RocketSilo:
    return RocketSilo(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
        rocket_parts=value[15],
        rocket_inventory=inventory(value[16]),
        rocket_progress=float(value[17]),
    )


def _rolling_stock(value: Any) -> RollingStock:
    return RollingStock(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        fuel=inventory(value[13]),
        inventory=inventory(value[14]),
    )


def _solar_panel(value: Any) -> SolarPanel:
    return SolarPanel(
        electrical_id=value[1],
        name=name(value[2]),
        direction=direction(value[3]),
        position=position(value[4]),
        id=value[5],
        energy=float(value[6]),
        type=value[7],
        dimensions=dimensions(value[8]),
        tile_dimensions=tile_dimensions(value[9]),
        health=float(value[10]),
        warnings=value[11],
        warning_codes=[] if value[12] is None else [warning_code(item) for item in value[12]],
        status=entity_status(value[13]),
        production=None if value[14] is None else float(value[14]),
        energy_source=None if value[15] is None else energy_source(value[15]),
        electric_output_flow_limit=None if value[16] is None else float(value[16]),
    )


def _splitter(value: Any) -> Splitter:
    return Splitter(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        input_positions=[position(item) for item in value[13]],
        output_positions=[position(item) for item in value[14]],
        inventory=[inventory(item) for item in value[15]],
    )


def _storage_tank(value: Any) -> StorageTank:
    return StorageTank(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        connection_points=[position(item) for item in value[14]],
        fluid_box=[fluid_box(item) for item in value[15]],
        fluid_systems=value[16],
    )


def _train_stop(value: Any) -> TrainStop:
    return TrainStop(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        electrical_id=value[14],
    )


def _transport_belt(value: Any) -> TransportBelt:
    return TransportBelt(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        input_position=position(value[13]),
        output_position=position(value[14]),
        inventory=dict_of(inventory)(value[15]),
        is_terminus=value[16],
        is_source=value[17],
    )


def _turret(value: Any) -> Turret:
    return Turret(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        neighbours=[neighbour(item) for item in value[13]],
        turret_ammo=inventory(value[14]),
        kills=value[15],
        electrical_id=value[16],
    )


def _underground_belt(value: Any) -> UndergroundBelt:
    return UndergroundBelt(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        input_position=position(value[13]),
        output_position=position(value[14]),
        inventory=dict_of(inventory)(value[15]),
        is_terminus=value[16],
        is_source=value[17],
        is_input=value[18],
        connected_to=value[19],
    )


def _vehicle(value: Any) -> Vehicle:
    return Vehicle(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        energy=float(value[5]),
        type=value[6],
        dimensions=dimensions(value[7]),
        tile_dimensions=tile_dimensions(value[8]),
        health=float(value[9]),
        warnings=value[10],
        warning_codes=[] if value[11] is None else [warning_code(item) for item in value[11]],
        status=entity_status(value[12]),
        fuel=inventory(value[13]),
        trunk_inventory=inventory(value[14]),
    )


def _wall_group(value: Any) -> WallGroup:
    return WallGroup(
        id=0 if value[1] is None else value[1],
        status=entity_status(value[2]),
        position=position(value[3]),
        name=name(value[4]),
        warnings=value[5],
        warning_codes=[] if value[6] is None else [warning_code(item) for item in value[6]],
        entities=[entity(item) for item in value[7]],
    )


# The decoders of entities by the number of the class, from 1.
_ENTITIES: tuple[Callable[[Any], EntityBase], ...] = (
    _accumulator,
    _advanced_assembling_machine,
    _assembling_machine,
    _beacon,
    _belt_group,
    _boiler,
    _burner_inserter,
    _burner_mining_drill,
    _chemical_plant,
    _chest,
    _combinator,
    _electric_furnace,
    _electric_mining_drill,
    _electricity_group,
    _electricity_pole,
    _entity,
    _filter_inserter,
    _fluid_turret,
    _furnace,
    _generator,
    _gun_turret,
    _heat_exchanger,
    _inserter,
    _lab,
    _logistic_chest,
    _mining_drill,
    _offshore_pump,
    _oil_refinery,
    _pipe,
    _pipe_group,
    _pump,
    _pump_jack,
    _rail,
    _rail_signal,
    _reactor,
    _roboport,
    _rocket,
    _rocket_silo,
    _rolling_stock,
    _solar_panel,
    _splitter,
    _storage_tank,
    _train_stop,
    _transport_belt,
    _turret,
    _underground_belt,
    _vehicle,
    _wall_group,
)


def any_entity(value: Any) -> Any:
    """Return an entity or a group of them from the number of its class and its fields."""
    number: int = value[0]
    return _ENTITIES[number - 1](value)


def entity(value: Any) -> Entity:
    """Return what is known to be a single entity."""
    return cast(Entity, any_entity(value))


def entity_of(kind: type[E]) -> Callable[[Any], E]:
    """Return the decoder of entities that are known to be of class `kind`."""
    return any_entity


def either_of(*kinds: type[EntityBase]) -> Callable[[Any], Any]:
    """Return the decoder of entities and groups of some classes."""
    return any_entity
