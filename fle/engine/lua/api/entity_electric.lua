--- Members of LuaEntity about electricity.
--- Source: runtime API 1.1 and 2.0, LuaEntity; prototype API, ElectricEnergySource.
--- A machine without a buffer of its own keeps what it needs for a tick or two: here twice a tick's
--- usage and drain (not certain), as full as its network satisfies it. What a script puts there is
--- used up or replaced at once in the game, so writing it changes nothing here. Engines and solar
--- panels hold nothing between ticks.

local burner_api = require("api.lua_burner")
local electric = require("systems.electric")
local facts = require("facts")
local flow_statistics = require("api.lua_flow_statistics")
local grid = require("systems.electric.grid")
local limits = require("systems.electric.limits")
local networks = require("systems.electric.networks")
local objects = require("objects")

local get, set, methods = {}, {}, {}

local UNIT = networks.MILLIWATTS
local TICKS_KEPT = 2
local LARGEST = 1.7976931348623157e308

local function source_of(e)
  local source = facts.entity(e.name).energy_source
  return source and source.type == "electric" and source or nil
end

-- J a tick that an entity uses or gives at most.
local function most(e)
  local prototype = facts.entity(e.name)
  return math.max(limits.usage(prototype), limits.output(prototype))
end

function get.electric_buffer_size(e)
  local power = e.power
  if not power then
    return nil
  elseif power.role == "store" then
    return power.capacity / UNIT
  end
  return TICKS_KEPT * (most(e) + (source_of(e).drain or 0))
end

local function amount(value, member)
  if type(value) ~= "number" or value < 0 or value ~= value then
    objects.error("LuaEntity::%s must be a number from 0.", member)
  end
  return value < LARGEST and electric.units(value) or value
end

function set.electric_buffer_size(e, value)
  if e.type ~= "electric-energy-interface" then
    objects.error(
      "LuaEntity::electric_buffer_size can only be written on an ElectricEnergyInterface."
    )
  end
  electric.set_store(e, { capacity = amount(value, "electric_buffer_size") })
end

function get.energy(e)
  local power = e.power
  if e.burner and e.type ~= "burner-generator" then
    return e.burner.heat
  elseif not power then
    return 0
  elseif power.role == "store" then
    return electric.stored(e)
  elseif not power.role then
    return electric.satisfaction(e) * get.electric_buffer_size(e)
  end
  return 0
end

function set.energy(e, value)
  local units = amount(value, "energy")
  if e.burner and e.type ~= "burner-generator" then
    burner_api.wrap(e).heat = value
  elseif e.power and e.power.role == "store" then
    electric.set_store(e, { energy = units })
  end
end

function get.electric_drain(e)
  local source = source_of(e)
  return source and (source.drain or 0)
end

local function flow_limit(field)
  return function(e)
    local source = source_of(e)
    return source and (source[field] or LARGEST)
  end
end

get.electric_input_flow_limit = flow_limit("input_flow_limit")
get.electric_output_flow_limit = flow_limit("output_flow_limit")
methods.get_electric_input_flow_limit = flow_limit("input_flow_limit")
methods.get_electric_output_flow_limit = flow_limit("output_flow_limit")

--- Pollution for each joule used.
local function emissions(e)
  local source = source_of(e)
  if not source then
    return nil
  end
  local usage, result = most(e), {}
  for pollutant, per_minute in pairs(source.emissions_per_minute or {}) do
    result[pollutant] = usage > 0 and per_minute / (usage * 3600) or 0
  end
  return result
end

get.electric_emissions_per_joule = emissions

function get.electric_emissions(e)
  local all = emissions(e)
  return all and (all.pollution or 0)
end

function get.electric_network_id(e)
  if e.type == "electric-pole" then
    return e.grid
  elseif e.type == "power-switch" then
    return grid.network_of(e, "power_switch_left_copper")
      or grid.network_of(e, "power_switch_right_copper")
  end
  return e.power and e.power.network
end

function methods.is_connected_to_electric_network(e)
  return e.power ~= nil and electric.is_fed(e)
end

function get.electric_network_statistics(e)
  return flow_statistics.wrap_network(e.grid)
end

function get.energy_generated_last_tick(e)
  return electric.drawn(e)
end

for member, field in pairs({ power_production = "production", power_usage = "usage" }) do
  get[member] = function(e)
    return e.power[field] / UNIT
  end
  set[member] = function(e, value)
    electric.set_store(e, { [field] = amount(value, member) })
  end
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })

-- The widest of a field among the poles.
local function widest(field)
  return function()
    local found = 0
    for _, name in ipairs(facts.names("entity")) do
      if facts.entity_type(name) == "electric-pole" then
        found = math.max(found, facts.entity(name)[field] or 0)
      end
    end
    return found
  end
end

local maxima = {
  max_electric_pole_connection_distance = widest("maximum_wire_distance"),
  max_electric_pole_supply_area_distance = widest("supply_area_distance"),
}

objects.implement("LuaGameScript", { get = maxima })
objects.implement("LuaPrototypes", { get = maxima })
