--- Turrets.
--- Source: runtime API 1.1 and 2.0, LuaEntity.kills, defines.inventory.turret_ammo.

local contents = require("compat.inventory").contents

local turret = {}

local AMMO = {
  ["ammo-turret"] = "turret_ammo",
  ["artillery-turret"] = "artillery_turret_ammo",
}

local function read_ammo(entity, key)
  local inventory = entity.get_inventory(defines.inventory[key])
  return inventory and contents(inventory)
end

---@param entity LuaEntity
function turret.ammo(entity)
  local key = AMMO[entity.type]
  return key and read_ammo(entity, key) or {}
end

---@param entity LuaEntity
function turret.kills(entity)
  return entity.kills
end

return turret
