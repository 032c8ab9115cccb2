--- Writing saved data, see serializer/format.lua.

local format = require("serializer.format")
local objects = require("objects")
local shapes = require("serializer.shapes")

local char = string.char
local floor = math.floor
local sort = table.sort
local next, type, getmetatable, setmetatable = next, type, getmetatable, setmetatable
local varint, number_bytes = format.varint, format.number
local tags = format.tags

local KEY_TYPES = { number = true, string = true, boolean = true, table = true, userdata = true }

local Writer = {}
Writer.__index = Writer

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
  self.strings[s] = char(tags.STRING_SEEN) .. varint(number)
  buffer[n + 1] = char(tags.STRING) .. varint(#s)
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
    return self:put(char(tags.OBJECT_SEEN) .. varint(seen))
  end
  self.objects[handle] = self.object_count
  self.object_count = self.object_count + 1
  local class_name, key, dead = objects.save(handle)
  if dead then
    self:put(char(tags.DEAD_OBJECT))
    return self:string(class_name)
  end
  if key == nil then
    refuse(handle)
  end
  self:put(char(tags.OBJECT))
  self:string(class_name)
  self:value(key)
end

--- Keys that have no order of their own are ordered by what they would be written as.
local function bytes_of_key(key)
  local writer = Writer.new()
  writer:value(key)
  return writer:bytes()
end

--- All keys of a table in canonical order.
function Writer.sorted_keys(t)
  local numbers, strings, others = {}, {}, {}
  local has_false, has_true = t[false] ~= nil, t[true] ~= nil
  for key in next, t do
    local kind = type(key)
    if kind == "number" then
      numbers[#numbers + 1] = key
    elseif kind == "string" then
      strings[#strings + 1] = key
    elseif kind ~= "boolean" then
      if not KEY_TYPES[kind] then
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
    known = char(tags.SHAPED) .. varint(self.shape_count)
    self.shapes[shape] = known
    self.shape_count = self.shape_count + 1
    self:put(char(tags.NEW_SHAPE) .. varint(#shape))
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
    return self:put(char(tags.TABLE_SEEN) .. varint(seen))
  end
  self.tables[t] = self.table_count
  self.table_count = self.table_count + 1
  local metatable = getmetatable(t)
  if metatable ~= nil and self.metatables then
    local name = self.metatables[metatable]
    if name then
      self:put(char(tags.METATABLE))
      self:string(name)
    end
  end
  if next(t) ~= nil and t[1] == nil then
    local shape = shapes.find(t)
    if shape then
      return self:shaped(t, shape)
    end
  end
  -- The run 1..n without a hole, however the table holds it.
  local n = 0
  while t[n + 1] ~= nil do
    n = n + 1
  end
  self:put(char(tags.TABLE) .. varint(n))
  for i = 1, n do
    self:value(t[i])
  end
  local count, low, high = dense_range(t, n)
  if count == nil then
    local keys = Writer.sorted_keys(t)
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
    self:put(char(tags.TRUE))
  elseif value == false then
    self:put(char(tags.FALSE))
  elseif value == nil then
    self:put(char(tags.NIL))
  elseif kind == "userdata" and objects.class_of(value) then
    self:object(value)
  else
    refuse(value)
  end
end

--- A writer to which several values may be written; they share strings, shapes and references.
---@param metatables table|nil names of the metatables that are kept, by metatable
function Writer.new(metatables)
  shapes.trim()
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

--- All that was written.
function Writer:bytes()
  return table.concat(self.buffer, "", 1, self.n)
end

return Writer
