--- Labs.
--- Source: runtime API 1.1 and 2.0, defines.inventory.lab_input and lab_modules,
--- LuaForce.current_research.

local contents = require("compat.inventory").contents

local lab = {}

local function held(entity, key)
  local inventory = entity.get_inventory(defines.inventory[key])
  return inventory and contents(inventory)
end

---@param entity LuaEntity
function lab.input(entity)
  return held(entity, "lab_input") or {}
end

---@param entity LuaEntity
function lab.modules(entity)
  return held(entity, "lab_modules") or {}
end

---@param entity LuaEntity
function lab.research(entity)
  local research = entity.force.current_research
  return research and research.name
end

return lab
