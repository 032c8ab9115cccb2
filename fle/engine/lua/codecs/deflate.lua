--- Compression: zlib data (RFC 1950) with one block of fixed Huffman codes (RFC 1951). Any inflater
--- reads it; the bytes are the same on both Luas. It is not as small as zlib's own.

local inflate = require("codecs.inflate")

local deflate = {}

local byte, char, concat, floor = string.byte, string.char, table.concat, math.floor
local unpack = require("lua_compat").unpack

local MAX_MATCH, WINDOW, CHAIN = 258, 32768, 16

local function reversed(code, length)
  local result = 0
  for _ = 1, length do
    result = result * 2 + code % 2
    code = floor(code / 2)
  end
  return result
end

local LITERAL, LITERAL_BITS, DISTANCE = {}, {}, {}
for symbol = 0, 287 do
  local code, length
  if symbol < 144 then
    code, length = 48 + symbol, 8
  elseif symbol < 256 then
    code, length = 400 + symbol - 144, 9
  elseif symbol < 280 then
    code, length = symbol - 256, 7
  else
    code, length = 192 + symbol - 280, 8
  end
  LITERAL[symbol], LITERAL_BITS[symbol] = reversed(code, length), length
end
for symbol = 0, 29 do
  DISTANCE[symbol] = reversed(symbol, 5)
end

local POWER = {}
for i = 0, 32 do
  POWER[i] = 2 ^ i
end

-- Code and extra bits of each length as one number, and how many bits that are.
local LENGTH, LENGTH_SIZE = {}, {}
for code = 0, 28 do
  local base, extra = inflate.LENGTH_BASE[code], inflate.LENGTH_BITS[code]
  -- 258 has a code of its own, though the one before could say it.
  local last = code == 28 and 258 or math.min(257, base + 2 ^ extra - 1)
  for length = base, last do
    local size = LITERAL_BITS[257 + code]
    LENGTH[length] = LITERAL[257 + code] + (length - base) * POWER[size]
    LENGTH_SIZE[length] = size + extra
  end
end

-- Codes of distances: the near ones by themselves, far ones in steps of 128, as far codes begin.
local NEAR, FAR = {}, {}
for code = 0, 29 do
  local base, extra = inflate.DISTANCE_BASE[code], inflate.DISTANCE_BITS[code]
  for distance = base, math.min(256, base + 2 ^ extra - 1) do
    NEAR[distance] = code
  end
  for step = floor((base - 1) / 128), floor((base + 2 ^ extra - 2) / 128) do
    FAR[step] = code
  end
end

--- How many bytes are alike at two places, when more than `least` are; fewer if not.
local function match_length(data, a, b, least, limit)
  if byte(data, a + least) ~= byte(data, b + least) then
    return 0
  end
  local length = 0
  while length < limit and byte(data, a + length) == byte(data, b + length) do
    length = length + 1
  end
  return length
end

--- The longest match of what stands at `at`, among the last places that begin alike.
--- `earlier[place]` is the place before it that begins alike.
local function longest(data, at, place, earlier)
  local limit = #data - at + 1
  if limit > MAX_MATCH then
    limit = MAX_MATCH
  end
  local best, distance = 0, 0
  for _ = 1, CHAIN do
    if not place or at - place > WINDOW or best == limit then
      break
    end
    local length = match_length(data, place, at, best, limit)
    if length > best then
      best, distance = length, at - place
    end
    place = earlier[place]
  end
  return best, distance
end

local function to_string(out, n)
  local parts = {}
  for i = 1, n, 4096 do
    parts[#parts + 1] = char(unpack(out, i, i + 4095 < n and i + 4095 or n))
  end
  return concat(parts)
end

--- Compress to zlib data.
---@param data string
---@return string
function deflate.zlib(data)
  -- What is not written yet: the lowest bit goes first. It starts with the head of the block.
  local bits, held = 3, 3
  local out, n = { 120, 1 }, 2
  -- By the three bytes there: the last place that begins so.
  local last, earlier = {}, {}
  local at, length = 1, #data
  while at <= length do
    local best, distance = 0, 0
    local a, b, c = byte(data, at, at + 2)
    local place = c and last[(a * 256 + b) * 256 + c]
    if place then
      best, distance = longest(data, at, place, earlier)
    end
    if best >= 3 then
      bits = bits + LENGTH[best] * POWER[held]
      held = held + LENGTH_SIZE[best]
      local code = distance <= 256 and NEAR[distance] or FAR[floor((distance - 1) / 128)]
      local extra = distance - inflate.DISTANCE_BASE[code]
      bits = bits + (DISTANCE[code] + extra * 32) * POWER[held]
      held = held + 5 + inflate.DISTANCE_BITS[code]
    else
      best = 1
      bits = bits + LITERAL[a] * POWER[held]
      held = held + LITERAL_BITS[a]
    end
    while held >= 8 do
      local low = bits % 256
      n = n + 1
      out[n] = low
      bits = (bits - low) / 256
      held = held - 8
    end
    for i = at, at + best - 1 do
      a, b, c = byte(data, i, i + 2)
      if c then
        local key = (a * 256 + b) * 256 + c
        earlier[i] = last[key]
        last[key] = i
      end
    end
    at = at + best
  end
  bits = bits + LITERAL[256] * POWER[held]
  held = held + LITERAL_BITS[256]
  while held > 0 do
    local low = bits % 256
    n = n + 1
    out[n] = low
    bits = (bits - low) / 256
    held = held - 8
  end
  local sum = inflate.adler32(data)
  return to_string(out, n)
    .. char(floor(sum / 16777216), floor(sum / 65536) % 256, floor(sum / 256) % 256, sum % 256)
end

return deflate
