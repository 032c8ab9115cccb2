--- What drills mine and where they drop it.
--- Source: runtime API 1.1 and 2.0, LuaEntity.drop_position,
--- LuaEntityPrototype.mining_drill_radius and resource_categories.

local ore = require("lib.ore")

local mining = {}

--- The middle of the tile, so that something can be built there.
---@param entity LuaEntity
function mining.drop_position(entity)
  local position = entity.drop_position
  return { x = math.floor(position.x) + 0.5, y = math.floor(position.y) + 0.5 }
end

---@param entity LuaEntity
function mining.resources(entity)
  return ore.under(entity.surface, entity.prototype, entity.position)
end

return mining
