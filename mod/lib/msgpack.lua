--- Read and write msgpack, the form of every message. Source: the msgpack specification.
---
--- Lua has one kind of table, so: a table with a field `n` is an array of n elements with holes, a
--- table with [1] or nothing at all is an array, any other table is a map, written in sorted key
--- order. `EMPTY_MAP` is the empty map. Read arrays always carry `n`: nil may be an argument.

local fault = require("lib.fault")
local order = require("lib.order")
local wire_forms = require("lib.wire_forms")

local byte, char, sub = string.byte, string.char, string.sub
local floor = math.floor
-- Lua 5.3 dropped these two; the game has 5.2.
local frexp, ldexp = math.frexp, math.ldexp -- luacheck: ignore 143
local concat = table.concat

local msgpack = {}

--- Marks what was read from an extension of type 1: `{n =, call index, path element...}`.
msgpack.Reference = {}

local MAX_DEPTH = 64
local REFERENCE_TYPE = 1
local EXACT = 2 ^ 53

-- Reading ---------------------------------------------------------------------------------------

local source, position, size, references
local read

local function malformed(reason)
  fault("malformed_frame", { reason = reason, offset = position - 1 })
end

local function take(count)
  local from = position
  if from + count - 1 > size then
    malformed("it ends inside a value")
  end
  position = from + count
  return from
end

local function read_uint(width)
  local from = take(width)
  if width == 1 then
    return byte(source, from)
  end
  if width == 2 then
    local a, b = byte(source, from, from + 1)
    return a * 256 + b
  end
  local a, b, c, d = byte(source, from, from + 3)
  local high = ((a * 256 + b) * 256 + c) * 256 + d
  if width == 4 then
    return high
  end
  a, b, c, d = byte(source, from + 4, from + 7)
  return high * 4294967296 + ((a * 256 + b) * 256 + c) * 256 + d
end

local function read_int(width)
  if width == 8 then
    local from = position
    local value = read_uint(8)
    if byte(source, from) < 128 then
      return value
    end
    -- Halves apart: a negative number of 64 bits would lose its low digits as one unsigned number.
    position = from
    local high, low = read_uint(4), read_uint(4)
    return (high - 4294967296) * 4294967296 + low
  end
  local value = read_uint(width)
  local limit = 256 ^ width
  return value >= limit / 2 and value - limit or value
end

local function read_float(width)
  local exponent_bits, fraction_bits = 8, 23
  local head, low = read_uint(4), 0
  if width == 8 then
    exponent_bits, fraction_bits = 11, 20
    low = read_uint(4)
  end
  local fraction_limit = 2 ^ fraction_bits
  local fraction = head % fraction_limit
  local exponent = floor(head / fraction_limit) % 2 ^ exponent_bits
  local bias = 2 ^ (exponent_bits - 1) - 1
  if exponent == 2 ^ exponent_bits - 1 then
    malformed("a number is not finite")
  end
  local mantissa = fraction / fraction_limit
  if width == 8 then
    mantissa = (fraction + low / 4294967296) / fraction_limit
  end
  local value
  if exponent == 0 then
    value = ldexp(mantissa, 1 - bias)
  else
    value = ldexp(1 + mantissa, exponent - bias)
  end
  return head >= 2147483648 and -value or value
end

local function read_string(length)
  local from = take(length)
  return sub(source, from, from + length - 1)
end

local function read_array(length, depth)
  -- Every element takes a byte, so a count beyond the rest is a lie and must not allocate.
  if length > size - position + 1 then
    malformed("a list is longer than the message")
  end
  local array = { n = length }
  for i = 1, length do
    array[i] = read(depth)
  end
  return array
end

local function read_map(length, depth)
  if length * 2 > size - position + 1 then
    malformed("a map is longer than the message")
  end
  local map = {}
  for _ = 1, length do
    local key = read(depth)
    local kind = type(key)
    if kind ~= "string" and kind ~= "number" then
      malformed("a map has a key that is neither text nor number")
    end
    map[key] = read(depth)
  end
  return map
end

local function read_extension(length, depth)
  local kind = read_uint(1)
  if kind ~= REFERENCE_TYPE then
    malformed("it has an extension of an unknown type")
  end
  local stop = position + length
  local path = read(depth)
  if position ~= stop or type(path) ~= "table" or type(path[1]) ~= "number" or not path.n then
    malformed("a reference is not a list that starts with the number of a call")
  end
  references = references + 1
  return setmetatable(path, msgpack.Reference)
