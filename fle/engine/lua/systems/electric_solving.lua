--- Sharing out the power of a network at the end of a tick.
--- Rules: solar panels give first, then engines and turbines in proportion to what they could give,
--- then accumulators in proportion to what they hold ready. Consumers of primary input are served
--- before all others; within a class each gets the same share of what it asks for. Accumulators are
--- charged with what solar panels and engines have left, never from one another. Source: prototype
--- API, ElectricUsagePriority.
---
--- What was worked out for one tick holds until something changes: a member says so, the light
--- changes, or an accumulator gets full or empty, which is foreseen. So a steady network costs
--- nothing.

local S = require("state")
local daytime = require("systems.daytime")
local entities = require("entities")
local entity_types = require("entity_types")
local history = require("systems.electric_history")
local networks = require("systems.electric_networks")
local scheduler = require("scheduler")

local solving = {}

local min, max, floor = math.min, math.max, math.floor
local TAG = "electricity"

--- Bring sums and stored energy up to the end of a tick.
function solving.settle(network, tick)
  local ticks = tick - network.tick
  if ticks <= 0 then
    return
  end
  network.c1 = network.c1 + ticks * network.s1
  network.c2 = network.c2 + ticks * network.s2
  network.tick = tick
  for _, list in ipairs({ network.panels, network.engines }) do
    for _, entry in pairs(list) do
      history.flow(entry, "total", entry.rate * ticks, tick)
    end
  end
  for _, flow in pairs(network.flows) do
    history.flow(flow, "into", flow.in_rate * ticks, tick)
    history.flow(flow, "out", flow.out_rate * ticks, tick)
  end
  for _, group in ipairs(network.stores) do
    group.energy = max(0, min(group.capacity, group.energy + group.delta * ticks))
  end
end

