--- The ground that a connection is laid on: what stands on each tile, and which tiles are better
--- left free. It is read in squares, only where a search looks.
--- Source: LuaSurface.find_entities_filtered with collision_mask; drop_position and pickup_position
--- of drills and inserters.

local masks = require("compat.masks")
local sides = require("lib.connect.sides")
local tiles = require("compat.tiles")

local ground = {}

local SQUARE = 32
local CHUNK = 32
-- Costs in tenths of a tile: how long a way round is worth it.
local ON_ORE = 6
local ON_PLACE_IN_USE = 150
-- How far a long-handed inserter reaches from its middle, in tiles.
local ARM = 3

local key_of = sides.key

---@class fle.Ground
---@field ctx fle.Context
---@field taken table<integer, any> what takes a tile: a number in `things`, "water" or "edge"
---@field extra table<integer, number> what a tile costs beside its way
---@field things LuaEntity[]
---@field serves_hands boolean|nil whether what drills and inserters drop may land on what is laid
---@field loaders (fun(map: fle.Ground, area: BoundingBox))[] what else to read of a square

---@param ctx fle.Context
---@param prototype LuaEntityPrototype what is laid
---@return fle.Ground
function ground.new(ctx, prototype)
  return {
    ctx = ctx,
    surface = ctx.surface,
    layers = masks.layers(prototype),
    taken = {},
    extra = {},
    things = {},
    loaded = {},
    loaders = {},
  }
end

local function take_box(map, box, what)
  local left, top = math.floor(box.left_top.x), math.floor(box.left_top.y)
  for x = left, math.ceil(box.right_bottom.x) - 1 do
    for y = top, math.ceil(box.right_bottom.y) - 1 do
      map.taken[key_of(x, y)] = what
    end
  end
end

local function square_area(left, top, margin)
  return {
    { left - margin, top - margin },
    { left + SQUARE + margin, top + SQUARE + margin },
  }
end

local function load_things(map, area)
  local found = map.surface.find_entities_filtered({ area = area, collision_mask = map.layers })
  for _, entity in ipairs(found) do
    -- The character steps aside, and what lies on the ground is picked up.
    if entity.type ~= "character" and entity.type ~= "item-entity" then
      map.things[#map.things + 1] = entity
      take_box(map, entity.bounding_box, #map.things)
    end
  end
  local layer = tiles.layer("water")
  for _, name in ipairs(map.layers) do
    if name == layer then
      local wet = map.surface.find_tiles_filtered({ area = area, collision_mask = layer })
      for _, tile in ipairs(wet) do
        map.taken[key_of(tile.position.x, tile.position.y)] = "water"
      end
    end
  end
end

local function add_cost(map, position, cost)
  local key = key_of(sides.corner(position))
  map.extra[key] = math.max(map.extra[key] or 0, cost)
end

--- Makes a tile worth a way round.
---@param map fle.Ground
---@param position MapPosition
function ground.keep_free(map, position)
  add_cost(map, position, ON_PLACE_IN_USE)
end

local function load_costs(map, area, wide)
  for _, entity in ipairs(map.surface.find_entities_filtered({ area = area, type = "resource" })) do
    add_cost(map, entity.position, ON_ORE)
  end
  if map.serves_hands then
    return
  end
  local working = map.surface.find_entities_filtered({
    area = wide,
    type = { "mining-drill", "inserter" },
    force = map.ctx.force,
  })
  for _, entity in ipairs(working) do
    ground.keep_free(map, entity.drop_position)
    if entity.type == "inserter" then
      ground.keep_free(map, entity.pickup_position)
    end
  end
end

local function load_square(map, sx, sy)
  local left, top = sx * SQUARE, sy * SQUARE
  local chunk = { x = math.floor(left / CHUNK), y = math.floor(top / CHUNK) }
  if not map.surface.is_chunk_generated(chunk) then
    local corner = { x = left + SQUARE, y = top + SQUARE }
    take_box(map, { left_top = { x = left, y = top }, right_bottom = corner }, "edge")
    return
  end
  local area = square_area(left, top, 0)
  load_things(map, area)
  load_costs(map, area, square_area(left, top, ARM))
  for _, loader in ipairs(map.loaders) do
    loader(map, square_area(left, top, 1))
  end
end

--- Reads the square of a tile, if that has not been done.
---@param map fle.Ground
---@param x integer
---@param y integer
function ground.load(map, x, y)
  local sx, sy = math.floor(x / SQUARE), math.floor(y / SQUARE)
  local square = key_of(sx, sy)
  if not map.loaded[square] then
    map.loaded[square] = true
    load_square(map, sx, sy)
  end
end

--- What takes a tile; nil when it is free.
---@param map fle.Ground
---@param x integer
---@param y integer
---@return integer|string|nil
function ground.at(map, x, y)
  ground.load(map, x, y)
  return map.taken[key_of(x, y)]
end

--- What a tile costs beside its way, in tenths of a tile.
---@param map fle.Ground
---@param x integer
---@param y integer
---@return number
function ground.cost(map, x, y)
  return map.extra[key_of(x, y)] or 0
end

--- The entity on a tile; nil when there is none.
---@param map fle.Ground
---@param x integer
---@param y integer
---@return LuaEntity|nil
function ground.entity(map, x, y)
  local what = ground.at(map, x, y)
  return type(what) == "number" and map.things[what] or nil
end

--- What takes a tile, in words.
---@param map fle.Ground
---@param x integer
---@param y integer
---@return string
function ground.words(map, x, y)
  local what = ground.at(map, x, y)
  if what == "edge" then
    return "the edge of the map"
  elseif what == "planned" then
    return "another part of the connection"
  elseif type(what) == "string" then
    return ("%s at (%.10g, %.10g)"):format(what, x + 0.5, y + 0.5)
  end
  local entity = map.things[what]
  local position = entity.position
  return ("%s at (%.10g, %.10g)"):format(entity.name, position.x, position.y)
end

--- Takes tiles that a plan is going to build on.
---@param map fle.Ground
---@param pieces {x: integer, y: integer}[]
function ground.plan(map, pieces)
  for _, piece in ipairs(pieces) do
    -- What stands there already stays what it is.
    if ground.at(map, piece.x, piece.y) == nil then
      map.taken[key_of(piece.x, piece.y)] = "planned"
    end
  end
end

return ground
