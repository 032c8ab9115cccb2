--- Where near a point, or in a box, there is room for an entity.
--- Source: runtime API, LuaSurface.find_non_colliding_position and
--- find_non_colliding_position_in_box.

local collision = require("collision")

local free_places = {}

local floor = math.floor

local function ring(n, visit)
  for i = 0, 8 * n - 1 do
    local side, step = floor(i / (2 * n)), i % (2 * n)
    local dx, dy
    if side == 0 then
      dx, dy = step - n, -n
    elseif side == 1 then
      dx, dy = n, step - n
    elseif side == 2 then
      dx, dy = n - step, n
    else
      dx, dy = -n, n - step
    end
    local x, y = visit(dx, dy)
    if x then
      return x, y
    end
  end
  return nil
end

--- Rings searched when the radius is without limit; the game never gives up.
local RINGS_AT_MOST = 2048

--- The place, put to the centre of its tile or to the grid of 1/256, when the entity fits there.
local function free_at(surface, name, x, y, tile_center)
  if tile_center then
    x, y = floor(x) + 0.5, floor(y) + 0.5
  else
    x, y = floor(x * 256 + 0.5) / 256, floor(y * 256 + 0.5) / 256
  end
  if collision.free(surface, name, x, y, 0) then
    return x, y
  end
end

--- Looks at the centre, then at square rings of growing size around it, each clockwise from its
--- north-west corner, `precision` tiles apart. The game's own order within a ring is not known.
---@param surface integer
---@param name string
---@param cx number
---@param cy number
---@param radius number 0 for no limit
---@param precision number in tiles, at least 0.01
---@param tile_center? boolean
---@return number|nil x
---@return number|nil y
function free_places.near(surface, name, cx, cy, radius, precision, tile_center)
  precision = math.max(precision, 0.01)
  local function try(x, y)
    return free_at(surface, name, x, y, tile_center)
  end
  local x, y = try(cx, cy)
  if x then
    return x, y
  end
  local rings = radius > 0 and floor(radius / precision) or RINGS_AT_MOST
  for n = 1, rings do
    x, y = ring(n, function(dx, dy)
      local px, py = dx * precision, dy * precision
      if radius == 0 or px * px + py * py <= radius * radius then
        return try(cx + px, cy + py)
      end
    end)
    if x then
      return x, y
    end
  end
  return nil
end

--- Looks at the points of a grid in the box, row by row from its north-west corner.
---@return number|nil x
---@return number|nil y
function free_places.in_box(surface, name, l, t, r, b, precision, tile_center)
  precision = math.max(precision, 0.01)
  for row = 0, floor((b - t) / precision) do
    for column = 0, floor((r - l) / precision) do
      local px, py = l + column * precision, t + row * precision
      local x, y = free_at(surface, name, px, py, tile_center)
      if x then
        return x, y
      end
    end
  end
  return nil
end

return free_places
