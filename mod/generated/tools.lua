-- Generated from schemas/tools by `fle gen`. Do not edit.
--- The tools by their number on the wire.

return {
  {
    name = "can_place_entity",
    audience = "agent",
    file = "tools.can_place_entity",
    returns = "bool",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "direction",
        type = "Direction",
        required = false,
        default = "UP",
      },
      {
        name = "position",
        type = "Position",
        required = false,
        default = { x = 0, y = 0 },
      },
    },
    errors = {},
  },
  {
    name = "connect_entities",
    audience = "agent",
    file = "tools.connect_entities",
    returns = "EntityGroup | Entity | ConnectionAmount",
    params = {
      {
        name = "waypoints_and_types",
        type = "Position | Entity | EntityGroup | Prototype | set[Prototype]",
        required = false,
      },
      {
        name = "source",
        type = "Position | Entity | EntityGroup | None",
        required = false,
      },
      {
        name = "target",
        type = "Position | Entity | EntityGroup | None",
        required = false,
      },
      {
        name = "connection_type",
        type = "Prototype | set[Prototype] | None",
        required = false,
      },
      {
        name = "dry_run",
        type = "bool",
        required = false,
        default = false,
      },
    },
    errors = {
      "too_few_ends",
      "no_connection_type",
      "not_placeable",
      "not_a_connection",
      "mixed_connection",
      "wrong_end",
      "fluid_mismatch",
      "no_connection",
      "not_enough_items",
      "blocked",
      "on_water",
      "out_of_reach",
    },
  },
  {
    name = "craft_item",
    audience = "agent",
    file = "tools.craft_item",
    returns = "int",
    params = {
      {
        name = "entity",
        type = "Prototype | RecipeName | name",
        required = true,
      },
      {
        name = "quantity",
        type = "int",
        required = false,
        default = 1,
      },
    },
    errors = {
      "no_recipe",
      "recipe_locked",
      "not_hand_craftable",
      "missing_ingredients",
      "inventory_full",
    },
  },
  {
    name = "extract_item",
    audience = "agent",
    file = "tools.extract_item",
    returns = "int",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "source",
        type = "Position | Entity",
        required = true,
      },
      {
        name = "quantity",
        type = "int",
        required = false,
        default = 5,
      },
    },
    errors = {
      "no_entity",
      "item_not_found",
      "inventory_full",
      "out_of_reach",
    },
  },
  {
    name = "get_agent",
    audience = "admin",
    file = "tools.get_agent",
    returns = "AgentState",
    params = {
      {
        name = "agent",
        type = "int | None",
        required = false,
      },
    },
    errors = {
      "unknown_agent",
    },
  },
  {
    name = "get_connection_amount",
    audience = "agent",
    file = "tools.get_connection_amount",
    returns = "int",
    params = {
      {
        name = "source",
        type = "Position | Entity | EntityGroup",
        required = true,
      },
      {
        name = "target",
        type = "Position | Entity | EntityGroup",
        required = true,
      },
      {
        name = "connection_type",
        type = "Prototype | set[Prototype]",
        required = false,
        default = "Pipe",
      },
    },
    errors = {
      "no_connection_type",
      "not_placeable",
      "not_a_connection",
      "mixed_connection",
      "wrong_end",
      "fluid_mismatch",
      "no_connection",
      "blocked",
      "on_water",
    },
  },
  {
    name = "get_entities",
    audience = "agent",
    file = "tools.get_entities",
    returns = "list[Entity | EntityGroup]",
    params = {
      {
        name = "entities",
        type = "set[Prototype] | Prototype",
        required = false,
        default = {},
      },
      {
        name = "position",
        type = "Position | None",
        required = false,
      },
      {
        name = "radius",
        type = "float",
        required = false,
        default = 1000,
      },
    },
    errors = {},
  },
  {
    name = "get_entity",
    audience = "agent",
    file = "tools.get_entity",
    returns = "Entity | EntityGroup",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "position",
        type = "Position",
        required = true,
      },
    },
    errors = {
      "no_entity",
    },
  },
  {
    name = "get_factory_bounds",
    audience = "admin",
    file = "tools.get_factory_bounds",
    returns = "FactoryBounds | None",
    params = {},
    errors = {},
  },
  {
    name = "get_map",
    audience = "admin",
    file = "tools.get_map",
    returns = "MapArea",
    params = {
      {
        name = "left_top",
        type = "Position",
        required = true,
      },
      {
        name = "right_bottom",
        type = "Position",
        required = true,
      },
    },
    errors = {},
  },
  {
    name = "get_messages",
    audience = "admin",
    file = "tools.get_messages",
    returns = "list[AgentMessage]",
    params = {
      {
        name = "agent",
        type = "int | None",
        required = false,
      },
      {
        name = "after",
        type = "int",
        required = false,
        default = 0,
      },
    },
    errors = {},
  },
  {
    name = "get_prototype_recipe",
    audience = "agent",
    file = "tools.get_prototype_recipe",
    returns = "Recipe",
    params = {
      {
        name = "prototype",
        type = "Prototype | RecipeName | name",
        required = true,
      },
    },
    errors = {
      "no_recipe",
    },
  },
  {
    name = "get_research_progress",
    audience = "agent",
    file = "tools.get_research_progress",
    returns = "list[Ingredient]",
    params = {
      {
        name = "technology",
        type = "Technology | None",
        required = false,
      },
    },
    errors = {
      "no_research",
      "research_by_trigger",
    },
  },
  {
    name = "get_resource_patch",
    audience = "agent",
    file = "tools.get_resource_patch",
    returns = "ResourcePatch",
    params = {
      {
        name = "resource",
        type = "Resource",
        required = true,
      },
      {
        name = "position",
        type = "Position",
        required = true,
      },
      {
        name = "radius",
        type = "int",
        required = false,
        default = 30,
      },
    },
    errors = {
      "nothing_found",
    },
  },
  {
    name = "harvest_resource",
    audience = "agent",
    file = "tools.harvest_resource",
    returns = "int",
    params = {
      {
        name = "position",
        type = "Position",
        required = true,
      },
      {
        name = "quantity",
        type = "int",
        required = false,
        default = 1,
      },
      {
        name = "radius",
        type = "float",
        required = false,
        default = 10,
      },
    },
    errors = {
      "out_of_reach",
      "nothing_to_harvest",
      "inventory_full",
      "no_path",
    },
  },
  {
    name = "how_made",
    audience = "admin",
    file = "tools.how_made",
    returns = "list[str]",
    params = {
      {
        name = "entity",
        type = "name",
        required = true,
      },
    },
    errors = {},
  },
  {
    name = "insert_item",
    audience = "agent",
    file = "tools.insert_item",
    returns = "Entity | EntityGroup",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "target",
        type = "Entity | EntityGroup",
        required = true,
      },
      {
        name = "quantity",
        type = "int",
        required = false,
        default = 5,
      },
    },
    errors = {
      "not_in_inventory",
      "not_accepted",
      "target_full",
      "out_of_reach",
    },
  },
  {
    name = "inspect_inventory",
    audience = "agent",
    file = "tools.inspect_inventory",
    returns = "Inventory | list[Inventory]",
    params = {
      {
        name = "entity",
        type = "Entity | Position | None",
        required = false,
      },
      {
        name = "all_players",
        type = "bool",
        required = false,
        default = false,
      },
    },
    errors = {
      "out_of_reach",
      "no_entity",
    },
  },
  {
    name = "launch_rocket",
    audience = "agent",
    file = "tools.launch_rocket",
    returns = "RocketSilo",
    params = {
      {
        name = "silo",
        type = "Position | RocketSilo",
        required = true,
      },
    },
    errors = {
      "no_entity",
      "rocket_not_ready",
      "out_of_reach",
    },
  },
  {
    name = "load_state",
    audience = "admin",
    file = "tools.load_state",
    params = {
      {
        name = "state",
        type = "bytes",
        required = true,
      },
    },
    errors = {
      "bad_state",
    },
  },
  {
    name = "measure_throughput",
    audience = "admin",
    file = "tools.measure_throughput",
    returns = "list[float]",
    params = {
      {
        name = "entity",
        type = "name | None",
        required = false,
      },
      {
        name = "seconds",
        type = "float",
        required = false,
        default = 60,
      },
    },
    errors = {},
  },
  {
    name = "milestones",
    audience = "admin",
    file = "tools.milestones",
    returns = "Milestones",
    params = {},
    errors = {},
  },
  {
    name = "move_to",
    audience = "agent",
    file = "tools.move_to",
    returns = "Position",
    params = {
      {
        name = "position",
        type = "Position",
        required = true,
      },
      {
        name = "laying",
        type = "Prototype | None",
        required = false,
      },
      {
        name = "leading",
        type = "Prototype | None",
        required = false,
      },
    },
    errors = {
      "no_path",
      "not_in_inventory",
      "blocked",
      "not_placeable",
    },
  },
  {
    name = "nearest",
    audience = "agent",
    file = "tools.nearest",
    returns = "Position",
    params = {
      {
        name = "type",
        type = "Prototype | Resource",
        required = true,
      },
    },
    errors = {
      "nothing_found",
    },
  },
  {
    name = "nearest_buildable",
    audience = "agent",
    file = "tools.nearest_buildable",
    returns = "BoundingBox",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "building_box",
        type = "BuildingBox | BoundingBox",
        required = true,
      },
      {
        name = "center_position",
        type = "Position",
        required = true,
      },
    },
    errors = {
      "not_placeable",
      "no_free_spot",
    },
  },
  {
    name = "observe",
    audience = "admin",
    file = "tools.observe",
    returns = "WorldObservation",
    params = {
      {
        name = "after",
        type = "int",
        required = false,
        default = 0,
      },
      {
        name = "known",
        type = "str",
        required = false,
        default = "",
      },
    },
    errors = {
      "unknown_agent",
    },
  },
  {
    name = "pickup_entity",
    audience = "agent",
    file = "tools.pickup_entity",
    returns = "bool",
    params = {
      {
        name = "entity",
        type = "Entity | EntityGroup | Prototype",
        required = true,
      },
      {
        name = "position",
        type = "Position | None",
        required = false,
      },
    },
    errors = {
      "position_missing",
      "no_entity",
      "inventory_full",
      "out_of_reach",
    },
  },
  {
    name = "place_entity",
    audience = "agent",
    file = "tools.place_entity",
    returns = "Entity",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "direction",
        type = "Direction",
        required = false,
        default = "UP",
      },
      {
        name = "position",
        type = "Position",
        required = false,
        default = { x = 0, y = 0 },
      },
      {
        name = "exact",
        type = "bool",
        required = false,
        default = true,
      },
    },
    errors = {
      "not_in_inventory",
      "not_placeable",
      "not_cardinal",
      "out_of_reach",
      "on_water",
      "blocked",
      "needs_ore",
      "no_free_spot",
    },
  },
  {
    name = "place_entity_next_to",
    audience = "agent",
    file = "tools.place_entity_next_to",
    returns = "Entity",
    params = {
      {
        name = "entity",
        type = "Prototype",
        required = true,
      },
      {
        name = "reference_position",
        type = "Position",
        required = false,
        default = { x = 0, y = 0 },
      },
      {
        name = "direction",
        type = "DirectionInternal",
        required = false,
        default = "RIGHT",
      },
      {
        name = "spacing",
        type = "int",
        required = false,
        default = 0,
      },
    },
    errors = {
      "not_in_inventory",
      "not_placeable",
      "not_cardinal",
      "out_of_reach",
      "on_water",
      "blocked",
      "needs_ore",
      "no_free_spot",
    },
  },
  {
    name = "print",
    audience = "agent",
    file = "tools.print",
    returns = "str",
    variadic = true,
    params = {
      {
        name = "values",
        type = "any",
        required = false,
      },
    },
    errors = {},
  },
  {
    name = "production_stats",
    audience = "admin",
    file = "tools.production_stats",
    returns = "ProductionStats",
    params = {},
    errors = {},
  },
  {
    name = "regenerate_resources",
    audience = "admin",
    file = "tools.regenerate_resources",
    params = {},
    errors = {},
  },
  {
    name = "reset",
    audience = "admin",
    file = "tools.reset",
    params = {
      {
        name = "seed",
        type = "int | None",
        required = false,
      },
      {
        name = "inventory",
        type = "Inventory | None",
        required = false,
      },
      {
        name = "inventories",
        type = "list[Inventory]",
        required = false,
        default = {},
      },
      {
        name = "technologies",
        type = "str | list[str]",
        required = false,
        default = "all",
      },
      {
        name = "clear_entities",
        type = "bool",
        required = false,
        default = true,
      },
      {
        name = "reset_position",
        type = "bool",
        required = false,
        default = true,
      },
      {
        name = "agents",
        type = "int | None",
        required = false,
      },
      {
        name = "mode",
        type = "str",
        required = false,
        default = "lockstep",
      },
      {
        name = "cost_model",
        type = "str",
        required = false,
        default = "instant",
      },
      {
        name = "reach",
        type = "str",
        required = false,
        default = "assisted",
      },
    },
    errors = {
      "not_an_option",
      "inventory_full",
    },
  },
  {
    name = "rotate_entity",
    audience = "agent",
    file = "tools.rotate_entity",
    returns = "Entity",
    params = {
      {
        name = "entity",
        type = "Entity",
        required = true,
      },
      {
        name = "direction",
        type = "DirectionInternal",
        required = false,
        default = "UP",
      },
    },
    errors = {
      "cannot_rotate",
      "not_cardinal",
      "out_of_reach",
    },
  },
  {
    name = "save_state",
    audience = "admin",
    file = "tools.save_state",
    returns = "bytes",
    params = {},
    errors = {},
  },
  {
    name = "score",
    audience = "agent",
    file = "tools.score",
    returns = "list[float]",
    params = {},
    errors = {},
  },
  {
    name = "send_message",
    audience = "agent",
    file = "tools.send_message",
    returns = "bool",
    params = {
      {
        name = "message",
        type = "str",
        required = true,
      },
      {
        name = "recipient",
        type = "str | None",
        required = false,
      },
      {
        name = "metadata",
        type = "dict[str, any] | None",
        required = false,
      },
    },
    errors = {
      "unknown_recipient",
    },
  },
  {
    name = "set_clock",
    audience = "admin",
    file = "tools.set_clock",
    returns = "ClockSettings",
    params = {
      {
        name = "mode",
        type = "str | None",
        required = false,
      },
      {
        name = "speed",
        type = "float | None",
        required = false,
      },
      {
        name = "cost_model",
        type = "str | None",
        required = false,
      },
      {
        name = "reach",
        type = "str | None",
        required = false,
      },
    },
    errors = {
      "not_an_option",
    },
  },
  {
    name = "set_entity_recipe",
    audience = "agent",
    file = "tools.set_entity_recipe",
    returns = "Entity",
    params = {
      {
        name = "entity",
        type = "Entity",
        required = true,
      },
      {
        name = "prototype",
        type = "Prototype | RecipeName | name",
        required = true,
      },
    },
    errors = {
      "no_recipe",
      "recipe_locked",
      "recipe_not_for_machine",
      "not_configurable",
      "inventory_full",
      "out_of_reach",
    },
  },
  {
    name = "set_inventory",
    audience = "admin",
    file = "tools.set_inventory",
    params = {
      {
        name = "inventory",
        type = "Inventory",
        required = true,
      },
      {
        name = "agent",
        type = "int | None",
        required = false,
      },
    },
    errors = {
      "unknown_agent",
      "inventory_full",
    },
  },
  {
    name = "set_research",
    audience = "agent",
    file = "tools.set_research",
    returns = "list[Ingredient]",
    params = {
      {
        name = "technology",
        type = "Technology",
        required = true,
      },
    },
    errors = {
      "already_researched",
      "prerequisites_missing",
      "research_by_trigger",
      "not_researchable",
    },
  },
  {
    name = "shift_entity",
    audience = "agent",
    file = "tools.shift_entity",
    returns = "Entity",
    params = {
      {
        name = "entity",
        type = "Entity",
        required = true,
      },
      {
        name = "direction",
        type = "Direction",
        required = true,
      },
      {
        name = "distance",
        type = "int",
        required = false,
        default = 1,
      },
    },
    errors = {
      "cannot_shift",
      "not_cardinal",
      "out_of_reach",
    },
  },
  {
    name = "sleep",
    audience = "agent",
    file = "tools.sleep",
    returns = "bool",
    params = {
      {
        name = "seconds",
        type = "float",
        required = true,
      },
    },
    errors = {},
  },
  {
    name = "spawn_agents",
    audience = "admin",
    file = "tools.spawn_agents",
    params = {
      {
        name = "count",
        type = "int",
        required = true,
      },
    },
    errors = {},
  },
  {
    name = "unlock_technologies",
    audience = "admin",
    file = "tools.unlock_technologies",
    params = {
      {
        name = "technologies",
        type = "str | list[str]",
        required = true,
      },
    },
    errors = {
      "not_an_option",
    },
  },
}
