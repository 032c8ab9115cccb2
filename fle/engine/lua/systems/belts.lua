--- Belts for everything else: putting items onto them, taking them off, what lies on them. How
--- items move stands in belts/flow.lua, how belts join in belts/network.lua.
--- Rules: an inserter takes from the line nearer to it first, and there the item furthest upstream
--- that it can reach; it reaches all of the tile (measured for 2.0, its reach less exactly). An
--- item that is put on a belt is there before the belt moves in that tick.
--- Who finds nothing to take or no room waits, see belts/waits.lua.

local S = require("state")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local items = require("systems.items")
local lanes = require("systems.belts.lanes")
local names = require("systems.belts.names")
local network = require("systems.belts.network")
local shapes = require("systems.belts.shapes")
local sides = require("systems.belts.sides")
local stands = require("systems.belts.stands")
local waits = require("systems.belts.waits")

local belts = {}

local FIRST, LAST, FLOWING, SPEED = fields.FIRST, fields.LAST, fields.FLOWING, fields.SPEED
local LENGTH, GAPS, RETRY = fields.LENGTH, fields.GAPS, fields.RETRY

local LANE, POSITION = stands.LANE, stands.POSITION
local NEAR, NEAR_FROM, NEAR_FINISH = stands.NEAR, stands.NEAR_FROM, stands.NEAR_FINISH
local FAR, FAR_FROM, FAR_FINISH = stands.FAR, stands.FAR_FROM, stands.FAR_FINISH

belts.is_belt = shapes.is_belt
belts.takes_from, belts.puts_onto = stands.takes_from, stands.puts_onto

local function lane_of(e, line)
  local id = e.lane[line]
  return id and S.saved.belts.lanes[id]
end

local function name_of(item)
  return type(item) == "table" and item.name or item
end

-- A stack as a lane keeps it: the name alone where that says everything.
local function as_item(stack)
  return items.carries(stack) and items.stack(stack.name, 1, stack) or stack.name
end

local function as_stack(item)
  return type(item) == "table" and item or items.stack(item, 1)
end

belts.as_item, belts.as_stack = as_item, as_stack

-- Put an item onto a lane; else the tick in which there will be room, if that can be foreseen.
local function put_on(lane, position, stack)
  local now = flow.now()
  local limit, index = sides.limit(lane, position, now)
  if limit and limit > 0 then
    local tick = sides.opening(lane, position, now, 0)
    return false, tick and tick + 1
  end
  sides.insert(lane, index, as_item(stack), position, now)
  return true, nil
end

--- Put an item onto a line of a belt at a place in units from the line's end.
---@return boolean done
function belts.put_at(e, line, place, stack)
  local lane = lane_of(e, line)
  return lane ~= nil and (put_on(lane, e.off[line] + place, stack))
end

--- Put an item onto a line whatever lies there; what is behind it is pushed back.
function belts.force_at(e, line, place, stack)
  local lane = lane_of(e, line)
  local list, position = network.items(lane), e.off[line] + place
  local index = 1
  while list[index] and list[index][2] < position do
    index = index + 1
  end
  table.insert(list, index, { as_item(stack), position })
  network.refill(lane, list)
  flow.entered(lane, lane[FLOWING], lane[LENGTH], flow.now())
  flow.freed(lane)
  flow.rebuilt(lane)
end

--- Put one item of a stack onto a belt.
---@param belt integer id
---@param machine table
---@param where fun(machine: table): number, number where it drops
---@param stack table {name, ...}
---@param role "inserter"|"drill"
---@return integer put 0 or 1
---@return integer|nil wake tick in which there may be room; without one the machine is roused
function belts.put(belt, machine, where, stack, role)
  local stand = stands.putting(belt, machine, where, role)
  local lane, position = stand[LANE], stand[POSITION]
  local done, wake = put_on(lane, position, stack)
  if done then
    return 1, nil
  elseif not wake then
    waits.for_room(lane, machine.id, position)
  end
  return 0, wake
end

--- Take the item at an index off a lane.
---@return table stack
function belts.take_off(lane, index)
  local item = lanes.remove(lane, index, flow.now())
  lane[RETRY] = false
  flow.replan(lane)
  flow.freed(lane)
  return as_stack(item)
end

--- Let another item lie in the place of the one at an index of a lane.
function belts.exchange(lane, index, stack)
  names.set(lane, index, as_item(stack))
end

-- What the machine that looks does not want, `{ [item] = true }`; false while there is nothing.
local refused = false

