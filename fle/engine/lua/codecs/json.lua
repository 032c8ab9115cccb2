--- JSON as the game reads and writes it (`table_to_json`, `json_to_table`): keys sorted, tables
--- with items 1..n as arrays, an empty table as an object, null as nil.

local json = {}

local byte, char, sub, find, format =
  string.byte, string.char, string.sub, string.find, string.format

local ESCAPES = {
  ['"'] = '\\"',
  ["\\"] = "\\\\",
  ["\b"] = "\\b",
  ["\f"] = "\\f",
  ["\n"] = "\\n",
  ["\r"] = "\\r",
  ["\t"] = "\\t",
}

local function quote(s)
  return '"'
    .. s:gsub('[%c"\\]', function(c)
      return ESCAPES[c] or format("\\u%04x", byte(c))
    end)
    .. '"'
end

local function number(n)
  if n ~= n or n == math.huge or n == -math.huge then
    error("a number that is not finite cannot be written as JSON", 0)
  end
  local text = format("%.14g", n)
  if tonumber(text) ~= n then
    text = format("%.17g", n)
  end
  return text
end

local function is_array(t)
  local n = 0
  for _ in next, t do
    n = n + 1
  end
  for i = 1, n do
    if t[i] == nil then
      return false
    end
  end
  return n > 0, n
end

local write

local function write_table(t, seen)
  if seen[t] then
    error("a table that contains itself cannot be written as JSON", 0)
  end
  seen[t] = true
  local parts = {}
  local array, size = is_array(t)
  if array then
    for i = 1, size do
      parts[i] = write(t[i], seen)
    end
  else
    local keys = {}
    local by_text = {}
    for key in next, t do
      if type(key) ~= "string" and type(key) ~= "number" then
        error("only strings and numbers can be keys in JSON", 0)
      end
      local text = type(key) == "number" and number(key) or key
      keys[#keys + 1] = text
      by_text[text] = t[key]
    end
    table.sort(keys)
    for i, key in ipairs(keys) do
      parts[i] = quote(key) .. ":" .. write(by_text[key], seen)
    end
  end
  seen[t] = nil
  local text = table.concat(parts, ",")
  return array and "[" .. text .. "]" or "{" .. text .. "}"
end

function write(value, seen)
  local kind = type(value)
  if kind == "string" then
    return quote(value)
  elseif kind == "number" then
    return number(value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif kind == "nil" then
    return "null"
  elseif kind == "table" and getmetatable(value) == nil then
    return write_table(value, seen)
  end
  error("a " .. kind .. " cannot be written as JSON", 0)
end

--- JSON text of a value.
---@return string
function json.encode(value)
  return write(value, {})
end

local UNESCAPE = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function fail(at, what)
  error({ at = at, what = what }, 0)
end

local function utf8_bytes(code)
  if code < 0x80 then
    return char(code)
  elseif code < 0x800 then
    return char(0xC0 + math.floor(code / 64), 0x80 + code % 64)
  elseif code < 0x10000 then
    return char(0xE0 + math.floor(code / 4096), 0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
  end
  return char(
    0xF0 + math.floor(code / 262144),
    0x80 + math.floor(code / 4096) % 64,
    0x80 + math.floor(code / 64) % 64,
    0x80 + code % 64
  )
end

local function read_unicode(text, at)
  local hex = sub(text, at, at + 3)
  if not find(hex, "^%x%x%x%x$") then
    fail(at, "four hexadecimal digits expected")
  end
  local code = tonumber(hex, 16)
  if code >= 0xD800 and code < 0xDC00 then
    local low = text:match("^\\u(%x%x%x%x)", at + 4)
    if low then
      return utf8_bytes(0x10000 + (code - 0xD800) * 1024 + tonumber(low, 16) - 0xDC00), at + 10
    end
  end
  return utf8_bytes(code), at + 4
end

local function read_string(text, at)
  local parts = {}
  at = at + 1
  while true do
    local stop = find(text, '["\\]', at)
    if not stop then
      fail(at, "the string does not end")
    end
    parts[#parts + 1] = sub(text, at, stop - 1)
    if sub(text, stop, stop) == '"' then
      return table.concat(parts), stop + 1
    end
    local escape = sub(text, stop + 1, stop + 1)
    at = stop + 2
    if escape == "u" then
      parts[#parts + 1], at = read_unicode(text, at)
    else
      parts[#parts + 1] = UNESCAPE[escape] or escape
    end
  end
end

local read

local function skip(text, at)
  return find(text, "[^ \t\r\n]", at) or #text + 1
end

local function read_members(text, at, close, one)
  at = skip(text, at + 1)
  if sub(text, at, at) == close then
    return at + 1
  end
  while true do
    at = skip(text, one(at))
    local c = sub(text, at, at)
    if c == close then
      return at + 1
    elseif c ~= "," then
      fail(at, "',' or '" .. close .. "' expected")
    end
    at = skip(text, at + 1)
  end
end

local LITERALS = { ["true"] = true, ["false"] = false }

function read(text, at)
  at = skip(text, at)
  local c = sub(text, at, at)
  if c == '"' then
    return read_string(text, at)
  elseif c == "{" then
    local result = {}
    return result,
      read_members(text, at, "}", function(position)
        if sub(text, position, position) ~= '"' then
          fail(position, "a name expected")
        end
        local key, after = read_string(text, position)
        after = skip(text, after)
        if sub(text, after, after) ~= ":" then
          fail(after, "':' expected")
        end
        local value
        value, after = read(text, after + 1)
        result[key] = value
        return after
      end)
  elseif c == "[" then
    local result, n = {}, 0
    return result,
      read_members(text, at, "]", function(position)
        local value, after = read(text, position)
        n = n + 1
        result[n] = value
        return after
      end)
  end
  local digits = text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at)
  if digits and tonumber(digits) then
    return tonumber(digits), at + #digits
  end
  local word = text:match("^%l+", at)
  if word == "null" then
    return nil, at + 4
  elseif word and LITERALS[word] ~= nil then
    return LITERALS[word], at + #word
  end
  return fail(at, "a value expected")
end

--- The value that JSON text stands for; nil and a message when it is not JSON.
---@param text string
function json.decode(text)
  local ok, value, after = pcall(read, text, 1)
  if ok and skip(text, after) <= #text then
    ok, value = false, { at = after, what = "the end expected" }
  end
  if ok then
    return value
  elseif type(value) == "table" then
    return nil, value.what .. " at byte " .. value.at
  end
  error(value, 0)
end

return json
