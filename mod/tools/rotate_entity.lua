--- Turn an entity.
--- Source: runtime API 1.1 and 2.0, LuaEntity.direction and supports_direction.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local reach = require("lib.reach")

local function refuse(entity, wanted, reason)
  fault("cannot_rotate", {
    entity = entity.name,
    position = entity.position,
    direction = facing.name(wanted),
    reason = reason,
  })
end

---@param ctx fle.Context
---@param args fle.RotateEntityArgs
---@return LuaEntity
local function rotate_entity(ctx, args)
  local entity, wanted = args.entity, args.direction
  local direction = building.require_direction(entity.prototype, wanted)
  reach.require(ctx, entity, "use")
  if facing.of(entity) == wanted then
    return entity
  end
  if not entity.supports_direction then
    refuse(entity, wanted, "it has no direction")
  end

  entity.direction = direction
  if facing.of(entity) ~= wanted then
    local reason = "it stays " .. facing.name(facing.of(entity))
    if entity.type == "assembling-machine" then
      reason = "it only turns while its recipe uses a fluid"
    end
    refuse(entity, wanted, reason)
  end
  return entity
end

return rotate_entity
