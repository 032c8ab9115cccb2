# Generated from schemas/types by `fle gen`. Do not edit.
"""Enums of the interface."""

from fle.runtime.name_enums import CompassEnum, FlagEnum, StateEnum


class Direction(CompassEnum):
    """A side of the compass, in sixteenths of a turn clockwise from north, on every version."""

    UP = 0
    RIGHT = 4
    DOWN = 8
    LEFT = 12
    UPRIGHT = 2
    DOWNRIGHT = 6
    DOWNLEFT = 10
    UPLEFT = 14
    NORTH = UP
    EAST = RIGHT
    SOUTH = DOWN
    WEST = LEFT
    NORTHEAST = UPRIGHT
    SOUTHEAST = DOWNRIGHT
    SOUTHWEST = DOWNLEFT
    NORTHWEST = UPLEFT


class DirectionInternal(CompassEnum):
    """A side of the compass, under the name that some tools are published with."""

    UP = 0
    RIGHT = 4
    DOWN = 8
    LEFT = 12
    UPRIGHT = 2
    DOWNRIGHT = 6
    DOWNLEFT = 10
    UPLEFT = 14
    NORTH = UP
    EAST = RIGHT
    SOUTH = DOWN
    WEST = LEFT
    NORTHEAST = UPRIGHT
    SOUTHEAST = DOWNRIGHT
    SOUTHWEST = DOWNLEFT
    NORTHWEST = UPLEFT


class EntityStatus(StateEnum):
    """What an entity is doing, as the game's entity information shows it."""

    WORKING = "working"
    NORMAL = "normal"
    NONE = "none"
    NO_POWER = "no_power"
    LOW_POWER = "low_power"
    NOT_PLUGGED_IN_ELECTRIC_NETWORK = "not_plugged_in_electric_network"
    CHARGING = "charging"
    DISCHARGING = "discharging"
    FULLY_CHARGED = "fully_charged"
    RECHARGING_AFTER_POWER_OUTAGE = "recharging_after_power_outage"
    NO_FUEL = "no_fuel"
    NO_FOOD = "no_food"
    LOW_TEMPERATURE = "low_temperature"
    NOT_CONNECTED = "not_connected"
    NETWORKS_CONNECTED = "networks_connected"
    NETWORKS_DISCONNECTED = "networks_disconnected"
    NOT_CONNECTED_TO_RAIL = "not_connected_to_rail"
    NOT_CONNECTED_TO_HUB_OR_PAD = "not_connected_to_hub_or_pad"
    NO_RECIPE = "no_recipe"
    NO_INGREDIENTS = "no_ingredients"
    ITEM_INGREDIENT_SHORTAGE = "item_ingredient_shortage"
    RECIPE_NOT_RESEARCHED = "recipe_not_researched"
    NO_INPUT_FLUID = "no_input_fluid"
    LOW_INPUT_FLUID = "low_input_fluid"
    FLUID_INGREDIENT_SHORTAGE = "fluid_ingredient_shortage"
    MISSING_REQUIRED_FLUID = "missing_required_fluid"
    PIPELINE_OVEREXTENDED = "pipeline_overextended"
    EMPTY = "empty"
    FULL_OUTPUT = "full_output"
    FULL_BURNT_RESULT_OUTPUT = "full_burnt_result_output"
    NOT_ENOUGH_SPACE_IN_OUTPUT = "not_enough_space_in_output"
    NO_RESEARCH_IN_PROGRESS = "no_research_in_progress"
    MISSING_SCIENCE_PACKS = "missing_science_packs"
    NO_MINABLE_RESOURCES = "no_minable_resources"
    WAITING_FOR_SOURCE_ITEMS = "waiting_for_source_items"
    WAITING_FOR_SPACE_IN_DESTINATION = "waiting_for_space_in_destination"
    OUT_OF_LOGISTIC_NETWORK = "out_of_logistic_network"
    NO_FILTER = "no_filter"
    PREPARING_ROCKET_FOR_LAUNCH = "preparing_rocket_for_launch"
    WAITING_TO_LAUNCH_ROCKET = "waiting_to_launch_rocket"
    LAUNCHING_ROCKET = "launching_rocket"
    WAITING_FOR_SPACE_IN_PLATFORM_HUB = "waiting_for_space_in_platform_hub"
    THRUST_NOT_REQUIRED = "thrust_not_required"
    NOT_ENOUGH_THRUST = "not_enough_thrust"
    ON_THE_WAY = "on_the_way"
    WAITING_IN_ORBIT = "waiting_in_orbit"
    WAITING_FOR_ROCKET_TO_ARRIVE = "waiting_for_rocket_to_arrive"
    NO_AMMO = "no_ammo"
    WAITING_FOR_TARGET_TO_BE_BUILT = "waiting_for_target_to_be_built"
    WAITING_FOR_TRAIN = "waiting_for_train"
    WAITING_AT_STOP = "waiting_at_stop"
    DESTINATION_STOP_FULL = "destination_stop_full"
    NO_PATH = "no_path"
    COMPUTING_NAVIGATION = "computing_navigation"
    CANT_DIVIDE_SEGMENTS = "cant_divide_segments"
    DISABLED = "disabled"
    DISABLED_BY_CONTROL_BEHAVIOR = "disabled_by_control_behavior"
    DISABLED_BY_SCRIPT = "disabled_by_script"
    OPENED_BY_CIRCUIT_NETWORK = "opened_by_circuit_network"
    CLOSED_BY_CIRCUIT_NETWORK = "closed_by_circuit_network"
    MARKED_FOR_DECONSTRUCTION = "marked_for_deconstruction"
    GHOST = "ghost"
    NO_MODULES_TO_TRANSMIT = "no_modules_to_transmit"
    TURNED_OFF_DURING_DAYTIME = "turned_off_during_daytime"
    FROZEN = "frozen"
    PAUSED = "paused"
    BROKEN = "broken"
    NO_SPOT_SEEDABLE_BY_INPUTS = "no_spot_seedable_by_inputs"
    WAITING_FOR_PLANTS_TO_GROW = "waiting_for_plants_to_grow"


class Layer(FlagEnum):
    """What a picture of the map shows; layers add up."""

    NONE = 0
    GRID = 1
    WATER = 2
    RESOURCES = 4
    TREES = 8
    ROCKS = 16
    ENTITIES = 32
    CONNECTIONS = 64
    ORIGIN = 128
    PLAYER = 256
    LABELS = 512
    ELECTRICITY = 1024
    NATURAL = 24
    ALL = 2047


class WarningCode(StateEnum):
    """What kind of thing a warning is about; only `waiting` is no fault."""

    NO_FUEL = "no_fuel"
    NO_POWER = "no_power"
    LOW_POWER = "low_power"
    NOT_CONNECTED = "not_connected"
    NO_RECIPE = "no_recipe"
    NO_RESEARCH = "no_research"
    WRONG_FLUID = "wrong_fluid"
    MISSING_INGREDIENTS = "missing_ingredients"
    NOTHING_TO_MINE = "nothing_to_mine"
    OUTPUT_FULL = "output_full"
    SWITCHED_OFF = "switched_off"
    WAITING = "waiting"
    OTHER = "other"


STATUS_INDEX = {status: number for number, status in enumerate(EntityStatus, start=1)}
