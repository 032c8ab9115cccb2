--- Where a character cannot stand, on a grid of half tiles.
--- Node (i, j) is the place (i / 2, j / 2). It is taken when a character there would touch an
--- entity or a tile on the game's player layer. Its collision box is 0.4 tiles wide; it is given
--- 0.05 more to each side, since a walk goes in steps of 38/256 tiles and does not hit the 0.42
--- tiles between two pipes or walls. The map is read in squares of 16 tiles, only where a path
--- looks.
--- Source: character.collision_box of 1.1.110 and 2.0.77; LuaSurface.find_entities_filtered with
--- collision_mask.

local grid = require("lib.grid")
local tiles = require("compat.tiles")

local obstacles = {}

local SQUARE = 16
local CHUNK = 32
local HALF_BODY = 0.25
-- Entities that reach over the border of a square by more than this are not seen from outside.
local OVERLAP = 5

local key_of = grid.key

---@class fle.Obstacles
---@field taken table<integer, any> what takes a node: an index into `things`, "water" or "edge"
---@field loaded table<integer, boolean>
---@field things LuaEntity[]

---@param surface LuaSurface
---@param character LuaEntity who walks; not in its own way
---@return fle.Obstacles
function obstacles.new(surface, character)
  return { surface = surface, character = character, taken = {}, loaded = {}, things = {} }
end

--- One number for a node, and back.
obstacles.key, obstacles.node = grid.key, grid.cell

--- Marks the nodes at which a body would touch the box; touching edges do not count.
local function mark(map, left, top, right, bottom, what)
  local taken = map.taken
  local first_i = math.floor((left - HALF_BODY) * 2) + 1
  local last_i = math.ceil((right + HALF_BODY) * 2) - 1
  local first_j = math.floor((top - HALF_BODY) * 2) + 1
  local last_j = math.ceil((bottom + HALF_BODY) * 2) - 1
  for i = first_i, last_i do
    local column = key_of(i, 0)
    for j = first_j, last_j do
      taken[column + j] = what
    end
  end
end

local function load_square(map, sx, sy)
  local left, top = sx * SQUARE, sy * SQUARE
  local chunk = { x = math.floor(left / CHUNK), y = math.floor(top / CHUNK) }
  if not map.surface.is_chunk_generated(chunk) then
    mark(map, left, top, left + SQUARE, top + SQUARE, "edge")
    return
  end
  local layer = tiles.layer("player")
  local area = {
    { left - OVERLAP, top - OVERLAP },
    { left + SQUARE + OVERLAP, top + SQUARE + OVERLAP },
  }
  local found = map.surface.find_entities_filtered({ area = area, collision_mask = layer })
  local own = map.character
  for _, entity in ipairs(found) do
    if entity ~= own then
      local box = entity.bounding_box
      map.things[#map.things + 1] = entity
      mark(map, box.left_top.x, box.left_top.y, box.right_bottom.x, box.right_bottom.y, #map.things)
    end
  end
  local wet = map.surface.find_tiles_filtered({
    area = { { left - 1, top - 1 }, { left + SQUARE + 1, top + SQUARE + 1 } },
    collision_mask = layer,
  })
  for _, tile in ipairs(wet) do
    local at = tile.position
    mark(map, at.x, at.y, at.x + 1, at.y + 1, "water")
  end
end

--- What takes a node: nil when it is free.
---@param map fle.Obstacles
---@param i integer
---@param j integer
---@return integer|string|nil
function obstacles.at(map, i, j)
  local sx, sy = math.floor(i / (2 * SQUARE)), math.floor(j / (2 * SQUARE))
  local square = key_of(sx, sy)
  if not map.loaded[square] then
    map.loaded[square] = true
    load_square(map, sx, sy)
  end
  return map.taken[key_of(i, j)]
end

--- What takes a node, in words.
---@param map fle.Obstacles
---@param what integer|string
---@return string
function obstacles.words(map, what)
  if what == "water" then
    return "water"
  elseif what == "edge" then
    return "the edge of the map"
  end
  local entity = map.things[what]
  local position = entity.position
  return ("%s at (%.10g, %.10g)"):format(entity.name, position.x, position.y)
end

return obstacles
