--- Patches of ore: the entities of one resource that hang together.
--- Ore is followed from tile to tile, reading the map in squares of 32 tiles as the patch reaches
--- them. The entities of the last patches are kept; whether they still are all there is to it is
--- asked of the game every time, so that what mining, scripts or other mods change is seen.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered, count_entities_filtered,
--- LuaEntity.amount.

local boxes = require("lib.boxes")
local grid = require("lib.grid")

local key = grid.key
local floor, min, max = math.floor, math.min, math.max

local ore_patch = {}

local SQUARE = 32
-- Oil spots lie apart; those of one field are at most this many tiles from the next.
local OIL_GAP = 10
local MOST_KEPT = 8

--- The last patches, the newest first. Not saved: it only spares a search.
local kept = {}

--- The steps from a tile to those that count as touching it: { dx, dy, what they add to a key }.
local function steps_within(gap)
  local steps = {}
  for dy = -gap, gap do
    for dx = -gap, gap do
      if dx ~= 0 or dy ~= 0 then
        steps[#steps + 1] = { dx, dy, dx * grid.STRIDE + dy }
      end
    end
  end
  return steps
end

local TOUCHING = steps_within(1)
local IN_ONE_FIELD = steps_within(OIL_GAP)

--- Adds one square to the map of what lies where. What reaches over from the next square belongs
--- there: it would be found twice.
local function load_square(map, sx, sy)
  local square = key(sx, sy)
  if map.loaded[square] then
    return
  end
  map.loaded[square] = true
  local left, top = sx * SQUARE, sy * SQUARE
  local found = map.surface.find_entities_filtered({
    area = { { left, top }, { left + SQUARE, top + SQUARE } },
    name = map.name,
  })
  local at_tile = map.at_tile
  for i = 1, #found do
    local at = found[i].position
    local x, y = floor(at.x), floor(at.y)
    if x >= left and x < left + SQUARE and y >= top and y < top + SQUARE then
      at_tile[key(x, y)] = found[i]
    end
  end
end

--- Loads the squares of everything within `gap` tiles.
local function load_around(map, x, y, gap)
  local left, right = floor((x - gap) / SQUARE), floor((x + gap) / SQUARE)
  local top, bottom = floor((y - gap) / SQUARE), floor((y + gap) / SQUARE)
  for sx = left, right do
    for sy = top, bottom do
      load_square(map, sx, sy)
    end
  end
end

--- Follows a patch from one of its entities.
---@return fle.OrePatch
local function follow(surface, name, first, gap, steps)
  local at_tile = {}
  local map = { surface = surface, name = name, at_tile = at_tile, loaded = {} }
  local last = SQUARE - gap
  local position = first.position
  local x, y = floor(position.x), floor(position.y)
  load_around(map, x, y, gap)
  local left, top, right, bottom = x, y, x, y
  local xs, ys, count, head = { x }, { y }, 1, 1
  local entities, tiles = { first }, { [key(x, y)] = true }
  -- What has been counted is taken off the map.
  at_tile[key(x, y)] = nil
  while head <= count do
    x, y = xs[head], ys[head]
    head = head + 1
    left, right = min(left, x), max(right, x)
    top, bottom = min(top, y), max(bottom, y)
    local in_x, in_y = x % SQUARE, y % SQUARE
    if in_x < gap or in_x >= last or in_y < gap or in_y >= last then
      load_around(map, x, y, gap)
    end
    local here = key(x, y)
    for i = 1, #steps do
      local step = steps[i]
      local there = here + step[3]
      local entity = at_tile[there]
      if entity then
        at_tile[there] = nil
        tiles[there] = true
        count = count + 1
        xs[count], ys[count] = x + step[1], y + step[2]
        entities[count] = entity
      end
    end
  end
  return {
    surface = surface.index,
    entities = entities,
    tiles = tiles,
    left = left,
    top = top,
    right = right + 1,
    bottom = bottom + 1,
    -- Everything that would belong to the patch if it were there.
    search = {
      area = { { left - gap, top - gap }, { right + 1 + gap, bottom + 1 + gap } },
      name = name,
    },
  }
end

--- Whether nothing but the patch is where it could reach, so that a count tells of a change.
local function is_alone(surface, patch)
  return surface.count_entities_filtered(patch.search) == #patch.entities
end

--- What is in the patch now, or nil when an entity of it is gone.
local function amount(patch)
  local entities, size = patch.entities, 0
  for i = 1, #entities do
    local entity = entities[i]
    if not entity.valid then
      return nil
    end
    size = size + entity.amount
  end
  return size
end

--- A kept patch and its size, if this tile is in it and it is as it was.
local function recall(surface, name, tile)
  for i = 1, #kept do
    local patch = kept[i]
    if patch.tiles[tile] and patch.search.name == name and patch.surface == surface.index then
      local size = amount(patch)
      if size and is_alone(surface, patch) then
        return patch, size
      end
      table.remove(kept, i)
      return nil
    end
  end
  return nil
end

--- The patch that an entity belongs to.
---@param surface LuaSurface
---@param name string of a resource
---@param first LuaEntity
---@return fle.ResourcePatch
function ore_patch.measure(surface, name, first)
  local at = first.position
  local patch, size = recall(surface, name, key(floor(at.x), floor(at.y)))
  if not patch then
    local is_oil = name == "crude-oil"
    local gap, steps = is_oil and OIL_GAP or 1, is_oil and IN_ONE_FIELD or TOUCHING
    patch = follow(surface, name, first, gap, steps)
    size = amount(patch)
    if is_alone(surface, patch) then
      table.insert(kept, 1, patch)
      kept[MOST_KEPT + 1] = nil
    end
  end
  return {
    name = name,
    size = size,
    bounding_box = boxes.corners(patch.left, patch.top, patch.right, patch.bottom),
  }
end

--- What is kept are things of the world that was there before.
function ore_patch.on_load()
  kept = {}
end

return ore_patch
