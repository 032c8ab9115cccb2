--- Steam engines and turbines: steam becomes power.
--- Rule: a unit of steam is worth its heat capacity times the degrees above the fluid's default
--- temperature, up to `maximum_temperature`, times `effectivity`; hotter steam is used up for no
--- more. An engine uses at most `fluid_usage_per_tick`, and as much less as less is drawn: 30 steam
--- of 165 degrees a second are 900 kW. Steam below the box's minimum temperature is of no use.
--- Engines at one segment offer equal shares of what is in it.
--- Source: prototype API, GeneratorPrototype. Status, first that is true: not in a network,
--- no_input_fluid, low_temperature, working.
---
--- Saved: `offer` = J that it last said it could give in a tick.

local S = require("state")
local actors = require("systems.fluids.actors")
local electric = require("systems.electric")
local entities = require("entities")
local entity_types = require("entity_types")
local facts = require("facts")
local flows = require("systems.fluids.flows")
local segments = require("systems.fluids.segments")
local throughput = require("systems.fluids.throughput")

local min = math.min
local EPSILON = segments.EPSILON

local generators = {}

--- plans[name] = what the prototype uses.
local plans = {}

local function plan_of(e)
  local plan = plans[e.name]
  if not plan then
    local prototype = facts.entity(e.name)
    if prototype.burns_fluid then
      error("not emulated: generator " .. e.name .. " that burns fluids", 0)
    end
    plan = {
      usage = prototype.fluid_usage_per_tick,
      hottest = prototype.maximum_temperature,
      coldest = prototype.fluid_boxes[1].minimum_temperature or -math.huge,
      effectivity = prototype.effectivity or 1,
    }
    plans[e.name] = plan
  end
  return plan
end

--- ways[id] = { stamp, segment, limits, plan } until something is built.
local ways = {}

local function way_of(e)
  local way = ways[e.id]
  if not way or way.stamp ~= segments.stamp() then
    local segment = segments.of(e, 1)
    way = {
      stamp = segments.stamp(),
      segment = segment,
      limits = throughput.limits(segment),
      plan = plan_of(e),
    }
    ways[e.id] = way
  end
  return way
end

--- What a unit of the segment's fluid is worth to the engine.
---@return number J
local function worth(plan, segment)
  local temperature = segment.temperature
  if temperature < plan.coldest then
    return 0
  end
  local fluid = facts.fluid(segment.name)
  local degrees = min(temperature, plan.hottest) - fluid.default_temperature
  return fluid.heat_capacity * degrees * plan.effectivity
end

-- The same, remembered while the segment's fluid stays as it is.
local function worth_here(way)
  local segment = way.segment
  if way.temperature ~= segment.temperature or way.fluid ~= segment.name then
    way.temperature, way.fluid = segment.temperature, segment.name
    way.each = worth(way.plan, segment)
  end
  return way.each
end

local function use(list)
  for at = 1, #list do
    local e = list[at]
    local way, drawn = way_of(e), electric.drawn(e)
    way.idle = drawn == 0
    if drawn > 0 then
      local segment = way.segment
      if segment.amount > 0 then
        local each = worth_here(way)
        if each > 0 then
          local name = segment.name
          flows.add(e, "output", name, segments.take(segment, drawn / each))
        end
      end
    end
  end
  flows.flush()
end

local function offer(list)
  for at = 1, #list do
    local e = list[at]
    local way = way_of(e)
    local segment = way.segment
    local given = 0
    if segment.amount > EPSILON then
      local usage = way.plan.usage
      given = throughput.offered(segment, e, usage, way.limits) * worth_here(way)
    else
      segment.starved = true
    end
    if given ~= (e.offer or 0) then
      e.offer = given
      electric.set_available(e, given)
    elseif way.idle then
      -- Nothing is drawn and nothing changes: a draw or other steam wakes it.
      segment.starved = true
      actors.sleep(e)
    end
  end
end

actors.register("generator", { use = use, offer = offer })

--- What stops it, apart from its network.
---@return string name of defines.entity_status
function generators.status(e)
  local segment = segments.of(e, 1)
  if throughput.overextended(segment) then
    return "pipeline_overextended"
  elseif segment.amount <= EPSILON then
    return "no_input_fluid"
  elseif worth(plan_of(e), segment) == 0 then
    return "low_temperature"
  end
  return "working"
end

entity_types.register("generator", {
  power_changed = function(e)
    actors.wake(e)
  end,
})

entities.listen("destroyed", function(e)
  ways[e.id] = nil
end)

S.subsystem("generators", {
  load = function()
    plans, ways = {}, {}
  end,
})

return generators
