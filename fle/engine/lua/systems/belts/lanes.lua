--- The items on one lane of a run of belts: where they are, and putting them in and out.
--- Rules: 256 units are a tile; items stand at least 64 apart; a lane moves SPEED units a tick, and
--- what is in front of a gap moves while the rest of a queue stands (prototype API,
--- TransportBeltConnectablePrototype.speed; the distances are known of the game). An item that is
--- squeezed into a gap of less than 64 pushes back what follows: the game lets the followers wait
--- instead, which comes to the same places as soon as they have waited.
---
--- A lane, a list of the fields in belts/fields.lua, has the items FIRST to LAST, from the front to
--- the back; what they are stands in belts/names.lua. GAPS has the distance from each to the one
--- before it. Those before FLOWING stand, the first of them at FRONT, the last at STOP; the others
--- flow: FLOWING is at HEAD - SPEED * (now - SINCE), and SPAN behind it is the last. Positions
--- count from the downstream end. So nothing is written while a lane flows.

local fields = require("systems.belts.fields")
local names = require("systems.belts.names")

local lanes = {}

local FIRST, LAST, FLOWING, HEAD = fields.FIRST, fields.LAST, fields.FLOWING, fields.HEAD
local SINCE, SPEED, SPAN, STOP = fields.SINCE, fields.SPEED, fields.SPAN, fields.STOP
local FRONT, LENGTH, NAMES, GAPS = fields.FRONT, fields.LENGTH, fields.NAMES, fields.GAPS
local RANK, OUTLETS, PIECES = fields.RANK, fields.OUTLETS, fields.PIECES
local LINES, COUNT = fields.LINES, fields.COUNT

lanes.SPACING = 64

local SPACING = lanes.SPACING
-- From here on the indexes of a lane's items are counted anew, so that its tables stay arrays.
local SHIFT_AT = 128

local function list_of(lane)
  local list = {}
  for field = 1, COUNT do
    list[field] = lane[field] or false
  end
  return list
end

---@param speed number
---@return table lane without items
function lanes.new(speed)
  return list_of({
    [FIRST] = 1,
    [LAST] = 0,
    [FLOWING] = 1,
    [HEAD] = 0,
    [SINCE] = 0,
    [SPEED] = speed,
    [LENGTH] = 0,
    [SPAN] = 0,
    [STOP] = 0,
    [FRONT] = 0,
    [NAMES] = "",
    [GAPS] = {},
    [RANK] = 0,
    [OUTLETS] = {},
  })
end

--- What stands among the lanes where a loader puts items onto a belt: it has no items, and is
--- always like a lane whose head waits.
---@param belt integer id of the loader
---@param line integer
---@return table source
function lanes.source(belt, line)
  return list_of({
    [FIRST] = 1,
    [LAST] = 0,
    [FLOWING] = 2,
    [RANK] = 0,
    [OUTLETS] = {},
    [PIECES] = { belt },
    [LINES] = { line },
  })
end

---@return boolean
function lanes.is_source(lane)
  return not lane[NAMES]
end

--- Position of the flowing head.
function lanes.head(lane, t)
  return lane[HEAD] - lane[SPEED] * (t - lane[SINCE])
end

--- Position of the last item, nil when there is none.
---@return number|nil
function lanes.tail(lane, t)
  local b = lane[LAST]
  if b < lane[FIRST] then
    return nil
  elseif lane[FLOWING] > b then
    return lane[STOP]
  end
  return lane[HEAD] - lane[SPEED] * (t - lane[SINCE]) + lane[SPAN]
end

--- Positions of all items: list[i] for i from f to b.
---@return table<integer, number>
function lanes.positions(lane, t)
  local list, gaps, at = {}, lane[GAPS], lane[FRONT]
  for i = lane[FIRST], lane[FLOWING] - 1 do
    if i > lane[FIRST] then
      at = at + gaps[i]
    end
    list[i] = at
  end
  if lane[FLOWING] <= lane[LAST] then
    at = lanes.head(lane, t)
    list[lane[FLOWING]] = at
    for i = lane[FLOWING] + 1, lane[LAST] do
      at = at + gaps[i]
      list[i] = at
    end
  end
  return list
end

-- What `lanes.ahead` says, among the items `first` to `last`, which are at `front` and `back`; that
-- is behind the position. From the nearer end.
local function ahead_among(gaps, first, last, front, back, position)
  if front > position then
    return first - 1, nil, front
  elseif position - front > back - position then
    local at = back - gaps[last]
    while at > position do
      last, back = last - 1, at
      at = at - gaps[last]
    end
    return last - 1, at, back
  end
  local behind = front + gaps[first + 1]
  while behind <= position do
    first, front = first + 1, behind
    behind = behind + gaps[first + 1]
  end
  return first, front, behind
end

