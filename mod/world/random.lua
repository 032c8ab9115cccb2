--- Random numbers of the map: the same on every server and Lua, from the seed alone.
--- Source: the minimal standard generator of Park and Miller; its products stay exact in doubles.

local MODULUS, FACTOR = 2147483647, 48271

local random = {}

--- A generator: `next(low, high)` is an integer in that range.
---@param seed integer
---@return fun(low: integer, high: integer): integer
function random.new(seed)
  local state = seed % (MODULUS - 1) + 1
  return function(low, high)
    state = state * FACTOR % MODULUS
    return low + math.floor((state - 1) / (MODULUS - 1) * (high - low + 1))
  end
end

--- A number in [0, 1) that depends on the point and the seed alone.
---@return number
local function hash(x, y, seed)
  local value = (x * 73856093 + y * 19349663 + seed * 83492791) % MODULUS
  value = value * FACTOR % MODULUS
  value = (value + x * 7919 + y * 104729) % MODULUS
  return value * FACTOR % MODULUS / MODULUS
end

local CELL = 5

--- Smooth noise in [0, 1): hashed lattice points, mixed linearly.
---@param x number
---@param y number
---@param seed integer
---@return number
function random.noise(x, y, seed)
  local column, row = math.floor(x / CELL), math.floor(y / CELL)
  local right, down = x / CELL - column, y / CELL - row
  local top = hash(column, row, seed) * (1 - right) + hash(column + 1, row, seed) * right
  local bottom = hash(column, row + 1, seed) * (1 - right) + hash(column + 1, row + 1, seed) * right
  return top * (1 - down) + bottom * down
end

return random
