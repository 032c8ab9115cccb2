--- Cells of a grid as table keys: one number for two whole coordinates, each from -32768 to 32767.

local grid = {}

--- What the key grows by from one column to the next; along a column it grows by one.
grid.STRIDE = 65536

local STRIDE, OFFSET = grid.STRIDE, 32768

---@param x integer
---@param y integer
---@return integer
function grid.key(x, y)
  return (x + OFFSET) * STRIDE + y + OFFSET
end

---@param key integer
---@return integer x
---@return integer y
function grid.cell(key)
  local y = key % STRIDE
  return (key - y) / STRIDE - OFFSET, y - OFFSET
end

return grid
