--- LuaTransportLine: one line of a belt.
--- Source: runtime API 1.1 and 2.0, LuaTransportLine. `get_contents` gives { name = count } in 1.1
--- and an array of { name, count, quality } in 2.0. Positions are in tiles from the downstream end,
--- as the engine counts them, so that the back is at `line_length` (the docs do not say from which
--- end; not certain). A stack put onto a belt is one item; stacks on belts need Space Age.

local answers = require("api.item_answers")
local arguments = require("api.arguments")
local belts = require("systems.belts")
local entities = require("entities")
local inventories = require("inventories")
local item_stacks = require("api.lua_item_stack")
local items = require("systems.items")
local objects = require("objects")
local reading = require("systems.belts.reading")

local api = {}

-- records[entity][line]: the same record for the same line. Not saved.
local records = setmetatable({}, { __mode = "k" })

---@param e table
---@param line integer
---@return any handle
function api.wrap(e, line)
  local of_entity = records[e]
  if not of_entity then
    of_entity = setmetatable({}, { __mode = "v" })
    records[e] = of_entity
  end
  local record = of_entity[line]
  if not record then
    record = { id = e.id, line = line, valid = true }
    of_entity[line] = record
  end
  return objects.wrap("LuaTransportLine", record)
end

local function owner(record)
  return entities.get(record.id)
end

local function entries(record)
  return (belts.on_line(owner(record), record.line))
end

local function name_of(item)
  return type(item) == "table" and item.name or item
end

--- An item named as 1.1 does, or as 2.0 does with its quality.
local function wanted_name(value)
  if type(value) == "table" and not objects.class_of(value) and value.name then
    items.parse_stack({ name = value.name, quality = value.quality })
    return arguments.item_name(value.name)
  end
  return arguments.item_name(value)
end

-- Take items off, from the front, as long as they are wanted.
local function take(record, most, wanted)
  local e, taken = owner(record), 0
  while taken < most do
    local list, lane = belts.on_line(e, record.line)
    local found
    for _, entry in ipairs(list) do
      if wanted(name_of(entry[1])) then
        found = entry
        break
      end
    end
    if not found then
      break
    end
    belts.take_off(lane, found[3])
    taken = taken + 1
  end
  return taken
end

-- A slot that stands for the item at an index: writing to it changes the belt.
local function slot_of(record, index)
  local entry = entries(record)[index]
  local inv = inventories.new("transport_line", 1)
  inv.slots[1] = belts.as_stack(entry[1])
  inv.slots[1] = items.stack(inv.slots[1].name, 1, inv.slots[1])
  inv.on_changed = function()
    local list, lane = belts.on_line(owner(record), record.line)
    if not list[index] then
      return
    end
    local stack = inv.slots[1]
    if stack then
      stack.count = 1
      belts.exchange(lane, list[index][3], stack)
    else
      belts.take_off(lane, list[index][3])
    end
  end
  return item_stacks.wrap(inv, 1)
end

local function checked_position(position)
  if type(position) ~= "number" or position ~= position then
    objects.error("Invalid position on a transport line: %s.", tostring(position))
  end
  return position * 256
end

-- The place in units on a line, or nil beyond it. The very back counts as the last unit.
local function place_at(record, position)
  local length = reading.length(owner(record), record.line)
  local place = checked_position(position)
  if place < 0 or place > length or length == 0 then
    return nil
  end
  return math.min(math.floor(place), length - 1)
end

local function insert(record, place, value)
  local stack = items.parse_stack(value)
  if not place or stack.count == 0 then
    return false
  end
  return (belts.put_at(owner(record), record.line, place, stack))
end

local function back(record)
  local length = reading.length(owner(record), record.line)
  return length > 0 and length - 1 or nil
end

local function check_stack_size(size)
  if size ~= nil and size ~= 1 then
    objects.error("not emulated: stacks of items on belts")
  end
end

local parts = { get = {}, methods = {} }
local get, methods = parts.get, parts.methods

