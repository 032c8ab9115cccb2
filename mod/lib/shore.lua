--- Where an offshore pump can stand.
--- It stands on land with three tiles of water before it; the game's check decides, the tiles only
--- say where to ask. Source: offshore-pump prototypes of 1.1.110 and 2.0.77.

local direction = require("compat.direction")
local facing = require("lib.facing")
local footprint = require("lib.footprint")
local nearby = require("lib.nearby")
local tiles = require("compat.tiles")

local shore = {}

local function key(x, y)
  return x * 65536 + y
end

local function water_near(ctx, x, y, radius)
  local found = ctx.surface.find_tiles_filtered({
    area = { { x - radius - 2, y - radius - 2 }, { x + radius + 3, y + radius + 3 } },
    collision_mask = tiles.layer("water"),
  })
  local wet = {}
  for _, tile in ipairs(found) do
    local at = tile.position
    wet[key(at.x, at.y)] = true
  end
  return wet, found
end

--- Land tiles beside water with the side on which the water is, nearest first.
local function candidates(ctx, position, radius)
  local x, y = math.floor(position.x), math.floor(position.y)
  local wet, found = water_near(ctx, x, y, radius)
  local list = {}
  for _, tile in ipairs(found) do
    local at = tile.position
    for side = 0, 12, 4 do
      local dx, dy = facing.step(side)
      local lx, ly = at.x - dx, at.y - dy
      if not wet[key(lx, ly)] then
        local px, py = lx + 0.5 - position.x, ly + 0.5 - position.y
        local distance = px * px + py * py
        if distance <= radius * radius then
          list[#list + 1] = { x = lx, y = ly, side = side, rank = side, distance = distance }
        end
      end
    end
  end
  nearby.sort_places(list)
  return list
end

--- The nearest place for a pump; nil when there is none.
---@param ctx fle.Context
---@param prototype LuaEntityPrototype
---@param position MapPosition
---@param radius integer
---@return fle.Footprint|nil
function shore.find(ctx, prototype, position, radius)
  for _, place in ipairs(candidates(ctx, position, radius)) do
    -- In the game's terms a pump faces its water.
    local print = footprint.new(
      prototype,
      { x = place.x + 0.5, y = place.y + 0.5 },
      direction.to_game(place.side)
    )
    if footprint.is_free(ctx, print) then
      return print
    end
  end
  return nil
end

return shore
