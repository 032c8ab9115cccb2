--- Furnaces: what lies in the source slot decides what they make (see smelting.lua); how they do it
--- is crafting.lua's. The result slot keeps to one kind of product.

local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local crafting = require("systems.crafting")
local fluid_crafting = require("systems.fluid_crafting")
local forces = require("systems.forces")
local machines = require("systems.machines")
local smelting = require("systems.smelting")

--- The recipe that a source slot asks for, nil without enough for a craft.
local function made_of(e, held)
  local recipe = held and smelting.recipe_for(e, held.name)
  if recipe and held.count >= facts.recipe(recipe).ingredients[1].amount then
    return recipe
  end
  return nil
end

local function choose(e)
  local source = e.inv.furnace_source
  local recipe = made_of(e, source.slots[1])
  for index = 2, source.size do
    recipe = recipe or made_of(e, source.slots[index])
  end
  return recipe
end

crafting.register("furnace", {
  source = "furnace_source",
  result = "furnace_result",
  idle = "no_ingredients",
  choose = choose,
})

--- A recipe that was enabled may be what a furnace waits for.
forces.listen("recipe", function(force, name)
  local recipe = facts.recipe(name)
  if not forces.recipe_enabled(force, name) or recipe.ingredients[2] then
    return
  end
  for _, e in ipairs(entities.of_type("furnace")) do
    if e.force == force.name and facts.entity(e.name).crafting_categories[recipe.category] then
      machines.rouse(e)
    end
  end
end)

entity_types.register("furnace", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    fluid_crafting.attach(e, prototype)
    machines.sleep(e)
  end,
})
