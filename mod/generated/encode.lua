-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Results in the form in which they travel: encode[number of the tool](ctx, result) -> value.

local entities = require("generated.entities")
local enums = require("generated.enums")
local forms = require("lib.wire_forms")

local encode = {}

local function connection_amount(value)
  return {
    value.number_of_entities_required,
    value.number_of_entities_available,
    forms.map(value.required),
    forms.map(value.available),
  }
end

local function thing_or_connection_amount(value, ctx)
  if forms.is_entity(value) then
    return entities.encode(value, ctx)
  end
  if type(value) == "table" and value.number_of_entities_required ~= nil then
    return connection_amount(value)
  end
  error("a result is not EntityGroup | Entity | ConnectionAmount", 0)
end

local function agent_state(value)
  return {
    value.agent,
    forms.position(value.position),
    value.health,
    value.agents,
  }
end

local function thing(value, ctx)
  if forms.is_entity(value) then
    return entities.encode(value, ctx)
  end
  error("a result is not Entity | EntityGroup", 0)
end

local function list_of_thing(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = thing(item, ctx)
  end
  return result
end

local function factory_bounds(value)
  return {
    forms.position(value.centroid),
    forms.box(value.bounding_box),
    value.entities,
  }
end

local function list_of_warning_code(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = enums.WarningCode.index[item]
  end
  return result
end

local function list_of_name(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.name(item)
  end
  return result
end

local function list_of_list_of_name(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = list_of_name(item)
  end
  return result
end

local function map_fluid(value)
  return {
    value.name ~= nil and forms.name(value.name) or nil,
    value.amount,
    value.level,
    value.total,
    value.system,
    value.links,
    n = 6,
  }
end

local function list_of_map_fluid(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = map_fluid(item)
  end
  return result
end

local function map_thing(value)
  return {
    value.name,
    value.type,
    forms.position(value.position),
    value.width,
    value.height,
    value.direction,
    value.status,
    value.problems,
    list_of_warning_code(value.problem_codes),
    value.makes ~= nil and forms.name(value.makes) or nil,
    value.contents ~= nil and forms.map(value.contents) or nil,
    value.held ~= nil and forms.map(value.held) or nil,
    value.pickup ~= nil and forms.position(value.pickup) or nil,
    value.drop ~= nil and forms.position(value.drop) or nil,
    value.lanes ~= nil and list_of_list_of_name(value.lanes) or nil,
    value.entrance,
    value.partner ~= nil and forms.position(value.partner) or nil,
    value.network,
    value.fluids ~= nil and list_of_map_fluid(value.fluids) or nil,
    n = 19,
  }
end

local function list_of_map_thing(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = map_thing(item)
  end
  return result
end

local function list_of_position(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.position(item)
  end
  return result
end

local function map_area(value)
  return {
    value.names,
    value.water,
    value.resources,
    value.trees,
    value.rocks,
    list_of_map_thing(value.entities),
    list_of_position(value.characters),
    value.wires,
    value.supplies,
  }
end

local function agent_message(value)
  return {
    value.number,
    value.tick,
    value.sender,
    value.recipient,
    value.message,
    value.metadata ~= nil and forms.map(value.metadata) or nil,
    n = 6,
  }
end

local function list_of_agent_message(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = agent_message(item)
  end
  return result
end

local function ingredient(value)
  return {
    forms.name(value.name),
    value.count,
    value.type,
    n = 3,
  }
end

local function list_of_ingredient(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = ingredient(item)
  end
  return result
end

local function product(value)
  return {
    forms.name(value.name),
    value.count,
    value.type,
    value.probability,
    n = 4,
  }
end

local function list_of_product(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = product(item)
  end
  return result
end

local function recipe(value)
  return {
    value.name ~= nil and forms.name(value.name) or nil,
    value.ingredients ~= nil and list_of_ingredient(value.ingredients) or nil,
    value.products ~= nil and list_of_product(value.products) or nil,
    value.energy,
    value.category,
    value.enabled,
    n = 6,
  }
end

local function resource_patch(value)
  return {
    forms.name(value.name),
    value.size,
    forms.box(value.bounding_box),
  }
end

local function list_of_inventory(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.map(item)
  end
  return result
end

local function inventory_or_list_of_inventory(value)
  if type(value) == "table" and value[1] == nil then
    return forms.map(value)
  end
  if type(value) == "table" and value[1] ~= nil then
    return list_of_inventory(value)
  end
  error("a result is not Inventory | list[Inventory]", 0)
end

local function milestones(value)
  return {
    forms.map(value.static),
    forms.map(value.automated),
  }
end

local function technology_state(value)
  return {
    forms.name(value.name),
    value.researched,
    value.enabled,
    value.level,
    value.research_unit_count,
    value.research_unit_energy,
    list_of_name(value.prerequisites),
    forms.map(value.ingredients),
  }
end

local function list_of_technology_state(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = technology_state(item)
  end
  return result
end

local function research_state(value)
  return {
    value.current ~= nil and forms.name(value.current) or nil,
    value.progress,
    list_of_name(value.queue),
    forms.map(value.saved),
    value.mark,
    value.technologies ~= nil and list_of_technology_state(value.technologies) or nil,
    n = 6,
  }
end

local function hand_craft(value)
  return {
    value.recipe,
    value.crafted_count,
    forms.map(value.inputs),
    forms.map(value.outputs),
  }
end

local function list_of_hand_craft(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = hand_craft(item)
  end
  return result
end

local function production_stats(value)
  return {
    forms.map(value.produced),
    forms.map(value.consumed),
    forms.map(value.harvested),
    forms.map(value.crafted),
    list_of_hand_craft(value.crafts),
  }
end

local function world_observation(value, ctx)
  return {
    value.tick,
    value.speed,
    list_of_thing(value.entities, ctx),
    forms.map(value.inventory),
    list_of_position(value.characters),
    research_state(value.research),
    production_stats(value.flows),
    forms.map(value.prices),
    value.production_score,
    value.automated_score,
    list_of_agent_message(value.messages),
  }
end

local function clock_settings(value)
  return {
    value.mode,
    value.speed,
    value.cost_model,
    value.reach,
    value.tick,
  }
end

-- can_place_entity
encode[1] = function(_, result)
  return result
end

-- connect_entities
encode[2] = function(ctx, result)
  return thing_or_connection_amount(result, ctx)
end

-- craft_item
encode[3] = function(_, result)
  return result
end

-- extract_item
encode[4] = function(_, result)
  return result
end

-- get_agent
encode[5] = function(_, result)
  return agent_state(result)
end

-- get_connection_amount
encode[6] = function(_, result)
  return result
end

-- get_entities
encode[7] = function(ctx, result)
  return list_of_thing(result, ctx)
end

-- get_entity
encode[8] = function(ctx, result)
  return thing(result, ctx)
end

-- get_factory_bounds
encode[9] = function(_, result)
  return result ~= nil and factory_bounds(result) or nil
end

-- get_map
encode[10] = function(_, result)
  return map_area(result)
end

-- get_messages
encode[11] = function(_, result)
  return list_of_agent_message(result)
end

-- get_prototype_recipe
encode[12] = function(_, result)
  return recipe(result)
end

-- get_research_progress
encode[13] = function(_, result)
  return list_of_ingredient(result)
end

-- get_resource_patch
encode[14] = function(_, result)
  return resource_patch(result)
end

-- harvest_resource
encode[15] = function(_, result)
  return result
end

-- how_made
encode[16] = function(_, result)
  return result
end

-- insert_item
encode[17] = function(ctx, result)
  return thing(result, ctx)
end

-- inspect_inventory
encode[18] = function(_, result)
  return inventory_or_list_of_inventory(result)
end

-- launch_rocket
encode[19] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- load_state
encode[20] = function()
  return nil
end

-- measure_throughput
encode[21] = function(_, result)
  return result
end

-- milestones
encode[22] = function(_, result)
  return milestones(result)
end

-- move_to
encode[23] = function(_, result)
  return forms.position(result)
end

-- nearest
encode[24] = function(_, result)
  return forms.position(result)
end

-- nearest_buildable
encode[25] = function(_, result)
  return forms.box(result)
end

-- observe
encode[26] = function(ctx, result)
  return world_observation(result, ctx)
end

-- pickup_entity
encode[27] = function(_, result)
  return result
end

-- place_entity
encode[28] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- place_entity_next_to
encode[29] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- print
encode[30] = function(_, result)
  return result
end

-- production_stats
encode[31] = function(_, result)
  return production_stats(result)
end

-- regenerate_resources
encode[32] = function()
  return nil
end

-- reset
encode[33] = function()
  return nil
end

-- rotate_entity
encode[34] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- save_state
encode[35] = function(_, result)
  return result
end

-- score
encode[36] = function(_, result)
  return result
end

-- send_message
encode[37] = function(_, result)
  return result
end

-- set_clock
encode[38] = function(_, result)
  return clock_settings(result)
end

-- set_entity_recipe
encode[39] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- set_inventory
encode[40] = function()
  return nil
end

-- set_research
encode[41] = function(_, result)
  return list_of_ingredient(result)
end

-- shift_entity
encode[42] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- sleep
encode[43] = function(_, result)
  return result
end

-- spawn_agents
encode[44] = function()
  return nil
end

-- unlock_technologies
encode[45] = function()
  return nil
end

return encode
