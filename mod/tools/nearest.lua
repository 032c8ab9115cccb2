--- Find the place of the nearest resource or entity of a kind.
--- Searches growing squares, so that a near thing is found without reading the whole map.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered and find_tiles_filtered.

local fault = require("lib.fault")
local kinds = require("lib.kinds")
local nearby = require("lib.nearby")
local tiles = require("compat.tiles")

-- Half the sides of the squares, in tiles; the last is the published search distance.
local SQUARES = { 16, 32, 64, 128, 256, 500 }

local function nearest_water(ctx, from, radius)
  local best, best_distance
  local found = ctx.surface.find_tiles_filtered({
    area = nearby.square(from, radius),
    collision_mask = tiles.layer("water"),
  })
  for _, tile in ipairs(found) do
    local at = tile.position
    local middle = { x = at.x + 0.5, y = at.y + 0.5 }
    local distance = nearby.distance2(middle, from)
    local better = not best or distance < best_distance
    if not better and distance == best_distance then
      better = middle.y < best.y or (middle.y == best.y and middle.x < best.x)
    end
    if better then
      best, best_distance = middle, distance
    end
  end
  return best, best_distance
end

local function filter_for(name)
  if name == "wood" then
    return { type = "tree" }
  end
  local entity_name = kinds.entity(name)
  return entity_name and { name = entity_name }
end

local function nearest_entity(ctx, from, radius, filter)
  filter.area = nearby.square(from, radius)
  local entity, distance = nearby.nearest(ctx.surface.find_entities_filtered(filter), from)
  return entity and entity.position, distance
end

---@param ctx fle.Context
---@param args fle.NearestArgs
---@return MapPosition
local function nearest(ctx, args)
  local from = ctx.character.position
  local filter = args.type ~= "water" and filter_for(args.type)
  if filter or args.type == "water" then
    for index, radius in ipairs(SQUARES) do
      local place, distance
      if filter then
        place, distance = nearest_entity(ctx, from, radius, filter)
      else
        place, distance = nearest_water(ctx, from, radius)
      end
      -- Outside the square something could be nearer than what lies in its corner.
      if place and (distance <= radius * radius or index == #SQUARES) then
        return place
      end
    end
  end
  fault("nothing_found", { name = args.type, radius = SQUARES[#SQUARES], position = from })
end

return nearest
