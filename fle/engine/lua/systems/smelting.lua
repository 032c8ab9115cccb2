--- Which recipe a furnace makes of an item.
--- Source: prototype API, FurnacePrototype: a furnace has no recipe set; what lies in its source
--- slot decides, among the recipes of its categories with that one ingredient. A recipe must be
--- enabled for the force (known of the game: an item that cannot be smelted is not taken).

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local forces = require("systems.forces")
local inventories = require("inventories")

local smelting = {}

-- recipes[category][item] = array of recipe names, of_machine[machine][item] = those that a kind
-- of machine can make, in the game's order; for one version.
local recipes, of_machine, made_for

local function build()
  recipes, of_machine, made_for = {}, {}, S.config.version
  for _, recipe in ipairs(facts.all("recipe")) do
    local ingredient = recipe.ingredients[1]
    if ingredient and not recipe.ingredients[2] and ingredient.type == "item" then
      local of_category = recipes[recipe.category] or {}
      recipes[recipe.category] = of_category
      local names = of_category[ingredient.name] or {}
      of_category[ingredient.name] = names
      names[#names + 1] = recipe.name
    end
  end
end

local function list_of(machine, item)
  local mine, list = facts.entity(machine).crafting_categories, {}
  for _, category in ipairs(facts.names("recipe_category")) do
    local candidates = mine[category] and recipes[category] and recipes[category][item] or {}
    for _, name in ipairs(candidates) do
      list[#list + 1] = name
    end
  end
  return list
end

-- All recipes that a kind of machine makes of an item.
local function candidates_of(machine, item)
  if made_for ~= S.config.version then
    build()
  end
  local lists = of_machine[machine]
  if not lists then
    lists = {}
    of_machine[machine] = lists
  end
  local list = lists[item]
  if not list then
    list = list_of(machine, item)
    lists[item] = list
  end
  return list
end

---@param e table furnace
---@param item string
---@return string|nil recipe
function smelting.recipe_for(e, item)
  local list = candidates_of(e.name, item)
  if not list[1] then
    return nil
  end
  local force = forces.get(e.force)
  if forces.recipe_enabled(force, list[1]) then
    return list[1]
  end
  for index = 2, #list do
    if forces.recipe_enabled(force, list[index]) then
      return list[index]
    end
  end
  return nil
end

inventories.restrict("furnace_source", function(inv, name)
  return smelting.recipe_for(entities.get(inv.owner), name) ~= nil
end)

return smelting
