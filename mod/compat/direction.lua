--- Directions are 16-way everywhere but in the API of 1.1, which counts eight.
--- Source: defines.direction of both versions.

local STEP = require("compat.version") == "1.1" and 2 or 1

local direction = {}

---@param sixteenth integer 0 north, 4 east, 8 south, 12 west
---@return integer raw value of defines.direction
function direction.to_game(sixteenth)
  return math.floor(sixteenth / STEP) % (16 / STEP)
end

---@param raw integer value of defines.direction
---@return integer sixteenth 0 to 15
function direction.from_game(raw)
  return raw * STEP
end

return direction
