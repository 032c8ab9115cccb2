--- Read msgpack. Arrays carry their length in `n`: nil may be an element.
--- Source: the msgpack specification.

local fault = require("lib.fault")

local byte, sub = string.byte, string.sub
local floor = math.floor
-- Lua 5.3 dropped it; the game has 5.2.
local ldexp = math.ldexp -- luacheck: ignore 143

local reading = {}

--- Marks what was read from an extension of type 1: `{n =, call index, path element...}`.
reading.Reference = {}

local MAX_DEPTH = 64
local REFERENCE_TYPE = 1

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
  return setmetatable(path, reading.Reference)
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
function reading.decode(bytes)
  source, position, size, references = bytes, 1, #bytes, 0
  local value = read(0)
  local found = references
  if position <= size then
    malformed("something follows the message")
  end
  source = nil
  return value, found
end

return reading
