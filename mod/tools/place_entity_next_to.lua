--- Build an entity directly beside another one.
--- Source: runtime API 1.1 and 2.0, LuaEntity.tile_width and tile_height; the offset is that of the
--- published environment: (size there + own size) / 2 + spacing, rounded up to half a tile.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local reach = require("lib.reach")
local shore = require("lib.shore")

-- How far from the computed place an offshore pump may find its shore, in tiles.
local SHORE_RADIUS = 20

-- What stands at a position but is nothing to build beside.
local PASSED_OVER = {
  ["character"] = true,
  ["corpse"] = true,
  ["item-entity"] = true,
  ["resource"] = true,
}

--- Width, height and middle of what stands at the reference; one tile when nothing does.
local function reference(ctx, position)
  local found = ctx.surface.find_entities_filtered({
    area = {
      { position.x - 0.01, position.y - 0.01 },
      { position.x + 0.01, position.y + 0.01 },
    },
    force = ctx.force,
  })
  for _, entity in ipairs(found) do
    if not PASSED_OVER[entity.type] then
      return entity.tile_width, entity.tile_height, entity.position
    end
  end
  return 1, 1, position
end

local function half_up(value)
  return math.ceil(value * 2) / 2
end

---@param ctx fle.Context
---@param args fle.PlaceEntityNextToArgs
---@return LuaEntity
local function place_entity_next_to(ctx, args)
  local prototype = building.require_entity(args.entity)
  if not facing.is_cardinal(args.direction) then
    fault("not_cardinal", { direction = facing.name(args.direction) })
  end
  building.require_item(ctx, args.entity)

  local direction = building.require_direction(prototype, args.direction)
  local width, height = building.size(prototype, direction)
  local ref_width, ref_height, middle = reference(ctx, args.reference_position)
  local dx, dy = facing.step(args.direction)
  local position = {
    x = middle.x + dx * half_up((ref_width + width) / 2 + args.spacing),
    y = middle.y + dy * half_up((ref_height + height) / 2 + args.spacing),
  }
  reach.require(ctx, position, "use")
  if prototype.type == "offshore-pump" then
    local print = shore.find(ctx, prototype, position, SHORE_RADIUS)
    if not print then
      fault("no_free_spot", {
        entity = prototype.name,
        position = position,
        radius = SHORE_RADIUS,
        reason = "there is no free shore, which it needs",
      })
    end
    return building.build(ctx, args.entity, print)
  end

  local print = footprint.new(prototype, position, direction)
  building.require_ore(ctx, print)
  return building.build(ctx, args.entity, print)
end

return place_entity_next_to
