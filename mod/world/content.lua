--- Everything that lies on the lab map, as one list in a fixed order.

local layout = require("world.layout")
local random = require("world.random")
local rocks = require("compat.rocks")

local content = {}

local ORE_AMOUNT = 10000
local OIL_AMOUNT = 300000

local TREES = { "tree-01", "tree-02", "tree-03", "tree-04", "tree-05" }

---@class fle.Thing
---@field name string
---@field x number
---@field y number
---@field amount? integer

local function add(things, name, x, y, amount)
  things[#things + 1] = { name = name, x = x, y = y, amount = amount }
end

local function add_ore(things, place)
  for _, tile in ipairs(layout.tiles(place)) do
    add(things, place.name, tile.x, tile.y, ORE_AMOUNT)
  end
end

--- Nine wells, apart enough for a pumpjack and its pipes each.
local function add_oil(things, place)
  for row = -1, 1 do
    for column = -1, 1 do
      local x, y = place.x + 9 * column, place.y + 9 * row
      add(things, place.name, x, y, OIL_AMOUNT)
    end
  end
end

--- Trees on every other tile, thinned out, so that one can walk between them.
local function add_forest(things, place)
  local draw = random.new(place.outline)
  for _, tile in ipairs(layout.tiles(place)) do
    local kind, chance = draw(1, #TREES), draw(1, 10)
    if math.floor(tile.x) % 2 == 0 and math.floor(tile.y) % 2 == 0 and chance <= 7 then
      add(things, TREES[kind], tile.x, tile.y)
    end
  end
end

local function add_rocks(things, place)
  local draw = random.new(place.outline)
  for row = -1, 1 do
    for column = -1, 1 do
      local x, y = place.x + 6 * column + draw(-1, 1), place.y + 6 * row + draw(-1, 1)
      add(things, rocks[draw(1, #rocks)], x, y)
    end
  end
end

local KINDS = { ["crude-oil"] = add_oil, forest = add_forest, rocks = add_rocks }

--- The ores, wells, trees and rocks of a seed.
---@param seed integer
---@return fle.Thing[]
function content.things(seed)
  local things = {}
  for _, place in ipairs(layout.places(seed)) do
    if place.name ~= "lake" then
      local add_place = KINDS[place.name] or add_ore
      add_place(things, place)
    end
  end
  return things
end

--- The corners of the water tiles of a seed.
---@param seed integer
---@return MapPosition[]
function content.water(seed)
  local water = {}
  for _, place in ipairs(layout.places(seed)) do
    if place.name == "lake" then
      for _, tile in ipairs(layout.tiles(place)) do
        water[#water + 1] = { x = math.floor(tile.x), y = math.floor(tile.y) }
      end
    end
  end
  return water
end

return content
