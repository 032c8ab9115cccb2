--- What one craft of a recipe takes and gives, in the shape that crafting needs.
--- Source: prototype API, RecipePrototype, ItemProductPrototype, FluidProductPrototype. A product
--- is given with its probability, an amount between its bounds, each as likely as the other. What a
--- recipe gives back of its own ingredients (the catalyst) is neither counted nor multiplied by
--- productivity: 1.1 works that part out (docs of `catalyst_amount`: the smaller of what goes in
--- and what comes out), 2.0 states it (`ignored_by_stats`, `ignored_by_productivity`; the second is
--- taken to be the first where it is not given).

local S = require("state")
local facts = require("facts")
local random = require("random")

local recipe_book = {}

-- Prototype API 2.0, RecipePrototype::maximum_productivity.
local MAXIMUM_PRODUCTIVITY = 3

local entries, made_for

local function of_name(list, name)
  for _, entry in ipairs(list) do
    if entry.name == name then
      return entry
    end
  end
  return nil
end

--- How much of an ingredient or product is a catalyst, nil when none is.
---@param recipe table prototype
---@param entry table ingredient or product of it
---@return number|nil
function recipe_book.catalyst(recipe, entry)
  if entry.catalyst_amount then
    return entry.catalyst_amount
  end
  local other = of_name(recipe.products, entry.name)
  if other == entry then
    other = of_name(recipe.ingredients, entry.name)
  end
  if not other then
    return nil
  end
  return math.min(entry.amount or entry.amount_max, other.amount or other.amount_max)
end

local function ingredient(recipe, entry)
  local ignored = entry.ignored_by_stats or 0
  if S.profile.factorio == "1.1" then
    ignored = recipe_book.catalyst(recipe, entry) or 0
  end
  return {
    name = entry.name,
    amount = entry.amount,
    counted = entry.amount - ignored,
    minimum = entry.minimum_temperature,
    maximum = entry.maximum_temperature,
  }
end

local function product(recipe, entry)
  local uncounted = entry.ignored_by_stats or 0
  local unmultiplied = entry.ignored_by_productivity or uncounted
  if S.profile.factorio == "1.1" then
    uncounted = recipe_book.catalyst(recipe, entry) or 0
    unmultiplied = uncounted
  end
  return {
    name = entry.name,
    least = entry.amount or entry.amount_min,
    most = entry.amount or entry.amount_max,
    extra = entry.extra_count_fraction,
    probability = entry.probability or 1,
    uncounted = uncounted,
    unmultiplied = unmultiplied,
    temperature = entry.temperature,
    whole = entry.type == "item",
  }
end

local function part(recipe, list, make)
  local items, fluids = {}, {}
  for _, entry in ipairs(list) do
    local into = entry.type == "fluid" and fluids or items
    into[#into + 1] = make(recipe, entry)
  end
  return items, fluids
end

--- `{ name, need (ticks at speed 1), takes, drinks, makes, pours, productive }`: items taken,
--- fluids taken, items made, fluids made.
---@param name string
---@return table entry shared, not to be changed
function recipe_book.entry(name)
  if made_for ~= S.config.version then
    entries, made_for = {}, S.config.version
  end
  local entry = entries[name]
  if not entry then
    local recipe = facts.recipe(name)
    entry = {
      name = name,
      need = recipe.energy * 60,
      productive = recipe.allow_productivity,
      most_productive = S.profile.factorio == "1.1" and math.huge
        or recipe.maximum_productivity
        or MAXIMUM_PRODUCTIVITY,
    }
    entry.takes, entry.drinks = part(recipe, recipe.ingredients, ingredient)
    entry.makes, entry.pours = part(recipe, recipe.products, product)
    entries[name] = entry
  end
  return entry
end

--- Is a recipe of one of these categories?
---@param recipe table prototype
---@param categories table<string, boolean>
---@return boolean
function recipe_book.has_category(recipe, categories)
  if categories[recipe.category] then
    return true
  end
  for _, category in ipairs(recipe.additional_categories or {}) do
    if categories[category] then
      return true
    end
  end
  return false
end

--- How much of a product one craft gives this time.
---@param made table product of an entry
---@return number
function recipe_book.roll(made)
  if made.probability < 1 and random.next() >= made.probability then
    return 0
  end
  local amount = made.least
  if made.most > made.least then
    if made.whole then
      amount = random.next(made.least, made.most)
    else
      amount = made.least + random.next() * (made.most - made.least)
    end
  end
  if made.extra and random.next() < made.extra then
    amount = amount + 1
  end
  return amount
end

return recipe_book
