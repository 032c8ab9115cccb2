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
local history = require("systems.electric.history")
local networks = require("systems.electric.networks")
local scheduler = require("scheduler")

local solving = {}

local min, max, floor = math.min, math.max, math.floor
local TAG = "electricity"

local function settle_flow(flow, ticks, tick)
  history.flow(flow, "into", flow.in_rate * ticks, tick)
  history.flow(flow, "out", flow.out_rate * ticks, tick)
end

local function settle_group(group, ticks)
  if group.delta ~= 0 then
    group.energy = max(0, min(group.capacity, group.energy + group.delta * ticks))
  end
end

--- Bring sums and stored energy up to the end of a tick.
function solving.settle(network, tick)
  local ticks = tick - network.tick
  if ticks <= 0 then
    return
  end
  network.c1 = network.c1 + ticks * network.s1
  network.c2 = network.c2 + ticks * network.s2
  network.tick = tick
  local sources, flows, stores = network.sources, network.flows, network.stores
  -- The first of each stands apart, here and below: most networks have one kind or none, and
  -- LuaJIT gives up on what leads through a loop that never comes round.
  if sources[1] then
    history.flow(sources[1], "total", sources[1].rate * ticks, tick)
  end
  for i = 2, #sources do
    history.flow(sources[i], "total", sources[i].rate * ticks, tick)
  end
  if flows[1] then
    settle_flow(flows[1], ticks, tick)
  end
  for i = 2, #flows do
    settle_flow(flows[i], ticks, tick)
  end
  if stores[1] then
    settle_group(stores[1], ticks)
  end
  for i = 2, #stores do
    settle_group(stores[i], ticks)
  end
end

-- Take over what consumers of one name said, as far as it counts for this tick.
---@return boolean waiting the rest counts for the next one
local function apply_use(network, use, tick)
  local delta = use.early
  use.early = 0
  if use.late_tick < tick then
    delta, use.late = delta + use.late, 0
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
  return use.late ~= 0
end

local function apply_next(network, pending, position, kept, tick)
  local name = pending[position]
  local use = network.uses[name]
  if apply_use(network, use, tick) then
    pending[kept + 1] = name
    return kept + 1
  end
  use.pending = nil
  return kept
end

local function apply(network, tick)
  local pending, kept = network.pending, 0
  if pending[1] then
    kept = apply_next(network, pending, 1, 0, tick)
  end
  for i = 2, #pending do
    kept = apply_next(network, pending, i, kept, tick)
  end
  for i = #pending, kept + 1, -1 do
    pending[i] = nil
  end
  return kept > 0
end

-- What a group of stores could give in this tick, and what it could take, by its class.
local function look_at_group(group)
  local count = #group.members
  local base = group.energy + group.production - group.usage
  base = max(0, min(group.capacity, base))
  group.base = base
  group.take = min(group.input, group.capacity - base)
  if group.class == 3 then
    group.give = min(group.output, base)
    return group.give * count, 0, 0, group.take * count
  end
  group.give = 0
  if group.class == 1 then
    return 0, group.take * count, 0, 0
  end
  return 0, 0, group.take * count, 0
end

-- What the groups of stores could give in this tick, and what those of each class could take.
---@return number offered
---@return number asked1
---@return number asked2
---@return number asked3
local function look_at_stores(network)
  local stores = network.stores
  local offered, asked1, asked2, asked3 = 0, 0, 0, 0
  if stores[1] then
    offered, asked1, asked2, asked3 = look_at_group(stores[1])
  end
  for i = 2, #stores do
    local more, more1, more2, more3 = look_at_group(stores[i])
    offered, asked1, asked2, asked3 = offered + more, asked1 + more1, asked2 + more2, asked3 + more3
  end
  return offered, asked1, asked2, asked3
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

