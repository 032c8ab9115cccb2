--- Decompression: DEFLATE (RFC 1951) and its zlib wrapping (RFC 1950) in plain arithmetic, so that
--- both Luas give the same bytes and no library is needed.

local inflate = {}

local byte, char, concat, floor = string.byte, string.char, table.concat, math.floor

local LENGTH_BASE, LENGTH_BITS = {}, {}
local DISTANCE_BASE, DISTANCE_BITS = {}, {}
do
  local base = 3
  for code = 0, 27 do
    local bits = code < 8 and 0 or floor(code / 4) - 1
    LENGTH_BASE[code], LENGTH_BITS[code] = base, bits
    base = base + 2 ^ bits
  end
  LENGTH_BASE[28], LENGTH_BITS[28] = 258, 0
  base = 1
  for code = 0, 29 do
    local bits = code < 4 and 0 or floor(code / 2) - 1
    DISTANCE_BASE[code], DISTANCE_BITS[code] = base, bits
    base = base + 2 ^ bits
  end
end

inflate.LENGTH_BASE, inflate.LENGTH_BITS = LENGTH_BASE, LENGTH_BITS
inflate.DISTANCE_BASE, inflate.DISTANCE_BITS = DISTANCE_BASE, DISTANCE_BITS

local CODE_LENGTH_ORDER = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 }

local POWER = {}
for i = 0, 32 do
  POWER[i] = 2 ^ i
end

local function damaged()
  error("the compressed data are damaged", 0)
end

local function take(stream, count)
  while stream.held < count do
    local b = byte(stream.data, stream.at)
    if not b then
      damaged()
    end
    stream.at = stream.at + 1
    stream.bits = stream.bits + b * POWER[stream.held]
    stream.held = stream.held + 8
  end
  local value = stream.bits % POWER[count]
  stream.bits = (stream.bits - value) / POWER[count]
  stream.held = stream.held - count
  return value
end

-- Codes of up to this many bits are looked up at once.
local QUICK_BITS = 9
local QUICK = 2 ^ QUICK_BITS

--- Enter a short code at every place whose low bits it is; codes stand with their first bit lowest.
local function enter_quick(quick, code, length, symbol)
  local reversed = 0
  for _ = 1, length do
    reversed = reversed * 2 + code % 2
    code = floor(code / 2)
  end
  for place = reversed, QUICK - 1, POWER[length] do
    quick[place] = symbol * 16 + length
  end
end

--- A canonical Huffman code: counts and symbols by length, and the short codes by their bits.
local function huffman(lengths, size)
  local counts, offsets, symbols, quick = {}, {}, {}, {}
  for length = 0, 15 do
    counts[length] = 0
  end
  for symbol = 0, size - 1 do
    counts[lengths[symbol]] = counts[lengths[symbol]] + 1
  end
  counts[0] = 0
  offsets[1] = 0
  local next_code, code = { 0 }, 0
  for length = 1, 14 do
    offsets[length + 1] = offsets[length] + counts[length]
    code = (code + counts[length]) * 2
    next_code[length + 1] = code
  end
  for symbol = 0, size - 1 do
    local length = lengths[symbol]
    if length > 0 then
      symbols[offsets[length]] = symbol
      offsets[length] = offsets[length] + 1
      if length <= QUICK_BITS and next_code[length] < POWER[length] then
        enter_quick(quick, next_code[length], length, symbol)
      end
      next_code[length] = next_code[length] + 1
    end
  end
  return { counts = counts, symbols = symbols, quick = quick }
end

local function decode_slowly(stream, code)
  local value, first, index = 0, 0, 0
  local counts = code.counts
  for length = 1, 15 do
    value = value + take(stream, 1)
    local count = counts[length]
    if value - first < count then
      return code.symbols[index + value - first]
    end
    index = index + count
    first = (first + count) * 2
    value = value * 2
  end
  return damaged()
end

local function decode(stream, code)
  if stream.held < QUICK_BITS then
    local b = byte(stream.data, stream.at)
    if b then
      stream.at = stream.at + 1
      stream.bits = stream.bits + b * POWER[stream.held]
      stream.held = stream.held + 8
    end
  end
  local found = code.quick[stream.bits % QUICK]
  local length = found and found % 16
  if not found or length > stream.held then
    return decode_slowly(stream, code)
  end
  stream.bits = floor(stream.bits / POWER[length])
  stream.held = stream.held - length
  return (found - length) / 16
end

local fixed_literals, fixed_distances

local function fixed_codes()
  if fixed_literals then
    return fixed_literals, fixed_distances
  end
  local lengths, distances = {}, {}
  for symbol = 0, 287 do
    lengths[symbol] = symbol < 144 and 8 or symbol < 256 and 9 or symbol < 280 and 7 or 8
  end
  for symbol = 0, 29 do
    distances[symbol] = 5
  end
  fixed_literals, fixed_distances = huffman(lengths, 288), huffman(distances, 30)
  return fixed_literals, fixed_distances
