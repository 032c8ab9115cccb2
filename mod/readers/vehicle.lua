--- Vehicles and wagons.
--- Source: runtime API 1.1 and 2.0, defines.inventory.car_trunk, spider_trunk and cargo_wagon.

local contents = require("compat.inventory").contents

local vehicle = {}

local TRUNK = { car = "car_trunk", ["spider-vehicle"] = "spider_trunk" }

local function held(entity, key)
  local inventory = entity.get_inventory(defines.inventory[key])
  return inventory and contents(inventory)
end

---@param entity LuaEntity
function vehicle.trunk(entity)
  return held(entity, TRUNK[entity.type]) or {}
end

--- Only cargo wagons hold items.
---@param entity LuaEntity
function vehicle.cargo(entity)
  if entity.type ~= "cargo-wagon" then
    return {}
  end
  return held(entity, "cargo_wagon") or {}
end

return vehicle
