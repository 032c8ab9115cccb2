--- Set the recipe of a machine, or the filter of an inserter.
--- Source: runtime API 1.1 and 2.0, LuaEntity.set_recipe and set_filter.

local entities = require("compat.entities")
local fault = require("lib.fault")
local filters = require("compat.filters")
local game_names = require("lib.game_names")
local inventory = require("compat.inventory")
local makers = require("lib.makers")
local order = require("lib.order")
local reach = require("lib.reach")
local recipe_of_machine = require("compat.recipe")
local recipes = require("lib.recipes")
local room = require("lib.room")
local store = require("lib.store")

local function set_filter(entity, name)
  if entity.filter_slot_count == 0 then
    fault("not_configurable", {
      entity = entity.name,
      reason = "; in this version only filter inserters have one",
    })
  end
  game_names.require(name, { "item" }, "item")
  filters.set_only(entity, name)
end

local function set_recipe(ctx, entity, name)
  local recipe = recipes.require(ctx.force, name)
  if not entity.prototype.crafting_categories[recipe.category] then
    fault("recipe_not_for_machine", {
      machine = entity.name,
      recipe = recipe.name,
      makers = makers.words(recipe.category),
    })
  end
  recipes.require_enabled(recipe)
  if recipe_of_machine.of(entity) == recipe.name then
    return
  end
  local main = inventory.main(ctx.character)
  local lacking = room.lacking(main, store.contents(entity))
  if lacking then
    fault("inventory_full", { item = lacking })
  end
  for item, count in order.pairs(recipe_of_machine.set(entity, recipe.name)) do
    local kept = main.insert({ name = item, count = count })
    -- Room was checked, so this is for what the check cannot know, such as half-used items.
    if kept < count then
      local rest = { name = item, count = count - kept }
      entities.spill(ctx.surface, ctx.character.position, rest, ctx.force)
    end
  end
end

---@param ctx fle.Context
---@param args fle.SetEntityRecipeArgs
---@return LuaEntity
local function set_entity_recipe(ctx, args)
  local entity = args.entity
  reach.require(ctx, entity, "use")
  if entity.type == "inserter" then
    set_filter(entity, args.prototype)
  elseif entity.type == "assembling-machine" then
    set_recipe(ctx, entity, args.prototype)
  else
    local reason = ""
    if entity.type == "furnace" then
      reason = "; a furnace smelts what is put in"
    end
    fault("not_configurable", { entity = entity.name, reason = reason })
  end
  return entity
end

return set_entity_recipe
