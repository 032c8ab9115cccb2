--- Splitters: each lane apart, items go to the left and the right output in turn.
--- Rules: what cannot go one way goes the other; an output with priority takes all that it can; of
--- two inputs that wait for one place each has its turn, an input with priority goes first; with a
--- filter its item goes to the side of the output priority only, everything else to the other side
--- only (community knowledge). Nothing is lost of the belts' throughput.
---
--- Saved on the splitter: `input_priority`, `output_priority` ("left", "right", nil), `filter`
--- (item name), `sent = { left lane, right lane }` (half that got the last item), `let_in` (half
--- that it came from).

local S = require("state")
local entities = require("entities")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local lanes = require("systems.belts.lanes")
local names = require("systems.belts.names")

local splitters = {}

local FIRST, LAST, FLOWING, SPEED = fields.FIRST, fields.LAST, fields.FLOWING, fields.SPEED
local FRONT, RETRY, TO, ENTRY = fields.FRONT, fields.RETRY, fields.TO, fields.ENTRY

local max, min = math.max, math.min
local HALF = { left = 1, right = 2 }

local function name_of(item)
  return type(item) == "table" and item.name or item
end

--- The halves to which an item may go, the preferred one first; the second may be nil.
local function ways(e, side, item)
  local first = HALF[e.output_priority]
  if e.filter and first then
    return name_of(item) == e.filter and first or 3 - first, nil
  end
  first = first or 3 - e.sent[side]
  return first, 3 - first
end

local function output(e, half, side)
  return S.saved.belts.lanes[e.lane[2 + half * 2 + side]]
end

-- Side (1 left lane, 2 right lane) and half (1 left, 2 right) of an input line.
local function place_of(line)
  return (line - 1) % 2 + 1, line <= 2 and 1 or 2
end

-- Where the item at the front would stand after this tick if nothing were in its way; nil when
-- there is none, or nothing about it can have changed.
local function reach(lane, tick)
  if lane[LAST] < lane[FIRST] then
    return nil
  elseif lane[FLOWING] > lane[FIRST] then
    return lane[FRONT] - lane[SPEED]
  end
  return lanes.head(lane, tick)
end

-- Let the item at the front through if one of its ways has room.
local function pass(e, lane, tick)
  local free = reach(lane, tick)
  if not free or free >= 0 then
    return false
  end
  local side, half = place_of(lane[ENTRY])
  local first, second = ways(e, side, names.at(lane, lane[FIRST]))
  local to, limit = first, flow.limit(output(e, first, side), tick)
  if limit and limit >= 0 then
    if not second then
      return false
    end
    to, limit = second, flow.limit(output(e, second, side), tick)
    if limit and limit >= 0 then
      return false
    end
  end
  local stood = lane[FLOWING] > lane[FIRST]
  if stood then
    lanes.resume(lane, tick - 1)
  end
  flow.give(lane, output(e, to, side), limit and max(free, limit) or free, tick)
  e.sent[side], e.let_in[side] = to, half
  if stood then
    lane[RETRY] = false
    flow.freed(lane)
  end
  return true
end

-- The tick in which one of the ways of the item at the front will be open.
local function opening(e, lane, tick)
  local side = place_of(lane[ENTRY])
  local soonest
  local first, second = ways(e, side, names.at(lane, lane[FIRST]))
  for _, half in ipairs({ first, second }) do
    local other = output(e, half, side)
    local limit = flow.limit(other, tick)
    local at = limit and flow.opening(other, limit, tick)
    if at then
      soonest = soonest and min(soonest, at) or at
    end
  end
  return soonest
end

local function has_turn(e, lane)
  local side, half = place_of(lane[ENTRY])
  local priority = HALF[e.input_priority]
  return half == (priority or 3 - e.let_in[side])
end

flow.leave["split"] = function(lane, tick)
  if lanes.head(lane, tick) >= 0 then
    return
  end
  local e = entities.get(lane[TO])
  local line = lane[ENTRY]
  local sibling = S.saved.belts.lanes[e.lane[line <= 2 and line + 2 or line - 2]]
  if has_turn(e, sibling) and pass(e, sibling, tick) then
    flow.replan(sibling)
  end
  while lane[FLOWING] == lane[FIRST] and lane[FIRST] <= lane[LAST] and lanes.head(lane, tick) < 0 do
    if not pass(e, lane, tick) then
      flow.wait(lane, 0, tick, opening(e, lane, tick))
    end
  end
end

--- What may have been waiting for other settings tries again.
function splitters.changed(e)
  for line = 1, 4 do
    flow.try_again(S.saved.belts.lanes[e.lane[line]])
  end
end

return splitters
