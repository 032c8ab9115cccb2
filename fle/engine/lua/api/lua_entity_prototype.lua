--- LuaEntityPrototype.
--- Source: runtime API 1.1 and 2.0. Members that 2.0 turned into methods with a quality argument
--- (get_max_health, ...) are the same numbers here: there is only normal quality.

local S = require("state")
local arguments = require("api.arguments")
local bodies = require("api.prototype_bodies")
local directions = require("directions")
local energy_sources = require("api.lua_energy_source_prototypes")
local entities = require("entities")
local find = require("find")
local prototypes = require("api.prototypes")

local copy, field, flag = prototypes.copy, prototypes.field, prototypes.flag

local get, methods = {}, {}

--- Members that are a field of the data: member = { field, default }.
local FIELDS = {
  base_productivity = { "base_productivity", 0 },
  belt_speed = { "speed" },
  build_distance = { "build_distance" },
  color = { "color" },
  crafting_categories = { "crafting_categories" },
  distribution_effectivity = { "distribution_effectivity" },
  drop_item_distance = { "drop_item_distance" },
  effectivity = { "effectivity", 1 },
  enemy_map_color = { "enemy_map_color" },
  energy_usage = { "energy_usage" },
  enter_vehicle_distance = { "enter_vehicle_distance" },
  fast_replaceable_group = { "fast_replaceable_group" },
  filter_count = { "filter_count", 0 },
  fixed_recipe = { "fixed_recipe" },
  flags = { "flags", {} },
  friendly_map_color = { "friendly_map_color" },
  healing_per_tick = { "healing_per_tick", 0 },
  infinite_depletion_resource_amount = { "infinite_depletion_amount" },
  ingredient_count = { "ingredient_count" },
  item_pickup_distance = { "item_pickup_distance" },
  lab_inputs = { "inputs", {} },
  logistic_mode = { "logistic_mode" },
  loot_pickup_distance = { "loot_pickup_distance" },
  map_color = { "map_color" },
  maximum_temperature = { "maximum_temperature" },
  minimum_resource_amount = { "minimum" },
  mining_drill_radius = { "resource_searching_radius" },
  mining_speed = { "mining_speed" },
  module_inventory_size = { "module_slots", 0 },
  neighbour_bonus = { "neighbour_bonus" },
  normal_resource_amount = { "normal" },
  profile = { "profile" },
  pumping_speed = { "pumping_speed" },
  reach_distance = { "reach_distance" },
  reach_resource_distance = { "reach_resource_distance" },
  resistances = { "resistances", {} },
  resource_category = { "category" },
  rocket_parts_required = { "rocket_parts_required" },
  running_speed = { "running_speed" },
  selection_priority = { "selection_priority", 50 },
  target_temperature = { "target_temperature" },
  tile_height = { "tile_height" },
  tile_width = { "tile_width" },
  vector_to_place_result = { "vector_to_place_result" },
  weight = { "weight" },
}

for member, of in pairs(FIELDS) do
  get[member] = field(of[1], of[2])
end

--- Members that 1.1 has as attributes and 2.0 as methods: name without `get_`.
local BY_QUALITY = {
  crafting_speed = { "crafting_speed" },
  fluid_usage_per_tick = { "fluid_usage_per_tick" },
  inserter_extension_speed = { "extension_speed" },
  inserter_rotation_speed = { "rotation_speed" },
  max_circuit_wire_distance = { "circuit_wire_max_distance", 0 },
  max_distance_of_nearby_sector_revealed = { "max_distance_of_nearby_sector_revealed" },
  max_distance_of_sector_revealed = { "max_distance_of_sector_revealed" },
  max_health = { "max_health", 0 },
  max_wire_distance = { "maximum_wire_distance", 0 },
  mining_drill_radius = { "resource_searching_radius" },
  pumping_speed = { "pumping_speed" },
  researching_speed = { "researching_speed" },
  supply_area_distance = { "supply_area_distance" },
}

for member, of in pairs(BY_QUALITY) do
  get[member] = field(of[1], of[2])
  methods["get_" .. member] = field(of[1], of[2])
end

for member, read in pairs(bodies) do
  get[member] = read
end

get.infinite_resource = flag("infinite")

-- Of generators only.
for _, name in ipairs({ "burns_fluid", "scale_fluid_usage" }) do
  get[name] = flag(name)
end

