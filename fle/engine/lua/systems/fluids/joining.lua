--- How boxes come together in segments and part again: see fluids/segments.lua.

local S = require("state")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local facts = require("facts")
local segments = require("systems.fluids.segments")
local sorted_keys = require("sorted_keys")

-- It says how rousing works.
require("systems.fluids.around")

local joining = {}

local function volume_of(e, box)
  return facts.entity(e.name).fluid_boxes[box].volume
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
function joining.add(e, box, content)
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
function joining.remove(e, box, beside, anew)
  local segment = segments.of(e, box)
  local content = segments.share(e, box)
  without(segment.members, e.id, box)
  e.segments[box] = false
  segments.lost_member()
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

--- Let all who were touched by a change look again.
function joining.look_again()
  local saved = S.saved.fluids
  if not next(saved.touched) then
    return
  end
  local ids = sorted_keys(saved.touched)
  saved.touched = {}
  for _, id in ipairs(ids) do
    local segment = saved.segments[id]
    if segment and segment.drained then
      rejoin(segment)
    elseif segment then
      segment.starved, segment.stuffed = nil, nil
      segments.rouse(segment, "takers")
      segments.rouse(segment, "givers")
    end
  end
end

return joining