end

local wide = {
  [0xc0] = function()
    return nil
  end,
  [0xc2] = function()
    return false
  end,
  [0xc3] = function()
    return true
  end,
}
for i, width in ipairs({ 1, 2, 4 }) do
  wide[0xc3 + i] = function()
    return read_string(read_uint(width))
  end
  wide[0xc6 + i] = function(depth)
    return read_extension(read_uint(width), depth)
  end
  wide[0xd8 + i] = wide[0xc3 + i]
end
for i, width in ipairs({ 2, 4 }) do
  wide[0xdb + i] = function(depth)
    return read_array(read_uint(width), depth)
  end
  wide[0xdd + i] = function(depth)
    return read_map(read_uint(width), depth)
  end
end
for i, width in ipairs({ 4, 8 }) do
  wide[0xc9 + i] = function()
    return read_float(width)
  end
end
for i, width in ipairs({ 1, 2, 4, 8 }) do
  wide[0xcb + i] = function()
    return read_uint(width)
  end
  wide[0xcf + i] = function()
    return read_int(width)
  end
end
for i, length in ipairs({ 1, 2, 4, 8, 16 }) do
  wide[0xd3 + i] = function(depth)
    return read_extension(length, depth)
  end
end

function read(depth)
  local head = byte(source, position)
  if not head then
    malformed("it ends inside a value")
  end
  position = position + 1
  if head < 0x80 then
    return head
  elseif head >= 0xe0 then
    return head - 256
  elseif head >= 0xa0 and head < 0xc0 then
    return read_string(head - 0xa0)
  end
  if depth > MAX_DEPTH then
    malformed("it is nested too deep")
  end
  if head < 0x90 then
    return read_map(head - 0x80, depth + 1)
  elseif head < 0xa0 then
    return read_array(head - 0x90, depth + 1)
  end
  local reader = wide[head]
  if not reader then
    malformed("it has a byte that means nothing")
  end
  return reader(depth + 1)
end

--- Read one message, which must be all there is.
---@param bytes string
---@return any value
---@return integer references how many references it holds
function msgpack.decode(bytes)
  source, position, size, references = bytes, 1, #bytes, 0
  local value = read(0)
  local found = references
  if position <= size then
    malformed("something follows the message")
  end
  source = nil
  return value, found
end

-- Writing ---------------------------------------------------------------------------------------

local out, used
local write

local SINGLE = {}
for i = 0, 255 do
  SINGLE[i] = char(i)
end

local function put(text)
  used = used + 1
  out[used] = text
end

local function big_endian(head, value, width)
  if width == 1 then
    return char(head, value)
  elseif width == 2 then
    return char(head, floor(value / 256), value % 256)
  end
  local low = value % 4294967296
  local a, b = floor(low / 16777216), floor(low / 65536) % 256
  local c, d = floor(low / 256) % 256, low % 256
  if width == 4 then
    return char(head, a, b, c, d)
  end
  local high = floor(value / 4294967296) % 4294967296
  local e, f = floor(high / 16777216), floor(high / 65536) % 256
  return char(head, e, f, floor(high / 256) % 256, high % 256, a, b, c, d)
end

local function write_integer(value)
  if value >= 0 then
    if value < 128 then
      put(SINGLE[value])
    elseif value < 256 then
      put(big_endian(0xcc, value, 1))
    elseif value < 65536 then
      put(big_endian(0xcd, value, 2))
    elseif value < 4294967296 then
      put(big_endian(0xce, value, 4))
    else
      put(big_endian(0xcf, value, 8))
    end
  elseif value >= -32 then
    put(SINGLE[value + 256])
  elseif value >= -128 then
    put(big_endian(0xd0, value + 256, 1))
  elseif value >= -32768 then
    put(big_endian(0xd1, value + 65536, 2))
  elseif value >= -2147483648 then
    put(big_endian(0xd2, value + 4294967296, 4))
  else
    put(big_endian(0xd3, value, 8))
  end
end

local INFINITE = { [1 / 0] = "\203\127\240\0\0\0\0\0\0", [-1 / 0] = "\203\255\240\0\0\0\0\0\0" }

