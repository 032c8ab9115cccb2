--- A clone holds what its source holds and does what it does.
--- Source: runtime API, LuaEntity.clone. What was under way begins anew.

local entity_types = require("entity_types")
local inventories = require("inventories")
local entity_inventories = require("systems.entity_inventories")

local cloning = {}

local FIELDS =
  { "recipe", "bonus", "arm", "stack_size_override", "filter_mode", "use_filters", "filters" }

local function plain_copy(value)
  if type(value) ~= "table" then
    return value
  end
  local copy = {}
  for key, each in pairs(value) do
    copy[key] = plain_copy(each)
  end
  return copy
end

--- Give a new entity what another one of its kind has.
---@param e table
---@param source table
function cloning.copy(e, source)
  for key, from in pairs(source.inv or {}) do
    local into = e.inv[key]
    into.size, into.bar = from.size, from.bar
    into.filters, into.limits = plain_copy(from.filters), plain_copy(from.limits)
    into.slots = plain_copy(from.slots)
  end
  if source.hand then
    e.hand[1] = plain_copy(source.hand[1])
  end
  for _, field in ipairs(FIELDS) do
    e[field] = plain_copy(source[field])
  end
  e.burner = plain_copy(source.burner)
  for _, inv in ipairs(entity_inventories.list_all(e)) do
    inventories.changed(inv)
  end
end

entity_types.register("*", { clone = cloning.copy })

return cloning
