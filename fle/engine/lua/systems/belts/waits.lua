--- Machines that wait at belts: for room to put an item down, or for an item to take.
--- Whoever waits is known to the lane with the place that matters to it. When something happens on
--- the lane, the tick in which it can act is worked out here, and it sleeps until then; a queue
--- that moves up somewhere else does not wake it.
---
--- Saved on lanes: `putters = { machine id, position or false, ... }` (false: any movement counts),
--- `takers = { { id, belt, from, finish, refused = { [item] = true }, at } ... }`: from and finish
--- are the reach on the lane, `at` the tick for which it is planned already. On belts `awaited`:
--- somebody waits there, and looks again when the lane is made of other pieces.

local entities = require("entities")
local flow = require("systems.belts.flow")
local machines = require("systems.machines")
local points = require("systems.points")
local scheduler = require("scheduler")
local sides = require("systems.belts.sides")

local waits = {}

local floor = math.floor

local function find(list, step, id)
  for i = 1, #list, step do
    if list[i] == id then
      return i
    end
  end
  return #list + 1
end

--- Let a machine wait for room on a lane.
---@param lane table
---@param belt table on which it puts
---@param id integer of the machine
---@param position number|false where on the lane; false when any movement may help
function waits.for_room(lane, belt, id, position)
  belt.awaited = true
  local putters = lane.putters
  if not putters then
    lane.putters = { id, position }
    return
  end
  local at = find(putters, 2, id)
  putters[at], putters[at + 1] = id, position
end

--- Let a machine wait for an item that comes along a lane.
---@param lane table
---@param belt table from which it takes
---@param line integer
---@param id integer of the machine
---@param refused table<string, boolean> what it does not want as things are
---@param at integer|nil tick for which it has planned to look again
function waits.for_item(lane, belt, line, id, refused, at)
  belt.awaited = true
  local from = belt.off[line]
  local entry = {
    id = id,
    belt = belt.id,
    from = from,
    finish = from + belt.lengths[line],
    refused = refused,
    at = at or false,
  }
  local takers = lane.takers
  if not takers then
    lane.takers = { entry }
    return
  end
  for i = 1, #takers do
    if takers[i].id == id then
      takers[i] = entry
      return
    end
  end
  takers[#takers + 1] = entry
end

-- Does it still wait, and not for room?
local function waits_to_take(machine, entry)
  local found = machine and machine.asleep and machine.found
  return found and found.pickup == entry.belt and machine.arm == "pickup"
end

-- An item came onto the lane: false when the machine need not hear of others.
local function announce(lane, entry, position, name, now)
  local machine = entities.get(entry.id)
  if not waits_to_take(machine, entry) then
    return false
  elseif position < entry.from or entry.refused[name] then
    return true
  elseif position < entry.finish then
    machines.rouse(machine)
    return false
  end
  local at = now + floor((position - entry.finish) / lane.v) + 2
  if not machine.inactive and (not entry.at or at < entry.at) then
    entry.at = at
    scheduler.wake(machine, at)
  end
  return true
end

flow.on("entered", function(lane, position, item)
  local takers, kept = lane.takers, 0
  local name = type(item) == "table" and item.name or item
  local now, count = flow.time(), #takers
  for i = 1, count do
    local entry = takers[i]
    if announce(lane, entry, position, name, now) then
      kept = kept + 1
      takers[kept] = entry
    end
  end
  for i = count, kept + 1, -1 do
    takers[i] = nil
  end
  if kept == 0 then
    lane.takers = nil
  end
end)

-- Something moved on the lane: false when the machine need not hear of the next time.
local function offer(lane, id, position, now)
  local machine = entities.get(id)
  if not machine or not machine.asleep or machine.inactive then
    return false
  elseif position then
    local limit = sides.limit(lane, position, now)
    if limit and limit > 0 then
      local at = sides.opening(lane, position, now, 0)
      if at then
        scheduler.wake(machine, at + 1)
      end
      return not at
    end
  end
  machines.rouse(machine)
  return false
end

flow.on("freed", function(lane)
  local putters, kept = lane.putters, 0
  local now, count = flow.time(), #putters
  for i = 1, count, 2 do
    local id, position = putters[i], putters[i + 1]
    if offer(lane, id, position, now) then
      putters[kept + 1], putters[kept + 2] = id, position
      kept = kept + 2
    end
  end
  for i = count, kept + 1, -1 do
    putters[i] = nil
  end
  if kept == 0 then
    lane.putters = nil
  end
end)

flow.on("rebuilt", function(lane)
  lane.takers, lane.putters = nil, nil
  for _, id in ipairs(lane.pieces) do
    local belt = entities.get(id)
    if belt.awaited then
      belt.awaited = nil
      local watchers = belt.watchers or {}
      for at = 1, #watchers, points.STRIDE do
        local machine = entities.get(watchers[at])
        if machine then
          machines.rouse(machine)
        end
      end
    end
  end
end)

return waits
