--- Fuel of entities that burn it.
--- Source: runtime API 1.1 and 2.0, LuaEntity.get_fuel_inventory.

local contents = require("compat.inventory").contents

local burner = {}

---@param entity LuaEntity
function burner.fuel(entity)
  local inventory = entity.get_fuel_inventory()
  return inventory and contents(inventory) or {}
end

return burner
