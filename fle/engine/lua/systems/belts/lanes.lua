--- The items on one lane of a run of belts: where they are, and putting them in and out.
--- Rules: 256 units are a tile; items stand at least 64 apart; a lane moves `v` units a tick, and
--- what is in front of a gap moves while the rest of a queue stands (prototype API,
--- TransportBeltConnectablePrototype.speed; the distances are known of the game). An item that is
--- squeezed into a gap of less than 64 pushes back what follows: the game lets the followers wait
--- instead, which comes to the same places as soon as they have waited.
---
--- A lane, plain data: `id, v, len`; `names[f..b]` from the front to the back, a name or a stack;
--- `gaps[i]` = distance from item i - 1 to item i; `m`, the first item that flows: f..m-1 stand,
--- the first of them at `front`, the last at `stop`, m..b flow: item m is at p - v * (now - t), and
--- `span` behind it is item b. Positions count from the downstream end. So nothing is written while
--- a lane flows.

local lanes = {}

lanes.SPACING = 64

local SPACING = lanes.SPACING
-- From here on the indexes of a lane's items are counted anew, so that its tables stay arrays.
local SHIFT_AT = 128

---@return table lane without items
function lanes.new(id, v)
  return {
    id = id,
    v = v,
    len = 0,
    names = {},
    gaps = {},
    f = 1,
    b = 0,
    m = 1,
    p = 0,
    t = 0,
    span = 0,
    front = 0,
    stop = 0,
  }
end

--- Position of the flowing head.
function lanes.head(lane, t)
  return lane.p - lane.v * (t - lane.t)
end

--- Position of the last item, nil when there is none.
---@return number|nil
function lanes.tail(lane, t)
  local b = lane.b
  if b < lane.f then
    return nil
  elseif lane.m > b then
    return lane.stop
  end
  return lane.p - lane.v * (t - lane.t) + lane.span
end

--- Positions of all items: list[i] for i from f to b.
---@return table<integer, number>
function lanes.positions(lane, t)
  local list, gaps, at = {}, lane.gaps, lane.front
  for i = lane.f, lane.m - 1 do
    if i > lane.f then
      at = at + gaps[i]
    end
    list[i] = at
  end
  if lane.m <= lane.b then
    at = lanes.head(lane, t)
    list[lane.m] = at
    for i = lane.m + 1, lane.b do
      at = at + gaps[i]
      list[i] = at
    end
  end
  return list
end

--- The last item that is not behind a position: its index (f - 1 when there is none), its place,
--- and the place of the next one.
---@return integer index
---@return number|nil at
---@return number|nil behind
function lanes.ahead(lane, position, t)
  local gaps, m, b = lane.gaps, lane.m, lane.b
  local index, at = lane.f - 1, nil
  if m > lane.f then
    if lane.stop <= position then
      index, at = m - 1, lane.stop
    else
      local place = lane.front
      for i = lane.f, m - 1 do
        if i > lane.f then
          place = place + gaps[i]
        end
        if place > position then
          return index, at, place
        end
        index, at = i, place
      end
    end
  end
  if m <= b then
    local place = lanes.head(lane, t)
    for i = m, b do
      if i > m then
        place = place + gaps[i]
      end
      if place > position then
        return index, at, place
      end
      index, at = i, place
    end
  end
  return index, at, nil
end

--- The first item at a position or further back: its index and its place, nil without one.
---@return integer|nil index
---@return number|nil at
function lanes.behind(lane, position, t)
  local f, m, b, gaps = lane.f, lane.m, lane.b, lane.gaps
  local first, at, last, tail
  if m > f and lane.stop >= position then
    first, at, last, tail = f, lane.front, m - 1, lane.stop
  elseif m <= b then
    first, at, last = m, lane.p - lane.v * (t - lane.t), b
    tail = at + lane.span
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

local function shift_down(lane)
  local names, gaps, by = lane.names, lane.gaps, lane.f - 1
  local b = lane.b
  for i = lane.f, b do
    names[i - by], gaps[i - by] = names[i], gaps[i]
  end
  for i = b, b - by + 1, -1 do
    names[i], gaps[i] = nil, nil
  end
  lane.f, lane.b, lane.m = 1, b - by, lane.m - by
end

--- Count the items from 1: what is saved does not tell how many have passed.
function lanes.normalize(lane)
  if lane.b < lane.f then
    lane.names, lane.gaps = {}, {}
    lane.f, lane.b, lane.m = 1, 0, 1
  elseif lane.f > 1 then
    shift_down(lane)
  end
  -- The distance before the first item means nothing, and before the flowing head it is not kept.
  if lane.b >= lane.f then
    lane.gaps[lane.f] = 0
    if lane.m <= lane.b then
      lane.gaps[lane.m] = 0
    end
  end
end

--- Put an item behind all others. There is room: the caller has looked.
function lanes.push(lane, item, position, t)
  local b = lane.b + 1
  lane.b = b
  lane.names[b] = item
  if lane.m == b then
    lane.gaps[b] = 0
    lane.p, lane.t, lane.span = position, t, 0
  else
    local gap = position - (lane.p - lane.v * (t - lane.t) + lane.span)
    lane.gaps[b] = gap
    lane.span = lane.span + gap
  end
end

