--- What has to be crafted by hand, in order, so that a number of items comes out.
--- Missing intermediate products are planned first, as the game's own crafting does.
--- Source: runtime API 1.1 and 2.0, LuaRecipe, LuaEntityPrototype.crafting_categories.

local fault = require("lib.fault")
local held = require("lib.held")
local makers = require("lib.makers")
local order = require("lib.order")
local recipes = require("lib.recipes")

local crafting_plan = {}

---@class fle.CraftingPlan
---@field steps {recipe: LuaRecipe, times: integer}[]
---@field used table<string, integer> taken from the inventory, all steps together
---@field made table<string, integer> put into it
---@field ticks number crafting time of all steps

local function is_for_hands(ctx, recipe)
  return ctx.character.prototype.crafting_categories[recipe.category] ~= nil
end

local function add(counts, name, count)
  counts[name] = (counts[name] or 0) + count
end

local plan_recipe

--- Makes sure that `count` of an ingredient are there, crafting what is missing where hands can.
local function plan_ingredient(work, name, count)
  local lacking = count - (work.counts[name] or 0)
  if lacking <= 0 then
    return
  end
  local recipe = recipes.find(work.ctx.force, name)
  local usable = recipe
    and recipe.enabled
    and is_for_hands(work.ctx, recipe)
    and not work.busy[recipe.name]
  local yield = usable and recipes.yield(recipe, name) or 0
  if yield == 0 then
    add(work.missing, name, lacking)
    add(work.counts, name, lacking)
    return
  end
  plan_recipe(work, recipe, math.ceil(lacking / yield))
end

function plan_recipe(work, recipe, times)
  work.busy[recipe.name] = true
  for _, ingredient in ipairs(recipe.ingredients) do
    plan_ingredient(work, ingredient.name, ingredient.amount * times)
    add(work.counts, ingredient.name, -ingredient.amount * times)
    add(work.used, ingredient.name, ingredient.amount * times)
  end
  work.busy[recipe.name] = nil
  for _, product in ipairs(recipe.products) do
    local count = recipes.yield({ products = { product } }, product.name) * times
    add(work.counts, product.name, count)
    add(work.made, product.name, count)
  end
  work.steps[#work.steps + 1] = { recipe = recipe, times = times }
  work.ticks = work.ticks + recipe.energy * 60 * times
end

--- Plans `quantity` of an item from `counts`, what the inventory holds; faults say what is missing.
---@param ctx fle.Context
---@param item string
---@param quantity integer
---@param counts table<string, integer> is changed
---@return fle.CraftingPlan
function crafting_plan.require(ctx, item, quantity, counts)
  local recipe = recipes.require(ctx.force, item)
  if not is_for_hands(ctx, recipe) then
    fault("not_hand_craftable", {
      recipe = recipe.name,
      category = recipe.category,
      machines = makers.words(recipe.category),
    })
  end
  recipes.require_enabled(recipe)

  local work = {
    ctx = ctx,
    counts = counts,
    steps = {},
    used = {},
    made = {},
    missing = {},
    busy = {},
    ticks = 0,
  }
  local yield = recipes.yield(recipe, item)
  if yield == 0 then
    -- The argument names a recipe that is called otherwise than its product.
    yield = recipes.yield(recipe, recipe.products[1].name)
  end
  plan_recipe(work, recipe, math.ceil(quantity / yield))

  local missing = {}
  for name, count in order.pairs(work.missing) do
    missing[#missing + 1] = { name = name, count = count }
  end
  if #missing > 0 then
    fault("missing_ingredients", {
      item = item,
      quantity = quantity,
      missing = held.words(missing),
    })
  end
  return work
end

return crafting_plan
