--- Write msgpack.
---
--- Lua has one kind of table, so: a table with a field `n` is an array of n elements with holes, a
--- table with [1] or nothing at all is an array, any other table is a map, written in sorted key
--- order. `wire_forms.EMPTY_MAP` is the empty map.
--- Source: the msgpack specification.

local order = require("lib.order")
local wire_forms = require("lib.wire_forms")

local char, sub = string.char, string.sub
local floor = math.floor
-- Lua 5.3 dropped these two; the game has 5.2.
local frexp, ldexp = math.frexp, math.ldexp -- luacheck: ignore 143
local concat = table.concat

local writing = {}

local REFERENCE_TYPE = 1
local EXACT = 2 ^ 53

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
    elseif getmetatable(value) == writing.Bin then
      write_sized(#value.bytes, BIN_HEADS)
      put(value.bytes)
    elseif getmetatable(value) == writing.Extension then
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
writing.Bin = {}

---@param bytes string
function writing.bin(bytes)
  return setmetatable({ bytes = bytes }, writing.Bin)
end

--- Marks a reference that is to be written; clients write them, the mod only reads them.
writing.Extension = {}

---@param path any[] number of the call from 0, then field names and list places from 0
function writing.reference(path)
  return setmetatable({ bytes = writing.encode(path) }, writing.Extension)
end

---@param value any
---@return string bytes
function writing.encode(value)
  out, used = {}, 0
  write(value)
  local bytes = concat(out, "", 1, used)
  out = nil
  return bytes
end

--- The head of an array whose elements follow as encoded text.
---@param length integer
---@return string bytes
function writing.array_head(length)
  if length < 16 then
    return SINGLE[0x90 + length]
  end
  return big_endian(length < 65536 and 0xdc or 0xdd, length, length < 65536 and 2 or 4)
end

return writing
