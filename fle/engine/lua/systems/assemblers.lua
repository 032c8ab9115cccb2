--- Assembling machines: they can be placed, take a recipe and ingredients; they need power to
--- craft, and power networks are not emulated yet, so they say what the game says of a machine in
--- none.
--- Source: runtime API, LuaEntity.set_recipe; prototype API, AssemblingMachinePrototype.
---
--- Saved: `recipe`; the inventories have one slot for each ingredient and product of it.

local facts = require("facts")
local entity_types = require("entity_types")
local forces = require("systems.forces")
local inventories = require("inventories")
local items = require("systems.items")
local entity_inventories = require("systems.entity_inventories")
local objects = require("objects")

local assemblers = {}

local function item_entries(list)
  local names = {}
  for _, entry in ipairs(list) do
    if entry.type == "item" then
      names[#names + 1] = entry.name
    end
  end
  return names
end

local function fit(inv, names, removed)
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held then
      removed[#removed + 1] = items.stack(held.name, held.count, held)
    end
  end
  inv.slots, inv.size = {}, #names
  inv.filters = {}
  for index, name in ipairs(names) do
    inv.filters[index] = name
  end
end

--- Set the recipe; what no longer has a place is returned.
---@param e table
---@param name string|nil
---@return table[] stacks
function assemblers.set_recipe(e, name)
  local recipe = name and facts.recipe(name)
  local prototype = facts.entity(e.name)
  if recipe then
    if not prototype.crafting_categories[recipe.category] then
      objects.error("%s can't craft %s.", e.name, name)
    elseif not forces.recipe_enabled(forces.get(e.force), name) then
      objects.error("Recipe %s is not enabled.", name)
    end
  end
  if e.recipe == name then
    return {}
  end
  local removed = {}
  fit(e.inv.assembling_machine_input, item_entries(recipe and recipe.ingredients or {}), removed)
  fit(e.inv.assembling_machine_output, item_entries(recipe and recipe.products or {}), removed)
  e.recipe = name
  inventories.changed(e.inv.assembling_machine_input)
  return removed
end

entity_types.register("assembling-machine", {
  create = function(e, prototype, options)
    entity_inventories.furnish(e, prototype)
    e.recipe = nil
    local fixed = prototype.fixed_recipe
    local wanted = fixed ~= "" and fixed or options.recipe
    if wanted then
      assemblers.set_recipe(e, wanted)
    end
  end,
  copy_settings = function(e, source)
    if source.type ~= "assembling-machine" then
      return {}
    end
    local removed = {}
    for _, stack in ipairs(assemblers.set_recipe(e, source.recipe)) do
      removed[stack.name] = (removed[stack.name] or 0) + stack.count
    end
    return removed
  end,
  status = function()
    return "no_power"
  end,
})

return assemblers
