--- Compression: zlib data (RFC 1950) with one block of fixed Huffman codes (RFC 1951). Any inflater
--- reads it; the bytes are the same on both Luas. It is not as small as zlib's own.

local inflate = require("inflate")

local deflate = {}

local byte, char, concat, floor = string.byte, string.char, table.concat, math.floor

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

local LENGTH_CODE = {}
for code = 0, 28 do
  local last = code == 28 and 258
    or math.min(257, inflate.LENGTH_BASE[code] + 2 ^ inflate.LENGTH_BITS[code] - 1)
  for length = inflate.LENGTH_BASE[code], last do
    LENGTH_CODE[length] = code
  end
end

local function distance_code(distance)
  local code = 29
  while inflate.DISTANCE_BASE[code] > distance do
    code = code - 1
  end
  return code
end

local function put(stream, value, count)
  stream.bits = stream.bits + value * 2 ^ stream.held
  stream.held = stream.held + count
  while stream.held >= 8 do
    local low = stream.bits % 256
    stream.n = stream.n + 1
    stream.out[stream.n] = char(low)
    stream.bits = (stream.bits - low) / 256
    stream.held = stream.held - 8
  end
end

local function match_length(data, a, b, limit)
  local length = 0
  while length < limit and byte(data, a + length) == byte(data, b + length) do
    length = length + 1
  end
  return length
end

--- The three bytes at a place as one number, nil where there are not three.
local function key_at(data, at)
  local a, b, c = byte(data, at, at + 2)
  return c and (a * 256 + b) * 256 + c
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
    if not place or at - place > WINDOW then
      break
    end
    local length = match_length(data, place, at, limit)
    if length > best then
      best, distance = length, at - place
    end
    place = earlier[place]
  end
  return best, distance
end

--- Compress to zlib data.
---@param data string
---@return string
function deflate.zlib(data)
  local stream = { out = { "\120\1" }, n = 1, bits = 0, held = 0 }
  put(stream, 3, 3)
  -- By the three bytes there: the last place that begins so.
  local last, earlier = {}, {}
  local at, length = 1, #data
  while at <= length do
    local best, distance = 0, 0
    local key = key_at(data, at)
    local place = key and last[key]
    if place then
      best, distance = longest(data, at, place, earlier)
    end
    if best >= 3 then
      local code = LENGTH_CODE[best]
      put(stream, LITERAL[257 + code], LITERAL_BITS[257 + code])
      put(stream, best - inflate.LENGTH_BASE[code], inflate.LENGTH_BITS[code])
      code = distance_code(distance)
      put(stream, DISTANCE[code], 5)
      put(stream, distance - inflate.DISTANCE_BASE[code], inflate.DISTANCE_BITS[code])
    else
      best = 1
      local literal = byte(data, at)
      put(stream, LITERAL[literal], LITERAL_BITS[literal])
    end
    for i = at, at + best - 1 do
      key = key_at(data, i)
      if key then
        earlier[i] = last[key]
        last[key] = i
      end
    end
    at = at + best
  end
  put(stream, LITERAL[256], LITERAL_BITS[256])
  if stream.held > 0 then
    put(stream, 0, 8 - stream.held)
  end
  local sum = inflate.adler32(data)
  return concat(stream.out)
    .. char(floor(sum / 16777216), floor(sum / 65536) % 256, floor(sum / 256) % 256, sum % 256)
end

return deflate
