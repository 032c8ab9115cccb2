--- The bytes of saved data: what each tag means, and how numbers are written.
--- A tree of values, each one tag byte and what follows.
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

local format = {}

local char = string.char
local floor = math.floor

local tags = {
  NIL = 0x00,
  FALSE = 0x01,
  TRUE = 0x02,
  INTEGER = 0x03,
  NEGATIVE = 0x04,
  FRACTION = 0x05,
  NEGATIVE_FRACTION = 0x06,
  NUMBER = 0x07,
  NAN = 0x08,
  INFINITY = 0x09,
  NEGATIVE_INFINITY = 0x0A,
  NEGATIVE_ZERO = 0x0B,
  STRING = 0x0C,
  STRING_SEEN = 0x0D,
  TABLE = 0x0E,
  TABLE_SEEN = 0x0F,
  SMALL = 0x10,
  SHAPED = 0x50,
  NEW_SHAPE = 0x51,
  OBJECT = 0x52,
  DEAD_OBJECT = 0x53,
  OBJECT_SEEN = 0x54,
  METATABLE = 0x55,
}
format.tags = tags
format.SMALL_COUNT = 64

-- The first magnitude above which a double cannot hold every integer.
local EXACT = 9007199254740992

--- Seven bits a byte, lowest first, the top bit set on all but the last.
function format.varint(n)
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
  return table.concat(bytes)
end

local varint = format.varint

local function encode_number(n)
  if n ~= n then
    return char(tags.NAN)
  elseif n == math.huge then
    return char(tags.INFINITY)
  elseif n == -math.huge then
    return char(tags.NEGATIVE_INFINITY)
  end
  local magnitude = n < 0 and -n or n
  if magnitude < EXACT and floor(magnitude) == magnitude then
    if n >= 0 and n < format.SMALL_COUNT then
      return char(tags.SMALL + n)
    end
    return char(n < 0 and tags.NEGATIVE or tags.INTEGER) .. varint(magnitude)
  end
  local fraction = magnitude * 256
  if fraction < EXACT and floor(fraction) == fraction then
    return char(n < 0 and tags.NEGATIVE_FRACTION or tags.FRACTION) .. varint(fraction)
  end
  local text = string.format("%.15g", n)
  if tonumber(text) ~= n then
    text = string.format("%.17g", n)
  end
  return char(tags.NUMBER, #text) .. text
end

-- Encoded forms of numbers met so far. Bounded, and never part of what is written.
local number_cache, number_count = {}, 0
local NUMBER_CACHE_LIMIT = 100000

--- The bytes of a number.
function format.number(n)
  local bytes = number_cache[n]
  if bytes and (n ~= 0 or 1 / n > 0) then
    return bytes
  end
  if n == 0 and 1 / n < 0 then
    return char(tags.NEGATIVE_ZERO)
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

return format
