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

---@return integer
function segments.stamp()
  return stamp
end

---@return integer
function segments.removals()
  return removals
end

--- Something was taken out of a segment.
function segments.lost_member()
  removals = removals + 1
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

--- Let everybody at the segment look again in the next fluid phase.
function segments.touch(segment)
  stamp = stamp + 1
  S.saved.fluids.touched[segment.id] = true
  scheduler.want("fluids", true)
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

local function empty(segment)
  segment.amount, segment.name, segment.temperature = 0, nil, nil
  if segment.blocked then
    segment.drained = true
    S.saved.fluids.touched[segment.id] = true
    scheduler.want("fluids", true)
  end
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
    amount = segment.amount * facts.entity(e.name).fluid_boxes[box].volume / segment.capacity,
    temperature = segment.temperature,
  }
end

--- Set by fluids/around.lua: lets those who wait for fluid ("takers") or for room ("givers") look
--- again.
function segments.rouse() end

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
    segments.rouse(segment, "givers")
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
    segments.rouse(segment, "takers")
  end
  return amount
end

S.subsystem("fluid segments", {
  init = function(saved)
    saved.fluids = { next = 1, segments = {}, touched = {}, working = {} }
  end,
  load = function()
    stamp, removals = stamp + 1, removals + 1
  end,
})

return segments
