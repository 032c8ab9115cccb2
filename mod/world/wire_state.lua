--- Copper wires between poles. A new pole wires itself by the game's rules, so what it made is cut
--- before the saved ones are drawn.
--- Source: compat.wires.

local compat = require("compat.wires")

local wires = {}

---@class fle.Poles
---@field entities LuaEntity[] in the order of their numbers
---@field numbers table<integer, integer> number in the saved list by unit number

---@return fle.Poles
function wires.new()
  return { entities = {}, numbers = {} }
end

---@param poles fle.Poles
---@param entity LuaEntity
---@param number integer its place in the saved list
function wires.add(poles, entity, number)
  if entity.type == "electric-pole" then
    poles.entities[#poles.entities + 1] = entity
    poles.numbers[entity.unit_number] = number
  end
end

--- Each wire once: the numbers of its poles, the lower first.
---@param poles fle.Poles
---@return integer[][]
function wires.save(poles)
  local list = {}
  for _, pole in ipairs(poles.entities) do
    local own, others = poles.numbers[pole.unit_number], {}
    for _, other in ipairs(compat.copper(pole) or {}) do
      local number = poles.numbers[other.unit_number]
      if number and number > own then
        others[#others + 1] = number
      end
    end
    table.sort(others)
    for _, number in ipairs(others) do
      list[#list + 1] = { own, number }
    end
  end
  return list
end

---@param entities (LuaEntity|false)[] by number
---@param list integer[][]
function wires.load(entities, list)
  for _, entity in ipairs(entities) do
    if entity and entity.type == "electric-pole" then
      compat.cut(entity)
    end
  end
  for _, wire in ipairs(list) do
    local from, to = entities[wire[1]], entities[wire[2]]
    if from and to then
      compat.connect(from, to)
    end
  end
end

return wires
