--- Segments: boxes that share one fluid at one level, because fluid passes both ways between them.
--- Rule: pipes, undergrounds, tanks and all boxes whose connections all go both ways (the water of
--- boilers, engines, drills, turrets) that touch form one segment; a box with a one-way connection
--- (pumps, crafting machines, the steam side of boilers, pumpjacks) keeps its own fluid and
--- exchanges it with the segments that it touches. So it is in 2.0 for pipes and tanks (prototype
--- API, FluidBox; game's published notes); that boxes of engines and boilers count as pipes, and
--- that 1.1 does the same instead of flowing from pipe to pipe, is a simplification.
--- Each box holds its share of the segment, by volume. What is built joins with its share; what is
--- removed loses it; the parts that remain keep theirs. Segments with different fluids do not join:
--- where they touch, nothing flows until one of them is empty.
---
--- Saved: `fluids = { next, segments = { [id] = { id, capacity, amount, name, temperature, filter,
--- members = { id, box, ... }, flow = { tick, into, out }, starved, stuffed, blocked, drained } },
--- touched = { [id] = true } }`; on records `segments = { [box] = id or false }`. `starved`:
--- somebody sleeps until there is fluid; `stuffed`: somebody sleeps until there is room; `blocked`:
--- another fluid is at a connection; `drained`: empty since, so look again.

local S = require("state")
local connections = require("systems.fluids_connections")
local entities = require("entities")
local facts = require("facts")
local scheduler = require("scheduler")

local segments = {}

--- Amounts below this are nothing: rounding errors of sums stay far below it.
segments.EPSILON = 1e-9

local EPSILON = segments.EPSILON

-- Counts changes of what is connected to what: what was worked out before is stale.
local stamp = 0
-- Counts what was taken out.
local removals = 0

-- Forgotten with the segment.
local WEAK = { __mode = "k" }
local caches = setmetatable({}, WEAK)

---@return integer
function segments.stamp()
  return stamp
end

---@return integer
function segments.removals()
  return removals
end

--- Something other than the segments themselves has changed.
function segments.changed()
  stamp = stamp + 1
end

---@param id integer
---@return table|nil
function segments.get(id)
  return S.saved.fluids.segments[id]
end

---@param e table
---@param box integer
---@return table|nil segment nil when the box keeps its own fluid
function segments.of(e, box)
  local id = e.segments[box]
  return id and S.saved.fluids.segments[id] or nil
end

local function volume_of(e, box)
  return facts.entity(e.name).fluid_boxes[box].volume
end

--- Let everybody at the segment look again in the next fluid phase.
function segments.touch(segment)
  stamp = stamp + 1
  S.saved.fluids.touched[segment.id] = true
  scheduler.want("fluids", true)
end

local function filter_of(e, box)
  local set = e.fluid_filters and e.fluid_filters[box]
  return set and set.name or facts.entity(e.name).fluid_boxes[box].filter
end

local function new_segment(filter)
  local saved = S.saved.fluids
  local segment = { id = saved.next, capacity = 0, amount = 0, filter = filter, members = {} }
  saved.next = segment.id + 1
  saved.segments[segment.id] = segment
  return segment
end

local function drop(segment)
  S.saved.fluids.segments[segment.id] = nil
  S.saved.fluids.touched[segment.id] = nil
end

--- The temperature of two amounts poured together.
function segments.mixed(amount, temperature, more, other)
  if amount == 0 then
    return other
  elseif more == 0 or temperature == other then
    return temperature
  end
  return (amount * temperature + more * other) / (amount + more)
end

--- What the segment may hold: what is in it, else what one of its boxes is made for.
---@return string|nil
function segments.kind(segment)
  return segment.name or segment.filter
end

local function can_join(a, b)
  local one, other = segments.kind(a), segments.kind(b)
  if one and other and one ~= other then
    return false
  end
  return not (a.filter and b.filter and a.filter ~= b.filter)
end

local function join(a, b)
  if a == b then
    return a
  elseif #b.members > #a.members or (#b.members == #a.members and b.id < a.id) then
    a, b = b, a
  end
  a.temperature = segments.mixed(a.amount, a.temperature, b.amount, b.temperature)
  a.amount = a.amount + b.amount
  a.name = a.name or b.name
  a.capacity = a.capacity + b.capacity
  a.filter = a.filter or b.filter
  a.blocked = a.blocked or b.blocked
  local into, from = a.members, b.members
  local n = #into
  for at = 1, #from, 2 do
    into[n + at], into[n + at + 1] = from[at], from[at + 1]
    entities.get(from[at]).segments[from[at + 1]] = a.id
  end
  drop(b)
  return a
end

-- Join a box with the segments that its connections meet.
local function join_around(e, box)
  for index in ipairs(connections.of(e)[box]) do
    local met = connections.partner(e, box, index)
    local other = met and segments.of(met.e, met.box)
    if other then
      local mine = segments.of(e, box)
      if can_join(mine, other) then
        join(mine, other)
      else
        mine.blocked, other.blocked = true, true
      end
    end
  end
end

local function empty(segment)
  segment.amount, segment.name, segment.temperature = 0, nil, nil
  if segment.blocked then
    segment.drained = true
    S.saved.fluids.touched[segment.id] = true
    scheduler.want("fluids", true)
  end
end

-- What was held apart by different fluids may have become one.
local function rejoin(segment)
  segment.blocked, segment.drained = nil, nil
  local members = {}
  for at, value in ipairs(segment.members) do
    members[at] = value
  end
  for at = 1, #members, 2 do
    join_around(entities.get(members[at]), members[at + 1])
  end
  segments.touch(segments.of(entities.get(members[1]), members[2]))
end

--- Make a two-way box a segment of its own, with what it holds, and join it with what it touches.
---@param e table
---@param box integer
---@param content table|nil { name, amount, temperature }
function segments.add(e, box, content)
  local segment = new_segment(filter_of(e, box))
  segment.capacity = volume_of(e, box)
  segment.members = { e.id, box }
  if content and content.amount > 0 then
    segment.name, segment.temperature = content.name, content.temperature
    segment.amount = content.amount
  end
  e.segments[box] = segment.id
  join_around(e, box)
  segments.touch(segments.of(e, box))
end

local function without(members, id, box)
  local n = #members
  for at = 1, n, 2 do
    if members[at] == id and members[at + 1] == box then
      for move = at, n - 2 do
        members[move] = members[move + 2]
      end
      members[n - 1], members[n] = nil, nil
      return
    end
  end
end

-- The members that are still connected with the first one, in the order of the walk. With a limit
-- the walk ends when it has gone so far, or when `stop` says so of the reached ones.
local function walk(segment, first, box, reached, limit, stop)
  local found, at = { first, box }, 1
  reached[first * 16 + box] = true
  while found[at] and at < limit and not (stop and stop(reached)) do
    local e, i = entities.get(found[at]), found[at + 1]
    for index in ipairs(connections.of(e)[i]) do
      local met = connections.partner(e, i, index)
      if met and met.e.segments[met.box] == segment.id then
        local key = met.e.id * 16 + met.box
        if not reached[key] then
          reached[key] = true
          found[#found + 1] = met.e.id
          found[#found + 1] = met.box
        end
      end
    end
    at = at + 2
  end
  return found
end

-- Members walked to see whether neighbours hold together without the one that goes.
local DETOUR = 64

-- Do those beside a removed box find to one another by a short way?
local function hold_together(segment, beside)
  local reached = {}
  local function all_reached()
    for _, entry in ipairs(beside) do
      if not reached[entry.e.id * 16 + entry.box] then
        return false
      end
    end
    return true
  end
  walk(segment, beside[1].e.id, beside[1].box, reached, 2 * DETOUR, all_reached)
  return all_reached()
end

-- Make the walked members a segment with their share of the old one.
local function part(old, members)
  local segment = new_segment()
  segment.members = members
  segment.blocked = old.blocked
  for at = 1, #members, 2 do
    local e, box = entities.get(members[at]), members[at + 1]
    e.segments[box] = segment.id
    segment.capacity = segment.capacity + volume_of(e, box)
    segment.filter = segment.filter or filter_of(e, box)
  end
  if old.amount > 0 then
    segment.amount = old.amount * segment.capacity / old.capacity
    segment.name, segment.temperature = old.name, old.temperature
  end
  segments.touch(segment)
end

-- A segment that lost a member falls into the parts that still hold together.
local function split(segment)
  local members, reached, parts = segment.members, {}, {}
  for at = 1, #members, 2 do
    if not reached[members[at] * 16 + members[at + 1]] then
      parts[#parts + 1] = walk(segment, members[at], members[at + 1], reached, math.huge)
    end
  end
  for _, found in ipairs(parts) do
    part(segment, found)
  end
  drop(segment)
end

local function refilter(segment)
  segment.filter = nil
  local members = segment.members
  for at = 1, #members, 2 do
    segment.filter = segment.filter or filter_of(entities.get(members[at]), members[at + 1])
  end
end

--- Take a box out of its segment.
---@param e table whose openings can no longer be found
---@param box integer
---@param beside table[] what it touched of the segment: { e, box }
---@param anew boolean|nil others may have parted too: see what still holds together
---@return table|false content its share
function segments.remove(e, box, beside, anew)
  local segment = segments.of(e, box)
  local content = segments.share(e, box)
  without(segment.members, e.id, box)
  e.segments[box] = false
  removals = removals + 1
  local left = segment.capacity - volume_of(e, box)
  if content then
    segment.amount = segment.amount * left / segment.capacity
  end
  segment.capacity = left
  if #segment.members == 0 then
    segments.changed()
    drop(segment)
  elseif anew or (beside[2] and not hold_together(segment, beside)) then
    split(segment)
  else
    if segment.filter and filter_of(e, box) then
      refilter(segment)
    end
    segments.touch(segment)
  end
  return content
end

--- What a box holds of its segment.
---@return table|false content { name, amount, temperature }
function segments.share(e, box)
  local segment = segments.of(e, box)
  if segment.amount == 0 then
    return false
  end
  return {
    name = segment.name,
    amount = segment.amount * volume_of(e, box) / segment.capacity,
    temperature = segment.temperature,
  }
end

-- Takers and givers

local function add_once(list, seen, e, box)
  if not seen[e.id] then
    seen[e.id] = true
    list[#list + 1] = { e = e, box = box }
  end
end

local function survey(segment)
  local cache = { stamp = stamp, takers = {}, givers = {} }
  local taking, giving = {}, {}
  local members = segment.members
  for at = 1, #members, 2 do
    local e, box = entities.get(members[at]), members[at + 1]
    if segments.draws_here[e.type] then
      add_once(cache.takers, taking, e, box)
    end
    if e.type == "infinity-pipe" then
      add_once(cache.givers, giving, e, box)
    end
    for index in ipairs(connections.of(e)[box]) do
      local met = connections.partner(e, box, index)
      if met and not met.e.segments[met.box] then
        local is_valve = met.e.type == "valve"
        if is_valve or met.connection.flow ~= "output" then
          add_once(cache.takers, taking, met.e, met.box)
        end
        if is_valve or met.connection.flow ~= "input" then
          add_once(cache.givers, giving, met.e, met.box)
        end
      end
    end
  end
  return cache
end

--- Types whose machines draw from a box that is part of a segment.
segments.draws_here = {
  boiler = true,
  generator = true,
  ["mining-drill"] = true,
  ["fluid-turret"] = true,
  ["infinity-pipe"] = true,
}

--- Who takes from a segment and who gives into it: { takers = { { e, box } ... }, givers }.
function segments.around(segment)
  local cache = caches[segment]
  if not cache or cache.stamp ~= stamp then
    cache = survey(segment)
    caches[segment] = cache
  end
  return cache
end

--- Set by fluids_actors: lets a machine look again.
function segments.wake() end

local function wake_all(list)
  for at = 1, #list do
    segments.wake(list[at].e, list[at].box)
  end
end

--- Let all who were touched by a change look again.
function segments.wake_touched()
  local saved = S.saved.fluids
  if not next(saved.touched) then
    return
  end
  local ids = require("sorted_keys")(saved.touched)
  saved.touched = {}
  for _, id in ipairs(ids) do
    local segment = saved.segments[id]
    if segment and segment.drained then
      rejoin(segment)
    elseif segment then
      segment.starved, segment.stuffed = nil, nil
      local around = segments.around(segment)
      wake_all(around.takers)
      wake_all(around.givers)
    end
  end
end

-- What went in and out in the current tick.
local function flows(segment)
  local flow, tick = segment.flow, S.saved.tick
  if not flow then
    flow = { tick = tick, into = 0, out = 0 }
    segment.flow = flow
  elseif flow.tick ~= tick then
    flow.tick, flow.into, flow.out = tick, 0, 0
  end
  return flow
end

--- What flowed in the last tick: the larger of what went in and what went out.
---@return number
function segments.flow(segment)
  local flow = segment.flow
  return flow and flow.tick == S.saved.tick and math.max(flow.into, flow.out) or 0
end

--- Take fluid out.
---@return number taken
function segments.take(segment, amount)
  local held = segment.amount
  if amount >= held - EPSILON then
    amount = held
    empty(segment)
  else
    segment.amount = held - amount
  end
  local flow = flows(segment)
  flow.out = flow.out + amount
  if segment.stuffed and amount > 0 then
    segment.stuffed = nil
    wake_all(segments.around(segment).givers)
  end
  return amount
end

--- Could the segment take this fluid?
function segments.accepts(segment, name)
  local kind = segments.kind(segment)
  return kind == nil or kind == name
end

--- Put fluid in.
---@return number accepted
function segments.give(segment, name, amount, temperature)
  local held = segment.amount
  if not segments.accepts(segment, name) then
    return 0
  end
  amount = math.min(amount, segment.capacity - held)
  if amount <= 0 then
    return 0
  end
  if temperature ~= segment.temperature then
    segment.temperature = segments.mixed(held, segment.temperature, amount, temperature)
  end
  segment.name = name
  segment.amount = held + amount
  local flow = flows(segment)
  flow.into = flow.into + amount
  if segment.starved then
    segment.starved = nil
    wake_all(segments.around(segment).takers)
  end
  return amount
end

S.subsystem("fluid segments", {
  init = function(saved)
    saved.fluids = { next = 1, segments = {}, touched = {}, working = {} }
  end,
  load = function()
    stamp, removals = stamp + 1, removals + 1
    caches = setmetatable({}, WEAK)
  end,
})

return segments
