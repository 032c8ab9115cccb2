--- Where inserters take from and drop to, and what they let pass.
--- The game's drop position lies at the far side of the tile; agents build there, so they get the
--- middle of the tile.
--- Source: runtime API 1.1 and 2.0, LuaEntity.pickup_position, drop_position and get_filter.

local filters = require("compat.filters")

local inserter = {}

local function middle(position)
  return { x = math.floor(position.x) + 0.5, y = math.floor(position.y) + 0.5 }
end

---@param entity LuaEntity
function inserter.pickup_position(entity)
  return middle(entity.pickup_position)
end

---@param entity LuaEntity
function inserter.drop_position(entity)
  return middle(entity.drop_position)
end

---@param entity LuaEntity
function inserter.filter(entity)
  return filters.first(entity)
end

return inserter
