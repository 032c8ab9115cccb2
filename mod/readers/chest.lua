--- What chests hold and ask for.
--- Source: runtime API 1.1 and 2.0, LuaEntity.get_inventory, get_logistic_point.

local contents = require("compat.inventory").contents
local emulated = require("lib.emulated")

local chest = {}

---@param entity LuaEntity
function chest.inventory(entity)
  return contents(entity.get_inventory(defines.inventory.chest))
end

local function request_list(entity)
  local point = entity.get_logistic_point(defines.logistic_member_index.logistic_container)
  local list = {}
  for _, filter in ipairs(point and point.filters or {}) do
    list[#list + 1] = { name = filter.name, count = filter.count, type = "item" }
  end
  return list
end

---@param entity LuaEntity
function chest.requests(entity)
  return emulated.call(request_list, entity) or {}
end

return chest
