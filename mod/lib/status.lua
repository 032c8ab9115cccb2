--- The status of an entity by name.
--- Source: runtime API 1.1 and 2.0, LuaEntity.status and defines.entity_status.

local emulated = require("lib.emulated")

local status = {}

-- Names of 2.0 that agents know under another name.
local KNOWN_AS = {
  recipe_is_parameter = "no_recipe",
  waiting_for_more_items = "waiting_for_source_items",
  waiting_for_rockets_to_arrive = "waiting_for_rocket_to_arrive",
}

local names

local function load_names()
  names = {}
  for name, value in pairs(defines.entity_status) do
    names[value] = KNOWN_AS[name] or name
  end
end

--- "normal" for what has no status, as chests and pipes.
---@param entity LuaEntity
---@return string
function status.of(entity)
  if not names then
    load_names()
  end
  local value = emulated.read(entity, "status")
  return value and names[value] or "normal"
end

return status
