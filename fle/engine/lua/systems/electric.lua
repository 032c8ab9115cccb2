--- What takes part in power networks: consumers, engines, solar panels, and what holds energy.
--- Rules: a consumer draws its drain all the time and its usage while it works. Accumulators give
--- and take up to their flow limits. An electric-energy-interface makes and uses energy in its
--- buffer, and is to the network an accumulator. Roboports and laser turrets fill a buffer and use
--- it. Source: prototype API, ElectricEnergySource and the types that have one.
---
--- Saved: `power = { role = "engine"|"panel"|"store", nothing for consumers, class = 1 primary
--- input, 2 other consumers, 3 tertiary, network, networks, produces }`; a consumer's `draw`
--- without its drain (mW); an engine's and a panel's `available` (mW); a store's `capacity`,
--- `input`, `output`, `production`, `usage`, and `energy` while it is in no network.

local S = require("state")
local daytime = require("systems.daytime")
local entities = require("entities")
local facts = require("facts")
local networks = require("systems.electric.networks")
local supply = require("systems.electric.supply")

require("systems.electric.grid")
require("systems.electric.solving")

local electric = {}

local UNIT = networks.MILLIWATTS
local units = networks.units

electric.units = units

--- Energy that a fresh roboport holds, as a part of `recharge_minimum`: prototype API.
local FRESH_ROBOPORT = 0.25

local function limit(joules)
  return joules and units(joules) or math.huge
end

local function store(e, prototype, class)
  local source = prototype.energy_source
  local power = {
    role = "store",
    class = class,
    capacity = units(source.buffer_capacity or 0),
    input = limit(source.input_flow_limit),
    output = limit(source.output_flow_limit),
    production = 0,
    usage = 0,
    energy = 0,
    produces = class == 3 or nil,
  }
  e.power = power
  return power
end

local function class_of(source)
  return source.usage_priority == "primary-input" and 1 or 2
end

local function consumer(e, prototype)
  e.power = { class = class_of(prototype.energy_source), draw = 0 }
end

local MAKERS = {
  ["solar-panel"] = function(e, prototype)
    local peak = prototype.production * (prototype.performance_at_day or 1)
    e.power = { role = "panel", available = units(peak), produces = true }
  end,
  generator = function(e)
    e.power = { role = "engine", available = 0, produces = true }
  end,
  ["burner-generator"] = function(e)
    e.power = { role = "engine", available = 0, produces = true }
  end,
  accumulator = function(e, prototype)
    store(e, prototype, 3)
  end,
  ["electric-energy-interface"] = function(e, prototype, options)
    local power = store(e, prototype, 3)
    power.capacity = options.buffer_size and units(options.buffer_size) or power.capacity
    power.production = units(options.power_production or prototype.energy_production or 0)
    power.usage = units(options.power_usage or prototype.energy_usage or 0)
  end,
  roboport = function(e, prototype)
    local source = prototype.energy_source
    local power = store(e, prototype, class_of(source))
    power.usage = units(prototype.energy_usage + (source.drain or 0))
    power.energy = units(prototype.recharge_minimum * FRESH_ROBOPORT)
  end,
  ["electric-turret"] = function(e, prototype)
    local source = prototype.energy_source
    store(e, prototype, class_of(source)).usage = units(source.drain or 0)
  end,
}

--- Let a new entity take part in the networks that reach it.
---@param e table
---@param prototype table
---@param options table|nil
function electric.attach(e, prototype, options)
  local make = MAKERS[e.type] or consumer
  make(e, prototype, options or {})
  supply.refresh(e, true)
end

--- The share of what it asks for that a consumer gets.
---@return number 0 to 1
function electric.satisfaction(e)
  local power = e.power
  local network = S.saved.electric.networks[power.network]
  if not network then
    return 0
  end
  return power.class == 1 and network.s1 or network.s2
end

--- A consumer begins or ceases to draw, drain apart.
---@param e table
---@param usage number J a tick
---@param at_once boolean|nil it counts for the tick that is under way
function electric.draw(e, usage, at_once)
  networks.draw(e, units(usage), at_once)
end

--- What an engine could give in each tick from now on.
---@param e table
---@param joules number J a tick
function electric.set_available(e, joules)
  networks.offer(e, units(joules))
end

--- What a generator or panel gave in the tick solved last.
---@return number J
function electric.drawn(e)
  local power = e.power
  local network = networks.get(power.network)
  if not network then
    return 0
  elseif power.role == "panel" then
    local entry = networks.entry(network.sources, e.name)
    return entry.rate / entry.count / UNIT
  end
  return power.available * network.share / UNIT
end

--- Energy that a store holds.
---@return number J
function electric.stored(e)
  local group, network = networks.store(e)
  return (group and networks.stored(group, network) or e.power.energy) / UNIT
end

--- A script changes what a store holds, or its limits.
---@param e table
---@param values table<string, number> fields of its power, in units
function electric.set_store(e, values)
  local power = e.power
  local network = networks.get(power.network)
  networks.leave(e)
  for field, value in pairs(values) do
    power[field] = value
  end
  power.energy = math.max(0, math.min(power.capacity, power.energy))
  if network then
    networks.join(network, e)
  end
end

--- Is it in a network that something could feed?
---@return boolean
function electric.is_fed(e)
  local network = networks.get(e.power.network)
  return network ~= nil and network.producers > 0
end

entities.listen("created", function(e)
  if e.power then
    return
  end
  local prototype = facts.entity(e.name)
  local source = prototype.energy_source
  if source and source.type == "electric" then
    electric.attach(e, prototype)
  end
end)

entities.listen("destroyed", function(e)
  if e.power then
    supply.forget(e)
  end
end)

for _, kind in ipairs({ "moved", "rotated", "force_changed" }) do
  entities.listen(kind, function(e)
    if e.power then
      supply.refresh(e)
    end
  end)
end

daytime.listen(function(surface)
  for _, id in ipairs(networks.on_surface(surface.index)) do
    networks.mark(networks.get(id))
  end
end)

return electric