--- The last item that is not behind a position: its index (FIRST - 1 when there is none), its
--- place, and the place of the next one.
---@return integer index
---@return number|nil at
---@return number|nil behind
function lanes.ahead(lane, position, t)
  local first, flowing, last = lane[FIRST], lane[FLOWING], lane[LAST]
  local index, at = first - 1, nil
  if flowing > first then
    index, at = flowing - 1, lane[STOP]
    if at > position then
      return ahead_among(lane[GAPS], first, index, lane[FRONT], at, position)
    end
  end
  if flowing > last then
    return index, at, nil
  end
  local head = lanes.head(lane, t)
  local tail = head + lane[SPAN]
  if head > position then
    return index, at, head
  elseif tail <= position then
    return last, tail, nil
  end
  return ahead_among(lane[GAPS], flowing, last, head, tail, position)
end

--- The first item at a position or further back: its index and its place, nil without one.
---@return integer|nil index
---@return number|nil at
function lanes.behind(lane, position, t)
  local f, m, b, gaps = lane[FIRST], lane[FLOWING], lane[LAST], lane[GAPS]
  local first, at, last, tail
  if m > f and lane[STOP] >= position then
    first, at, last, tail = f, lane[FRONT], m - 1, lane[STOP]
  elseif m <= b then
    first, at, last = m, lane[HEAD] - lane[SPEED] * (t - lane[SINCE]), b
    tail = at + lane[SPAN]
  end
  if not first or tail < position then
    return nil
  elseif at >= position then
    return first, at
  elseif tail - position < position - at then
    while tail - gaps[last] >= position do
      tail, last = tail - gaps[last], last - 1
    end
    return last, tail
  end
  repeat
    first = first + 1
    at = at + gaps[first]
  until at >= position
  return first, at
end

-- Let a list that begins with an index begin with 1.
local function move_down(list, from, to)
  local by = from - 1
  for i = from, to do
    list[i - by] = list[i]
  end
  for i = to, to - by + 1, -1 do
    list[i] = nil
  end
end

local function shift_down(lane)
  local by, b = lane[FIRST] - 1, lane[LAST]
  move_down(lane[GAPS], lane[FIRST], b)
  if type(lane[NAMES]) == "table" then
    move_down(lane[NAMES], lane[FIRST], b)
  end
  lane[FIRST], lane[LAST], lane[FLOWING] = 1, b - by, lane[FLOWING] - by
end

--- Count the items from 1: what is saved does not tell how many have passed.
function lanes.normalize(lane)
  if lane[LAST] < lane[FIRST] then
    names.clear(lane)
    lane[GAPS] = {}
    lane[FIRST], lane[LAST], lane[FLOWING] = 1, 0, 1
  elseif lane[FIRST] > 1 then
    shift_down(lane)
  end
  -- The distance before the first item means nothing, and before the flowing head it is not kept.
  if lane[LAST] >= lane[FIRST] then
    lane[GAPS][lane[FIRST]] = 0
    if lane[FLOWING] <= lane[LAST] then
      lane[GAPS][lane[FLOWING]] = 0
    end
  end
end

--- Put an item behind all others. There is room: the caller has looked.
function lanes.push(lane, item, position, t)
  local b = lane[LAST] + 1
  names.push(lane, item)
  lane[LAST] = b
  if lane[FLOWING] == b then
    lane[GAPS][b] = 0
    lane[HEAD], lane[SINCE], lane[SPAN] = position, t, 0
  else
    local gap = position - (lane[HEAD] - lane[SPEED] * (t - lane[SINCE]) + lane[SPAN])
    lane[GAPS][b] = gap
    lane[SPAN] = lane[SPAN] + gap
  end
end

-- Give the item at an index its distance to the one before, at least the spacing, at the cost of
-- the distances behind it.
local function push_back(lane, index, gap)
  local gaps, lacking = lane[GAPS], SPACING - gap
  gaps[index] = gap
  while lacking > 0 do
    gaps[index] = gaps[index] + lacking
    index = index + 1
    if index > lane[LAST] then
      lane[SPAN] = lane[SPAN] + lacking
      return
    end
    gaps[index] = gaps[index] - lacking
    lacking = SPACING - gaps[index]
  end
end

--- Put an item in behind the one at `index`; nothing that stands is behind the place.
function lanes.insert(lane, index, item, position, t)
  if index == lane[LAST] then
    lanes.push(lane, item, position, t)
    return
  end
  local new, m = index + 1, lane[FLOWING]
  local head = lanes.head(lane, t)
  local gaps, last = lane[GAPS], lane[LAST]
  local before = head + lane[SPAN]
  for i = last, new, -1 do
    local gap = gaps[i]
    before, gaps[i + 1] = before - gap, gap
  end
  gaps[new] = 0
  names.insert(lane, new, item)
  lane[LAST] = last + 1
  if new == m then
    lane[SPAN] = lane[SPAN] + head - position
    lane[HEAD], lane[SINCE] = position, t
    push_back(lane, new + 1, head - position)
    return
  end
  local gap = position - before
  gaps[new] = gap
  push_back(lane, new + 1, gaps[new + 1] - gap)
