--- Measure the resource patch at a place.
--- Ore is followed from tile to tile, reading the map in squares of 32 tiles as the patch reaches
--- them.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered, LuaEntity.amount.

local boxes = require("lib.boxes")
local fault = require("lib.fault")
local nearby = require("lib.nearby")
local tiles = require("compat.tiles")

local SQUARE = 32
local STRIDE = 65536
local OFFSET = 32768
-- Oil spots lie apart; those of one field are at most this many tiles from the next.
local OIL_GAP = 10

local function not_found(args)
  fault("nothing_found", { name = args.resource, radius = args.radius, position = args.position })
end

local function key(x, y)
  return (x + OFFSET) * STRIDE + y + OFFSET
end

--- A reader of one resource by tile, which loads the map where it is asked.
local function reader(surface, name)
  local at_tile, loaded = {}, {}
  return function(x, y)
    local sx, sy = math.floor(x / SQUARE), math.floor(y / SQUARE)
    local square = key(sx, sy)
    if not loaded[square] then
      loaded[square] = true
      local left, top = sx * SQUARE, sy * SQUARE
      local found = surface.find_entities_filtered({
        area = { { left, top }, { left + SQUARE, top + SQUARE } },
        name = name,
      })
      for _, entity in ipairs(found) do
        local at = entity.position
        at_tile[key(math.floor(at.x), math.floor(at.y))] = entity
      end
    end
    return at_tile[key(x, y)]
  end
end

local function ore_patch(ctx, args, first)
  local get = reader(ctx.surface, args.resource)
  local gap = args.resource == "crude-oil" and OIL_GAP or 1
  local x, y = math.floor(first.position.x), math.floor(first.position.y)
  local seen, queue = { [key(x, y)] = true }, { { x, y } }
  local left, top, right, bottom = x, y, x, y
  local size, head = 0, 1
  while queue[head] do
    local tile = queue[head]
    head = head + 1
    x, y = tile[1], tile[2]
    size = size + get(x, y).amount
    left, right = math.min(left, x), math.max(right, x)
    top, bottom = math.min(top, y), math.max(bottom, y)
    for ny = y - gap, y + gap do
      for nx = x - gap, x + gap do
        local next_key = key(nx, ny)
        if not seen[next_key] then
          seen[next_key] = true
          if get(nx, ny) then
            queue[#queue + 1] = { nx, ny }
          end
        end
      end
    end
  end
  return {
    name = args.resource,
    size = size,
    bounding_box = boxes.corners(left, top, right + 1, bottom + 1),
  }
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
  return ore_patch(ctx, args, first)
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
