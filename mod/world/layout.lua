--- Where things lie on the lab map, from the seed alone.
--- Seed 0 is the published arrangement, whose nearest coal lies at (15.5, -0.5). Every other seed
--- turns or mirrors it, moves each place a little and draws its outline anew.

local random = require("world.random")

local layout = {}

---@class fle.Place
---@field name string what lies there
---@field x number middle
---@field y number
---@field radius number tiles
---@field outline integer seed of its outline

-- Gaps between neighbours are wide enough for the moves that a seed makes.
local PLACES = {
  { name = "coal", x = 28.5, y = -0.5, radius = 13 },
  { name = "iron-ore", x = -31.5, y = -6.5, radius = 15 },
  { name = "copper-ore", x = 2.5, y = 37.5, radius = 14.5 },
  { name = "stone", x = -7.5, y = -42.5, radius = 12.5 },
  { name = "uranium-ore", x = -74.5, y = 55.5, radius = 9.5 },
  { name = "crude-oil", x = 76.5, y = -56.5, radius = 14 },
  { name = "lake", x = 50.5, y = 48.5, radius = 15 },
  { name = "forest", x = -44.5, y = 38.5, radius = 13 },
  { name = "forest", x = 38.5, y = -52.5, radius = 11 },
  { name = "rocks", x = -58.5, y = -48.5, radius = 9 },
}

local SHIFT = 3

local function turned(x, y, quarter, mirrored)
  if mirrored then
    x = -x
  end
  for _ = 1, quarter do
    x, y = -y, x
  end
  return x, y
end

--- The places of a seed, always in the same order.
---@param seed integer
---@return fle.Place[]
function layout.places(seed)
  local draw = random.new(seed)
  local quarter, mirrored = 0, false
  if seed ~= 0 then
    quarter, mirrored = draw(0, 3), draw(0, 1) == 1
  end
  local places = {}
  for i, place in ipairs(PLACES) do
    local x, y = turned(place.x, place.y, quarter, mirrored)
    local outline = draw(1, 1000000)
    if seed ~= 0 then
      x, y = x + draw(-SHIFT, SHIFT), y + draw(-SHIFT, SHIFT)
    end
    places[i] = { name = place.name, x = x, y = y, radius = place.radius, outline = outline }
  end
  return places
end

local INDENT = 2.5

--- The middles of the tiles of a place, row by row from the north-west. The outline only ever cuts
--- into the circle, but for the four tips, which stay: the nearest ore is where the layout says.
---@param place fle.Place
---@return MapPosition[]
function layout.tiles(place)
  local tiles = {}
  local reach = math.floor(place.radius)
  for dy = -reach, reach do
    for dx = -reach, reach do
      local limit = place.radius - INDENT * random.noise(dx, dy, place.outline)
      local tip = (dx == 0 or dy == 0) and dx * dx + dy * dy <= place.radius * place.radius
      if tip or dx * dx + dy * dy <= limit * limit then
        tiles[#tiles + 1] = { x = place.x + dx, y = place.y + dy }
      end
    end
  end
  return tiles
end

return layout
