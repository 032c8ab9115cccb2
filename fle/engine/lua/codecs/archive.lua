--- Reading a mod's files: from a folder, from a zip as the game takes it, or from a table of texts.

local inflate = require("codecs.inflate")

local archive = {}

local byte, sub = string.byte, string.sub

local function read_file(path)
  local file = io.open(path, "rb")
  if not file then
    return nil
  end
  local text = file:read("*a")
  file:close()
  return text
end

local function number(data, at, size)
  local value = 0
  for i = at + size - 1, at, -1 do
    value = value * 256 + byte(data, i)
  end
  return value
end

local function bad(path, what)
  error(path .. " is not a zip of a mod: " .. what, 0)
end

local function directory(data, path)
  local last
  local at = math.max(1, #data - 65557)
  while true do
    at = data:find("PK\5\6", at, true)
    if not at then
      break
    end
    last, at = at, at + 4
  end
  if not last then
    bad(path, "it has no directory")
  end
  local entries = {}
  at = number(data, last + 16, 4) + 1
  for _ = 1, number(data, last + 10, 2) do
    if sub(data, at, at + 3) ~= "PK\1\2" then
      bad(path, "its directory is damaged")
    end
    local name_length = number(data, at + 28, 2)
    local name = sub(data, at + 46, at + 45 + name_length)
    entries[name] = {
      method = number(data, at + 10, 2),
      size = number(data, at + 20, 4),
      at = number(data, at + 42, 4) + 1,
    }
    at = at + 46 + name_length + number(data, at + 30, 2) + number(data, at + 32, 2)
  end
  return entries
end

local function zip(path, data)
  local entries = directory(data, path)
  local root
  for name in pairs(entries) do
    local folder = name:match("^([^/]+/)info%.json$")
    if folder then
      root = folder
    end
  end
  if not root then
    bad(path, "it has no folder with an info.json")
  end
  return function(name)
    local entry = entries[root .. name]
    if not entry then
      return nil
    end
    local start = entry.at + 30 + number(data, entry.at + 26, 2) + number(data, entry.at + 28, 2)
    local raw = sub(data, start, start + entry.size - 1)
    if entry.method == 0 then
      return raw
    elseif entry.method == 8 then
      return (inflate.raw(raw))
    end
    return bad(path, "compression method " .. entry.method .. " of " .. name)
  end
end

--- A function from a path within the mod to the file's text, or nil when there is none.
---@param source string|table folder, zip, or { files = { [path] = text } }
function archive.open(source)
  if type(source) == "table" then
    return function(name)
      return source.files[name]
    end
  end
  if source:find("%.zip$") then
    local data = read_file(source)
    if not data then
      error("there is no mod at " .. source, 0)
    end
    return zip(source, data)
  end
  return function(name)
    return read_file(source .. "/" .. name)
  end
end

return archive
