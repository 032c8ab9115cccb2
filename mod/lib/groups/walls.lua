--- Walls and gates that stand side by side, not aslant, as the game joins them.

local walls = {}

local STRIDE = 65536

local function key(x, y)
  return math.floor(x) * STRIDE + math.floor(y)
end

--- The walls joined to one, from all there are.
---@param first LuaEntity
---@param all LuaEntity[] from north-west on
---@return table
function walls.of(first, all)
  local at = {}
  for index, entity in ipairs(all) do
    local position = entity.position
    at[key(position.x, position.y)] = index
  end
  local start = first.position
  local reached, queue = {}, { { start.x, start.y } }
  while #queue > 0 do
    local place = table.remove(queue)
    local index = at[key(place[1], place[2])]
    if index and not reached[index] then
      reached[index] = true
      for _, step in ipairs({ { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } }) do
        queue[#queue + 1] = { place[1] + step[1], place[2] + step[2] }
      end
    end
  end
  local members = {}
  for index, entity in ipairs(all) do
    if reached[index] then
      members[#members + 1] = entity
    end
  end
  return { members = members }
end

return walls
