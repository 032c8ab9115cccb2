--- Machines that wait at belts: for room to put an item down, or for an item to take.
--- Whoever waits is known to the lane with the place that matters to it. When something happens on
--- the lane, the tick in which it can act is worked out here, and it sleeps until then; a queue
--- that moves up somewhere else does not wake it. What happens a lot costs little: a machine is
--- looked at only when this changes its next wake.
---
--- Saved on lanes: PUTTERS, `{ machine id, position or false, ... }` (false: any movement counts);
--- TAKERS, a list of the fields below for each machine: the belt from which it takes, its reach
--- on the lane (`FROM` up to `FINISH`), the tick for which it is planned already (or false), and
--- what it did not want when it looked, `{ [item] = true }` (or false), which is never changed.

local entities = require("entities")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local machines = require("systems.machines")
local points = require("systems.points")
local scheduler = require("scheduler")
local sides = require("systems.belts.sides")
local stands = require("systems.belts.stands")

local waits = {}

local SPEED, TAKERS, PUTTERS, PIECES = fields.SPEED, fields.TAKERS, fields.PUTTERS, fields.PIECES

local floor = math.floor

-- Fields of a taker.
local ID, BELT, FROM, FINISH, PLANNED, REFUSED = 0, 1, 2, 3, 4, 5
local STRIDE = 6
-- With so many fields those of machines that are gone are looked for.
local MANY = 8 * STRIDE
-- Fields of a putter.
local POSITION = 1
local PUTTER_STRIDE = 2

-- Where the fields of a machine begin in a list, or would begin.
local function find(list, stride, id)
  for at = 1, #list, stride do
    if list[at] == id then
      return at
    end
  end
  return #list + 1
end

-- Drop what is behind the first fields of a list.
local function cut(list, kept)
  for i = #list, kept + 1, -1 do
    list[i] = nil
  end
end

--- Let a machine wait for room on a lane.
---@param lane table
---@param id integer of the machine
---@param position number|false where on the lane; false when any movement may help
function waits.for_room(lane, id, position)
  local putters = lane[PUTTERS]
  if not putters then
    lane[PUTTERS] = { id, position }
    return
  end
  local at = find(putters, PUTTER_STRIDE, id)
  putters[at], putters[at + POSITION] = id, position
end

-- Drop one taker if it is gone: in the end it is the turn of each.
local function tidy(takers)
  local count = #takers
  local at = 1 + flow.now() % (count / STRIDE) * STRIDE
  if not entities.get(takers[at]) then
    for i = at, count do
      takers[i] = takers[i + STRIDE]
    end
  end
end

--- Let a machine wait for an item that comes along a lane.
---@param lane table
---@param id integer of the machine
---@param belt integer id of the belt from which it takes
---@param from number its reach on the lane, up to `finish`
---@param finish number
---@param refused table<string, boolean>|false what it does not want as things are
---@param planned integer|false tick for which it has planned to look again
function waits.for_item(lane, id, belt, from, finish, refused, planned)
  local takers = lane[TAKERS]
  if not takers then
    lane[TAKERS] = { id, belt, from, finish, planned, refused }
    return
  end
  local at = find(takers, STRIDE, id)
  if at > MANY and at > #takers then
    tidy(takers)
    at = #takers + 1
  end
  takers[at], takers[at + BELT], takers[at + FROM] = id, belt, from
  takers[at + FINISH], takers[at + PLANNED], takers[at + REFUSED] = finish, planned, refused
end

-- The machine of a taker, if it still waits there, and not for room.
local function waiting(takers, at)
  local machine = entities.get(takers[at])
  local found = machine and machine.asleep and machine.found
  if found and found.pickup == takers[at + BELT] and machine.arm == "pickup" then
    return machine
  end
  return nil
end

-- An item came onto the lane: false when the machine need not hear of others.
local function announce(takers, at, lane, position, name, now)
  local planned = takers[at + PLANNED]
  if planned and planned < now then
    -- It has acted since, and would be known anew if it still waited.
    return false
  end
  local refused = takers[at + REFUSED]
  if position < takers[at + FROM] or refused and refused[name] then
    return true
  end
  local finish, arrival = takers[at + FINISH], nil
  if position >= finish then
    arrival = now + floor((position - finish) / lane[SPEED]) + 2
    if planned and arrival >= planned then
      return true
    end
  end
  local machine = waiting(takers, at)
  if not machine then
    return false
  elseif not arrival then
    machines.rouse(machine)
    return false
  elseif not machine.inactive then
    takers[at + PLANNED] = arrival
    scheduler.wake(machine, arrival)
  end
  return true
end

-- Keep the fields of a taker, with nothing dropped before it where they are.
local function keep(takers, at, kept)
  if at > kept + 1 then
    for field = ID, STRIDE - 1 do
      takers[kept + 1 + field] = takers[at + field]
    end
  end
  return kept + STRIDE
end

flow.on("entered", function(lane, position, item)
  local takers, kept = lane[TAKERS], 0
  local name = type(item) == "table" and item.name or item
  local now, count = flow.time(), #takers
  for at = 1, count, STRIDE do
    if announce(takers, at, lane, position, name, now) then
      kept = keep(takers, at, kept)
    end
  end
  if kept < count then
    cut(takers, kept)
  end
end)

-- Something moved on the lane: false when the machine need not hear of the next time.
local function offer(lane, id, position, now)
  local opening
  if position then
    local limit = sides.limit(lane, position, now)
    if limit and limit > 0 then
      opening = sides.opening(lane, position, now, 0)
      if not opening then
        return true
      end
    end
  end
  local machine = entities.get(id)
  if machine and machine.asleep and not machine.inactive then
    if opening then
      scheduler.wake(machine, opening + 1)
    else
      machines.rouse(machine)
    end
  end
  return false
end

flow.on("freed", function(lane)
  local putters, kept = lane[PUTTERS], 0
  local now, count = flow.time(), #putters
  for at = 1, count, PUTTER_STRIDE do
    local id, position = putters[at], putters[at + POSITION]
    if offer(lane, id, position, now) then
      putters[kept + 1], putters[kept + 1 + POSITION] = id, position
      kept = kept + PUTTER_STRIDE
    end
  end
  if kept < count then
    cut(putters, kept)
  end
end)

flow.on("rebuilt", function(lane)
  lane[TAKERS], lane[PUTTERS] = false, false
  for _, id in ipairs(lane[PIECES]) do
    local belt = entities.get(id)
    if belt.awaited then
      belt.awaited = nil
      local watchers = belt.watchers or {}
      for at = 1, #watchers, points.STRIDE do
        stands.forget(watchers[at])
        local machine = entities.get(watchers[at])
        if machine then
          machines.rouse(machine)
        end
      end
    end
  end
end)

return waits