end

local function dynamic_codes(stream)
  local literal_count = take(stream, 5) + 257
  local distance_count = take(stream, 5) + 1
  local lengths = {}
  for i = 0, 18 do
    lengths[i] = 0
  end
  for i = 1, take(stream, 4) + 4 do
    lengths[CODE_LENGTH_ORDER[i]] = take(stream, 3)
  end
  local code = huffman(lengths, 19)
  local all, n = {}, 0
  while n < literal_count + distance_count do
    local symbol = decode(stream, code)
    if symbol < 16 then
      all[n] = symbol
      n = n + 1
    else
      local value, last = 0
      if symbol == 16 then
        value = all[n - 1] or damaged()
        last = n + 2 + take(stream, 2)
      elseif symbol == 17 then
        last = n + 2 + take(stream, 3)
      else
        last = n + 10 + take(stream, 7)
      end
      for _ = n, last do
        all[n] = value
        n = n + 1
      end
    end
  end
  local distances = {}
  for i = 0, distance_count - 1 do
    distances[i] = all[literal_count + i]
  end
  return huffman(all, literal_count), huffman(distances, distance_count)
end

local function stored(stream, out, n)
  -- A stored block begins at the next byte; whole bytes that were read ahead are given back.
  stream.at = stream.at - floor(stream.held / 8)
  stream.bits, stream.held = 0, 0
  local low, high = byte(stream.data, stream.at, stream.at + 1)
  if not high then
    damaged()
  end
  local length = low + high * 256
  stream.at = stream.at + 4
  if #stream.data < stream.at + length - 1 then
    damaged()
  end
  for i = stream.at, stream.at + length - 1 do
    n = n + 1
    out[n] = byte(stream.data, i)
  end
  stream.at = stream.at + length
  return n
end

local function compressed(stream, out, n, literals, distances)
  while true do
    local symbol = decode(stream, literals)
    if symbol < 256 then
      n = n + 1
      out[n] = symbol
    elseif symbol == 256 then
      return n
    else
      symbol = symbol - 257
      local length = (LENGTH_BASE[symbol] or damaged()) + take(stream, LENGTH_BITS[symbol])
      symbol = decode(stream, distances)
      local distance = (DISTANCE_BASE[symbol] or damaged()) + take(stream, DISTANCE_BITS[symbol])
      if distance > n then
        damaged()
      end
      for i = n + 1, n + length do
        out[i] = out[i - distance]
      end
      n = n + length
    end
  end
end

local function to_string(out, n)
  local parts = {}
  for i = 1, n, 4096 do
    local last = i + 4095 < n and i + 4095 or n
    parts[#parts + 1] = char(require("lua_compat").unpack(out, i, last))
  end
  return concat(parts)
end

--- Decompress raw DEFLATE data; raises when they are damaged.
---@param data string
---@param at integer|nil first byte
---@return string text, integer after the first byte behind the data
function inflate.raw(data, at)
  local stream = { data = data, at = at or 1, bits = 0, held = 0 }
  local out, n = {}, 0
  repeat
    local final = take(stream, 1)
    local kind = take(stream, 2)
    if kind == 0 then
      n = stored(stream, out, n)
    elseif kind == 1 then
      n = compressed(stream, out, n, fixed_codes())
    elseif kind == 2 then
      n = compressed(stream, out, n, dynamic_codes(stream))
    else
      damaged()
    end
  until final == 1
  -- Whole bytes that were read ahead are given back.
  return to_string(out, n), stream.at - floor(stream.held / 8)
end

--- The checksum of zlib.
function inflate.adler32(text)
  local a, b = 1, 0
  for i = 1, #text do
    a = a + byte(text, i)
    b = b + a
    -- Sums stay exact for far longer than this; the remainder is what costs.
    if i % 4096 == 0 then
      a, b = a % 65521, b % 65521
    end
  end
  return b % 65521 * 65536 + a % 65521
end

--- Decompress zlib data; raises when they are damaged.
---@param data string
---@return string
function inflate.zlib(data)
  local method, flags = byte(data, 1, 2)
  if
    not flags
    or method % 16 ~= 8
    or (method * 256 + flags) % 31 ~= 0
    or floor(flags / 32) % 2 == 1
  then
    damaged()
  end
  local text, after = inflate.raw(data, 3)
  local a, b, c, d = byte(data, after, after + 3)
  if not d or ((a * 256 + b) * 256 + c) * 256 + d ~= inflate.adler32(text) then
    damaged()
  end
  return text
end

return inflate
