--- Recipes and contents of furnaces and assembling machines.
--- Source: runtime API 1.1 and 2.0, LuaEntity.get_recipe and get_inventory.

local contents = require("compat.inventory").contents
local recipes = require("lib.recipes")

local crafting = {}

local function held(entity, inventory)
  local found = entity.get_inventory(inventory)
  return found and contents(found) or {}
end

local function get_recipe(entity)
  return (entity.get_recipe())
end

local function module_inventory(entity)
  return entity.get_module_inventory()
end

---@param entity LuaEntity
function crafting.recipe(entity)
  local recipe = get_recipe(entity)
  return recipe and recipes.describe(recipe)
end

---@param entity LuaEntity
function crafting.input(entity)
  return held(entity, defines.inventory.assembling_machine_input) or {}
end

--- Furnaces and assembling machines both answer get_output_inventory.
---@param entity LuaEntity
function crafting.output(entity)
  local inventory = entity.get_output_inventory()
  return inventory and contents(inventory) or {}
end

---@param entity LuaEntity
function crafting.modules(entity)
  local inventory = module_inventory(entity)
  return inventory and contents(inventory) or {}
end

---@param entity LuaEntity
function crafting.furnace_source(entity)
  return held(entity, defines.inventory.furnace_source)
end

return crafting
