--- Measure the resource patch at a place.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered, LuaEntity.amount.

local boxes = require("lib.boxes")
local fault = require("lib.fault")
local nearby = require("lib.nearby")
local ore_patch = require("lib.ore_patch")
local tiles = require("compat.tiles")

local function not_found(args)
  fault("nothing_found", { name = args.resource, radius = args.radius, position = args.position })
end

local function ore(ctx, args)
  local position, radius = args.position, args.radius
  local first
  -- Mostly the position is on the patch; only then the whole radius is read.
  for _, distance in ipairs({ math.min(2, radius), radius }) do
    local nearest, away = nearby.nearest(
      ctx.surface.find_entities_filtered({
        area = nearby.square(position, distance),
        name = args.resource,
      }),
      position
    )
    if nearest and away <= radius * radius then
      first = nearest
      break
    end
  end
  if not first then
    not_found(args)
  end
  return ore_patch.measure(ctx.surface, args.resource, first)
end

--- What lies within the radius: {x, y, amount} of each, as tiles.
local function within(args, list)
  local position, radius = args.position, args.radius
  local size, left, top, right, bottom = 0, nil, nil, nil, nil
  for _, entry in ipairs(list) do
    local middle = { x = entry.x + 0.5, y = entry.y + 0.5 }
    if nearby.distance2(middle, position) <= radius * radius then
      size = size + entry.amount
      left, right = math.min(left or entry.x, entry.x), math.max(right or entry.x, entry.x)
      top, bottom = math.min(top or entry.y, entry.y), math.max(bottom or entry.y, entry.y)
    end
  end
  if not left then
    not_found(args)
  end
  return {
    name = args.resource,
    size = size,
    bounding_box = boxes.corners(left, top, right + 1, bottom + 1),
  }
end

local function water(ctx, args)
  local list = {}
  local found = ctx.surface.find_tiles_filtered({
    area = nearby.square(args.position, args.radius),
    collision_mask = tiles.layer("water"),
  })
  for index, tile in ipairs(found) do
    local at = tile.position
    list[index] = { x = at.x, y = at.y, amount = 1 }
  end
  return within(args, list)
end

local function wood_of(entity)
  for _, product in ipairs(entity.prototype.mineable_properties.products or {}) do
    if product.name == "wood" then
      return product.amount or product.amount_min
    end
  end
  return 0
end

local function wood(ctx, args)
  local list = {}
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(args.position, args.radius),
    type = "tree",
  })
  for index, entity in ipairs(found) do
    local at = entity.position
    list[index] = { x = math.floor(at.x), y = math.floor(at.y), amount = wood_of(entity) }
  end
  return within(args, list)
end

---@param ctx fle.Context
---@param args fle.GetResourcePatchArgs
---@return fle.ResourcePatch
local function get_resource_patch(ctx, args)
  if args.resource == "water" then
    return water(ctx, args)
  elseif args.resource == "wood" then
    return wood(ctx, args)
  end
  return ore(ctx, args)
end

return get_resource_patch
