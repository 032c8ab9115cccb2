--- The fluids of crafting machines: what a recipe drinks from the boxes of its machine and pours
--- into them.
--- Rules: a craft needs its fluids in the boxes that the recipe gave them, within the temperatures
--- that it names; it begins when what it makes has room there. What productivity adds beyond that
--- room is lost. Source: prototype API, FluidIngredientPrototype, FluidProductPrototype.

local fluids = require("systems.fluids")

local fluid_crafting = {}

-- Amounts are sums of many flows.
local EPSILON = 1e-6

fluid_crafting.attach = fluids.attach
fluid_crafting.assign = fluids.assign

---@param e table
---@param taken table fluid ingredient, see recipe_book
---@return boolean
function fluid_crafting.offers(e, taken)
  local box = fluids.box_of(e, taken.name, "input")
  if not box then
    return false
  end
  local name, amount, temperature = fluids.content(e, box)
  return name == taken.name
    and amount >= taken.amount - EPSILON
    and temperature >= (taken.minimum or temperature)
    and temperature <= (taken.maximum or temperature)
end

function fluid_crafting.drink(e, taken)
  fluids.take(e, fluids.box_of(e, taken.name, "input"), taken.amount)
end

---@param made table fluid product, see recipe_book
---@return boolean
function fluid_crafting.has_room(e, made)
  local box = fluids.box_of(e, made.name, "output")
  return box ~= nil and fluids.room(e, box, made.name) >= made.most - EPSILON
end

--- Put a product where it belongs.
---@return number amount that had room
function fluid_crafting.pour(e, made, amount)
  local box = fluids.box_of(e, made.name, "output")
  return fluids.give(e, box, made.name, amount, made.temperature)
end

return fluid_crafting
