--- Move an entity by some tiles, with all that it holds.
--- Source: runtime API 1.1 and 2.0, LuaEntity.teleport, which does not look what is in the way.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local reach = require("lib.reach")
local targets = require("lib.targets")

local function refuse(entity, to, reason)
  fault("cannot_shift", {
    entity = entity.name,
    position = entity.position,
    to = to,
    reason = reason,
  })
end

--- What keeps an entity from standing there, in words; nil when nothing does.
local function obstacle(ctx, entity, print)
  local water = footprint.water(ctx, print)
  if water then
    return "there is water at " .. targets.text(water)
  end
  local others, ground_items, own_character = footprint.colliding(ctx, print)
  for _, other in ipairs(others) do
    if other ~= entity then
      return ("%s at %s is in the way"):format(other.name, targets.text(other.position))
    end
  end
  if ground_items[1] then
    local item = ground_items[1]
    return ("%s lies on the ground at %s"):format(item.stack.name, targets.text(item.position))
  elseif own_character then
    return "the character stands there"
  end
  -- The entity itself is in the way of a move that is shorter than it is long.
  if #others == 0 and not footprint.is_free(ctx, print) then
    return "the ground there does not carry it, or the map ends"
  elseif not building.has_oil(ctx, print) then
    return "there is no oil to pump"
  end
  return nil
end

---@param ctx fle.Context
---@param args fle.ShiftEntityArgs
---@return LuaEntity
local function shift_entity(ctx, args)
  local entity = args.entity
  if not facing.is_cardinal(args.direction) then
    fault("not_cardinal", { direction = facing.name(args.direction) })
  end
  reach.require(ctx, entity, "use")
  local dx, dy = facing.step(args.direction)
  local at = entity.position
  local to = { x = at.x + args.distance * dx, y = at.y + args.distance * dy }
  if entity.type == "offshore-pump" then
    refuse(entity, to, "a pump stays on its shore; pick it up and place it again")
  end
  local print = footprint.new(entity.prototype, to, entity.direction)
  local reason = obstacle(ctx, entity, print)
  if reason then
    refuse(entity, to, reason)
  end
  if not entity.teleport(to) then
    refuse(entity, to, "the game does not move such an entity; pick it up and place it again")
  end
  return entity
end

return shift_entity
