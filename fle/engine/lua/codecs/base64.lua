--- Base64 (RFC 4648) in plain Lua.

local base64 = {}

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local floor, byte, char, concat = math.floor, string.byte, string.char, table.concat

-- Two characters for every 12 bits.
local PAIRS = {}
local VALUES = {}
for high = 0, 63 do
  VALUES[ALPHABET:byte(high + 1)] = high
  for low = 0, 63 do
    PAIRS[high * 64 + low] = ALPHABET:sub(high + 1, high + 1) .. ALPHABET:sub(low + 1, low + 1)
  end
end

---@param data string
---@return string
function base64.encode(data)
  local parts, n = {}, 0
  local length = #data
  for i = 1, length - 2, 3 do
    local a, b, c = byte(data, i, i + 2)
    parts[n + 1] = PAIRS[a * 16 + floor(b / 16)]
    parts[n + 2] = PAIRS[b % 16 * 256 + c]
    n = n + 2
  end
  local rest = length % 3
  if rest == 1 then
    parts[n + 1] = PAIRS[byte(data, length) * 16] .. "=="
  elseif rest == 2 then
    local a, b = byte(data, length - 1, length)
    parts[n + 1] = PAIRS[a * 16 + floor(b / 16)]
    parts[n + 2] = PAIRS[b % 16 * 256]:sub(1, 1) .. "="
  end
  return concat(parts)
end

--- The bytes, or nil when the text is not base64. White space is skipped.
---@param text string
---@return string|nil
function base64.decode(text)
  text = text:gsub("%s+", "")
  if #text % 4 ~= 0 then
    return nil
  end
  local padding = #text:match("=*$")
  if padding > 2 or text:find("[^%w+/]", 1) and not text:find("^[%w+/]*=*$") then
    return nil
  end
  local parts, n = {}, 0
  for i = 1, #text - padding - (4 - padding) % 4, 4 do
    local a, b, c, d = byte(text, i, i + 3)
    local bits = ((VALUES[a] * 64 + VALUES[b]) * 64 + VALUES[c]) * 64 + VALUES[d]
    n = n + 1
    parts[n] = char(floor(bits / 65536), floor(bits / 256) % 256, bits % 256)
  end
  if padding == 1 then
    local a, b, c = byte(text, #text - 3, #text - 1)
    local bits = (VALUES[a] * 64 + VALUES[b]) * 64 + VALUES[c]
    parts[n + 1] = char(floor(bits / 1024), floor(bits / 4) % 256)
  elseif padding == 2 then
    local a, b = byte(text, #text - 3, #text - 2)
    parts[n + 1] = char(floor((VALUES[a] * 64 + VALUES[b]) / 16))
  end
  return concat(parts)
end

return base64
