--- Ingredients and products of recipes as scripts see them.
--- Source: runtime API 1.1, concepts Ingredient and Product (`catalyst_amount` is shown where it is
--- not 0); runtime API 2.0, concepts Ingredient, ItemProduct and FluidProduct.

local S = require("state")
local recipe_book = require("systems.recipe_book")

local recipe_amounts = {}

local PRODUCT_FIELDS = {
  "type",
  "name",
  "amount",
  "amount_min",
  "amount_max",
  "probability",
  "temperature",
  "extra_count_fraction",
  "percent_spoiled",
  "ignored_by_stats",
  "ignored_by_productivity",
  "fluidbox_index",
}
local INGREDIENT_FIELDS = {
  "type",
  "name",
  "amount",
  "minimum_temperature",
  "maximum_temperature",
  "ignored_by_stats",
  "fluidbox_multiplier",
  "fluidbox_index",
}

local function copies(recipe, list, fields)
  local copied = {}
  for index, entry in ipairs(list) do
    local copy = {}
    for _, field in ipairs(fields) do
      copy[field] = entry[field]
    end
    if S.profile.factorio == "1.1" then
      copy.catalyst_amount = recipe_book.catalyst(recipe, entry)
    end
    copied[index] = copy
  end
  return copied
end

---@param recipe table prototype
---@return table[]
function recipe_amounts.ingredients(recipe)
  return copies(recipe, recipe.ingredients, INGREDIENT_FIELDS)
end

---@param recipe table prototype
---@return table[]
function recipe_amounts.products(recipe)
  return copies(recipe, recipe.products, PRODUCT_FIELDS)
end

return recipe_amounts
