--- What the kinds of inventories take.
--- Source: prototype API, BurnerEnergySource.fuel_categories, LabPrototype.inputs,
--- RecipePrototype.ingredients.

local facts = require("facts")
local burners = require("systems.burners")
local entities = require("entities")
local inventories = require("inventories")
local items = require("systems.items")

local function owner_prototype(inv)
  return facts.entity(entities.get(inv.owner).name)
end

inventories.restrict("fuel", function(inv, name)
  return items.burns_in(name, burners.source(owner_prototype(inv)).fuel_categories)
end)

-- Launches put something there; nobody else does.
inventories.restrict("launch_result", function()
  return false
end)

inventories.restrict("ammo", function(_, name)
  return items.require(name).type == "ammo"
end)

inventories.restrict("gun", function(_, name)
  return items.require(name).type == "gun"
end)

inventories.restrict("armor", function(_, name)
  return items.require(name).type == "armor"
end)

inventories.restrict("lab_input", function(inv, name)
  for _, input in ipairs(owner_prototype(inv).inputs) do
    if input == name then
      return true
    end
  end
  return false
end)

local NONE = {}

local function is_item(ingredient, name)
  return ingredient ~= nil and ingredient.name == name and ingredient.type == "item"
end

inventories.restrict("ingredients", function(inv, name)
  local e = entities.get(inv.owner)
  local list = e.recipe and facts.recipe(e.recipe).ingredients or NONE
  if is_item(list[1], name) then
    return true
  end
  for index = 2, #list do
    if is_item(list[index], name) then
      return true
    end
  end
  return false
end)

return {}
