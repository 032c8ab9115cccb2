--- What items and fluids are worth.
--- Rule: raw materials have a price of their own; anything else costs, by its cheapest recipe,
---   c = sum(ingredient price * amount) * 1.025 ^ (number of ingredients - 2)
---   price = (c + ln(seconds + 1) * sqrt(c)) / number of products.
--- It is that of the game's own production-score library as remembered, not as read: the seeds and
--- the exponent are sure, the division among several products (all are worth the same each) is not.

local prototypes = require("compat.prototypes")

local prices = {}

local SEEDS = {
  ["iron-ore"] = 3.1,
  ["copper-ore"] = 3.6,
  ["coal"] = 3,
  ["stone"] = 2.4,
  ["crude-oil"] = 0.2,
  ["uranium-ore"] = 8.2,
  ["wood"] = 3.2,
  ["water"] = 1 / 1000,
}
local RAW = 2.5
local EXPONENT = 1.025
-- Prices only sink from pass to pass; chains of recipes are shorter than this.
local MOST_PASSES = 60

local list

local function amount_of(product)
  local amount = product.amount or (product.amount_min + product.amount_max) / 2
  return amount * (product.probability or 1)
end

--- What one product of a recipe costs with the prices so far; nil when an ingredient has none yet.
local function cost_of(recipe, known)
  local cost = 0
  local count = 0
  for _, ingredient in ipairs(recipe.ingredients) do
    local price = known[ingredient.name]
    if not price then
      return nil
    end
    cost = cost + price * ingredient.amount
    count = count + 1
  end
  local products = 0
  for _, product in ipairs(recipe.products) do
    products = products + amount_of(product)
  end
  if count == 0 or products == 0 then
    return nil
  end
  cost = cost * EXPONENT ^ (count - 2)
  return (cost + math.log(recipe.energy + 1) * math.sqrt(cost)) / products
end

local function seed()
  local known = {}
  for name, price in pairs(SEEDS) do
    known[name] = price
  end
  for _, prototype in prototypes.each("entity") do
    if prototype.type == "resource" then
      for _, product in ipairs(prototype.mineable_properties.products or {}) do
        known[product.name] = known[product.name] or RAW
      end
    end
  end
  return known
end

local function plain_recipes()
  local recipes = {}
  for name, recipe in prototypes.each("recipe") do
    if not recipe.hidden and not name:find("barrel", 1, true) then
      recipes[#recipes + 1] =
        { ingredients = recipe.ingredients, products = recipe.products, energy = recipe.energy }
    end
  end
  return recipes
end

local function improve(recipes, known, raw)
  local changed = false
  for _, recipe in ipairs(recipes) do
    local price = cost_of(recipe, known)
    for _, product in ipairs(price and recipe.products or {}) do
      local name = product.name
      if not raw[name] and (not known[name] or price < known[name]) then
        known[name] = price
        changed = true
      end
    end
  end
  return changed
end

--- Prices by name. Prototypes do not change while a game runs, so this is worked out once.
---@return table<string, number>
function prices.all()
  if list then
    return list
  end
  local known = seed()
  local raw = {}
  for name in pairs(known) do
    raw[name] = true
  end
  local recipes = plain_recipes()
  for _ = 1, MOST_PASSES do
    if not improve(recipes, known, raw) then
      break
    end
  end
  list = known
  return list
end

return prices
