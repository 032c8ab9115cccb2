--- Prototypes by kind and name.
--- Source: 1.1 LuaGameScript.*_prototypes, 2.0 LuaPrototypes.

local order = require("lib.order")

local KINDS = { "item", "fluid", "entity", "recipe", "technology", "tile" }
local known = {}
for _, kind in ipairs(KINDS) do
  known[kind] = true
end

local collection
if require("compat.version") == "1.1" then
  function collection(kind)
    return game[kind .. "_prototypes"]
  end
else
  function collection(kind)
    return prototypes[kind]
  end
end

local access = {}

-- Prototypes do not change while a game runs, so what was asked once is kept.
local cache = {}
for _, kind in ipairs(KINDS) do
  cache[kind] = {}
end

---@param kind "item"|"fluid"|"entity"|"recipe"|"technology"|"tile"
---@param name string
---@return table? prototype
function access.get(kind, name)
  local found = cache[kind][name]
  if found == nil then
    found = collection(kind)[name] or false
    -- Unknown names are not kept: there is no end to them.
    if found then
      cache[kind][name] = found
    end
  end
  return found or nil
end

---@return boolean
function access.has(kind, name)
  return known[kind] ~= nil and access.get(kind, name) ~= nil
end

--- The names of a kind, sorted.
---@return string[]
function access.names(kind)
  local names = {}
  for name in pairs(collection(kind)) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end

--- The prototypes of a kind by name, sorted by name.
function access.each(kind)
  local map = {}
  for name, prototype in pairs(collection(kind)) do
    map[name] = prototype
  end
  return order.pairs(map)
end

---@return integer items in a full stack
function access.stack_size(item)
  return access.get("item", item).stack_size
end

return access
