--- Everything that an entity holds: its inventories, and for belts what lies on them.

local inventory = require("compat.inventory")
local lines = require("lib.lines")

local store = {}

-- Products are taken before ingredients, and fuel last.
local RANK = {
  furnace_result = 1,
  assembling_machine_output = 1,
  fuel = 3,
}

local function rank(part)
  return RANK[part.key] or 2
end

--- The inventories of an entity, those that are emptied first in front.
---@param entity LuaEntity
---@return {key: string, inventory: LuaInventory}[]
function store.parts(entity)
  local parts = inventory.of_entity(entity)
  local sorted = {}
  for wanted = 1, 3 do
    for _, part in ipairs(parts) do
      if rank(part) == wanted then
        sorted[#sorted + 1] = part
      end
    end
  end
  return sorted
end

--- Whether it can hold items at all.
---@param entity LuaEntity
---@return boolean
function store.has(entity)
  return lines.has(entity) or #inventory.of_entity(entity) > 0
end

---@param entity LuaEntity
---@return table<string, integer>
function store.contents(entity)
  if lines.has(entity) then
    return lines.contents(entity)
  end
  local counts = {}
  for _, part in ipairs(inventory.of_entity(entity)) do
    for name, count in pairs(inventory.contents(part.inventory)) do
      counts[name] = (counts[name] or 0) + count
    end
  end
  return counts
end

---@param entity LuaEntity
---@param item string
---@return integer
function store.count(entity, item)
  if lines.has(entity) then
    return lines.contents(entity)[item] or 0
  end
  local count = 0
  for _, part in ipairs(inventory.of_entity(entity)) do
    count = count + part.inventory.get_item_count(item)
  end
  return count
end

--- Takes items out; the caller has put them somewhere before.
---@param entity LuaEntity
---@param item string
---@param count integer
function store.remove(entity, item, count)
  if lines.has(entity) then
    lines.remove(entity, item, count)
    return
  end
  for _, part in ipairs(store.parts(entity)) do
    if count > 0 then
      count = count - part.inventory.remove({ name = item, count = count })
    end
  end
end

return store
