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

-- recipes[category][item] = array of recipe names, for one version.
local recipes, made_for

local function build()
  recipes, made_for = {}, S.config.version
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

---@param e table furnace
---@param item string
---@return string|nil recipe
function smelting.recipe_for(e, item)
  if made_for ~= S.config.version then
    build()
  end
  local force = forces.get(e.force)
  local mine = facts.entity(e.name).crafting_categories
  for _, category in ipairs(facts.names("recipe_category")) do
    local candidates = mine[category] and recipes[category] and recipes[category][item]
    for _, name in ipairs(candidates or {}) do
      if forces.recipe_enabled(force, name) then
        return name
      end
    end
  end
  return nil
end

inventories.restrict("furnace_source", function(inv, name)
  return smelting.recipe_for(entities.get(inv.owner), name) ~= nil
end)

return smelting
