--- Power networks: who belongs to one, and what its members ask for and offer.
---
--- Whole milliwatts are the unit of power and a milliwatt during one tick (1/60000 J) that of
--- energy, so that sums of draws never drift however often machines start and stop.
---
--- A member that starts to draw within a tick may count from that tick on; all other changes count
--- from the next tick on, so that a machine pays for exactly the ticks in which it worked.
---
--- Saved: `electric = { next_id, next_store, networks = { [id] = network }, queue = { ids } }`. A
--- network: `id, surface, force, poles` (how many); `members` (ids of consumers), `generators` (of
--- engines), `places[id]` of both, `shared` (ids of what other networks reach too), `producers`
--- (how many); `uses[name]`, `sources` (by name of engine or panel), `stores` (see below), `flows`
--- (into and out of them); `tick` up to which everything is settled; `s1`, `s2` the satisfaction of
--- primary and of all other consumers since, `c1`, `c2` their sums over all ticks; `demand1`,
--- `demand2`, `capacity` of the engines, `peak` of the solar panels, `share` of the capacity that
--- the engines give. On members `power`, see electric.lua; `eased` is the tick in which one last
--- drew less.

local S = require("state")
local facts = require("facts")
local history = require("systems.electric.history")
local scheduler = require("scheduler")
local sorted_keys = require("sorted_keys")

local networks = {}

networks.MILLIWATTS = 60000

---@param joules number
---@return integer units
function networks.units(joules)
  return math.floor(joules * networks.MILLIWATTS + 0.5)
end

---@return table|nil
function networks.get(id)
  return S.saved.electric.networks[id]
end

---@return table network
function networks.create(surface, force)
  local electric = S.saved.electric
  local network = {
    id = electric.next_id,
    surface = surface,
    force = force,
    poles = 0,
    producers = 0,
    members = {},
    generators = {},
    places = {},
    uses = {},
    sources = {},
    stores = {},
    flows = {},
    pending = {},
    tick = S.saved.tick,
    demand1 = 0,
    demand2 = 0,
    capacity = 0,
    peak = 0,
    share = 0,
    s1 = 0,
    s2 = 0,
    c1 = 0,
    c2 = 0,
  }
  electric.next_id = network.id + 1
  electric.networks[network.id] = network
  return network
end

