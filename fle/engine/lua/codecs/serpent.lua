--- `serpent`, the pretty printer that the game gives to mods: `block`, `line`, `dump`, `load` with
--- the options that mods use. Written anew after its documented behaviour. Addresses of tables and
--- functions are never printed: they would differ between processes.

local objects = require("objects")
local compat = require("lua_compat")

local serpent = {}

local KEYWORDS = {}
for word in
  ([[and break do else elseif end false for function goto if in local nil not or repeat return then
  true until while]]):gmatch("%a+")
do
  KEYWORDS[word] = true
end

local function padded(key)
  local kind = type(key)
  if kind == "number" then
    return ("%s%020.6f"):format(key < 0 and "-" or "0", key)
  end
  -- Numbers within names sort by value.
  return "1"
    .. tostring(key):gsub("%d+", function(digits)
      return ("0"):rep(12 - #digits) .. digits
    end)
end

local function sort_keys(keys, t, options)
  if type(options.sortkeys) == "function" then
    options.sortkeys(keys, t)
    return
  end
  local rank = {}
  for _, key in ipairs(keys) do
    rank[key] = padded(key)
  end
  table.sort(keys, function(a, b)
    local number_a, number_b = type(a) == "number", type(b) == "number"
    if number_a and number_b then
      return a < b
    elseif number_a ~= number_b then
      return number_a
    end
    return rank[a] < rank[b]
  end)
end

local function quote(s)
  return (("%q"):format(s):gsub("\010", "n"):gsub("\026", "\\026"))
end

local function number_text(n, options)
  if n ~= n then
    return "0/0"
  elseif n == math.huge then
    return options.nohuge and "1e309" or "math.huge"
  elseif n == -math.huge then
    return options.nohuge and "-1e309" or "-math.huge"
  end
  local text = ("%.14g"):format(n)
  if tonumber(text) == n then
    return text
  end
  return (options.numformat or "%.17g"):format(n)
end

local function comment(options, level, text)
  local wanted = options.comment
  if not wanted or (type(wanted) == "number" and level >= wanted) then
    return ""
  end
  return " --[[" .. text .. "]]"
end

local function scalar(value, options, level)
  local kind = type(value)
  if kind == "number" then
    return number_text(value, options)
  elseif kind == "string" then
    return quote(value)
  elseif kind == "boolean" or value == nil then
    return tostring(value)
  elseif kind == "function" then
    if options.fatal then
      error("Can't dump function", 0)
    end
    return "function() --[[..skipped..]] end" .. comment(options, level, "function")
  end
  if options.fatal then
    error("Can't dump " .. kind, 0)
  end
  return quote(objects.class_of(value) and tostring(value) or kind)
end

local serialize

local function collect_keys(t, options)
  local keys, array = {}, 0
  while rawget(t, array + 1) ~= nil and (not options.maxnum or array < options.maxnum) do
    array = array + 1
    keys[array] = array
  end
  local others = {}
  for key in next, t do
    if not (type(key) == "number" and key >= 1 and key <= array and key % 1 == 0) then
      others[#others + 1] = key
    end
  end
  if options.sortkeys ~= false then
    sort_keys(others, t, options)
  end
  for _, key in ipairs(others) do
    if not options.maxnum or #keys < options.maxnum then
      keys[#keys + 1] = key
    end
  end
  return keys, array
end

local function is_left_out(key, value, options)
  return (options.valignore and options.valignore[value])
    or (options.keyallow and not options.keyallow[key])
    or (options.keyignore and options.keyignore[key])
    or (options.valtypeignore and options.valtypeignore[type(value)])
    or (options.sparse and value == nil)
end

local function item(key, value, positional, state, level, path)
  local options, space = state.options, state.space
  if positional then
    local inner = path .. "[" .. key .. "]"
    return serialize(value, state, level + 1, inner)
  end
  local name, inner
  if type(key) == "string" and key:find("^[%a_][%w_]*$") and not KEYWORDS[key] then
    name, inner = key, path .. "." .. key
  else
    local text = type(key) == "table"
        and not objects.class_of(key)
        and serialize(key, state, level + 1, path)
      or scalar(key, options, level)
    name, inner = "[" .. text .. "]", path .. "[" .. text .. "]"
  end
  return name .. space .. "=" .. space .. serialize(value, state, level + 1, inner)
end

local function table_text(t, state, level, path)
  local options = state.options
  if next(t) == nil then
    return "{}"
  elseif options.maxlevel and level >= options.maxlevel then
    return "{}" .. comment(options, level, "max")
  end
  local parts, length = {}, 0
  local keys, array = collect_keys(t, options)
  for i, key in ipairs(keys) do
    local value = rawget(t, key)
    if not is_left_out(key, value, options) then
      local part = item(key, value, i <= array, state, level, path)
      parts[#parts + 1] = part
      length = length + #part
      if options.maxlength and length > options.maxlength then
        break
      end
    end
  end
  local indent = options.indent
  if indent and #parts > 0 then
    local outer = indent:rep(level)
    return "{\n"
      .. outer
      .. indent
      .. table.concat(parts, ",\n" .. outer .. indent)
      .. "\n"
      .. outer
      .. "}"
  end
  return "{" .. table.concat(parts, "," .. state.space) .. "}"
end

function serialize(value, state, level, path)
  if type(value) ~= "table" or objects.class_of(value) then
    local custom = state.options.custom
    local text = scalar(value, state.options, level)
    return custom and type(value) ~= "table" and text or text
  end
  local seen = state.seen[value]
  if seen then
    state.references[#state.references + 1] = path .. state.space .. "=" .. state.space .. seen
    return "nil" .. comment(state.options, level, "ref")
  end
  state.seen[value] = path
  local mt = getmetatable(value)
  if state.options.metatostring ~= false and type(mt) == "table" and mt.__tostring then
    return quote(tostring(value))
  end
  return table_text(value, state, level, path)
end

local function run(value, options)
  local name = options.name
  local state = {
    options = options,
    space = options.compact and "" or " ",
    seen = {},
    references = {},
  }
  local body = serialize(value, state, 0, name or "")
  if not name then
    return body
  end
  local separator = options.indent and "\n" or ";" .. state.space
  local parts = { "do local " .. name .. state.space .. "=" .. state.space .. body }
  for _, reference in ipairs(state.references) do
    parts[#parts + 1] = reference
  end
  parts[#parts + 1] = "return " .. name
  return table.concat(parts, separator) .. separator .. "end"
end

local function with_defaults(options, defaults)
  local merged = {}
  for key, value in next, defaults do
    merged[key] = value
  end
  for key, value in next, options or {} do
    merged[key] = value
  end
  return merged
end

--- Text of a value over several lines.
function serpent.block(value, options)
  return run(value, with_defaults(options, { indent = "  ", sortkeys = true, comment = true }))
end

--- Text of a value on one line.
function serpent.line(value, options)
  return run(value, with_defaults(options, { sortkeys = true, comment = true }))
end

--- Text of a value as a chunk that returns it.
function serpent.dump(value, options)
  return run(
    value,
    with_defaults(options, { name = "_", compact = true, sparse = true, sortkeys = true })
  )
end

serpent.serialize = function(value, options)
  return run(value, options or {})
end

--- The value of a text that `dump` or `line` made.
function serpent.load(text, options)
  local environment = options and options.safe == false and nil or { math = { huge = math.huge } }
  local chunk, message = compat.load("return " .. text, "=serpent", "t", environment or {})
  if not chunk then
    chunk, message = compat.load(text, "=serpent", "t", environment or {})
  end
  if not chunk then
    return false, message
  end
  return pcall(chunk)
end

return serpent
