--- Build an entity from the inventory.
--- Source: runtime API 1.1 and 2.0, LuaSurface.create_entity and can_place_entity.

local building = require("lib.building")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local reach = require("lib.reach")
local rings = require("lib.rings")
local shore = require("lib.shore")

-- Search distances of the published environment, in tiles.
local FREE_RADIUS = 10
local SHORE_RADIUS = 20

local function place_pump(ctx, args, prototype)
  local print = shore.find(ctx, prototype, args.position, SHORE_RADIUS)
  if not print then
    fault("no_free_spot", {
      entity = prototype.name,
      position = args.position,
      radius = SHORE_RADIUS,
      reason = "there is no free shore, which it needs",
    })
  end
  return building.build(ctx, args.entity, print)
end

--- The nearest place within 10 tiles where it fits.
local function find_free(ctx, args, prototype, direction)
  for _, offset in ipairs(rings.within(FREE_RADIUS)) do
    local position = { x = args.position.x + offset.x, y = args.position.y + offset.y }
    local print = footprint.new(prototype, position, direction)
    if building.can_build(ctx, print) and building.has_oil(ctx, print) then
      return print
    end
  end
  fault("no_free_spot", {
    entity = prototype.name,
    position = args.position,
    radius = FREE_RADIUS,
    reason = prototype.type == "mining-drill" and "everything is taken or without oil"
      or "everything is taken",
  })
end

---@param ctx fle.Context
---@param args fle.PlaceEntityArgs
---@return LuaEntity
local function place_entity(ctx, args)
  local prototype = building.require_entity(args.entity)
  local direction = building.require_direction(prototype, args.direction)
  building.require_item(ctx, args.entity)
  reach.require_always(ctx, args.position, "use")
  if prototype.type == "offshore-pump" then
    return place_pump(ctx, args, prototype)
  end

  local print = footprint.new(prototype, args.position, direction)
  local is_free
  if not args.exact then
    local fits
    fits, is_free = building.can_build(ctx, print)
    if not (fits and building.has_oil(ctx, print)) then
      print, is_free = find_free(ctx, args, prototype, direction), nil
    end
  end
  if not building.has_oil(ctx, print) then
    building.require_ore(ctx, print)
  end
  return building.build(ctx, args.entity, print, is_free)
end

return place_entity
