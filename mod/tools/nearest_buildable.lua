--- Find the nearest free box of a given size for an entity.
--- The surroundings are read once into maps of tiles; every candidate is then checked without the
--- game.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered and find_tiles_filtered,
--- LuaEntityPrototype.resource_categories.

local boxes = require("lib.boxes")
local building = require("lib.building")
local fault = require("lib.fault")
local masks = require("compat.masks")
local nearby = require("lib.nearby")
local rings = require("lib.rings")
local tiles = require("compat.tiles")

local RADIUS = 30
local STRIDE = 65536
local OFFSET = 32768

local function key(x, y)
  return (x + OFFSET) * STRIDE + y + OFFSET
end

--- Tiles that something stands on, or that are water.
local function taken_tiles(ctx, prototype, area)
  local taken = {}
  local standing = ctx.surface.find_entities_filtered({
    area = area,
    collision_mask = masks.layers(prototype),
  })
  for _, entity in ipairs(standing) do
    if entity.type ~= "character" and entity.type ~= "item-entity" then
      local box = entity.bounding_box
      for y = math.floor(box.left_top.y), math.ceil(box.right_bottom.y) - 1 do
        for x = math.floor(box.left_top.x), math.ceil(box.right_bottom.x) - 1 do
          taken[key(x, y)] = true
        end
      end
    end
  end
  local wet = ctx.surface.find_tiles_filtered({
    area = area,
    collision_mask = tiles.layer("water"),
  })
  for _, tile in ipairs(wet) do
    local at = tile.position
    taken[key(at.x, at.y)] = true
  end
  return taken
end

--- The name of the ore on each tile that a drill could mine.
local function ore_tiles(ctx, prototype, area)
  local ore = {}
  local categories = prototype.resource_categories or {}
  local found = ctx.surface.find_entities_filtered({ area = area, type = "resource" })
  for _, entity in ipairs(found) do
    if categories[entity.prototype.resource_category] then
      local at = entity.position
      ore[key(math.floor(at.x), math.floor(at.y))] = entity.name
    end
  end
  return ore
end

local function is_free(taken, left, top, width, height)
  for y = top, top + height - 1 do
    for x = left, left + width - 1 do
      if taken[key(x, y)] then
        return false
      end
    end
  end
  return true
end

--- Whether all tiles hold the same ore.
local function is_ore(ore, left, top, width, height)
  local kind = ore[key(left, top)]
  if not kind then
    return false
  end
  for y = top, top + height - 1 do
    for x = left, left + width - 1 do
      if ore[key(x, y)] ~= kind then
        return false
      end
    end
  end
  return true
end

--- Whether an oil spot lies where a pumpjack in the middle of the box would reach it.
local function is_oil(ore, left, top, width, height, radius)
  local middle_x, middle_y = left + width / 2, top + height / 2
  for y = math.floor(middle_y - radius), math.floor(middle_y + radius) do
    for x = math.floor(middle_x - radius), math.floor(middle_x + radius) do
      local near = math.abs(x + 0.5 - middle_x) < radius and math.abs(y + 0.5 - middle_y) < radius
      if near and ore[key(x, y)] then
        return true
      end
    end
  end
  return false
end

local function size_of(box)
  local width, height = box.width, box.height
  if box.left_top then
    width = box.right_bottom.x - box.left_top.x
    height = box.right_bottom.y - box.left_top.y
  end
  return math.ceil(width), math.ceil(height)
end

local function check_for(ctx, prototype, area)
  if prototype.type ~= "mining-drill" then
    return function()
      return true
    end
  end
  local ore = ore_tiles(ctx, prototype, area)
  if prototype.resource_categories["basic-solid"] then
    return function(left, top, width, height)
      return is_ore(ore, left, top, width, height)
    end
  end
  local radius = prototype.mining_drill_radius
  return function(left, top, width, height)
    return is_oil(ore, left, top, width, height, radius)
  end
end

---@param ctx fle.Context
---@param args fle.NearestBuildableArgs
---@return fle.BoundingBox
local function nearest_buildable(ctx, args)
  local prototype = building.require_entity(args.entity)
  local width, height = size_of(args.building_box)
  if width < 1 or height < 1 then
    fault("out_of_range", {
      tool = "nearest_buildable",
      parameter = "building_box",
      expected = "at least one tile wide and high",
      value = math.min(width, height),
    })
  end
  local center = args.center_position
  local area = nearby.square(center, RADIUS + math.max(width, height) + 1)
  local taken = taken_tiles(ctx, prototype, area)
  local suits = check_for(ctx, prototype, area)

  local first_x = math.floor(center.x - width / 2 + 0.5)
  local first_y = math.floor(center.y - height / 2 + 0.5)
  for _, offset in ipairs(rings.within(RADIUS)) do
    local left, top = first_x + offset.x, first_y + offset.y
    if is_free(taken, left, top, width, height) and suits(left, top, width, height) then
      return boxes.corners(left, top, left + width, top + height)
    end
  end
  fault("no_free_spot", {
    entity = args.entity,
    position = center,
    radius = RADIUS,
    reason = ("no box of %d by %d tiles suits it"):format(width, height),
  })
end

return nearest_buildable