function get.owner(record)
  return objects.wrap("LuaEntity", owner(record))
end

function get.line_length(record)
  return reading.length(owner(record), record.line) / 256
end

function get.total_segment_length(record)
  return reading.segment_length(owner(record), record.line) / 256
end

local function wrap_all(list)
  for i, entry in ipairs(list) do
    list[i] = api.wrap(entry[1], entry[2])
  end
  return list
end

function get.output_lines(record)
  return wrap_all(reading.outputs(owner(record), record.line))
end

function get.input_lines(record)
  return wrap_all(reading.inputs(owner(record), record.line))
end

function methods.clear(record)
  take(record, math.huge, function()
    return true
  end)
end

function methods.get_item_count(record, item)
  local name, count = item ~= nil and wanted_name(item) or nil, 0
  for _, entry in ipairs(entries(record)) do
    if not name or name_of(entry[1]) == name then
      count = count + 1
    end
  end
  return count
end

function methods.remove_item(record, value)
  local stack = items.parse_stack(value)
  return take(record, stack.count, function(name)
    return name == stack.name
  end)
end

function methods.can_insert_at(record, position)
  local place = place_at(record, position)
  return place ~= nil and reading.has_room(owner(record), record.line, place)
end

function methods.can_insert_at_back(record)
  local place = back(record)
  return place ~= nil and reading.has_room(owner(record), record.line, place)
end

function methods.insert_at(record, position, value, stack_size)
  check_stack_size(stack_size)
  return insert(record, place_at(record, position), value)
end

function methods.insert_at_back(record, value, stack_size)
  check_stack_size(stack_size)
  return insert(record, back(record), value)
end

--- Room is made by pushing back what is behind the place: items are never squashed here.
function methods.force_insert_at(record, position, value, stack_size)
  check_stack_size(stack_size)
  local stack = items.parse_stack(value)
  local length = reading.length(owner(record), record.line)
  if stack.count > 0 and length > 0 then
    local place = math.max(0, math.min(math.floor(checked_position(position)), length - 1))
    belts.force_at(owner(record), record.line, place, stack)
  end
end

function methods.get_contents(record)
  return answers.contents(belts.contents(owner(record), record.line))
end

-- Items have no numbers here: asking for one is an error, not a made-up number.
local DETAILS = {
  __index = function(_, key)
    if key == "unique_id" then
      objects.error("not emulated: DetailedItemOnLine.unique_id")
    end
    return nil
  end,
}

function methods.get_detailed_contents(record)
  local list = {}
  for index, entry in ipairs(entries(record)) do
    list[index] = setmetatable({
      stack = slot_of(record, index),
      position = entry[2] / 256,
    }, DETAILS)
  end
  return list
end

function methods.get_line_item_position(record, position)
  local e = owner(record)
  local length = reading.length(e, record.line)
  local place = math.max(0, math.min(length, checked_position(position)))
  local x, y = reading.world_place(e, record.line, place)
  if not x then
    objects.error("not emulated: LuaTransportLine.get_line_item_position of this line")
  end
  return arguments.result_position(x, y)
end

function methods.line_equals(record, other)
  local mine, theirs = record, objects.unwrap(other, "LuaTransportLine")
  local lane = owner(mine).lane[mine.line]
  return lane ~= nil and lane == owner(theirs).lane[theirs.line]
end

parts.length = function(record)
  return #entries(record)
end
parts.index = function(record, index)
  if type(index) ~= "number" or index < 1 or index > #entries(record) then
    objects.error("Transport line index out of range: %s.", tostring(index))
  end
  return slot_of(record, index)
end
parts.key = function(record)
  return { record.id, record.line }
end
parts.find = function(key)
  local e = entities.get(key[1])
  return e and objects.peek(api.wrap(e, key[2]))
end

objects.implement("LuaTransportLine", parts)

entities.listen("destroyed", function(e)
  for _, record in pairs(records[e] or {}) do
    record.valid = false
  end
end)

return api
