--- The mods of the running server: found, put in order, and kept with what they registered.
--- Nothing here is saved: loading a world loads the mods again, as the game does.

local archive = require("codecs.archive")
local json = require("codecs.json")

local mods = {
  --- In the order in which they are loaded; the scenario, called "level", comes last.
  list = {},
  --- The same by name.
  by_name = {},
}

local function read_info(source, read)
  if type(source) == "table" and source.info then
    return source.info
  end
  local text = read("info.json")
  if not text then
    error("there is no mod at " .. tostring(source) .. ": it has no info.json", 0)
  end
  local info, message = json.decode(text)
  if type(info) ~= "table" or type(info.name) ~= "string" then
    error(
      "the info.json of "
        .. tostring(source)
        .. " cannot be read: "
        .. (message or "it has no name"),
      0
    )
  end
  return info
end

local function new_mod(name, version, read)
  return {
    name = name,
    version = version,
    read = read,
    dependencies = {},
    chunks = {},
  }
end

local function parse_dependency(text)
  local prefix, name = text:match("^%s*([!?~+]?)%s*(.-)%s*$")
  if text:find("^%s*%(%?%)") then
    prefix, name = "?", text:match("^%s*%(%?%)%s*(.-)%s*$")
  end
  name = name:gsub("%s*[<>=]+%s*[%d%.]+$", "")
  return { name = name, optional = prefix == "?", forbidden = prefix == "!" }
end

local function open(source)
  local read = archive.open(source)
  local info = read_info(source, read)
  local mod = new_mod(info.name, info.version or "0.0.0", read)
  for _, text in ipairs(info.dependencies or {}) do
    mod.dependencies[#mod.dependencies + 1] = parse_dependency(text)
  end
  return mod
end

local BUILT_IN = { base = true }

-- What the scenario brings: freeplay loads the game's `util`, so commands know `table.deepcopy`.
local SCENARIO = 'util = require("util")'

local function require_dependencies(found)
  for _, mod in ipairs(found) do
    for _, dependency in ipairs(mod.dependencies) do
      local present = found[dependency.name] ~= nil or BUILT_IN[dependency.name]
      if dependency.forbidden and present then
        error("mod " .. mod.name .. " cannot be used together with " .. dependency.name, 0)
      elseif not (present or dependency.optional or dependency.forbidden) then
        error("mod " .. mod.name .. " needs mod " .. dependency.name .. ", which is not there", 0)
      end
    end
  end
end

--- The game's order: what depends on more comes later, equals by name.
local function depth(found, mod, open_mods)
  if mod.depth then
    return mod.depth
  elseif open_mods[mod.name] then
    error("mods depend on each other in a circle through " .. mod.name, 0)
  end
  open_mods[mod.name] = true
  local result = 1
  for _, dependency in ipairs(mod.dependencies) do
    local other = found[dependency.name]
    if other and not dependency.forbidden then
      result = math.max(result, depth(found, other, open_mods) + 1)
    end
  end
  mod.depth = result
  return result
end

--- Find the mods and put them in order.
---@param sources table array of folders, zips or tables
function mods.open(sources)
  local found = {}
  for _, source in ipairs(sources) do
    local mod = open(source)
    if found[mod.name] then
      error("mod " .. mod.name .. " is given twice", 0)
    end
    found[#found + 1] = mod
    found[mod.name] = mod
  end
  require_dependencies(found)
  for _, mod in ipairs(found) do
    depth(found, mod, {})
  end
  local list = {}
  for i, mod in ipairs(found) do
    list[i] = mod
  end
  table.sort(list, function(a, b)
    if a.depth ~= b.depth then
      return a.depth < b.depth
    end
    return a.name < b.name
  end)
  list[#list + 1] = new_mod("level", nil, function(path)
    return path == "control.lua" and SCENARIO or nil
  end)
  mods.list, mods.by_name = list, {}
  for _, mod in ipairs(list) do
    mods.by_name[mod.name] = mod
    mods.forget(mod)
  end
end

--- Drop what a mod registered, before its code runs again.
function mods.forget(mod)
  mod.environment = nil
  mod.loaded = {}
  mod.loading = false
  mod.listeners = {}
  mod.nth_tick = {}
  mod.lifecycle = {}
  mod.metatables = {}
  mod.metatable_names = {}
end

--- Names and versions of the active mods. One named `embedded` is always among them, so that what
--- is measured here can never pass for what was measured on the real game.
function mods.active(version)
  local active = { base = version, embedded = version }
  for _, mod in ipairs(mods.list) do
    if mod.version then
      active[mod.name] = mod.version
    end
  end
  return active
end

return mods
