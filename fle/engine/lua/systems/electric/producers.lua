--- What engines, solar panels, accumulators and interfaces say of themselves.
--- Rules: what is in no network says not_plugged_in_electric_network (measured in 2.0.73). An
--- accumulator is charging, discharging or fully_charged; what it says when it does none of these
--- is not documented: no_power when it is empty, else normal. A panel at night: working (not
--- certain).

local cloning = require("systems.cloning")
local electric = require("systems.electric")
local energy = require("systems.energy")
local entity_types = require("entity_types")
local networks = require("systems.electric.networks")

local producers = {}

local function plugged(status)
  return function(e)
    if not e.power.network then
      return "not_plugged_in_electric_network"
    end
    return status(e)
  end
end

-- A clone holds what its source holds, and is set as it.
local function clone(e, source)
  cloning.copy(e, source)
  local from = source.power
  electric.set_store(e, {
    capacity = from.capacity,
    production = from.production,
    usage = from.usage,
    energy = electric.units(electric.stored(source)),
  })
end

local function works()
  return "working"
end

entity_types.register("solar-panel", { create = energy.attach, status = plugged(works) })

entity_types.register("generator", {
  status = plugged(function(e)
    return require("systems.generators").status(e)
  end),
})

entity_types.register("accumulator", {
  create = energy.attach,
  clone = clone,
  status = plugged(function(e)
    local group, network = networks.store(e)
    local stored = networks.stored(group, network)
    if stored >= group.capacity then
      return "fully_charged"
    elseif group.delta ~= 0 then
      return group.delta > 0 and "charging" or "discharging"
    end
    return stored == 0 and "no_power" or "normal"
  end),
})

entity_types.register("electric-energy-interface", {
  create = energy.attach,
  clone = clone,
  status = plugged(works),
})

return producers
