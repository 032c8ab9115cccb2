--- Members of prototypes about electricity, beyond those that are plain fields.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype, LuaElectricEnergySourcePrototype; defaults
--- from the prototype API.

local facts = require("facts")
local limits = require("systems.electric.limits")
local objects = require("objects")

local get, methods = {}, {}

local function field(name, default)
  return function(prototype)
    local value = prototype[name]
    if value == nil then
      return default
    end
    return value
  end
end

get.active_energy_usage = field("active_energy_usage")
get.lamp_energy_usage = field("lamp_energy_usage")
get.darkness_for_all_lamps_on = field("darkness_for_all_lamps_on", 0.5)
get.darkness_for_all_lamps_off = field("darkness_for_all_lamps_off", 0.3)
get.rewire_neighbours_when_destroying = field("rewire_neighbours_when_destroying", true)
get.solar_panel_performance_at_day = field("performance_at_day", 1)
get.solar_panel_performance_at_night = field("performance_at_night", 0)
get.heating_energy = field("heating_energy", 0)

get.max_energy_usage = limits.usage
methods.get_max_energy_usage = limits.usage
get.max_energy_production = limits.output
methods.get_max_energy_production = limits.output

get.max_power_output = limits.output
methods.get_max_power_output = limits.output

objects.implement("LuaEntityPrototype", { get = get, methods = methods })

--- Pollution for each joule that a prototype uses.
local function emissions(record)
  local usage, result = limits.usage(facts.entity(record.name)), {}
  for pollutant, per_minute in pairs(record.source.emissions_per_minute or {}) do
    result[pollutant] = usage > 0 and per_minute / (usage * 3600) or 0
  end
  return result
end

objects.implement("LuaElectricEnergySourcePrototype", {
  get = {
    emissions = function(record)
      return emissions(record).pollution or 0
    end,
    emissions_per_joule = emissions,
    render_no_power_icon = function(record)
      return record.source.render_no_power_icon ~= false
    end,
    render_no_network_icon = function(record)
      return record.source.render_no_network_icon ~= false
    end,
  },
})
