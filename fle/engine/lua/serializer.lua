--- Plain data to bytes and back: canonical (the same data always give the same bytes, on both Luas),
--- and fast, because a snapshot is taken often.
---
--- Form: a tree of values, each one tag byte and what follows.
---   nil false true        0x00 0x01 0x02
---   small integers        0x10-0x4F: 0 to 63
---   integers              0x03 + / 0x04 -, then a varint of the magnitude
---   multiples of 1/256    0x05 + / 0x06 -, then a varint of magnitude * 256
---   other numbers         0x07, a byte of length, the shortest text that reads back
---   nan, inf, -inf, -0    0x08 0x09 0x0A 0x0B
---   string                0x0C, varint length, bytes; gets the next string number
---   string seen before    0x0D, varint of its number
---   table                 0x0E, varint n: array values 1..n; then pairs until 0x00 as a key
---   table of a shape      0x50 + varint: a table with the string keys of that shape, values only
---   new shape             0x51, varint n, n keys as strings; then as a table of that shape
---   table seen before     0x0F, varint of its number
---   API object            0x52, class, key, or 0x53, class for a dead one; 0x54 n: seen before
---   metatable             0x55, name, then the table
--- Keys stand in one order: integers rising, other numbers rising, strings by byte, false, true,
--- objects and tables by their bytes.

local objects = require("objects")

local serializer = {}

local byte, char, sub, format = string.byte, string.char, string.sub, string.format
local floor = math.floor
local concat, sort = table.concat, table.sort
local next, type, getmetatable, setmetatable = next, type, getmetatable, setmetatable

local NIL, FALSE, TRUE = 0x00, 0x01, 0x02
local INTEGER, NEGATIVE, FRACTION, NEGATIVE_FRACTION, NUMBER = 0x03, 0x04, 0x05, 0x06, 0x07
local NAN, INFINITY, NEGATIVE_INFINITY, NEGATIVE_ZERO = 0x08, 0x09, 0x0A, 0x0B
local STRING, STRING_SEEN, TABLE, TABLE_SEEN = 0x0C, 0x0D, 0x0E, 0x0F
local SMALL, SMALL_COUNT = 0x10, 64
local SHAPED, NEW_SHAPE, OBJECT, DEAD_OBJECT, OBJECT_SEEN, METATABLE = 0x50, 0x51, 0x52, 0x53, 0x54, 0x55
-- The largest magnitude a double holds exactly.
local EXACT = 9007199254740992

