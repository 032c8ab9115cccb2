--- Offsets around a point, nearest first; of those equally far the more northern, then the more
--- western one. The lists are constants, so they are kept.

local rings = {}

local lists = {}

local function nearer(a, b)
  if a.distance ~= b.distance then
    return a.distance < b.distance
  elseif a.y ~= b.y then
    return a.y < b.y
  end
  return a.x < b.x
end

--- All whole offsets up to `radius` away, the middle included.
---@param radius integer
---@return {x: integer, y: integer, distance: number}[] distance is squared
function rings.within(radius)
  local list = lists[radius]
  if list then
    return list
  end
  list = {}
  for y = -radius, radius do
    for x = -radius, radius do
      local distance = x * x + y * y
      if distance <= radius * radius then
        list[#list + 1] = { x = x, y = y, distance = distance }
      end
    end
  end
  table.sort(list, nearer)
  lists[radius] = list
  return list
end

return rings
