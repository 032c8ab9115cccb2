--- Recipes as agents see them, and finding the one that makes something.
--- Source: runtime API 1.1 and 2.0, LuaRecipe, Ingredient and Product.

local fault = require("lib.fault")
local game_names = require("lib.game_names")
local prototypes = require("compat.prototypes")

local recipes = {}

local function amount_of(product)
  if product.amount then
    return product.amount
  end
  return (product.amount_min + product.amount_max) / 2
end

---@param recipe LuaRecipe
---@return fle.Recipe
function recipes.describe(recipe)
  local ingredients, products = {}, {}
  for index, ingredient in ipairs(recipe.ingredients) do
    ingredients[index] = {
      name = ingredient.name,
      count = ingredient.amount,
      type = ingredient.type or "item",
    }
  end
  for index, product in ipairs(recipe.products) do
    products[index] = {
      name = product.name,
      count = amount_of(product),
      type = product.type or "item",
      probability = product.probability or 1,
    }
  end
  return {
    name = recipe.name,
    ingredients = ingredients,
    products = products,
    energy = recipe.energy,
    category = recipe.category,
    enabled = recipe.enabled,
  }
end

--- How many of `item` one run of the recipe gives; 0 when it does not make it.
---@param recipe LuaRecipe
---@param item string
---@return number
function recipes.yield(recipe, item)
  local total = 0
  for _, product in ipairs(recipe.products) do
    if product.name == item then
      total = total + amount_of(product) * (product.probability or 1)
    end
  end
  return total
end

-- Recipe names by product, sorted: constants of the running game, so not saved.
local makers

local function load_makers()
  makers = {}
  for name, recipe in prototypes.each("recipe") do
    for _, product in ipairs(recipe.products) do
      local list = makers[product.name] or {}
      makers[product.name] = list
      if list[#list] ~= name then
        list[#list + 1] = name
      end
    end
  end
end

local function is_plain(recipe)
  return not recipe.hidden and not recipe.name:find("^empty%-.+%-barrel$")
end

--- The recipe of that name, else the first one that makes nothing but the item, else the first one
--- that makes it at all; in the order of their names, so that every server agrees. Recipes that are
--- hidden or only empty barrels do not count.
---@param force LuaForce
---@param name string
---@return LuaRecipe|nil
function recipes.find(force, name)
  local recipe = force.recipes[name]
  if recipe then
    return recipe
  end
  if not makers then
    load_makers()
  end
  local fallback
  for _, maker in ipairs(makers[name] or {}) do
    local candidate = force.recipes[maker]
    if candidate and is_plain(candidate) then
      if #candidate.products == 1 then
        return candidate
      end
      fallback = fallback or candidate
    end
  end
  return fallback
end

-- The technology that unlocks each recipe, the first by name where several do.
local unlocked_by

local function load_technologies()
  unlocked_by = {}
  for name, technology in prototypes.each("technology") do
    for _, effect in ipairs(technology.effects) do
      if effect.type == "unlock-recipe" and not unlocked_by[effect.recipe] then
        unlocked_by[effect.recipe] = name
      end
    end
  end
end

--- The technology that unlocks a recipe; nil when none does.
---@param recipe_name string
---@return string|nil
function recipes.technology(recipe_name)
  if not unlocked_by then
    load_technologies()
  end
  return unlocked_by[recipe_name]
end

--- Stop unless the recipe is researched.
---@param recipe LuaRecipe
function recipes.require_enabled(recipe)
  if not recipe.enabled then
    fault("recipe_locked", {
      recipe = recipe.name,
      technology = recipes.technology(recipe.name) or "no technology of this game",
    })
  end
end

--- The recipe that an argument names, or a fault.
---@param force LuaForce
---@param name string
---@return LuaRecipe
function recipes.require(force, name)
  local recipe = recipes.find(force, name)
  if not recipe then
    game_names.require(name, { "recipe", "item", "fluid", "entity" }, "recipe, item or fluid")
    fault("no_recipe", { name = name })
  end
  return recipe
end

return recipes
