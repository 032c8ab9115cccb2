--- Places, amounts and names in words, as all texts to agents write them.

local facing = require("lib.facing")

local words = {}

---@param position MapPosition
---@return string "(3.5, -2)"
function words.place(position)
  return ("(%.10g, %.10g)"):format(position.x, position.y)
end

---@param entity LuaEntity
---@return string "iron-chest at (3.5, 2.5)"
function words.entity(entity)
  return entity.name .. " at " .. words.place(entity.position)
end

--- The tile that holds a place, by its middle.
---@param position MapPosition
---@return MapPosition
function words.tile(position)
  return { x = math.floor(position.x) + 0.5, y = math.floor(position.y) + 0.5 }
end

---@param count number
---@param name string
---@return string "5 coal"
function words.amount(count, name)
  return ("%.10g %s"):format(math.floor(count * 10 + 0.5) / 10, name)
end

--- Counts by name in the order of the names.
---@param counts table<string, number>
---@return string "5 coal, 2 wood"
function words.counts(counts)
  local names = {}
  for name in pairs(counts) do
    names[#names + 1] = name
  end
  table.sort(names)
  for index, name in ipairs(names) do
    names[index] = words.amount(counts[name], name)
  end
  return table.concat(names, ", ")
end

--- Power with the unit that reads best.
---@param watts number
---@return string "180 kW"
function words.power(watts)
  if watts >= 1e6 then
    return ("%.4g MW"):format(watts / 1e6)
  elseif watts >= 1e3 then
    return ("%.4g kW"):format(watts / 1e3)
  end
  return ("%.3g W"):format(watts)
end

--- Tiles with one decimal, never less than the truth: "0.1 tiles too far" must be moved 0.1.
---@param tiles number
---@return string
function words.tiles(tiles)
  tiles = math.ceil(tiles * 10 - 1e-6) / 10
  return ("%.10g %s"):format(tiles, tiles == 1 and "tile" or "tiles")
end

---@param entity LuaEntity
---@return string "north"
function words.facing(entity)
  return facing.name(facing.of(entity))
end

return words
