--- Furnaces that burn fuel: stone and steel furnace. An electric one can be placed and filled;
--- without power it does not work, as in the game (power networks are not emulated yet). Rules:
--- rate = speed / recipe time, progress above one craft carries over; ingredients are taken when a
--- craft starts; it starts when there are ingredients, fuel, and room for one craft's products in
--- the result slot.
---
--- Saved: `recipe` (current or last), `work` (see machines.lua), `products_finished`.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local forces = require("systems.forces")
local inventories = require("inventories")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")
local items = require("systems.items")
local machines = require("systems.machines")
local smelting = require("systems.smelting")
local statistics = require("systems.statistics")

local furnaces = {}

--- The recipe that the source slot asks for and whether there is enough for a craft.
local function next_recipe(e)
  for index = 1, e.inv.furnace_source.size do
    local held = e.inv.furnace_source.slots[index]
    local recipe = held and smelting.recipe_for(e, held.name)
    if recipe and held.count >= facts.recipe(recipe).ingredients[1].amount then
      return recipe
    end
  end
  return nil
end

local function has_room(e, recipe)
  local result = e.inv.furnace_result
  for _, product in ipairs(facts.recipe(recipe).products) do
    local held = result.slots[1]
    if
      held
      and (held.name ~= product.name or held.count + product.amount > items.stack_size(held.name))
    then
      return false
    end
  end
  return true
end

local function start(e, recipe, since, progress)
  local prototype = facts.recipe(recipe)
  local ingredient = prototype.ingredients[1]
  e.recipe = recipe
  machines.begin(e, prototype.energy * 60, facts.entity(e.name).crafting_speed, since, progress)
  statistics.consumed(e, ingredient.name, ingredient.amount)
  inventories.remove(e.inv.furnace_source, ingredient.name, ingredient.amount)
end

local function finish(e)
  local carry = e.work.progress - e.work.need
  e.work = nil
  e.products_finished = (e.products_finished or 0) + 1
  for _, product in ipairs(facts.recipe(e.recipe).products) do
    statistics.produced(e, product.name, product.amount)
    inventories.insert(e.inv.furnace_result, product.name, product.amount)
  end
  return carry > 1e-6 and carry or 0
end

local function wake(e)
  if e.inactive or not e.burner then
    machines.sleep(e)
    return
  end
  local usage = facts.entity(e.name).energy_usage
  local now = S.saved.tick
  local since, carry = now - 1, 0
  if e.work then
    if not machines.advance(e, usage) then
      return
    end
    carry = finish(e)
    since = now
  end
  local recipe = next_recipe(e)
  if not recipe or not has_room(e, recipe) or not burners.has_fuel(e) then
    machines.sleep(e)
    return
  end
  start(e, recipe, since, carry)
  machines.advance(e, usage)
end

--- What the furnace is doing, worked out when asked.
---@return string name of defines.entity_status
function furnaces.status(e)
  if e.work and not e.work.stalled then
    return "working"
  elseif not e.burner then
    return "no_power"
  elseif not burners.has_fuel(e) then
    return "no_fuel"
  end
  local recipe = e.work and e.recipe or next_recipe(e)
  if not recipe then
    return "no_ingredients"
  elseif not e.work and not has_room(e, recipe) then
    return "full_output"
  end
  return "working"
end

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
    burners.equip(e, prototype)
    machines.sleep(e)
  end,
  wake = wake,
  inventory_changed = function(e)
    machines.rouse(e)
  end,
  active_changed = function(e)
    if e.inactive and e.burner then
      machines.pause(e, facts.entity(e.name).energy_usage)
    else
      machines.rouse(e)
    end
  end,
  status = furnaces.status,
})

return furnaces
