--- The game's `util` library as mods use it: written anew, the functions that concern scripts.

local util = { table = {} }

local function deepcopy(value, seen)
  -- API objects are tables in 1.1; they are not copied.
  if type(value) ~= "table" or value.__self then
    return value
  elseif seen[value] then
    return seen[value]
  end
  local result = {}
  seen[value] = result
  for key, item in pairs(value) do
    result[deepcopy(key, seen)] = deepcopy(item, seen)
  end
  return setmetatable(result, getmetatable(value))
end

function util.table.deepcopy(value)
  return deepcopy(value, {})
end

util.copy = util.table.deepcopy

local function compare(a, b)
  if a == b then
    return true
  elseif type(a) ~= "table" or type(b) ~= "table" then
    return false
  end
  for key, value in pairs(a) do
    if not compare(value, b[key]) then
      return false
    end
  end
  for key in pairs(b) do
    if a[key] == nil then
      return false
    end
  end
  return true
end

util.table.compare = compare

local function coordinates(position)
  return position.x or position[1], position.y or position[2]
end

function util.distance(a, b)
  local ax, ay = coordinates(a)
  local bx, by = coordinates(b)
  return ((ax - bx) ^ 2 + (ay - by) ^ 2) ^ 0.5
end

function util.positiontostr(position)
  local x, y = coordinates(position)
  return string.format("[%g, %g]", x, y)
end

function util.formattime(ticks)
  local seconds = ticks / 60
  return string.format("%d:%02d", math.floor(seconds / 60), math.floor(seconds % 60))
end

function util.color(hex)
  local digits = hex:gsub("^#", "")
  local function part(at)
    return tonumber(digits:sub(at, at + 1), 16) / 255
  end
  return { r = part(1), g = part(3), b = part(5), a = #digits >= 8 and part(7) or 1 }
end

--- A table with the members of all the tables, later ones winning, tables within merged likewise.
function util.merge(tables)
  local result = {}
  for _, one in ipairs(tables) do
    for key, value in pairs(one) do
      if type(value) == "table" and type(result[key]) == "table" then
        result[key] = util.merge({ result[key], value })
      else
        result[key] = util.copy(value)
      end
    end
  end
  return result
end

function util.split(text, separator)
  local parts = {}
  for part in text:gmatch("[^" .. (separator or "%s") .. "]+") do
    parts[#parts + 1] = part
  end
  return parts
end

function util.string_starts_with(text, start)
  return text:sub(1, #start) == start
end

function util.list_to_map(list)
  local map = {}
  for _, value in pairs(list) do
    map[value] = true
  end
  return map
end

function util.clamp(value, lower, upper)
  return math.max(lower, math.min(upper, value))
end

function util.format_number(amount, append_suffix)
  local suffix = ""
  if append_suffix then
    for _, step in ipairs({ { 1e12, "T" }, { 1e9, "B" }, { 1e6, "M" }, { 1e3, "k" } }) do
      if math.abs(amount) >= step[1] then
        amount = math.floor(amount / (step[1] / 10)) / 10
        suffix = step[2]
        break
      end
    end
  end
  local text = tostring(amount)
  local count
  repeat
    text, count = text:gsub("^(-?%d+)(%d%d%d)", "%1,%2")
  until count == 0
  return text .. suffix
end

table.deepcopy = util.table.deepcopy
table.compare = util.table.compare

return util