--- Take over what consumers said, as far as it counts for this tick.
local function apply(network, tick)
  local pending, kept = network.pending, {}
  for _, name in ipairs(pending) do
    local use = network.uses[name]
    local delta = use.early
    use.early = 0
    if use.late_tick < tick then
      delta, use.late = delta + use.late, 0
    end
    if use.late ~= 0 then
      kept[#kept + 1] = name
    else
      use.pending = nil
    end
    if delta ~= 0 then
      local sum = use.class == 1 and network.c1 or network.c2
      history.flow(use, "total", use.demand * (sum - use.at), tick - 1)
      use.at = sum
      use.demand = use.demand + delta
      if use.class == 1 then
        network.demand1 = network.demand1 + delta
      else
        network.demand2 = network.demand2 + delta
      end
    end
  end
  network.pending = kept
  return kept[1] ~= nil
end

-- What each group of stores could give and take in this tick.
local function look_at_stores(network)
  local offered, asked = 0, { 0, 0, 0 }
  for _, group in ipairs(network.stores) do
    local base = group.energy + group.production - group.usage
    base = max(0, min(group.capacity, base))
    group.base = base
    group.give = group.class == 3 and min(group.output, base) or 0
    group.take = min(group.input, group.capacity - base)
    offered = offered + group.give * #group.members
    asked[group.class] = asked[group.class] + group.take * #group.members
  end
  return offered, asked
end

-- For how many ticks what a group gives and takes stays the same.
local function steady_ticks(group)
  if group.delta == 0 then
    return math.huge
  elseif group.production ~= 0 or group.usage ~= 0 then
    return 1
  elseif group.delta > 0 then
    return floor((group.capacity - group.energy - group.take) / group.delta) + 1
  end
  return floor((group.energy - group.give) / -group.delta) + 1
end

local function fill_stores(network, taken, given)
  local ticks = math.huge
  for _, flow in pairs(network.flows) do
    flow.in_rate, flow.out_rate = 0, 0
  end
  for _, group in ipairs(network.stores) do
    local into, out = group.take * taken[group.class], group.give * given
    group.delta = group.base + into - out - group.energy
    ticks = min(ticks, max(1, steady_ticks(group)))
    local flow = network.flows[group.name]
    if not flow then
      flow = { in_rate = 0, out_rate = 0 }
      history.begin(flow, "into", network.tick)
      history.begin(flow, "out", network.tick)
      network.flows[group.name] = flow
    end
    flow.in_rate = flow.in_rate + into * #group.members
    flow.out_rate = flow.out_rate + out * #group.members
    group.base, group.give, group.take = nil, nil, nil
  end
  return ticks
end

local function satisfaction(demand, supply)
  if demand > 0 then
    return min(1, supply / demand)
  end
  return supply > 0 and 1 or 0
end

local function part(some, all)
  return all > 0 and some / all or 0
end

-- Share out, and say for how many ticks that holds.
local function share_out(network)
  local light = network.peak > 0 and daytime.light(network.surface) or 0
  local offered, asked = look_at_stores(network)
  local demand1, demand2 = network.demand1 + asked[1], network.demand2 + asked[2]
  local solar, steam = network.peak * light, network.capacity
  local own = solar + steam
  local all = own + offered
  network.s1 = satisfaction(demand1, all)
  network.s2 = satisfaction(demand2, max(0, all - demand1))
  local used = min(all, demand1 + demand2)
  local from_own = min(own, used)
  local charge = min(asked[3], own - from_own)
  local from_solar = min(solar, from_own + charge)
  local sunny = part(from_solar, solar) * light
  network.share = part(from_own + charge - from_solar, steam)
  for _, entry in pairs(network.panels) do
    entry.rate = entry.available * sunny
  end
  for _, entry in pairs(network.engines) do
    entry.rate = entry.available * network.share
  end
  local taken = { network.s1, network.s2, part(charge, asked[3]) }
  return fill_stores(network, taken, part(used - from_own, offered))
end

-- Tell the consumers whose share has changed. Those at rest care only whether there is power.
local function tell(network, old1, old2)
  local changed = { network.s1 ~= old1, network.s2 ~= old2 }
  local woken = { (network.s1 == 0) ~= (old1 == 0), (network.s2 == 0) ~= (old2 == 0) }
  if not changed[1] and not changed[2] then
    return
  end
  for _, id in ipairs(network.members) do
    local e = entities.get(id)
    local power = e.power
    if changed[power.class] and (power.draw ~= 0 or woken[power.class]) then
      entity_types.of(e).power_changed(e)
    end
  end
  if woken[2] and network.shared then
    require("systems.electric_supply").choose_again(network)
  end
end

-- Engines that gave nothing may have gone to sleep.
local function rouse_engines(network)
  for _, id in ipairs(network.generators) do
    local e = entities.get(id)
    entity_types.of(e).power_changed(e)
  end
end

-- Engines sleep while nothing is drawn.
local function tell_engines(network)
  local drawing = network.share > 0
  if drawing == network.drawing then
    return
  end
  network.drawing = drawing
  for _, id in ipairs(drawing and network.engine_ids or {}) do
    local e = entities.get(id)
    entity_types.of(e).power_changed(e)
  end
end

local function solve(network, tick)
  solving.settle(network, tick - 1)
  local waiting = apply(network, tick)
  local stores = network.stores
  if stores[2] then
    networks.unite_stores(network, entities.get)
  end
  local old1, old2, idle = network.s1, network.s2, network.share == 0
  local ticks = share_out(network)
  if network.peak > 0 then
    ticks = min(ticks, daytime.steady_ticks(network.surface))
  end
  if waiting or ticks <= 1 then
    networks.mark(network)
  elseif ticks < math.huge then
    scheduler.at(tick + ticks, network.id, TAG)
  else
    scheduler.cancel(network.id, TAG)
  end
  tell(network, old1, old2)
  if idle and network.share > 0 then
    rouse_engines(network)
  end
end

scheduler.handle(TAG, function(id)
  local network = networks.get(id)
  if network then
    networks.mark(network)
  end
end)

scheduler.phase("electricity", function(tick)
  local electric = S.saved.electric
  local queue = electric.queue
  electric.queue = {}
  for _, id in ipairs(queue) do
    local network = networks.get(id)
    if network then
      network.marked = nil
      solve(network, tick)
    end
  end
  scheduler.want("electricity", electric.queue[1] ~= nil)
end)

return solving
