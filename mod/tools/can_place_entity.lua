--- Tell whether place_entity would succeed.
--- Source: runtime API 1.1 and 2.0, LuaSurface.can_place_entity.

local building = require("lib.building")
local facing = require("lib.facing")
local footprint = require("lib.footprint")
local held = require("lib.held")
local prototypes = require("compat.prototypes")
local reach = require("lib.reach")
local shore = require("lib.shore")

local SHORE_RADIUS = 20

---@param ctx fle.Context
---@param args fle.CanPlaceEntityArgs
---@return boolean
local function can_place_entity(ctx, args)
  local item = prototypes.get("item", args.entity)
  local prototype = item and item.place_result
  if not prototype or held.count(ctx, args.entity) == 0 then
    return false
  end
  if reach.distance(ctx, args.position, "use") > reach.limit(ctx, "use") then
    return false
  end
  if prototype.type == "offshore-pump" then
    return shore.find(ctx, prototype, args.position, SHORE_RADIUS) ~= nil
  end
  if not building.is_direction(prototype, args.direction) then
    return false
  end
  local direction = facing.to_game(prototype.name, prototype.type, args.direction)
  local print = footprint.new(prototype, args.position, direction)
  return building.can_build(ctx, print) and building.has_oil(ctx, print)
end

return can_place_entity