--- Prototype API, GeneratorPrototype: true unless it says otherwise.
function get.destroy_non_fuel_fluid(prototype)
  return prototype.destroy_non_fuel_fluid ~= false
end

--- Prototype API, BoilerPrototype::mode.
function get.boiler_mode(prototype)
  return prototype.mode or "heat-fluid-inside"
end

function get.valve_mode(prototype)
  return prototype.type == "valve" and prototype.mode or nil
end

get.valve_threshold = field("threshold")
methods.get_valve_flow_rate = field("flow_rate")

function get.fluid_source_offset(prototype)
  return copy(prototype.fluid_source_offset)
end
get.stack = function(prototype)
  return prototype.stack == true or prototype.bulk == true
end
get.bulk = get.stack

-- Boxes that a prototype does not give are its collision box (prototype API, EntityPrototype).
local function box(name)
  return function(prototype)
    local b = prototype[name] or prototype.collision_box
    return b and arguments.result_box(b[1], b[2], b[3], b[4]) or nil
  end
end

for _, name in ipairs({
  "collision_box",
  "selection_box",
  "drawing_box",
  "map_generator_bounding_box",
  "sticker_box",
}) do
  get[name] = box(name)
end

function get.secondary_collision_box() end

function get.next_upgrade(prototype)
  return prototypes.wrap("entity", prototype.next_upgrade)
end

function get.related_underground_belt(prototype)
  return prototypes.wrap("entity", prototype.related_underground_belt)
end

local function pair(vector)
  return vector and { vector.x or vector[1], vector.y or vector[2] } or nil
end

function get.inserter_pickup_position(prototype)
  return pair(prototype.pickup_position)
end

function get.inserter_drop_position(prototype)
  return pair(prototype.insert_position)
end

function get.vector_to_place_result(prototype)
  return pair(prototype.vector_to_place_result)
end

function get.resource_categories(prototype)
  return copy(prototype.resource_categories or prototype.mining_categories)
end

function get.allowed_effects(prototype)
  local allowed = prototype.allowed_effects
  if not allowed then
    return nil
  end
  local result = {}
  for _, effect in ipairs({ "consumption", "speed", "productivity", "pollution", "quality" }) do
    if effect ~= "quality" or S.profile.factorio == "2.0" then
      result[effect] = allowed[effect] == true
    end
  end
  return result
end

function get.max_underground_distance(prototype)
  if prototype.max_distance then
    return prototype.max_distance
  end
  for _, fluid_box in ipairs(prototype.fluid_boxes or {}) do
    for _, connection in ipairs(fluid_box.pipe_connections) do
      if connection.max_underground_distance then
        return connection.max_underground_distance
      end
    end
  end
  return nil
end

local function fluid_capacity(prototype)
  local total = 0
  for _, fluid_box in ipairs(prototype.fluid_boxes or {}) do
    total = total + (fluid_box.volume or 0)
  end
  return total
end

get.fluid_capacity = fluid_capacity
methods.get_fluid_capacity = fluid_capacity

function get.emissions_per_second(prototype)
  local per_minute = (prototype.energy_source or {}).emissions_per_minute or {}
  if S.profile.factorio == "1.1" then
    return (per_minute.pollution or 0) / 60
  end
  local result = {}
  for pollutant, amount in pairs(per_minute) do
    result[pollutant] = amount / 60
  end
  return result
end

function get.is_building(prototype)
  return prototype.flags ~= nil
    and prototype.flags["player-creation"] == true
    and entities.has_owner(prototype.type)
end

function get.is_entity_with_owner(prototype)
  return entities.has_owner(prototype.type)
end

function get.is_military_target(prototype)
  return find.is_military_target(prototype)
end

function get.supports_direction(prototype)
  return directions.supported(prototype)
end

function get.tree_color_count(prototype)
  return prototype.colors and #prototype.colors or 0
end

for member, kind in pairs({
  burner_prototype = "burner",
  electric_energy_source_prototype = "electric",
  heat_energy_source_prototype = "heat",
  fluid_energy_source_prototype = "fluid",
  void_energy_source_prototype = "void",
}) do
  get[member] = function(prototype)
    return energy_sources.wrap(prototype, kind)
  end
end

function get.fluidbox_prototypes(prototype)
  return energy_sources.fluid_boxes(prototype)
end

prototypes.implement("entity", { get = get, methods = methods })
