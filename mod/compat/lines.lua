--- Items on a transport line with their places: 2.0 tells them, 1.1 only their order.
--- Source: LuaTransportLine, `line[i]` (LuaItemStack), insert_at, 2.0 get_detailed_contents.

local lines = {}

-- The closest that two items lie, in tiles; the longest line: an underground of eight tiles.
local SPACING, LONGEST = 0.25, 9

if require("compat.version") == "1.1" then
  ---@return any[] list of {item, count}
  function lines.items(line)
    local list = {}
    for index = 1, #line do
      list[index] = { line[index].name, line[index].count }
    end
    return list
  end
else
  ---@return any[] list of {item, count, place}
  function lines.items(line)
    local list = {}
    for index, item in ipairs(line.get_detailed_contents()) do
      list[index] = { item.stack.name, item.stack.count, item.position }
    end
    return list
  end
end

local function put(line, place, item)
  local stack = { name = item[1], count = item[2] }
  return line.can_insert_at(place) and line.insert_at(place, stack)
end

--- Lay items as they were, or where the place is not known as close as they fit.
function lines.lay(line, items)
  local place = 0
  for _, item in ipairs(items) do
    local done = item[3] and put(line, item[3], item)
    while not done and place < LONGEST do
      done = put(line, place, item)
      place = place + (done and SPACING or SPACING / 8)
    end
  end
end

return lines
