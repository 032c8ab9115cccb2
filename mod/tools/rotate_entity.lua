--- Turn an entity.
--- Source: runtime API 1.1 and 2.0, LuaEntity.direction and supports_direction.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local reach = require("lib.reach")
local targets = require("lib.targets")

local function refuse(entity, wanted, reason)
  fault("cannot_rotate", {
    entity = entity.name,
    position = entity.position,
    direction = facing.name(wanted),
    reason = reason,
  })
end

--- Whether it would cover other tiles: not as wide as high, and turned by a quarter.
local function is_turned_on_its_side(entity, direction)
  local width, height = building.size(entity.prototype, direction)
  return width ~= entity.tile_width or height ~= entity.tile_height
end

--- Turned on its side an entity must move to the grid again, half a tile at most.
local function turn_on_side(ctx, entity, direction, wanted)
  local print = footprint.new(entity.prototype, entity.position, direction)
  local others = footprint.colliding(ctx, print)
  for _, other in ipairs(others) do
    if other ~= entity then
      local place = targets.text(other.position)
      refuse(entity, wanted, ("%s at %s would be in the way"):format(other.name, place))
    end
  end
  local before = entity.direction
  entity.direction = direction
  local is_moved = entity.position.x == print.position.x and entity.position.y == print.position.y
    or entity.teleport(print.position)
  if not is_moved then
    entity.direction = before
    refuse(entity, wanted, "it cannot turn where it stands; pick it up and place it again")
  end
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

  if is_turned_on_its_side(entity, direction) then
    turn_on_side(ctx, entity, direction, wanted)
  else
    entity.direction = direction
  end
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
