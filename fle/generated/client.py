# Generated from schemas/tools by `fle gen`. Do not edit.
"""The client: every tool as a method."""

from fle.generated.tools.can_place_entity import CanPlaceEntity
from fle.generated.tools.connect_entities import ConnectEntities
from fle.generated.tools.craft_item import CraftItem
from fle.generated.tools.extract_item import ExtractItem
from fle.generated.tools.get_agent import GetAgent
from fle.generated.tools.get_connection_amount import GetConnectionAmount
from fle.generated.tools.get_entities import GetEntities
from fle.generated.tools.get_entity import GetEntity
from fle.generated.tools.get_factory_bounds import GetFactoryBounds
from fle.generated.tools.get_map import GetMap
from fle.generated.tools.get_messages import GetMessages
from fle.generated.tools.get_prototype_recipe import GetPrototypeRecipe
from fle.generated.tools.get_research_progress import GetResearchProgress
from fle.generated.tools.get_resource_patch import GetResourcePatch
from fle.generated.tools.harvest_resource import HarvestResource
from fle.generated.tools.how_made import HowMade
from fle.generated.tools.insert_item import InsertItem
from fle.generated.tools.inspect_inventory import InspectInventory
from fle.generated.tools.launch_rocket import LaunchRocket
from fle.generated.tools.load_state import LoadState
from fle.generated.tools.measure_throughput import MeasureThroughput
from fle.generated.tools.milestones import MilestonesTool
from fle.generated.tools.move_to import MoveTo
from fle.generated.tools.nearest import Nearest
from fle.generated.tools.nearest_buildable import NearestBuildable
from fle.generated.tools.observe import Observe
from fle.generated.tools.pickup_entity import PickupEntity
from fle.generated.tools.place_entity import PlaceEntity
from fle.generated.tools.place_entity_next_to import PlaceEntityNextTo
from fle.generated.tools.print import Print
from fle.generated.tools.production_stats import ProductionStatsTool
from fle.generated.tools.regenerate_resources import RegenerateResources
from fle.generated.tools.reset import Reset
from fle.generated.tools.rotate_entity import RotateEntity
from fle.generated.tools.save_state import SaveState
from fle.generated.tools.score import Score
from fle.generated.tools.send_message import SendMessage
from fle.generated.tools.set_clock import SetClock
from fle.generated.tools.set_entity_recipe import SetEntityRecipe
from fle.generated.tools.set_inventory import SetInventory
from fle.generated.tools.set_research import SetResearch
from fle.generated.tools.shift_entity import ShiftEntity
from fle.generated.tools.sleep import Sleep
from fle.generated.tools.spawn_agents import SpawnAgents
from fle.generated.tools.unlock_technologies import UnlockTechnologies


class Client(
    CanPlaceEntity,
    ConnectEntities,
    CraftItem,
    ExtractItem,
    GetAgent,
    GetConnectionAmount,
    GetEntities,
    GetEntity,
    GetFactoryBounds,
    GetMap,
    GetMessages,
    GetPrototypeRecipe,
    GetResearchProgress,
    GetResourcePatch,
    HarvestResource,
    HowMade,
    InsertItem,
    InspectInventory,
    LaunchRocket,
    LoadState,
    MeasureThroughput,
    MilestonesTool,
    MoveTo,
    Nearest,
    NearestBuildable,
    Observe,
    PickupEntity,
    PlaceEntity,
    PlaceEntityNextTo,
    Print,
    ProductionStatsTool,
    RegenerateResources,
    Reset,
    RotateEntity,
    SaveState,
    Score,
    SendMessage,
    SetClock,
    SetEntityRecipe,
    SetInventory,
    SetResearch,
    ShiftEntity,
    Sleep,
    SpawnAgents,
    UnlockTechnologies,
):
    """Has every tool as a method; a session or a batch carries the calls out."""