local function varint(n)
  if n < 128 then
    return char(n)
  elseif n < 16384 then
    return char(n % 128 + 128, floor(n / 128))
  end
  local bytes = {}
  while n >= 128 do
    bytes[#bytes + 1] = char(n % 128 + 128)
    n = floor(n / 128)
  end
  bytes[#bytes + 1] = char(n)
  return concat(bytes)
end

local function encode_number(n)
  if n ~= n then
    return char(NAN)
  elseif n == math.huge then
    return char(INFINITY)
  elseif n == -math.huge then
    return char(NEGATIVE_INFINITY)
  end
  local magnitude = n < 0 and -n or n
  if magnitude < EXACT and floor(magnitude) == magnitude then
    if n >= 0 and n < SMALL_COUNT then
      return char(SMALL + n)
    end
    return char(n < 0 and NEGATIVE or INTEGER) .. varint(magnitude)
  end
  local fraction = magnitude * 256
  if fraction < EXACT and floor(fraction) == fraction then
    return char(n < 0 and NEGATIVE_FRACTION or FRACTION) .. varint(fraction)
  end
  local text = format("%.15g", n)
  if tonumber(text) ~= n then
    text = format("%.17g", n)
  end
  return char(NUMBER, #text) .. text
end

-- Encoded forms of numbers met so far. Bounded, and never part of what is written.
local number_cache, number_count = {}, 0
local NUMBER_CACHE_LIMIT = 100000

local function number_bytes(n)
  local bytes = number_cache[n]
  if bytes and (n ~= 0 or 1 / n > 0) then
    return bytes
  end
  if n == 0 and 1 / n < 0 then
    return char(NEGATIVE_ZERO)
  end
  bytes = encode_number(n)
  if n == n then
    if number_count >= NUMBER_CACHE_LIMIT then
      number_cache, number_count = {}, 0
    end
    number_cache[n] = bytes
    number_count = number_count + 1
  end
  return bytes
end

-- A shape is the set of keys of a table whose keys are all names. Walking the keys in the order in
-- which `next` gives them leads through a tree to it, so that most tables need no sorting.
local shape_tree, shape_count = {}, 0
local shapes_by_keys = {}
local SHAPE_LIMIT = 20000
local LEAF = {}

local function shape_of(path)
  local keys = {}
  for i = 1, #path do
    keys[i] = path[i]
  end
  sort(keys)
  local lengths = {}
  for i = 1, #keys do
    lengths[i] = #keys[i]
  end
  local name = concat(lengths, ",") .. ":" .. concat(keys)
  local shape = shapes_by_keys[name]
  if not shape then
    shape = keys
    shapes_by_keys[name] = shape
  end
  return shape
end

local function forget_shapes()
  shape_tree, shape_count, shapes_by_keys = {}, 0, {}
end

--- The shape of a table, or nil when not all of its keys are names or there are too many.
local function find_shape(t)
  local node = shape_tree
  local count = 0
  for key in next, t do
    local deeper = node[key]
    if not deeper then
      if type(key) ~= "string" then
        return nil
      end
      deeper = {}
      node[key] = deeper
      shape_count = shape_count + 1
    end
    count = count + 1
    if count > 48 then
      return nil
    end
    node = deeper
  end
  local shape = node[LEAF]
  if not shape then
    local path = {}
    for key in next, t do
      path[#path + 1] = key
    end
    shape = shape_of(path)
    node[LEAF] = shape
  end
  return shape
end

local KEY_RANK = { number = 1, string = 2, boolean = 3, table = 4, userdata = 4 }

local Writer = {}
Writer.__index = Writer

local function describe_path(path)
  local parts = {}
  for i, key in ipairs(path) do
    if i == 1 then
      parts[i] = tostring(key)
    elseif type(key) == "string" and key:find("^[%a_][%w_]*$") then
      parts[i] = "." .. key
    else
      parts[i] = "[" .. (type(key) == "string" and format("%q", key) or tostring(key)) .. "]"
    end
  end
  return concat(parts)
end

--- Where a value hangs, found only when it cannot be saved.
local function find_path(root, wanted, path, seen)
  if seen[root] then
    return nil
  end
  seen[root] = true
  for _, key in ipairs(serializer.sorted_keys(root)) do
    local value = root[key]
    path[#path + 1] = key
    if value == wanted or key == wanted then
      return path
    end
    if type(value) == "table" and not objects.class_of(value) and find_path(value, wanted, path, seen) then
      return path
    end
    path[#path] = nil
  end
  return nil
end

function Writer:string(s)
  local buffer, n = self.buffer, self.n
  local known = self.strings[s]
  if known then
    buffer[n + 1] = known
    self.n = n + 1
    return
  end
  local number = self.string_count
  self.string_count = number + 1
  self.strings[s] = char(STRING_SEEN) .. varint(number)
  buffer[n + 1] = char(STRING) .. varint(#s)
  buffer[n + 2] = s
  self.n = n + 2
end

function Writer:put(bytes)
  local n = self.n + 1
  self.buffer[n] = bytes
  self.n = n
end

local function refuse(value)
  error({ unserializable = value }, 0)
end

function Writer:object(handle)
  local seen = self.objects[handle]
  if seen then
    return self:put(char(OBJECT_SEEN) .. varint(seen))
  end
  self.objects[handle] = self.object_count
  self.object_count = self.object_count + 1
  local class_name, key, dead = objects.save(handle)
  if dead then
    self:put(char(DEAD_OBJECT))
    return self:string(class_name)
  end
  if key == nil then
    refuse(handle)
  end
  self:put(char(OBJECT))
  self:string(class_name)
  self:value(key)
end

--- Keys that have no order of their own are ordered by what they would be written as.
local function bytes_of_key(key)
  local writer = serializer.writer()
  writer:value(key)
  return concat(writer.buffer, "", 1, writer.n)
end

--- All keys of a table in canonical order.
function serializer.sorted_keys(t)
  local numbers, strings, others = {}, {}, {}
  local has_false, has_true = t[false] ~= nil, t[true] ~= nil
  for key in next, t do
    local kind = type(key)
    if kind == "number" then
      numbers[#numbers + 1] = key
    elseif kind == "string" then
      strings[#strings + 1] = key
    elseif kind ~= "boolean" then
      if not KEY_RANK[kind] then
        refuse(key)
      end
      others[#others + 1] = key
    end
  end
  sort(numbers)
  sort(strings)
  local keys = numbers
  for i = 1, #strings do
    keys[#keys + 1] = strings[i]
  end
  if has_false then
    keys[#keys + 1] = false
  end
  if has_true then
    keys[#keys + 1] = true
  end
  if #others > 0 then
    local written = {}
    for _, key in ipairs(others) do
      written[key] = bytes_of_key(key)
    end
    sort(others, function(a, b)
      return written[a] < written[b]
    end)
    for _, key in ipairs(others) do
      keys[#keys + 1] = key
    end
  end
  return keys
end

function Writer:shaped(t, shape)
  local known = self.shapes[shape]
  if known then
    self:put(known)
  else
    known = char(SHAPED) .. varint(self.shape_count)
    self.shapes[shape] = known
    self.shape_count = self.shape_count + 1
    self:put(char(NEW_SHAPE) .. varint(#shape))
    for i = 1, #shape do
      self:string(shape[i])
    end
  end
  local buffer, strings = self.buffer, self.strings
  for i = 1, #shape do
    local value = t[shape[i]]
    local kind = type(value)
    local bytes
    if kind == "number" then
      bytes = number_bytes(value)
    elseif kind == "string" then
      bytes = strings[value]
    end
    if bytes then
      local n = self.n + 1
      buffer[n] = bytes
      self.n = n
    else
      self:value(value)
    end
  end
end

--- Keys that are integers close together (ids) need no sorting: how many there are beside the
--- array, from where to where; nil when they must be sorted.
local function dense_range(t, array)
  local low, high, count = nil, nil, 0
  for key in next, t do
    if type(key) ~= "number" or floor(key) ~= key then
      return nil
    end
    if key < 1 or key > array then
      count = count + 1
      if not low then
        low, high = key, key
      elseif key < low then
        low = key
      elseif key > high then
        high = key
      end
    end
  end
  if count == 0 or high - low < 4 * count + 16 then
    return count, low, high
  end
  return nil
end

function Writer:table(t)
  local seen = self.tables[t]
  if seen then
    return self:put(char(TABLE_SEEN) .. varint(seen))
  end
  self.tables[t] = self.table_count
  self.table_count = self.table_count + 1
  local metatable = getmetatable(t)
  if metatable ~= nil and self.metatables then
    local name = self.metatables[metatable]
    if name then
      self:put(char(METATABLE))
      self:string(name)
    end
  end
  if next(t) ~= nil and t[1] == nil then
    local shape = find_shape(t)
    if shape then
      return self:shaped(t, shape)
    end
  end
  -- The run 1..n without a hole, however the table holds it.
  local n = 0
  while t[n + 1] ~= nil do
    n = n + 1
  end
  self:put(char(TABLE) .. varint(n))
  for i = 1, n do
    self:value(t[i])
  end
  local count, low, high = dense_range(t, n)
  if count == nil then
    local keys = serializer.sorted_keys(t)
    for i = 1, #keys do
      local key = keys[i]
      if not (type(key) == "number" and key >= 1 and key <= n and floor(key) == key) then
        self:value(key)
        self:value(t[key])
      end
    end
  elseif count > 0 then
    for key = low, high do
      local value = t[key]
      if value ~= nil and (key < 1 or key > n) then
        self:put(number_bytes(key))
        self:value(value)
      end
    end
  end
  self:put("\0")
end

function Writer:value(value)
  local kind = type(value)
  if kind == "number" then
    local n = self.n + 1
    self.buffer[n] = number_bytes(value)
    self.n = n
  elseif kind == "string" then
    self:string(value)
  elseif kind == "table" then
    if objects.class_of(value) then
      self:object(value)
    else
      self:table(value)
    end
  elseif value == true then
    self:put(char(TRUE))
  elseif value == false then
    self:put(char(FALSE))
  elseif value == nil then
    self:put(char(NIL))
  elseif kind == "userdata" and objects.class_of(value) then
    self:object(value)
  else
    refuse(value)
  end
end

--- A writer to which several values may be written; they share strings, shapes and references.
function serializer.writer(metatables)
  if shape_count > SHAPE_LIMIT then
    forget_shapes()
  end
  return setmetatable({
    buffer = {},
    n = 0,
    strings = {},
    string_count = 0,
    tables = {},
    table_count = 0,
    objects = {},
    object_count = 0,
    shapes = {},
    shape_count = 0,
    metatables = metatables,
  }, Writer)
end

--- Bytes of a value. What cannot be saved is an error that says where it hangs, under `root_name`.
---@param value any
---@param metatables table|nil names of the metatables that are kept
---@param root_name string|nil
---@return string
function serializer.dump(value, metatables, root_name)
  local writer = serializer.writer(metatables)
  local ok, failure = pcall(writer.value, writer, value)
  if ok then
    return concat(writer.buffer, "", 1, writer.n)
  end
  if type(failure) ~= "table" or failure.unserializable == nil then
    error(failure, 0)
  end
  local culprit = failure.unserializable
  local path = type(value) == "table" and find_path(value, culprit, { root_name or "value" }, {})
  local where = path and describe_path(path) or root_name or "value"
  local what = objects.class_of(culprit) or type(culprit)
  if what == "function" then
    error(format("Cannot save function at %s: functions are not allowed in saved data.", where), 0)
  end
  error(format("Cannot save %s at %s.", what, where), 0)
end

-- Reading ------------------------------------------------------------------------------------

local Reader = {}
Reader.__index = Reader

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

READ[NIL] = function() end
READ[FALSE] = function()
  return false
end
READ[TRUE] = function()
  return true
end
READ[INTEGER] = read_varint
READ[NEGATIVE] = function(reader)
  return -read_varint(reader)
end
READ[FRACTION] = function(reader)
  return read_varint(reader) / 256
end
READ[NEGATIVE_FRACTION] = function(reader)
  return -read_varint(reader) / 256
end
READ[NUMBER] = function(reader)
  local at = reader.at
  local length = byte(reader.data, at)
  reader.at = at + 1 + length
  return tonumber(sub(reader.data, at + 1, at + length))
end
READ[NAN] = function()
  return 0 / 0
end
READ[INFINITY] = function()
  return math.huge
end
READ[NEGATIVE_INFINITY] = function()
  return -math.huge
end
READ[NEGATIVE_ZERO] = function()
  -- A constant -0 would share its place with 0 in some compilers.
  local zero = 0
  return -1 * zero
end
READ[STRING] = function(reader)
  local length = read_varint(reader)
  local at = reader.at
  reader.at = at + length
  local s = sub(reader.data, at, at + length - 1)
  local count = reader.string_count
  reader.strings[count] = s
  reader.string_count = count + 1
  return s
end
READ[STRING_SEEN] = function(reader)
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
    parts[i] = format("[%q]=false", key)
  end
  return assert(load("return function() return {" .. concat(parts, ",") .. "} end", "=shape"))()
end

READ[SHAPED] = function(reader)
  local shape = reader.shapes[read_varint(reader)]
  local make = shape.make
  if not make then
    make = maker(shape)
    shape.make = make
  end
  return fill_shaped(reader, shape, new_table(reader, make()))
end

READ[NEW_SHAPE] = function(reader)
  local shape = {}
  for i = 1, read_varint(reader) do
    shape[i] = read_value(reader)
  end
  reader.shapes[reader.shape_count] = shape
  reader.shape_count = reader.shape_count + 1
  return fill_shaped(reader, shape, new_table(reader, {}))
end

READ[TABLE] = function(reader)
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

READ[TABLE_SEEN] = function(reader)
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

READ[OBJECT] = function(reader)
  local number = next_object(reader)
  local class_name = read_value(reader)
  return keep_object(reader, number, reader.load(class_name, read_value(reader)))
end
READ[DEAD_OBJECT] = function(reader)
  local number = next_object(reader)
  return keep_object(reader, number, reader.load(read_value(reader), nil))
end
READ[OBJECT_SEEN] = function(reader)
  return reader.objects[read_varint(reader)]
end
READ[METATABLE] = function(reader)
  local name = read_value(reader)
  local t = read_value(reader)
  local metatable = reader.metatables and reader.metatables[name]
  return metatable and setmetatable(t, metatable) or t
end

--- The value that was written. `metatables` gives the kept ones by name.
---@param data string
---@param metatables table|nil
function serializer.load(data, metatables)
  local reader = setmetatable({
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
  }, Reader)
  local ok, value = pcall(read_value, reader)
  if not ok then
    error(type(value) == "string" and value or "the saved data are damaged", 0)
  end
  if reader.at ~= #data + 1 then
    error("the saved data are damaged", 0)
  end
  return value
end

return serializer