local function write_float(value)
  if value ~= value then
    return put("\203\127\248\0\0\0\0\0\0")
  elseif INFINITE[value] then
    return put(INFINITE[value])
  end
  local sign = value < 0 and 128 or 0
  local mantissa, exponent = frexp(sign == 0 and value or -value)
  -- 24 digits suffice: the short form is exact.
  if mantissa * 16777216 % 1 == 0 and exponent > -125 and exponent <= 128 then
    local fraction = (mantissa * 2 - 1) * 8388608
    local head = (exponent + 126) * 8388608 + fraction
    return put(big_endian(0xca, head + sign * 16777216, 4))
  end
  local biased = exponent + 1022
  local fraction
  if biased <= 0 then
    fraction, biased = ldexp(mantissa, 52 + biased), 0
  else
    fraction = (mantissa * 2 - 1) * 4503599627370496
  end
  local high = floor(fraction / 4294967296)
  local head = biased * 1048576 + high + sign * 16777216
  put(big_endian(0xcb, head, 4))
  put(sub(big_endian(0, fraction % 4294967296, 4), 2))
end

local function write_sized(length, heads)
  if length < 256 and heads[1] then
    put(big_endian(heads[1], length, 1))
  elseif length < 65536 then
    put(big_endian(heads[2], length, 2))
  else
    put(big_endian(heads[3], length, 4))
  end
end

local STRING_HEADS = { 0xd9, 0xda, 0xdb }
local BIN_HEADS = { 0xc4, 0xc5, 0xc6 }
local EXTENSION_HEADS = { 0xc7, 0xc8, 0xc9 }
local ARRAY_HEADS = { nil, 0xdc, 0xdd }
local MAP_HEADS = { nil, 0xde, 0xdf }

local function write_array(array, length)
  if length < 16 then
    put(SINGLE[0x90 + length])
  else
    write_sized(length, ARRAY_HEADS)
  end
  for i = 1, length do
    write(array[i])
  end
end

local function write_map(map)
  local keys = order.keys(map)
  if #keys < 16 then
    put(SINGLE[0x80 + #keys])
  else
    write_sized(#keys, MAP_HEADS)
  end
  for i = 1, #keys do
    local key = keys[i]
    write(key)
    write(map[key])
  end
end

local writers = {
  ["nil"] = function()
    put("\192")
  end,
  boolean = function(value)
    put(value and "\195" or "\194")
  end,
  number = function(value)
    if value % 1 == 0 and value <= EXACT and value >= -EXACT then
      write_integer(value)
    else
      write_float(value)
    end
  end,
  string = function(value)
    local length = #value
    if length < 32 then
      put(SINGLE[0xa0 + length])
    else
      write_sized(length, STRING_HEADS)
    end
    put(value)
  end,
  table = function(value)
    if value.n then
      write_array(value, value.n)
    elseif value[1] ~= nil then
      write_array(value, #value)
    elseif value == wire_forms.EMPTY_MAP then
      put("\128")
    elseif getmetatable(value) == msgpack.Bin then
      write_sized(#value.bytes, BIN_HEADS)
      put(value.bytes)
    elseif getmetatable(value) == msgpack.Extension then
      write_sized(#value.bytes, EXTENSION_HEADS)
      put(SINGLE[REFERENCE_TYPE])
      put(value.bytes)
    elseif next(value) == nil then
      put("\144")
    else
      write_map(value)
    end
  end,
}

function write(value)
  local writer = writers[type(value)]
  if not writer then
    error("a " .. type(value) .. " cannot travel")
  end
  writer(value)
end

--- Marks bytes, which travel apart from text.
msgpack.Bin = {}

---@param bytes string
function msgpack.bin(bytes)
  return setmetatable({ bytes = bytes }, msgpack.Bin)
end

--- Marks a reference that is to be written; clients write them, the mod only reads them.
msgpack.Extension = {}

---@param path any[] number of the call from 0, then field names and list places from 0
function msgpack.reference(path)
  return setmetatable({ bytes = msgpack.encode(path) }, msgpack.Extension)
end

---@param value any
---@return string bytes
function msgpack.encode(value)
  out, used = {}, 0
  write(value)
  local bytes = concat(out, "", 1, used)
  out = nil
  return bytes
end

--- The head of an array whose elements follow as encoded text.
---@param length integer
---@return string bytes
function msgpack.array_head(length)
  if length < 16 then
    return SINGLE[0x90 + length]
  end
  return big_endian(length < 65536 and 0xdc or 0xdd, length, length < 65536 and 2 or 4)
end

return msgpack