-- Give the item at an index its distance to the one before, at least the spacing, at the cost of
-- the distances behind it.
local function push_back(lane, index, gap)
  local gaps, lacking = lane.gaps, SPACING - gap
  gaps[index] = gap
  while lacking > 0 do
    gaps[index] = gaps[index] + lacking
    index = index + 1
    if index > lane.b then
      lane.span = lane.span + lacking
      return
    end
    gaps[index] = gaps[index] - lacking
    lacking = SPACING - gaps[index]
  end
end

--- Put an item in behind the one at `index`; nothing that stands is behind the place.
function lanes.insert(lane, index, item, position, t)
  if index == lane.b then
    lanes.push(lane, item, position, t)
    return
  end
  local new, m = index + 1, lane.m
  local head = lanes.head(lane, t)
  local names, gaps = lane.names, lane.gaps
  for i = lane.b, new, -1 do
    names[i + 1], gaps[i + 1] = names[i], gaps[i]
  end
  names[new], gaps[new] = item, 0
  lane.b = lane.b + 1
  if new == m then
    lane.span = lane.span + head - position
    lane.p, lane.t = position, t
    push_back(lane, new + 1, head - position)
    return
  end
  local before = head
  for i = m + 1, index do
    before = before + gaps[i]
  end
  local gap = position - before
  gaps[new] = gap
  push_back(lane, new + 1, gaps[new + 1] - gap)
end

--- Let everything flow, from now on.
function lanes.resume(lane, t)
  local f, m, b = lane.f, lane.m, lane.b
  if m <= f then
    return
  end
  local standing = lane.stop - lane.front
  if m <= b then
    local gap = lanes.head(lane, t) - lane.stop
    lane.gaps[m] = gap
    lane.span = standing + gap + lane.span
  else
    lane.span = standing
  end
  lane.m, lane.p, lane.t = f, lane.front, t
end

--- The flowing head stands from now on, at a place that it would have passed; what runs into it
--- stands behind it.
function lanes.halt(lane, at, t)
  local gaps, m, b = lane.gaps, lane.m, lane.b
  local free, span = lane.p - lane.v * (t - lane.t), lane.span
  if m > lane.f then
    gaps[m] = at - lane.stop
  else
    lane.front = at
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
  lane.m, lane.stop = m, at
  if m <= b then
    lane.p, lane.t, lane.span = free, t, span
  else
    lane.span = 0
  end
end

--- The flowing head goes on from further back than it would have been.
function lanes.hold_back(lane, at, t)
  local free = lanes.head(lane, t)
  lane.p, lane.t = at, t
  if lane.m < lane.b then
    lane.span = lane.span + free - at
    push_back(lane, lane.m + 1, lane.gaps[lane.m + 1] + free - at)
  end
end

--- The flowing item at the front leaves the lane.
---@return string|table item
function lanes.pop(lane, t)
  local f, names, gaps = lane.f, lane.names, lane.gaps
  local item = names[f]
  names[f], gaps[f] = nil, nil
  f = f + 1
  lane.f, lane.m = f, f
  if f <= lane.b then
    local gap = gaps[f]
    lane.p, lane.t = lane.p - lane.v * (t - lane.t) + gap, t
    lane.span = lane.span - gap
    if f > SHIFT_AT then
      shift_down(lane)
    end
  else
    lane.f, lane.b, lane.m = 1, 0, 1
  end
  return item
end

--- Take out the item at an index; what stood behind it flows.
---@return string|table item
function lanes.remove(lane, index, t)
  local names, gaps, f, b, m = lane.names, lane.gaps, lane.f, lane.b, lane.m
  local item = names[index]
  if index < m then
    -- Everything flows first, and what is in front of the gap stands again.
    local front, count = lane.front, index - f
    local stop = front
    for i = f + 1, index - 1 do
      stop = stop + gaps[i]
    end
    lanes.resume(lane, t)
    local at = stop + (count > 0 and gaps[index] or 0)
    if count > 0 then
      lane.front, lane.stop, lane.m = front, stop, index
      lane.p, lane.span = at, lane.span - (at - front)
    end
    m = lane.m
  end
  if index == m then
    if index < b then
      lane.p = lane.p + gaps[index + 1]
      lane.span = lane.span - gaps[index + 1]
    end
  elseif index < b then
    gaps[index + 1] = gaps[index + 1] + gaps[index]
  else
    lane.span = lane.span - gaps[index]
  end
  for i = index, b do
    names[i], gaps[i] = names[i + 1], gaps[i + 1]
  end
  lane.b = b - 1
  if lane.b < lane.f then
    lane.f, lane.b, lane.m, lane.span = 1, 0, 1, 0
  end
  return item
end

--- Fill an empty lane; places are from the front to the back, and pushed back where too near.
---@param places { [1]: string|table, [2]: number }[] items and where they are
function lanes.fill(lane, places, t)
  local last
  for i, place in ipairs(places) do
    local at = place[2]
    if last and at < last + SPACING then
      at = last + SPACING
    end
    lane.names[i] = place[1]
    lane.gaps[i] = last and at - last or 0
    if i == 1 then
      lane.p, lane.t = at, t
    end
    last = at
  end
  lane.f, lane.b, lane.m = 1, #places, 1
  lane.span = last and last - lane.p or 0
end

return lanes
