--- Loading onto a lane from the side, by belts, machines and scripts.
--- Rule: an item enters when the 64 units ahead of its place are clear; what follows is pushed back
--- when it is nearer than 64, but an item exactly at the place refuses (measured in the game). The
--- place of an item that comes with a belt may be up to that belt's step further on, just behind
--- what is ahead, so that a full lane has no gaps (not documented).

local S = require("state")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local lanes = require("systems.belts.lanes")

local sides = {}

local FIRST, LAST, FLOWING, SPEED = fields.FIRST, fields.LAST, fields.FLOWING, fields.SPEED
local STOP, GAPS, TO, ENTRY = fields.STOP, fields.GAPS, fields.TO, fields.ENTRY

local floor, max = math.floor, math.max
local SPACING = lanes.SPACING

--- How far back from a place an item would have to stay, nil with nothing in the way; math.huge
--- when what stands there leaves no room.
---@return number|nil limit
---@return integer index of the item ahead
function sides.limit(lane, place, tick)
  local index, at, behind = lanes.ahead(lane, place, tick)
  if behind and index < lane[FLOWING] - 1 then
    return math.huge, index
  end
  return at and at + SPACING - place, index
end

--- The tick in which an item could enter if all goes on flowing, nil when what is there stands,
--- or will stand behind the queue before it has made room.
---@param lane table
---@param place number
---@param tick integer the tick that has moved
---@param slack integer 0: the item is put at the place itself; else it may go on in that tick
---@return integer|nil
function sides.opening(lane, place, tick, slack)
  local index, at = lanes.ahead(lane, place, tick)
  if index < lane[FLOWING] then
    return nil
  end
  local goal, v = place - SPACING, lane[SPEED]
  -- Where the item ahead comes to stand.
  local flowing = lane[FLOWING]
  local rest = flowing > lane[FIRST] and lane[STOP] + SPACING * (index - flowing + 1) or -math.huge
  local last = slack == 0 and goal or goal - 1
  while rest <= last do
    local ticks = floor((at - goal) / v) + 1
    if slack == 0 and (ticks - 1) * v == at - goal then
      ticks = ticks - 1
    end
    index = index + 1
    local gap = lane[GAPS][index]
    if index > lane[LAST] or at + gap - v * ticks > place then
      return tick + max(1, ticks)
    end
    at, rest = at + gap, rest + SPACING
  end
  return nil
end

--- Put an item at a place behind the item `index`, which must be the one ahead of it.
function sides.insert(lane, index, item, place, tick)
  lanes.insert(lane, index, item, place, tick)
  flow.entered(lane, index + 1, place, tick)
end

flow.leave["side"] = function(lane, tick)
  local other, entry = S.saved.belts.lanes[lane[TO]], lane[ENTRY]
  while lane[FLOWING] == lane[FIRST] and lane[FIRST] <= lane[LAST] and lanes.head(lane, tick) < 0 do
    local limit, index = sides.limit(other, entry, tick)
    if limit and limit >= 0 then
      flow.wait(lane, 0, tick, sides.opening(other, entry, tick, lane[SPEED]))
      return
    end
    local free = lanes.head(lane, tick)
    local item = lanes.pop(lane, tick)
    sides.insert(other, index, item, entry + (limit and max(free, limit) or free), tick)
  end
end

return sides
