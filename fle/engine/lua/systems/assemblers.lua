--- Assembling machines: the recipe that is set, its slots, and what setting another one gives back.
--- Source: runtime API, LuaEntity.set_recipe; prototype API, AssemblingMachinePrototype,
--- CraftingMachinePrototype.return_ingredients_on_change. Setting another recipe breaks the craft
--- off, gives back its ingredients, everything that lies in the slots, and the modules that the new
--- recipe does not allow; progress and bonus begin at 0. Setting the recipe that is set changes
--- nothing.
---
--- Saved: `recipe`; the inventories have one slot for each ingredient and product of it.

local facts = require("facts")
local entity_types = require("entity_types")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local crafting = require("systems.crafting")
local fluid_crafting = require("systems.fluid_crafting")
local forces = require("systems.forces")
local inventories = require("inventories")
local machines = require("systems.machines")
local modules = require("systems.modules")
local objects = require("objects")
local recipe_book = require("systems.recipe_book")
local recipe_slots = require("systems.recipe_slots")

local assemblers = {}

local function require_possible(e, name)
  local recipe, prototype = facts.recipe(name), facts.entity(e.name)
  if not recipe_book.has_category(recipe, prototype.crafting_categories) then
    objects.error("%s can't craft %s.", e.name, name)
  elseif #recipe_book.entry(name).takes > prototype.ingredient_count then
    objects.error("%s can't craft %s: it has too many ingredients.", e.name, name)
  elseif not forces.recipe_enabled(forces.get(e.force), name) then
    objects.error("Recipe %s is not enabled.", name)
  end
end

local function append(list, more)
  for _, each in ipairs(more) do
    list[#list + 1] = each
  end
end

local function apply(e, name)
  local entry = name and recipe_book.entry(name) or { takes = {}, makes = {} }
  local removed = crafting.break_off(e)
  e.recipe = name
  local source, result = e.inv.assembling_machine_input, e.inv.assembling_machine_output
  append(removed, recipe_slots.fit(source, entry.takes))
  append(removed, recipe_slots.fit(result, entry.makes))
  append(removed, name and modules.expel(e, name) or {})
  fluid_crafting.assign(e, name)
  inventories.changed(source)
  inventories.changed(result)
  return removed
end

--- Set the recipe; what no longer has a place is returned.
---@param e table
---@param name string|nil
---@return table[] stacks
function assemblers.set_recipe(e, name)
  if e.type ~= "assembling-machine" then
    objects.error("Can't set the recipe of a %s.", e.type)
  elseif e.recipe == name then
    return {}
  end
  if name then
    require_possible(e, name)
  end
  return apply(e, name)
end

crafting.register("assembling-machine", {
  source = "assembling_machine_input",
  result = "assembling_machine_output",
  idle = "no_recipe",
  choose = function(e)
    return e.recipe
  end,
})

entity_types.register("assembling-machine", {
  create = function(e, prototype, options)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    fluid_crafting.attach(e, prototype)
    machines.sleep(e)
    local fixed = prototype.fixed_recipe
    if fixed and fixed ~= "" then
      apply(e, fixed)
    elseif options.recipe then
      assemblers.set_recipe(e, options.recipe)
    end
  end,
  copy_settings = function(e, source)
    local removed = {}
    if source.type == "assembling-machine" then
      for _, stack in ipairs(assemblers.set_recipe(e, source.recipe)) do
        removed[stack.name] = (removed[stack.name] or 0) + stack.count
      end
    end
    return removed
  end,
})

return assemblers