-- The wanted item in a reach on a lane that is furthest upstream, and the tick in which the next
-- wanted one from further back will be there. What is not wanted is noted in `refused`. For a
-- wanted one that stands further back the machine waits until that moves.
local function find_wanted(lane, from, finish, machine, wanted)
  local now = flow.now()
  local open = finish >= lane[LENGTH]
  local gaps, m, b = lane[GAPS], lane[FLOWING], lane[LAST]
  local found, stands_back
  local index, at = lanes.behind(lane, from, now)
  while index and index <= b and not (found and at >= finish) do
    local name = name_of(names.at(lane, index))
    if refused and refused[name] or not wanted(name) then
      refused = refused or {}
      refused[name] = true
    elseif at < finish or open then
      found = index
    elseif index >= m then
      return found, now + math.floor((at - finish) / lane[SPEED]) + 1
    elseif not stands_back then
      stands_back = true
      waits.for_room(lane, machine.id, false)
    end
    index = index + 1
    at = index == m and lanes.head(lane, now) or at + (gaps[index] or 0)
  end
  return found, nil
end

-- The lane and index of what the machine takes next, else the tick in which there may be something.
-- With nothing to take it waits at both lines.
local function look(belt, machine, where, wanted)
  local stand = stands.taking(belt, machine, where)
  local near, near_from, near_finish = stand[NEAR], stand[NEAR_FROM], stand[NEAR_FINISH]
  local far, far_from, far_finish = stand[FAR], stand[FAR_FROM], stand[FAR_FINISH]
  refused = false
  local index, wake = find_wanted(near, near_from, near_finish, machine, wanted)
  if index then
    return near, index, nil
  end
  local coming
  index, coming = find_wanted(far, far_from, far_finish, machine, wanted)
  if index then
    return far, index, nil
  end
  wake = wake or coming
  if wake then
    wake = math.min(wake, coming or wake) + 1
  end
  local id, planned = machine.id, wake or false
  waits.for_item(near, id, belt, near_from, near_finish, refused, planned)
  waits.for_item(far, id, belt, far_from, far_finish, refused, planned)
  return nil, nil, wake
end

--- Take one item off a belt.
---@param belt integer id
---@param machine table
---@param where fun(machine: table): number, number where it picks up
---@param wanted fun(name: string): boolean
---@return table|nil stack of one item
---@return integer|nil wake tick in which a wanted item may be there; without one it is roused
function belts.take(belt, machine, where, wanted)
  local lane, index, wake = look(belt, machine, where, wanted)
  if lane then
    return belts.take_off(lane, index), nil
  end
  return nil, wake
end

--- The tick in which the machine that has just taken an item may take another one, nil when none is
--- in sight: then it is roused.
---@param belt integer id
---@param machine table
---@param where fun(machine: table): number, number where it picks up
---@param wanted fun(name: string): boolean
---@return integer|nil
function belts.next_take(belt, machine, where, wanted)
  local lane, _, wake = look(belt, machine, where, wanted)
  return lane and S.saved.tick + 1 or wake
end

--- Number of lines of a belt.
function belts.lines(e)
  return shapes.LINES[e.type]
end

--- What lies on a line, from the front: items (a name or a stack) and where they are from its end.
---@return table[] array of {item, place, index}
---@return table|nil lane
function belts.on_line(e, line)
  local lane = lane_of(e, line)
  if not lane or lane[LAST] < lane[FIRST] then
    return {}, lane
  end
  local list, now, gaps = {}, flow.now(), lane[GAPS]
  local from, length = e.off[line], e.lengths[line]
  local finish = from + length >= lane[LENGTH] and math.huge or from + length
  local index, at = lanes.behind(lane, from, now)
  while index and index <= lane[LAST] and at < finish do
    list[#list + 1] = { names.at(lane, index), math.min(at - from, length), index }
    index = index + 1
    at = index == lane[FLOWING] and lanes.head(lane, now) or at + (gaps[index] or 0)
  end
  return list, lane
end

--- What lies on a line, added up, from the front.
---@return table[] array of {name, count}
function belts.contents(e, line)
  local list, at = {}, {}
  for _, entry in ipairs((belts.on_line(e, line))) do
    local name = name_of(entry[1])
    if at[name] then
      at[name].count = at[name].count + 1
    else
      at[name] = { name = name, count = 1 }
      list[#list + 1] = at[name]
    end
  end
  return list
end

-- The lines whose items go with a belt that is mined: with an end of an underground belt all that
-- is below the ground.
local function lines_with(e)
  local list = {}
  for line = 1, shapes.LINES[e.type] do
    list[#list + 1] = { e, line }
  end
  local partner = e.type == "underground-belt" and shapes.partner(e)
  if partner and e.belt_to_ground_type == "output" then
    list[#list + 1] = { partner, 3 }
    list[#list + 1] = { partner, 4 }
  end
  return list
end

--- Everything that goes with a belt when it is mined.
---@return table[] stacks
function belts.all_items(e)
  local list, at = {}, {}
  for _, place in ipairs(lines_with(e)) do
    for _, entry in ipairs((belts.on_line(place[1], place[2]))) do
      local item = entry[1]
      if type(item) == "table" then
        list[#list + 1] = items.stack(item.name, 1, item)
      elseif at[item] then
        at[item].count = at[item].count + 1
      else
        at[item] = { name = item, count = 1 }
        list[#list + 1] = at[item]
      end
    end
  end
  return list
end

return belts
