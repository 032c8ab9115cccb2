--- Underground ends that stand already: a new pair must not come between two of them, nor they
--- between the new pair, or the wrong ones would join.

local sides = require("lib.connect.sides")

local undergrounds = {}

---@class fle.UndergroundEnd
---@field name string
---@field x integer
---@field y integer
---@field side integer the side to which it goes underground
---@field length integer tiles to its other end, or as far as it looks for one

--- Remembers an end that stands on the map.
---@param map fle.Ground
---@param entity LuaEntity
---@param side integer where it goes underground
---@param other LuaEntity|nil its other end
function undergrounds.add(map, entity, side, other)
  map.underground = map.underground or { seen = {} }
  local list = map.underground
  if list.seen[entity.unit_number] then
    return
  end
  list.seen[entity.unit_number] = true
  local x, y = sides.corner(entity.position)
  local length = entity.prototype.max_underground_distance
  if other then
    local at = other.position
    length = math.abs(at.x - entity.position.x) + math.abs(at.y - entity.position.y)
  end
  list[#list + 1] = { name = entity.name, x = x, y = y, side = side, length = length }
end

--- Whether an interval of the line shares a tile with another.
local function overlap(a, b, c, d)
  return math.max(math.min(a, b), math.min(c, d)) <= math.min(math.max(a, b), math.max(c, d))
end

--- Whether a new pair of a kind would leave those that stand there as they are joined.
---@param map fle.Ground
---@param name string
---@param x integer tile of the first end
---@param y integer
---@param side integer where it goes underground
---@param length integer tiles to the other end
---@return boolean
function undergrounds.allow(map, name, x, y, side, length)
  if not map.underground then
    return true
  end
  local dx, dy = sides.DX[side], sides.DY[side]
  for _, each in ipairs(map.underground) do
    local same_line = dx == 0 and each.x == x or dy == 0 and each.y == y
    if each.name == name and same_line and each.side % 2 == side % 2 then
      local from = (each.x - x) * dx + (each.y - y) * dy
      local to = from + (each.side == side and each.length or -each.length)
      if overlap(0, length, from, to) then
        return false
      end
    end
  end
  return true
end

return undergrounds
