--- What tiles stop: layers are called `water-tile` in 1.1 and `water_tile` in 2.0.
--- Source: LuaTile.collides_with, CollisionLayer of both versions.

local LAYERS = {
  ["1.1"] = {
    water = "water-tile",
    ground = "ground-tile",
    player = "player-layer",
    object = "object-layer",
    item = "item-layer",
    resource = "resource-layer",
  },
  ["2.0"] = {
    water = "water_tile",
    ground = "ground_tile",
    player = "player",
    object = "object",
    item = "item",
    resource = "resource",
  },
}
local NAMES = LAYERS[require("compat.version")]

local tiles = {}

--- The game's name of a layer, for search filters.
---@param layer "water"|"ground"|"player"|"object"|"item"|"resource"
---@return string
function tiles.layer(layer)
  return NAMES[layer]
end

---@param tile table LuaTile
---@param layer "water"|"ground"|"player"|"object"|"item"|"resource"
---@return boolean
local function collides(tile, layer)
  return tile.collides_with(NAMES[layer])
end

--- Whether there is water; where the map was never made there is none, nor anything else.
---@return boolean
function tiles.is_water(surface, x, y)
  local tile = surface.get_tile(x, y)
  return tile.valid and collides(tile, "water")
end

return tiles
