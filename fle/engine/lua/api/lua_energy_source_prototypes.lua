--- LuaBurnerPrototype, LuaElectricEnergySourcePrototype and their kin, LuaFluidBoxPrototype: parts
--- of an entity prototype that are objects of their own.
--- Source: runtime API 1.1 and 2.0.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local prototypes = require("api.prototypes")

local copy = prototypes.copy

-- What the game says where there is no limit: the largest double.
local LARGEST = 1.7976931348623157e308

local parts = {}

local CLASSES = {
  burner = "LuaBurnerPrototype",
  electric = "LuaElectricEnergySourcePrototype",
  heat = "LuaHeatEnergySourcePrototype",
  fluid = "LuaFluidEnergySourcePrototype",
  void = "LuaVoidEnergySourcePrototype",
}

--- made[entity name] = record of its energy source.
local made, boxes = {}, {}

local function record_of(name)
  local record = made[name]
  if not record then
    record = { name = name, source = facts.entity(name).energy_source }
    made[name] = record
  end
  return record
end

---@param prototype table
---@param kind string
---@return any handle nil when the entity has another source of energy
function parts.wrap(prototype, kind)
  local source = prototype.energy_source
  if not source or source.type ~= kind then
    return nil
  end
  return objects.wrap(CLASSES[kind], record_of(prototype.name))
end

local function source_field(name, default)
  return function(record)
    local value = record.source[name]
    if value == nil then
      return default
    end
    return copy(value)
  end
end

local function saved(class, members)
  members.key = function(record)
    return record.name
  end
  members.find = function(name)
    return facts.entity(name) and record_of(name)
  end
  objects.implement(class, members)
end

saved("LuaBurnerPrototype", {
  get = {
    effectivity = source_field("effectivity", 1),
    fuel_categories = source_field("fuel_categories", {}),
    fuel_inventory_size = source_field("fuel_inventory_size", 0),
    burnt_inventory_size = source_field("burnt_inventory_size", 0),
    initial_fuel = function(record)
      return prototypes.wrap("item", record.source.initial_fuel)
    end,
    initial_fuel_percent = source_field("initial_fuel_percent", 0.25),
  },
})

saved("LuaElectricEnergySourcePrototype", {
  get = {
    buffer_capacity = source_field("buffer_capacity", 0),
    drain = source_field("drain", 0),
    usage_priority = source_field("usage_priority"),
    input_flow_limit = source_field("input_flow_limit", LARGEST),
    output_flow_limit = source_field("output_flow_limit", LARGEST),
  },
  methods = {
    get_input_flow_limit = source_field("input_flow_limit", LARGEST),
    get_output_flow_limit = source_field("output_flow_limit", LARGEST),
  },
})

saved("LuaHeatEnergySourcePrototype", {
  get = {
    max_temperature = source_field("max_temperature"),
    default_temperature = source_field("default_temperature", 15),
    specific_heat = source_field("specific_heat"),
    max_transfer = source_field("max_transfer"),
    min_working_temperature = source_field("min_working_temperature", 15),
  },
})

saved("LuaFluidEnergySourcePrototype", {
  get = {
    effectivity = source_field("effectivity", 1),
    burns_fluid = source_field("burns_fluid", false),
    destroy_non_fuel_fluid = source_field("destroy_non_fuel_fluid", true),
    fluid_usage_per_tick = source_field("fluid_usage_per_tick", 0),
    maximum_temperature = source_field("maximum_temperature", 0),
    scale_fluid_usage = source_field("scale_fluid_usage", false),
  },
})
saved("LuaVoidEnergySourcePrototype", { get = {} })

--- The vector after 0 to 3 quarter turns clockwise.
local function four_ways(vector)
  local x, y = vector.x or vector[1], vector.y or vector[2]
  return {
    { x = x, y = y },
    { x = -y, y = x },
    { x = -x, y = -y },
    { x = y, y = -x },
  }
end

local function plain(list)
  local result = {}
  for i, vector in ipairs(list) do
    result[i] = { x = vector.x or vector[1], y = vector.y or vector[2] }
  end
  return result
end

--- 1.1 gives the tile outside the entity, 2.0 the one inside.
local function connection(fact)
  if S.profile.factorio == "1.1" then
    return {
      type = fact.flow_direction,
      positions = fact.targets and plain(fact.targets) or four_ways(fact.target),
      max_underground_distance = fact.max_underground_distance,
    }
  end
  return {
    flow_direction = fact.flow_direction,
    connection_type = fact.connection_type,
    direction = fact.direction and fact.direction * 4,
    positions = fact.positions and plain(fact.positions) or four_ways(fact.position),
    max_underground_distance = fact.max_underground_distance,
  }
end

local function box_field(name)
  return function(record)
    return record.box[name]
  end
end

objects.implement("LuaFluidBoxPrototype", {
  key = function(record)
    return { record.name, record.index }
  end,
  find = function(key)
    local prototype = facts.entity(key[1])
    return prototype and objects.peek(parts.fluid_boxes(prototype)[key[2]]) or nil
  end,
  get = {
    entity = function(record)
      return prototypes.wrap("entity", record.name)
    end,
    index = function(record)
      return record.index
    end,
    filter = function(record)
      return prototypes.wrap("fluid", record.box.filter)
    end,
    production_type = box_field("production_type"),
    volume = box_field("volume"),
    base_area = box_field("base_area"),
    base_level = box_field("base_level"),
    height = box_field("height"),
    minimum_temperature = box_field("minimum_temperature"),
    maximum_temperature = box_field("maximum_temperature"),
    pipe_connections = function(record)
      local result = {}
      for i, fact in ipairs(record.box.pipe_connections) do
        result[i] = connection(fact)
      end
      return result
    end,
  },
})

---@param prototype table
---@return table[] handles
function parts.fluid_boxes(prototype)
  local records = boxes[prototype.name]
  if not records then
    records = {}
    for i, box in ipairs(prototype.fluid_boxes or {}) do
      records[i] = { name = prototype.name, index = i, box = box }
    end
    boxes[prototype.name] = records
  end
  local handles = {}
  for i, record in ipairs(records) do
    handles[i] = objects.wrap("LuaFluidBoxPrototype", record)
  end
  return handles
end

S.subsystem("energy source prototypes", {
  load = function()
    made, boxes = {}, {}
  end,
})

return parts