local function flow_of(network, name)
  local flow = networks.entry(network.flows, name)
  if not flow then
    flow = { name = name, in_rate = 0, out_rate = 0 }
    history.begin(flow, "into", network.tick)
    history.begin(flow, "out", network.tick)
    network.flows[#network.flows + 1] = flow
  end
  return flow
end

local function fill_group(network, group, part1, part2, part3, given)
  local taken = group.class == 3 and part3 or group.class == 1 and part1 or part2
  local into, out = group.take * taken, group.give * given
  group.delta = group.base + into - out - group.energy
  local flow = flow_of(network, group.name)
  flow.in_rate = flow.in_rate + into * #group.members
  flow.out_rate = flow.out_rate + out * #group.members
  local ticks = max(1, steady_ticks(group))
  group.base, group.give, group.take = nil, nil, nil
  return ticks
end

-- Each group takes a part of what it could, by its class, and gives a part.
---@return number ticks for how long that holds
local function fill_stores(network, part1, part2, part3, given)
  local ticks = math.huge
  local stores, flows = network.stores, network.flows
  if flows[1] then
    flows[1].in_rate, flows[1].out_rate = 0, 0
  end
  for i = 2, #flows do
    flows[i].in_rate, flows[i].out_rate = 0, 0
  end
  if stores[1] then
    ticks = fill_group(network, stores[1], part1, part2, part3, given)
  end
  for i = 2, #stores do
    ticks = min(ticks, fill_group(network, stores[i], part1, part2, part3, given))
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

local function set_rate(source, sunny, share)
  source.rate = source.available * (source.role == "panel" and sunny or share)
end

-- Share out, and say for how many ticks that holds.
local function share_out(network)
  local light = network.peak > 0 and daytime.light(network.surface) or 0
  local offered, asked1, asked2, asked3 = look_at_stores(network)
  local demand1, demand2 = network.demand1 + asked1, network.demand2 + asked2
  local solar, steam = network.peak * light, network.capacity
  local own = solar + steam
  local all = own + offered
  network.s1 = satisfaction(demand1, all)
  network.s2 = satisfaction(demand2, max(0, all - demand1))
  local used = min(all, demand1 + demand2)
  local from_own = min(own, used)
  local charge = min(asked3, own - from_own)
  local from_solar = min(solar, from_own + charge)
  local sunny = part(from_solar, solar) * light
  network.share = part(from_own + charge - from_solar, steam)
  local sources = network.sources
  if sources[1] then
    set_rate(sources[1], sunny, network.share)
  end
  for i = 2, #sources do
    set_rate(sources[i], sunny, network.share)
  end
  local given = part(used - from_own, offered)
  return fill_stores(network, network.s1, network.s2, part(charge, asked3), given)
end

-- Does a consumer of this class hear of the change? Those at rest care only whether there is power.
local function concerns(power, old, new)
  return new ~= old and (power.draw ~= 0 or (new == 0) ~= (old == 0))
end

-- Tell the consumers whose share has changed.
local function tell(network, old1, old2)
  local s1, s2 = network.s1, network.s2
  if s1 == old1 and s2 == old2 then
    return
  end
  for _, id in ipairs(network.members) do
    local e = entities.get(id)
    local power = e.power
    local first = power.class == 1
    if concerns(power, first and old1 or old2, first and s1 or s2) then
      entity_types.of(e).power_changed(e)
    end
  end
  if (s2 == 0) ~= (old2 == 0) and network.shared then
    require("systems.electric.supply").choose_again(network)
  end
end

-- Engines that gave nothing may have gone to sleep.
local function rouse_engines(network)
  for _, id in ipairs(network.generators) do
    local e = entities.get(id)
    entity_types.of(e).power_changed(e)
  end
end

local function solve(network, tick)
  solving.settle(network, tick - 1)
  local waiting = apply(network, tick)
  if network.stores[2] then
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
  if network.share > 0 and (idle or network.untold) then
    network.untold = nil
    rouse_engines(network)
  end
end

scheduler.handle(TAG, function(id)
  local network = networks.get(id)
  if network then
    networks.mark(network)
  end
end)

local function solve_marked(id, tick)
  local network = networks.get(id)
  if network then
    network.marked = nil
    solve(network, tick)
  end
end

scheduler.phase("electricity", function(tick)
  local electric = S.saved.electric
  local queue = electric.queue
  electric.queue = {}
  if queue[1] then
    solve_marked(queue[1], tick)
  end
  for position = 2, #queue do
    solve_marked(queue[position], tick)
  end
  scheduler.want("electricity", electric.queue[1] ~= nil)
end)

return solving
