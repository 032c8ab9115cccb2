--- Reading saved data, see serializer/format.lua.

local format = require("serializer.format")
local objects = require("objects")

local byte, sub = string.byte, string.sub
local setmetatable = setmetatable
local tags = format.tags
local SMALL, SMALL_COUNT = tags.SMALL, format.SMALL_COUNT

local READ = {}

local function read_varint(reader)
  local data, at = reader.data, reader.at
  local b = byte(data, at)
  if b < 128 then
    reader.at = at + 1
    return b
  end
  local value, scale = b - 128, 128
  repeat
    at = at + 1
    b = byte(data, at)
    value = value + (b % 128) * scale
    scale = scale * 128
  until b < 128
  reader.at = at + 1
  return value
end

local function read_value(reader)
  local at = reader.at
  local tag = byte(reader.data, at)
  reader.at = at + 1
  if tag >= SMALL and tag < SMALL + SMALL_COUNT then
    return tag - SMALL
  end
  local action = READ[tag]
  if not action then
    error("the saved data are damaged", 0)
  end
  return action(reader)
end

READ[tags.NIL] = function() end
READ[tags.FALSE] = function()
  return false
end
READ[tags.TRUE] = function()
  return true
end
READ[tags.INTEGER] = read_varint
READ[tags.NEGATIVE] = function(reader)
  return -read_varint(reader)
end
READ[tags.FRACTION] = function(reader)
  return read_varint(reader) / 256
end
READ[tags.NEGATIVE_FRACTION] = function(reader)
  return -read_varint(reader) / 256
end
READ[tags.NUMBER] = function(reader)
  local at = reader.at
  local length = byte(reader.data, at)
  reader.at = at + 1 + length
  return tonumber(sub(reader.data, at + 1, at + length))
end
READ[tags.NAN] = function()
  return 0 / 0
end
READ[tags.INFINITY] = function()
  return math.huge
end
READ[tags.NEGATIVE_INFINITY] = function()
  return -math.huge
end
READ[tags.NEGATIVE_ZERO] = function()
  -- A constant -0 would share its place with 0 in some compilers.
  local zero = 0
  return -1 * zero
end
READ[tags.STRING] = function(reader)
  local length = read_varint(reader)
  local at = reader.at
  reader.at = at + length
  local s = sub(reader.data, at, at + length - 1)
  local count = reader.string_count
  reader.strings[count] = s
  reader.string_count = count + 1
  return s
end
READ[tags.STRING_SEEN] = function(reader)
  return reader.strings[read_varint(reader)]
end

local function new_table(reader, t)
  local count = reader.table_count
  reader.tables[count] = t
  reader.table_count = count + 1
  return t
end

local function fill_shaped(reader, shape, t)
  for i = 1, #shape do
    t[shape[i]] = read_value(reader)
  end
  return t
end

-- Making a table with all its keys at once spares the growing of its hash part.
local function maker(shape)
  local parts = {}
  for i, key in ipairs(shape) do
    parts[i] = string.format("[%q]=false", key)
  end
  local source = "return function() return {" .. table.concat(parts, ",") .. "} end"
  return assert(load(source, "=shape"))()
end

READ[tags.SHAPED] = function(reader)
  local shape = reader.shapes[read_varint(reader)]
  local make = shape.make
  if not make then
    make = maker(shape)
    shape.make = make
  end
  return fill_shaped(reader, shape, new_table(reader, make()))
end

READ[tags.NEW_SHAPE] = function(reader)
  local shape = {}
  for i = 1, read_varint(reader) do
    shape[i] = read_value(reader)
  end
  reader.shapes[reader.shape_count] = shape
  reader.shape_count = reader.shape_count + 1
  return fill_shaped(reader, shape, new_table(reader, {}))
end

READ[tags.TABLE] = function(reader)
  local t = new_table(reader, {})
  for i = 1, read_varint(reader) do
    t[i] = read_value(reader)
  end
  while true do
    local key = read_value(reader)
    if key == nil then
      return t
    end
    t[key] = read_value(reader)
  end
end

READ[tags.TABLE_SEEN] = function(reader)
  return reader.tables[read_varint(reader)]
end

local function keep_object(reader, number, handle)
  reader.objects[number] = handle
  return handle
end

local function next_object(reader)
  local number = reader.object_count
  reader.object_count = number + 1
  return number
end

READ[tags.OBJECT] = function(reader)
  local number = next_object(reader)
  local class_name = read_value(reader)
  return keep_object(reader, number, reader.load(class_name, read_value(reader)))
end
READ[tags.DEAD_OBJECT] = function(reader)
  local number = next_object(reader)
  return keep_object(reader, number, reader.load(read_value(reader), nil))
end
READ[tags.OBJECT_SEEN] = function(reader)
  return reader.objects[read_varint(reader)]
end
READ[tags.METATABLE] = function(reader)
  local name = read_value(reader)
  local t = read_value(reader)
  local metatable = reader.metatables and reader.metatables[name]
  return metatable and setmetatable(t, metatable) or t
end

--- The value that was written, and the place behind it. Raises when the bytes make no sense.
---@param data string
---@param metatables table|nil the kept metatables by name
return function(data, metatables)
  local reader = {
    data = data,
    at = 1,
    strings = {},
    string_count = 0,
    tables = {},
    table_count = 0,
    objects = {},
    object_count = 0,
    shapes = {},
    shape_count = 0,
    metatables = metatables,
    load = objects.load,
  }
  return read_value(reader), reader.at
end