--- Ids of the networks of a surface, in order.
---@return integer[]
function networks.on_surface(surface)
  local ids = {}
  for _, id in ipairs(sorted_keys(S.saved.electric.networks)) do
    if networks.get(id).surface == surface then
      ids[#ids + 1] = id
    end
  end
  return ids
end

--- Forget a network that nobody belongs to.
function networks.remove(network)
  S.saved.electric.networks[network.id] = nil
  scheduler.cancel(network.id, "electricity")
end

--- Let the network be solved at the end of this tick, or of the next one when this is over.
function networks.mark(network)
  if not network.marked then
    network.marked = true
    local queue = S.saved.electric.queue
    queue[#queue + 1] = network.id
    scheduler.want("electricity", true)
  end
end

local function use_of(network, name, class)
  local use = network.uses[name]
  if not use then
    use = { class = class, demand = 0, early = 0, late = 0, late_tick = 0 }
    use.at = class == 1 and network.c1 or network.c2
    history.begin(use, "total", S.saved.tick)
    network.uses[name] = use
  end
  return use
end

--- The demand of the consumers of one name changes.
---@param delta integer mW
---@param at_once boolean|nil it counts for the tick that is under way
local function change(network, e, delta, at_once)
  if delta == 0 then
    return
  end
  local use = use_of(network, e.name, e.power.class)
  if at_once then
    use.early = use.early + delta
  else
    local tick = S.saved.tick
    if use.late_tick ~= tick then
      use.early, use.late, use.late_tick = use.early + use.late, 0, tick
    end
    use.late = use.late + delta
  end
  if not use.pending then
    use.pending = true
    network.pending[#network.pending + 1] = e.name
  end
  networks.mark(network)
end

--- Something enters a list of ids, or leaves it: its place in it is known, the order of the rest is
--- of no matter.
local function enlist(network, list, e)
  list[#list + 1] = e.id
  network.places[e.id] = #list
end

local function strike(network, list, e)
  local places, last = network.places, list[#list]
  local place = places[e.id]
  list[place] = last
  places[last] = place
  list[#list] = nil
  places[e.id] = nil
end

-- What it draws all the time.
local function drain_of(e)
  return networks.units(facts.entity(e.name).energy_source.drain or 0)
end

--- A consumer draws more or less than before.
function networks.draw(e, milliwatts, at_once)
  local power = e.power
  local delta = milliwatts - (power.draw or milliwatts)
  if delta ~= 0 then
    power.draw = milliwatts
    local tick = S.saved.tick
    if delta < 0 then
      power.eased = tick
    end
    local network = networks.get(power.network)
    if network then
      -- What ceased to draw in this tick pays for it already.
      change(network, e, delta, at_once and power.eased ~= tick)
    end
  end
end

--- The entry of everything of one name that gives power, or of what goes into and out of stores.
---@param list table[] sources or flows of a network
function networks.entry(list, name)
  local first = list[1]
  if not first or first.name == name then
    return first
  end
  for i = 2, #list do
    if list[i].name == name then
      return list[i]
    end
  end
  return nil
end

-- One entry for each name of engine or panel.
local function add_source(network, e, count, available)
  local entry = networks.entry(network.sources, e.name)
  if not entry then
    entry = { name = e.name, role = e.power.role, count = 0, available = 0, rate = 0 }
    history.begin(entry, "total", S.saved.tick)
    network.sources[#network.sources + 1] = entry
  end
  entry.count = entry.count + count
  entry.available = entry.available + available
  if entry.role == "panel" then
    network.peak = network.peak + available
  else
    network.capacity = network.capacity + available
  end
end

--- An engine can give more or less from the next tick on.
---@param available integer mW
function networks.offer(e, available)
  local power = e.power
  local delta = available - power.available
  power.available = available
  local network = networks.get(power.network)
  if network and delta ~= 0 then
    add_source(network, e, 0, delta)
    networks.mark(network)
  end
end

--- What holds energy stands in groups: members of the same name that hold the same amount and have
--- the same limits. `energy` is that of one of them when the network was last settled, `delta` what
--- a tick adds to it.
function networks.store(e)
  local network = networks.get(e.power.network)
  for _, group in ipairs(network and network.stores or {}) do
    if group.id == e.power.store then
      return group, network
    end
  end
  return nil
end

--- Energy of one member of a group at the end of the current tick.
function networks.stored(group, network)
  local now = group.energy + group.delta * (S.saved.tick - network.tick)
  return math.max(0, math.min(group.capacity, now))
end

local LIMITS = { "name", "class", "capacity", "input", "output", "production", "usage", "energy" }

local function alike(a, b)
  for _, field in ipairs(LIMITS) do
    if a[field] ~= b[field] then
      return false
    end
  end
  return a.delta == b.delta
end

local function add_store(network, e)
  local power, electric = e.power, S.saved.electric
  local group = {
    name = e.name,
    class = power.class,
    capacity = power.capacity,
    input = power.input,
    output = power.output,
    production = power.production,
    usage = power.usage,
    energy = power.energy,
    delta = 0,
    members = { e.id },
  }
  power.energy = nil
  for _, other in ipairs(network.stores) do
    if alike(group, other) then
      other.members[#other.members + 1] = e.id
      power.store = other.id
      return
    end
  end
  group.id = electric.next_store
  electric.next_store = group.id + 1
  power.store = group.id
  network.stores[#network.stores + 1] = group
end

local function remove_from(list, value)
  for position = 1, #list do
    if list[position] == value then
      table.remove(list, position)
      return
    end
  end
end

local function remove_store(network, e)
  local group = networks.store(e)
  e.power.energy, e.power.store = networks.stored(group, network), nil
  remove_from(group.members, e.id)
  if #group.members == 0 then
    remove_from(network.stores, group)
  end
end

--- Put groups together that have become alike: full or empty ones.
---@param get fun(id: integer): table
function networks.unite_stores(network, get)
  local stores = network.stores
  local position = 2
  while stores[position] do
    local group, into = stores[position], nil
    for earlier = 1, position - 1 do
      if alike(group, stores[earlier]) then
        into = stores[earlier]
        break
      end
    end
    if into then
      for _, id in ipairs(group.members) do
        into.members[#into.members + 1] = id
        get(id).power.store = into.id
      end
      table.remove(stores, position)
    else
      position = position + 1
    end
  end
end

--- Let something take part in a network.
function networks.join(network, e)
  local power = e.power
  power.network = network.id
  if not power.role then
    enlist(network, network.members, e)
    change(network, e, drain_of(e) + power.draw)
  elseif power.role == "engine" then
    enlist(network, network.generators, e)
    add_source(network, e, 1, power.available)
    -- It does not know yet whether something is drawn.
    network.untold = true
  elseif power.role == "panel" then
    add_source(network, e, 1, power.available)
  else
    add_store(network, e)
  end
  if power.produces then
    network.producers = network.producers + 1
  end
  networks.mark(network)
end

--- Take something out of its network.
function networks.leave(e)
  local power = e.power
  local network = networks.get(power.network)
  if not network then
    return
  end
  if not power.role then
    strike(network, network.members, e)
    change(network, e, -drain_of(e) - power.draw)
  elseif power.role == "engine" then
    strike(network, network.generators, e)
    add_source(network, e, -1, -power.available)
  elseif power.role == "panel" then
    add_source(network, e, -1, -power.available)
  else
    remove_store(network, e)
  end
  if power.produces then
    network.producers = network.producers - 1
  end
  power.network = nil
  networks.mark(network)
end

S.subsystem("electric networks", {
  init = function(saved)
    saved.electric = { next_id = 1, next_store = 1, networks = {}, queue = {} }
  end,
})

return networks