end

--- Let everything flow, from now on.
function lanes.resume(lane, t)
  local f, m, b = lane[FIRST], lane[FLOWING], lane[LAST]
  if m <= f then
    return
  end
  local standing = lane[STOP] - lane[FRONT]
  if m <= b then
    local gap = lanes.head(lane, t) - lane[STOP]
    lane[GAPS][m] = gap
    lane[SPAN] = standing + gap + lane[SPAN]
  else
    lane[SPAN] = standing
  end
  lane[FLOWING], lane[HEAD], lane[SINCE] = f, lane[FRONT], t
end

--- The flowing head stands from now on, at a place that it would have passed; what runs into it
--- stands behind it.
function lanes.halt(lane, at, t)
  local gaps, m, b = lane[GAPS], lane[FLOWING], lane[LAST]
  local free, span = lane[HEAD] - lane[SPEED] * (t - lane[SINCE]), lane[SPAN]
  if m > lane[FIRST] then
    gaps[m] = at - lane[STOP]
  else
    lane[FRONT] = at
  end
  m = m + 1
  while m <= b do
    local gap = gaps[m]
    free, span = free + gap, span - gap
    if free > at + SPACING then
      break
    end
    at = at + SPACING
    if gap ~= SPACING then
      gaps[m] = SPACING
    end
    m = m + 1
  end
  lane[FLOWING], lane[STOP] = m, at
  if m <= b then
    lane[HEAD], lane[SINCE], lane[SPAN] = free, t, span
  else
    lane[SPAN] = 0
  end
end

--- The flowing head goes on from further back than it would have been.
function lanes.hold_back(lane, at, t)
  local free = lanes.head(lane, t)
  lane[HEAD], lane[SINCE] = at, t
  if lane[FLOWING] < lane[LAST] then
    lane[SPAN] = lane[SPAN] + free - at
    push_back(lane, lane[FLOWING] + 1, lane[GAPS][lane[FLOWING] + 1] + free - at)
  end
end

--- The flowing item at the front leaves the lane.
---@return string|table item
function lanes.pop(lane, t)
  local f, gaps = lane[FIRST], lane[GAPS]
  local item = names.pop(lane)
  gaps[f] = nil
  f = f + 1
  lane[FIRST], lane[FLOWING] = f, f
  if f <= lane[LAST] then
    local gap = gaps[f]
    lane[HEAD], lane[SINCE] = lane[HEAD] - lane[SPEED] * (t - lane[SINCE]) + gap, t
    lane[SPAN] = lane[SPAN] - gap
    if f > SHIFT_AT then
      shift_down(lane)
    end
  else
    lane[FIRST], lane[LAST], lane[FLOWING] = 1, 0, 1
  end
  return item
end

--- Take out the item at an index; what stood behind it flows.
---@return string|table item
function lanes.remove(lane, index, t)
  local gaps, f, b, m = lane[GAPS], lane[FIRST], lane[LAST], lane[FLOWING]
  if index < m then
    -- Everything flows first, and what is in front of the gap stands again.
    local front, count = lane[FRONT], index - f
    local stop = front
    for i = f + 1, index - 1 do
      stop = stop + gaps[i]
    end
    lanes.resume(lane, t)
    local at = stop + (count > 0 and gaps[index] or 0)
    if count > 0 then
      lane[FRONT], lane[STOP], lane[FLOWING] = front, stop, index
      lane[HEAD], lane[SPAN] = at, lane[SPAN] - (at - front)
    end
    m = lane[FLOWING]
  end
  if index == m then
    if index < b then
      lane[HEAD] = lane[HEAD] + gaps[index + 1]
      lane[SPAN] = lane[SPAN] - gaps[index + 1]
    end
  elseif index < b then
    gaps[index + 1] = gaps[index + 1] + gaps[index]
  else
    lane[SPAN] = lane[SPAN] - gaps[index]
  end
  for i = index, b do
    gaps[i] = gaps[i + 1]
  end
  local item = names.remove(lane, index)
  lane[LAST] = b - 1
  if lane[LAST] < lane[FIRST] then
    lane[FIRST], lane[LAST], lane[FLOWING], lane[SPAN] = 1, 0, 1, 0
  end
  return item
end

--- Fill an empty lane; places are from the front to the back, and pushed back where too near.
---@param places { [1]: string|table, [2]: number }[] items and where they are
function lanes.fill(lane, places, t)
  local last
  lane[FIRST], lane[LAST], lane[FLOWING] = 1, 0, 1
  for i, place in ipairs(places) do
    local at = place[2]
    if last and at < last + SPACING then
      at = last + SPACING
    end
    names.push(lane, place[1])
    lane[LAST] = i
    lane[GAPS][i] = last and at - last or 0
    if i == 1 then
      lane[HEAD], lane[SINCE] = at, t
    end
    last = at
  end
  lane[SPAN] = last and last - lane[HEAD] or 0
end

return lanes
