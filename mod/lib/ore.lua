--- Ore that a drill would find.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype.mining_drill_radius, resource_categories and
--- resource_category. A drill mines the resource entities whose middle lies in its mining area.

local ore = {}

--- Half the side of the area that a drill mines, in tiles.
---@param prototype LuaEntityPrototype of a mining drill
---@return number
function ore.radius(prototype)
  return prototype.mining_drill_radius
end

--- Resource entities that a drill of this kind would mine, in the order of the game's search.
---@param surface LuaSurface
---@param prototype LuaEntityPrototype of a mining drill
---@param position MapPosition
---@return LuaEntity[]
function ore.entities(surface, prototype, position)
  local radius = ore.radius(prototype)
  local categories = prototype.resource_categories or {}
  local left, top = position.x - radius, position.y - radius
  local right, bottom = position.x + radius, position.y + radius
  local found = surface.find_entities_filtered({
    area = { { left, top }, { right, bottom } },
    type = "resource",
  })
  local list = {}
  for _, entity in ipairs(found) do
    local at = entity.position
    local inside = at.x > left and at.x < right and at.y > top and at.y < bottom
    if inside and categories[entity.prototype.resource_category] then
      list[#list + 1] = entity
    end
  end
  return list
end

--- Names and amounts of what a drill would find, by name.
---@param surface LuaSurface
---@param prototype LuaEntityPrototype
---@param position MapPosition
---@return {name: string, count: integer, type: string}[]
function ore.under(surface, prototype, position)
  local amounts, names = {}, {}
  for _, entity in ipairs(ore.entities(surface, prototype, position)) do
    local name = entity.name
    if not amounts[name] then
      amounts[name] = 0
      names[#names + 1] = name
    end
    amounts[name] = amounts[name] + entity.amount
  end
  table.sort(names)
  local list = {}
  for index, name in ipairs(names) do
    local kind = name == "crude-oil" and "fluid" or "item"
    list[index] = { name = name, count = amounts[name], type = kind }
  end
  return list
end

return ore
