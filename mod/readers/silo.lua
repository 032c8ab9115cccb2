--- Rocket silos.
--- Source: runtime API 1.1 and 2.0, LuaEntity.rocket_parts, crafting_progress,
--- defines.inventory.rocket_silo_rocket.

local contents = require("compat.inventory").contents

local silo = {}

---@param entity LuaEntity
function silo.parts(entity)
  return entity.rocket_parts or 0
end

local function read_cargo(entity)
  local inventory = entity.get_inventory(defines.inventory.rocket_silo_rocket)
  return inventory and contents(inventory)
end

---@param entity LuaEntity
function silo.cargo(entity)
  return read_cargo(entity) or {}
end

---@param entity LuaEntity
function silo.progress(entity)
  return 100 * (entity.crafting_progress or 0)
end

return silo
