-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Reads the arguments of a call: check[number of the tool](ctx, call, n) -> arguments by name.

local decode = require("lib.decode")
local enums = require("generated.enums")

local check = {}

--- The arguments from `first` on, as many as there are.
local function rest(call, first, n)
  local values = { n = math.max((n or #call) - first + 1, 0) }
  for index = 1, values.n do
    values[index] = call[first + index - 1]
  end
  return values
end

local PROTOTYPE_KINDS = { "item", "entity", "fluid", "recipe" }
local TECHNOLOGY_KINDS = { "technology" }
local RESOURCE_KINDS = { "entity", "item", "fluid", "tile" }
local PROTOTYPE_OR_RESOURCE_KINDS = { "item", "entity", "fluid", "recipe", "tile" }

local function prototype(value, at)
  return decode.known(value, at, PROTOTYPE_KINDS, "item, entity, fluid or recipe")
end

local function direction(value, at)
  return decode.number_of(value, at, enums.Direction.members)
end

local function position_or_thing_or_prototype(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity_or_group(value, at, ctx)
  end
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function list_of_position_or_thing_or_prototype(value, at, ctx)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = position_or_thing_or_prototype(item, at, ctx)
  end
  return result
end

local function position_or_thing(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity_or_group(value, at, ctx)
  end
  return decode.wrong(value, at)
end

local function set_of_prototype(value, at)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = prototype(item, at)
  end
  return result
end

local function prototype_or_set_of_prototype(value, at)
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  if type(value) == "table" then
    return set_of_prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function position_or_entity(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity(value, at, ctx)
  end
  return decode.wrong(value, at)
end

local function set_of_prototype_or_prototype(value, at)
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  if type(value) == "table" then
    return set_of_prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function technology(value, at)
  return decode.known(value, at, TECHNOLOGY_KINDS, "technology")
end

local function resource(value, at)
  return decode.known(value, at, RESOURCE_KINDS, "entity, item, fluid or tile")
end

local function thing(value, at, ctx)
  return decode.entity_or_group(value, at, ctx)
end

local function entity_or_position(value, at, ctx)
  if type(value) == "table" and #value == 3 then
    return decode.entity(value, at, ctx)
  end
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  return decode.wrong(value, at)
end

local function position_or_rocket_silo(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity(value, at, ctx)
  end
  return decode.wrong(value, at)
end

local function prototype_or_resource(value, at)
  return decode.known(value, at, PROTOTYPE_OR_RESOURCE_KINDS, "item, entity, fluid, recipe or tile")
end

local function building_box(value, at)
  decode.table(value, at)
  return {
    height = decode.int(value[1], at),
    width = decode.int(value[2], at),
  }
end

local function bounding_box(value, at)
  decode.table(value, at)
  return {
    left_top = decode.position(value[1], at),
    right_bottom = decode.position(value[2], at),
    left_bottom = decode.position(value[3], at),
    right_top = decode.position(value[4], at),
  }
end

local function building_box_or_bounding_box(value, at)
  if type(value) == "table" and #value == 2 then
    return building_box(value, at)
  end
  if type(value) == "table" and #value == 4 then
    return bounding_box(value, at)
  end
  return decode.wrong(value, at)
end

local function thing_or_prototype(value, at, ctx)
  if type(value) == "table" and #value == 3 then
    return decode.entity_or_group(value, at, ctx)
  end
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function direction_internal(value, at)
  return decode.number_of(value, at, enums.DirectionInternal.members)
end

local function list_of_inventory(value, at)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = decode.table(item, at)
  end
  return result
end

local function list_of_str(value, at)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = decode.str(item, at)
  end
  return result
end

local function str_or_list_of_str(value, at)
  if type(value) == "string" then
    return decode.str(value, at)
  end
  if type(value) == "table" then
    return list_of_str(value, at)
  end
  return decode.wrong(value, at)
end

local function dict_of_str_any(value, at)
  local result = {}
  for key, item in pairs(decode.table(value, at)) do
    result[key] = item ~= nil and decode.any(item, at) or nil
  end
  return result
end

-- can_place_entity
do
  local at_entity = {
    tool = "can_place_entity",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_direction = {
    tool = "can_place_entity",
    parameter = "direction",
    expected = "Direction",
  }
  local at_position = {
    tool = "can_place_entity",
    parameter = "position",
    expected = "Position",
  }
  check[1] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("can_place_entity", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = prototype(call[2], at_entity),
      direction = call[3] == nil and 0 or direction(call[3], at_direction),
      position = call[4] == nil and { x = 0, y = 0 } or decode.position(call[4], at_position),
    }
  end
end

-- connect_entities
do
  local at_waypoints_and_types = {
    tool = "connect_entities",
    parameter = "waypoints_and_types",
    expected = "Position | Entity | EntityGroup | Prototype | set[Prototype]",
  }
  local at_source = {
    tool = "connect_entities",
    parameter = "source",
    expected = "Position | Entity | EntityGroup | None",
  }
  local at_target = {
    tool = "connect_entities",
    parameter = "target",
    expected = "Position | Entity | EntityGroup | None",
  }
  local at_connection_type = {
    tool = "connect_entities",
    parameter = "connection_type",
    expected = "Prototype | set[Prototype] | None",
  }
  local at_dry_run = {
    tool = "connect_entities",
    parameter = "dry_run",
    expected = "bool",
  }
  check[2] = function(ctx, call, n)
    if n and n > 6 then
      decode.too_many("connect_entities", 5, n - 1)
    end
    return {
      waypoints_and_types = call[2] == nil and {}
        or list_of_position_or_thing_or_prototype(call[2], at_waypoints_and_types, ctx),
      source = call[3] ~= nil and position_or_thing(call[3], at_source, ctx) or nil,
      target = call[4] ~= nil and position_or_thing(call[4], at_target, ctx) or nil,
      connection_type = call[5] ~= nil
          and prototype_or_set_of_prototype(call[5], at_connection_type)
        or nil,
      dry_run = call[6] ~= nil and decode.bool(call[6], at_dry_run),
    }
  end
end

-- craft_item
do
  local at_entity = {
    tool = "craft_item",
    parameter = "entity",
    expected = "Prototype | RecipeName | name",
  }
  local at_quantity = {
    tool = "craft_item",
    parameter = "quantity",
    expected = "int, 1 to 10000",
    low = 1,
    high = 10000,
  }
  check[3] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("craft_item", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = decode.name(call[2], at_entity),
      quantity = call[3] == nil and 1 or decode.int(call[3], at_quantity),
    }
  end
end

-- extract_item
do
  local at_entity = {
    tool = "extract_item",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_source = {
    tool = "extract_item",
    parameter = "source",
    expected = "Position | Entity",
  }
  local at_quantity = {
    tool = "extract_item",
    parameter = "quantity",
    expected = "int, 1 to 10000",
    low = 1,
    high = 10000,
  }
  check[4] = function(ctx, call, n)
    if n and n > 4 then
      decode.too_many("extract_item", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_source)
    end
    return {
      entity = prototype(call[2], at_entity),
      source = position_or_entity(call[3], at_source, ctx),
      quantity = call[4] == nil and 5 or decode.int(call[4], at_quantity),
    }
  end
end

-- get_agent
do
  local at_agent = {
    tool = "get_agent",
    parameter = "agent",
    expected = "int | None, 1 to 64",
    low = 1,
    high = 64,
  }
  check[5] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("get_agent", 1, n - 1)
    end
    return {
      agent = call[2] ~= nil and decode.int(call[2], at_agent) or nil,
    }
  end
end

-- get_connection_amount
do
  local at_source = {
    tool = "get_connection_amount",
    parameter = "source",
    expected = "Position | Entity | EntityGroup",
  }
  local at_target = {
    tool = "get_connection_amount",
    parameter = "target",
    expected = "Position | Entity | EntityGroup",
  }
  local at_connection_type = {
    tool = "get_connection_amount",
    parameter = "connection_type",
    expected = "Prototype | set[Prototype]",
  }
  check[6] = function(ctx, call, n)
    if n and n > 4 then
      decode.too_many("get_connection_amount", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_source)
    end
    if call[3] == nil then
      decode.missing(at_target)
    end
    return {
      source = position_or_thing(call[2], at_source, ctx),
      target = position_or_thing(call[3], at_target, ctx),
      connection_type = call[4] == nil and "pipe"
        or prototype_or_set_of_prototype(call[4], at_connection_type),
    }
  end
end

-- get_entities
do
  local at_entities = {
    tool = "get_entities",
    parameter = "entities",
    expected = "set[Prototype] | Prototype",
  }
  local at_position = {
    tool = "get_entities",
    parameter = "position",
    expected = "Position | None",
  }
  local at_radius = {
    tool = "get_entities",
    parameter = "radius",
    expected = "float, 0 to 10000",
    low = 0,
    high = 10000,
  }
  check[7] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("get_entities", 3, n - 1)
    end
    return {
      entities = call[2] == nil and {} or set_of_prototype_or_prototype(call[2], at_entities),
      position = call[3] ~= nil and decode.position(call[3], at_position) or nil,
      radius = call[4] == nil and 1000 or decode.float(call[4], at_radius),
    }
  end
end

-- get_entity
do
  local at_entity = {
    tool = "get_entity",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_position = {
    tool = "get_entity",
    parameter = "position",
    expected = "Position",
  }
  check[8] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("get_entity", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_position)
    end
    return {
      entity = prototype(call[2], at_entity),
      position = decode.position(call[3], at_position),
    }
  end
end

-- get_factory_bounds
do
  check[9] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("get_factory_bounds", 0, n - 1)
    end
    return {}
  end
end

-- get_map
do
  local at_left_top = {
    tool = "get_map",
    parameter = "left_top",
    expected = "Position",
  }
  local at_right_bottom = {
    tool = "get_map",
    parameter = "right_bottom",
    expected = "Position",
  }
  check[10] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("get_map", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_left_top)
    end
    if call[3] == nil then
      decode.missing(at_right_bottom)
    end
    return {
      left_top = decode.position(call[2], at_left_top),
      right_bottom = decode.position(call[3], at_right_bottom),
    }
  end
end

-- get_messages
do
  local at_agent = {
    tool = "get_messages",
    parameter = "agent",
    expected = "int | None, 1 to 64",
    low = 1,
    high = 64,
  }
  local at_after = {
    tool = "get_messages",
    parameter = "after",
    expected = "int, at least 0",
    low = 0,
  }
  check[11] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("get_messages", 2, n - 1)
    end
    return {
      agent = call[2] ~= nil and decode.int(call[2], at_agent) or nil,
      after = call[3] == nil and 0 or decode.int(call[3], at_after),
    }
  end
end

-- get_prototype_recipe
do
  local at_prototype = {
    tool = "get_prototype_recipe",
    parameter = "prototype",
    expected = "Prototype | RecipeName | name",
  }
  check[12] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("get_prototype_recipe", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_prototype)
    end
    return {
      prototype = decode.name(call[2], at_prototype),
    }
  end
end

-- get_research_progress
do
  local at_technology = {
    tool = "get_research_progress",
    parameter = "technology",
    expected = "Technology | None",
  }
  check[13] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("get_research_progress", 1, n - 1)
    end
    return {
      technology = call[2] ~= nil and technology(call[2], at_technology) or nil,
    }
  end
end

-- get_resource_patch
do
  local at_resource = {
    tool = "get_resource_patch",
    parameter = "resource",
    expected = "Resource",
  }
  local at_position = {
    tool = "get_resource_patch",
    parameter = "position",
    expected = "Position",
  }
  local at_radius = {
    tool = "get_resource_patch",
    parameter = "radius",
    expected = "int, 1 to 500",
    low = 1,
    high = 500,
  }
  check[14] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("get_resource_patch", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_resource)
    end
    if call[3] == nil then
      decode.missing(at_position)
    end
    return {
      resource = resource(call[2], at_resource),
      position = decode.position(call[3], at_position),
      radius = call[4] == nil and 30 or decode.int(call[4], at_radius),
    }
  end
end

-- harvest_resource
do
  local at_position = {
    tool = "harvest_resource",
    parameter = "position",
    expected = "Position",
  }
  local at_quantity = {
    tool = "harvest_resource",
    parameter = "quantity",
    expected = "int, 1 to 10000",
    low = 1,
    high = 10000,
  }
  local at_radius = {
    tool = "harvest_resource",
    parameter = "radius",
    expected = "float, 0 to 100",
    low = 0,
    high = 100,
  }
  check[15] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("harvest_resource", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_position)
    end
    return {
      position = decode.position(call[2], at_position),
      quantity = call[3] == nil and 1 or decode.int(call[3], at_quantity),
      radius = call[4] == nil and 10 or decode.float(call[4], at_radius),
    }
  end
end

-- how_made
do
  local at_entity = {
    tool = "how_made",
    parameter = "entity",
    expected = "name",
  }
  check[16] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("how_made", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = decode.name(call[2], at_entity),
    }
  end
end

-- insert_item
do
  local at_entity = {
    tool = "insert_item",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_target = {
    tool = "insert_item",
    parameter = "target",
    expected = "Entity | EntityGroup",
  }
  local at_quantity = {
    tool = "insert_item",
    parameter = "quantity",
    expected = "int, 1 to 10000",
    low = 1,
    high = 10000,
  }
  check[17] = function(ctx, call, n)
    if n and n > 4 then
      decode.too_many("insert_item", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_target)
    end
    return {
      entity = prototype(call[2], at_entity),
      target = thing(call[3], at_target, ctx),
      quantity = call[4] == nil and 5 or decode.int(call[4], at_quantity),
    }
  end
end

-- inspect_inventory
do
  local at_entity = {
    tool = "inspect_inventory",
    parameter = "entity",
    expected = "Entity | Position | None",
  }
  local at_all_players = {
    tool = "inspect_inventory",
    parameter = "all_players",
    expected = "bool",
  }
  check[18] = function(ctx, call, n)
    if n and n > 3 then
      decode.too_many("inspect_inventory", 2, n - 1)
    end
    return {
      entity = call[2] ~= nil and entity_or_position(call[2], at_entity, ctx) or nil,
      all_players = call[3] ~= nil and decode.bool(call[3], at_all_players),
    }
  end
end

-- launch_rocket
do
  local at_silo = {
    tool = "launch_rocket",
    parameter = "silo",
    expected = "Position | RocketSilo",
  }
  check[19] = function(ctx, call, n)
    if n and n > 2 then
      decode.too_many("launch_rocket", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_silo)
    end
    return {
      silo = position_or_rocket_silo(call[2], at_silo, ctx),
    }
  end
end

-- load_state
do
  local at_state = {
    tool = "load_state",
    parameter = "state",
    expected = "bytes",
  }
  check[20] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("load_state", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_state)
    end
    return {
      state = decode.str(call[2], at_state),
    }
  end
end

-- measure_throughput
do
  local at_entity = {
    tool = "measure_throughput",
    parameter = "entity",
    expected = "name | None",
  }
  local at_seconds = {
    tool = "measure_throughput",
    parameter = "seconds",
    expected = "float, 0 to 3600",
    low = 0,
    high = 3600,
  }
  check[21] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("measure_throughput", 2, n - 1)
    end
    return {
      entity = call[2] ~= nil and decode.name(call[2], at_entity) or nil,
      seconds = call[3] == nil and 60 or decode.float(call[3], at_seconds),
    }
  end
end

-- milestones
do
  check[22] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("milestones", 0, n - 1)
    end
    return {}
  end
end

-- move_to
do
  local at_position = {
    tool = "move_to",
    parameter = "position",
    expected = "Position",
  }
  local at_laying = {
    tool = "move_to",
    parameter = "laying",
    expected = "Prototype | None",
  }
  local at_leading = {
    tool = "move_to",
    parameter = "leading",
    expected = "Prototype | None",
  }
  check[23] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("move_to", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_position)
    end
    return {
      position = decode.position(call[2], at_position),
      laying = call[3] ~= nil and prototype(call[3], at_laying) or nil,
      leading = call[4] ~= nil and prototype(call[4], at_leading) or nil,
    }
  end
end

-- nearest
do
  local at_type = {
    tool = "nearest",
    parameter = "type",
    expected = "Prototype | Resource",
  }
  check[24] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("nearest", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_type)
    end
    return {
      type = prototype_or_resource(call[2], at_type),
    }
  end
end

-- nearest_buildable
do
  local at_entity = {
    tool = "nearest_buildable",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_building_box = {
    tool = "nearest_buildable",
    parameter = "building_box",
    expected = "BuildingBox | BoundingBox",
  }
  local at_center_position = {
    tool = "nearest_buildable",
    parameter = "center_position",
    expected = "Position",
  }
  check[25] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("nearest_buildable", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_building_box)
    end
    if call[4] == nil then
      decode.missing(at_center_position)
    end
    return {
      entity = prototype(call[2], at_entity),
      building_box = building_box_or_bounding_box(call[3], at_building_box),
      center_position = decode.position(call[4], at_center_position),
    }
  end
end

-- observe
do
  local at_after = {
    tool = "observe",
    parameter = "after",
    expected = "int, at least 0",
    low = 0,
  }
  local at_known = {
    tool = "observe",
    parameter = "known",
    expected = "str",
  }
  check[26] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("observe", 2, n - 1)
    end
    return {
      after = call[2] == nil and 0 or decode.int(call[2], at_after),
      known = call[3] == nil and "" or decode.str(call[3], at_known),
    }
  end
end

-- pickup_entity
do
  local at_entity = {
    tool = "pickup_entity",
    parameter = "entity",
    expected = "Entity | EntityGroup | Prototype",
  }
  local at_position = {
    tool = "pickup_entity",
    parameter = "position",
    expected = "Position | None",
  }
  check[27] = function(ctx, call, n)
    if n and n > 3 then
      decode.too_many("pickup_entity", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = thing_or_prototype(call[2], at_entity, ctx),
      position = call[3] ~= nil and decode.position(call[3], at_position) or nil,
    }
  end
end

-- place_entity
do
  local at_entity = {
    tool = "place_entity",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_direction = {
    tool = "place_entity",
    parameter = "direction",
    expected = "Direction",
  }
  local at_position = {
    tool = "place_entity",
    parameter = "position",
    expected = "Position",
  }
  local at_exact = {
    tool = "place_entity",
    parameter = "exact",
    expected = "bool",
  }
  check[28] = function(_, call, n)
    if n and n > 5 then
      decode.too_many("place_entity", 4, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = prototype(call[2], at_entity),
      direction = call[3] == nil and 0 or direction(call[3], at_direction),
      position = call[4] == nil and { x = 0, y = 0 } or decode.position(call[4], at_position),
      exact = call[5] == nil and true or decode.bool(call[5], at_exact),
    }
  end
end

-- place_entity_next_to
do
  local at_entity = {
    tool = "place_entity_next_to",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_reference_position = {
    tool = "place_entity_next_to",
    parameter = "reference_position",
    expected = "Position",
  }
  local at_direction = {
    tool = "place_entity_next_to",
    parameter = "direction",
    expected = "DirectionInternal",
  }
  local at_spacing = {
    tool = "place_entity_next_to",
    parameter = "spacing",
    expected = "int, 0 to 100",
    low = 0,
    high = 100,
  }
  check[29] = function(_, call, n)
    if n and n > 5 then
      decode.too_many("place_entity_next_to", 4, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = prototype(call[2], at_entity),
      reference_position = call[3] == nil and { x = 0, y = 0 }
        or decode.position(call[3], at_reference_position),
      direction = call[4] == nil and 4 or direction_internal(call[4], at_direction),
      spacing = call[5] == nil and 0 or decode.int(call[5], at_spacing),
    }
  end
end

-- print
do
  check[30] = function(_, call, n)
    return {
      values = rest(call, 2, n),
    }
  end
end

-- production_stats
do
  check[31] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("production_stats", 0, n - 1)
    end
    return {}
  end
end

-- regenerate_resources
do
  check[32] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("regenerate_resources", 0, n - 1)
    end
    return {}
  end
end

-- reset
do
  local at_seed = {
    tool = "reset",
    parameter = "seed",
    expected = "int | None, 0 to 4294967295",
    low = 0,
    high = 4294967295,
  }
  local at_inventory = {
    tool = "reset",
    parameter = "inventory",
    expected = "Inventory | None",
  }
  local at_inventories = {
    tool = "reset",
    parameter = "inventories",
    expected = "list[Inventory]",
  }
  local at_technologies = {
    tool = "reset",
    parameter = "technologies",
    expected = "str | list[str]",
  }
  local at_clear_entities = {
    tool = "reset",
    parameter = "clear_entities",
    expected = "bool",
  }
  local at_reset_position = {
    tool = "reset",
    parameter = "reset_position",
    expected = "bool",
  }
  local at_agents = {
    tool = "reset",
    parameter = "agents",
    expected = "int | None, 1 to 64",
    low = 1,
    high = 64,
  }
  local at_mode = {
    tool = "reset",
    parameter = "mode",
    expected = "str",
  }
  local at_cost_model = {
    tool = "reset",
    parameter = "cost_model",
    expected = "str",
  }
  local at_reach = {
    tool = "reset",
    parameter = "reach",
    expected = "str",
  }
  check[33] = function(_, call, n)
    if n and n > 11 then
      decode.too_many("reset", 10, n - 1)
    end
    return {
      seed = call[2] ~= nil and decode.int(call[2], at_seed) or nil,
      inventory = call[3] ~= nil and decode.table(call[3], at_inventory) or nil,
      inventories = call[4] == nil and {} or list_of_inventory(call[4], at_inventories),
      technologies = call[5] == nil and "all" or str_or_list_of_str(call[5], at_technologies),
      clear_entities = call[6] == nil and true or decode.bool(call[6], at_clear_entities),
      reset_position = call[7] == nil and true or decode.bool(call[7], at_reset_position),
      agents = call[8] ~= nil and decode.int(call[8], at_agents) or nil,
      mode = call[9] == nil and "lockstep" or decode.str(call[9], at_mode),
      cost_model = call[10] == nil and "instant" or decode.str(call[10], at_cost_model),
      reach = call[11] == nil and "assisted" or decode.str(call[11], at_reach),
    }
  end
end

-- rotate_entity
do
  local at_entity = {
    tool = "rotate_entity",
    parameter = "entity",
    expected = "Entity",
  }
  local at_direction = {
    tool = "rotate_entity",
    parameter = "direction",
    expected = "DirectionInternal",
  }
  check[34] = function(ctx, call, n)
    if n and n > 3 then
      decode.too_many("rotate_entity", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    return {
      entity = decode.entity(call[2], at_entity, ctx),
      direction = call[3] == nil and 0 or direction_internal(call[3], at_direction),
    }
  end
end

-- save_state
do
  check[35] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("save_state", 0, n - 1)
    end
    return {}
  end
end

-- score
do
  check[36] = function(_, _, n)
    if n and n > 1 then
      decode.too_many("score", 0, n - 1)
    end
    return {}
  end
end

-- send_message
do
  local at_message = {
    tool = "send_message",
    parameter = "message",
    expected = "str",
  }
  local at_recipient = {
    tool = "send_message",
    parameter = "recipient",
    expected = "str | None",
  }
  local at_metadata = {
    tool = "send_message",
    parameter = "metadata",
    expected = "dict[str, any] | None",
  }
  check[37] = function(_, call, n)
    if n and n > 4 then
      decode.too_many("send_message", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_message)
    end
    return {
      message = decode.str(call[2], at_message),
      recipient = call[3] ~= nil and decode.str(call[3], at_recipient) or nil,
      metadata = call[4] ~= nil and dict_of_str_any(call[4], at_metadata) or nil,
    }
  end
end

-- set_clock
do
  local at_mode = {
    tool = "set_clock",
    parameter = "mode",
    expected = "str | None",
  }
  local at_speed = {
    tool = "set_clock",
    parameter = "speed",
    expected = "float | None, 0.01 to 1000",
    low = 0.01,
    high = 1000,
  }
  local at_cost_model = {
    tool = "set_clock",
    parameter = "cost_model",
    expected = "str | None",
  }
  local at_reach = {
    tool = "set_clock",
    parameter = "reach",
    expected = "str | None",
  }
  check[38] = function(_, call, n)
    if n and n > 5 then
      decode.too_many("set_clock", 4, n - 1)
    end
    return {
      mode = call[2] ~= nil and decode.str(call[2], at_mode) or nil,
      speed = call[3] ~= nil and decode.float(call[3], at_speed) or nil,
      cost_model = call[4] ~= nil and decode.str(call[4], at_cost_model) or nil,
      reach = call[5] ~= nil and decode.str(call[5], at_reach) or nil,
    }
  end
end

-- set_entity_recipe
do
  local at_entity = {
    tool = "set_entity_recipe",
    parameter = "entity",
    expected = "Entity",
  }
  local at_prototype = {
    tool = "set_entity_recipe",
    parameter = "prototype",
    expected = "Prototype | RecipeName | name",
  }
  check[39] = function(ctx, call, n)
    if n and n > 3 then
      decode.too_many("set_entity_recipe", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_prototype)
    end
    return {
      entity = decode.entity(call[2], at_entity, ctx),
      prototype = decode.name(call[3], at_prototype),
    }
  end
end

-- set_inventory
do
  local at_inventory = {
    tool = "set_inventory",
    parameter = "inventory",
    expected = "Inventory",
  }
  local at_agent = {
    tool = "set_inventory",
    parameter = "agent",
    expected = "int | None, 1 to 64",
    low = 1,
    high = 64,
  }
  check[40] = function(_, call, n)
    if n and n > 3 then
      decode.too_many("set_inventory", 2, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_inventory)
    end
    return {
      inventory = decode.table(call[2], at_inventory),
      agent = call[3] ~= nil and decode.int(call[3], at_agent) or nil,
    }
  end
end

-- set_research
do
  local at_technology = {
    tool = "set_research",
    parameter = "technology",
    expected = "Technology",
  }
  check[41] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("set_research", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_technology)
    end
    return {
      technology = technology(call[2], at_technology),
    }
  end
end

-- shift_entity
do
  local at_entity = {
    tool = "shift_entity",
    parameter = "entity",
    expected = "Entity",
  }
  local at_direction = {
    tool = "shift_entity",
    parameter = "direction",
    expected = "Direction",
  }
  local at_distance = {
    tool = "shift_entity",
    parameter = "distance",
    expected = "int, 1 to 100",
    low = 1,
    high = 100,
  }
  check[42] = function(ctx, call, n)
    if n and n > 4 then
      decode.too_many("shift_entity", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_direction)
    end
    return {
      entity = decode.entity(call[2], at_entity, ctx),
      direction = direction(call[3], at_direction),
      distance = call[4] == nil and 1 or decode.int(call[4], at_distance),
    }
  end
end

-- sleep
do
  local at_seconds = {
    tool = "sleep",
    parameter = "seconds",
    expected = "float, 0 to 3600",
    low = 0,
    high = 3600,
  }
  check[43] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("sleep", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_seconds)
    end
    return {
      seconds = decode.float(call[2], at_seconds),
    }
  end
end

-- spawn_agents
do
  local at_count = {
    tool = "spawn_agents",
    parameter = "count",
    expected = "int, 1 to 64",
    low = 1,
    high = 64,
  }
  check[44] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("spawn_agents", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_count)
    end
    return {
      count = decode.int(call[2], at_count),
    }
  end
end

-- unlock_technologies
do
  local at_technologies = {
    tool = "unlock_technologies",
    parameter = "technologies",
    expected = "str | list[str]",
  }
  check[45] = function(_, call, n)
    if n and n > 2 then
      decode.too_many("unlock_technologies", 1, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_technologies)
    end
    return {
      technologies = str_or_list_of_str(call[2], at_technologies),
    }
  end
end

return check
