--- Base64 text, as raw bytes cannot travel over a console. Source: RFC 4648, section 4.

local byte, char, sub = string.byte, string.char, string.sub
local concat, floor = table.concat, math.floor

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local base64 = {}

-- Twelve bits at once: three bytes are two lookups.
local PAIRS = {}
for i = 0, 4095 do
  local high, low = floor(i / 64) + 1, i % 64 + 1
  PAIRS[i] = sub(ALPHABET, high, high) .. sub(ALPHABET, low, low)
end

local SEXTET = {}
for i = 1, 64 do
  SEXTET[byte(ALPHABET, i)] = i - 1
end

---@param bytes string
---@return string text
function base64.encode(bytes)
  local out, used = {}, 0
  local size = #bytes
  local whole = size - size % 3
  for i = 1, whole, 3 do
    local a, b, c = byte(bytes, i, i + 2)
    local middle = b % 16
    out[used + 1] = PAIRS[a * 16 + (b - middle) / 16]
    out[used + 2] = PAIRS[middle * 256 + c]
    used = used + 2
  end
  local a, b = byte(bytes, whole + 1, size)
  if b then
    local middle = b % 16
    out[used + 1] = PAIRS[a * 16 + (b - middle) / 16]
    out[used + 2] = sub(PAIRS[middle * 256], 1, 1) .. "="
  elseif a then
    out[used + 1] = PAIRS[a * 16] .. "=="
  end
  return concat(out)
end

local function decode_tail(text, from)
  local a, b, c, d = byte(text, from, from + 3)
  local first, second = SEXTET[a], SEXTET[b]
  if not (first and second and c and d) then
    return nil
  end
  local low = second % 16
  local one = first * 4 + (second - low) / 16
  if c == 61 then
    return d == 61 and char(one) or nil
  end
  local third = SEXTET[c]
  if not third then
    return nil
  end
  local rest = third % 4
  local two = low * 16 + (third - rest) / 4
  if d == 61 then
    return char(one, two)
  end
  local fourth = SEXTET[d]
  return fourth and char(one, two, rest * 64 + fourth)
end

--- nil when the text is not base64.
---@param text string
---@return string? bytes
function base64.decode(text)
  local size = #text
  if size % 4 ~= 0 then
    return nil
  end
  local out, used = {}, 0
  for i = 1, size - 4, 4 do
    local a, b, c, d = byte(text, i, i + 3)
    local first, second, third, fourth = SEXTET[a], SEXTET[b], SEXTET[c], SEXTET[d]
    if not (first and second and third and fourth) then
      return nil
    end
    local low, rest = second % 16, third % 4
    used = used + 1
    out[used] =
      char(first * 4 + (second - low) / 16, low * 16 + (third - rest) / 4, rest * 64 + fourth)
  end
  if size > 0 then
    local tail = decode_tail(text, size - 3)
    if not tail then
      return nil
    end
    out[used + 1] = tail
  end
  return concat(out)
end

return base64
