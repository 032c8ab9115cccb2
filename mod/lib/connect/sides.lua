--- The four sides of a tile by number: 0 north, 1 east, 2 south, 3 west.

local grid = require("lib.grid")

local sides = {
  DX = { [0] = 0, 1, 0, -1 },
  DY = { [0] = -1, 0, 1, 0 },
  -- No side: nothing comes in from anywhere.
  NONE = 4,
}

---@param side integer
---@return integer
function sides.opposite(side)
  return (side + 2) % 4
end

--- The side as a direction of 16.
---@param side integer
---@return integer
function sides.facing(side)
  return side * 4
end

--- The side of a direction of 16 that is no diagonal.
---@param facing16 integer
---@return integer
function sides.of_facing(facing16)
  return facing16 / 4
end

--- The side to which a step of one tile goes; nil when it is none.
---@param dx number
---@param dy number
---@return integer|nil
function sides.of_step(dx, dy)
  for side = 0, 3 do
    if sides.DX[side] == dx and sides.DY[side] == dy then
      return side
    end
  end
  return nil
end

--- One number for a tile, given by its north-western corner, and back.
sides.key, sides.tile = grid.key, grid.cell

--- The corner of the tile that holds a place.
---@param position MapPosition
---@return integer x
---@return integer y
function sides.corner(position)
  return math.floor(position.x), math.floor(position.y)
end

--- The middle of a tile.
---@param x integer
---@param y integer
---@return MapPosition
function sides.middle(x, y)
  return { x = x + 0.5, y = y + 0.5 }
end

return sides
