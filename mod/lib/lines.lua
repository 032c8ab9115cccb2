--- Items on belts: transport lines as one more place that holds items.
--- Source: runtime API 1.1 and 2.0, LuaTransportLine.

local inventory = require("compat.inventory")

local lines = {}

local BELTS = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  ["splitter"] = true,
}

-- Places on a lane of one tile, a quarter of a tile apart.
local PLACES = { 0.125, 0.375, 0.625, 0.875 }

---@param entity LuaEntity
---@return boolean
function lines.has(entity)
  return BELTS[entity.type] or false
end

---@param entity LuaEntity a belt
---@return LuaTransportLine[]
function lines.of(entity)
  local list = {}
  for index = 1, entity.get_max_transport_line_index() do
    list[index] = entity.get_transport_line(index)
  end
  return list
end

--- Whether the server emulates what lies on belts; one that does not leaves them empty.
---@param entity LuaEntity a belt
---@return boolean
function lines.is_readable(entity)
  return lines.of(entity) ~= nil
end

---@param entity LuaEntity a belt
---@return table<string, integer>
function lines.contents(entity)
  local counts = {}
  for _, line in ipairs(lines.of(entity) or {}) do
    for name, count in pairs(inventory.contents(line)) do
      counts[name] = (counts[name] or 0) + count
    end
  end
  return counts
end

---@param entity LuaEntity a belt
---@param item string
---@param count integer
---@return integer inserted
function lines.insert(entity, item, count)
  local inserted = 0
  for index = 1, 2 do
    local line = entity.get_transport_line(index)
    for _, place in ipairs(PLACES) do
      if inserted < count and line.can_insert_at(place) then
        if line.insert_at(place, { name = item, count = 1 }) then
          inserted = inserted + 1
        end
      end
    end
  end
  return inserted
end

---@param entity LuaEntity a belt
---@param item string
---@param count integer
---@return integer removed
function lines.remove(entity, item, count)
  local removed = 0
  for _, line in ipairs(lines.of(entity)) do
    if removed < count then
      removed = removed + line.remove_item({ name = item, count = count - removed })
    end
  end
  return removed
end

return lines
