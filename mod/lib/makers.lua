--- Which machines make what a recipe category holds.
--- Source: LuaEntityPrototype.crafting_categories and items_to_place_this.

local prototypes = require("compat.prototypes")

local makers = {}

--- Names of the machines that can be built and make a category, in words.
---@param category string
---@return string
function makers.words(category)
  local names = {}
  for name, prototype in prototypes.each("entity") do
    local categories = prototype.type ~= "character" and prototype.crafting_categories
    if categories and categories[category] and prototype.items_to_place_this then
      names[#names + 1] = name
    end
  end
  return #names > 0 and table.concat(names, ", ") or "no machine"
end

return makers
