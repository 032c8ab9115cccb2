--- Members of LuaEntity for machines that craft: recipe, progress, what they finished.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see
--- systems/crafting.lua.

local S = require("state")
local arguments = require("api.arguments")
local assemblers = require("systems.assemblers")
local bar = require("systems.crafting.bonus")
local crafting = require("systems.crafting")
local hand_crafting = require("systems.hand_crafting")
local machines = require("systems.machines")
local objects = require("objects")
local products = require("systems.crafting.products")
local prototypes = require("api.prototypes")
local rates = require("systems.crafting.rates")
local recipe_book = require("systems.recipe_book")
local recipes = require("api.lua_recipe")

local get, set, methods = {}, {}, {}

local function current_recipe(e)
  if e.type == "furnace" and not e.work then
    return nil
  end
  return e.recipe
end

function methods.get_recipe(e)
  local name = current_recipe(e)
  local handle = name and recipes.wrap(e.force, name) or nil
  if S.profile.factorio == "1.1" then
    return handle
  end
  return handle, handle and prototypes.wrap("quality", "normal")
end

function methods.set_recipe(e, recipe, quality)
  if quality ~= nil and arguments.name_of(quality) ~= "normal" then
    objects.error("Unknown quality name: %s", tostring(arguments.name_of(quality)))
  end
  local name = recipe ~= nil and arguments.prototype_name("recipe", recipe) or nil
  local removed = assemblers.set_recipe(e, name)
  local counts, order = {}, {}
  for _, stack in ipairs(removed) do
    if not counts[stack.name] then
      counts[stack.name] = 0
      order[#order + 1] = stack.name
    end
    counts[stack.name] = counts[stack.name] + stack.count
  end
  if S.profile.factorio == "1.1" then
    return counts
  end
  local list = {}
  for index, item in ipairs(order) do
    list[index] = { name = item, count = counts[item], quality = "normal" }
  end
  return list
end

function get.previous_recipe(e)
  if not e.recipe then
    return nil
  elseif S.profile.factorio == "1.1" then
    return recipes.wrap(e.force, e.recipe)
  end
  return {
    name = prototypes.wrap("recipe", e.recipe),
    quality = prototypes.wrap("quality", "normal"),
  }
end

function get.recipe_locked(e)
  return e.recipe_locked == true
end

function set.recipe_locked(e, value)
  if type(value) ~= "boolean" then
    objects.error("LuaEntity::recipe_locked must be a boolean.")
  end
  e.recipe_locked = value or nil
end

function get.crafting_speed(e)
  if e.type == "character" then
    return hand_crafting.speed(e)
  end
  return rates.speed(e)
end

function get.crafting_progress(e)
  return e.work and math.min(1, machines.progress(e) / recipe_book.entry(e.recipe).need) or 0
end

local function require_share(value, member)
  if type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("LuaEntity::%s must be between 0 and 1.", member)
  end
end

function set.crafting_progress(e, value)
  require_share(value, "crafting_progress")
  if not e.work then
    objects.error("not emulated: LuaEntity.crafting_progress of a machine that crafts nothing")
  end
  crafting.set_progress(e, value)
end

function get.bonus_progress(e)
  return bar.shown(e)
end

function set.bonus_progress(e, value)
  require_share(value, "bonus_progress")
  crafting.set_bonus(e, value)
end

function get.products_finished(e)
  return products.finished(e)
end

function set.products_finished(e, value)
  if type(value) ~= "number" or value < 0 then
    objects.error("LuaEntity::products_finished must be a number from 0.")
  end
  products.set_finished(e, math.floor(value))
end

function methods.is_crafting(e)
  return e.work ~= nil
end

function get.result_quality(e)
  return e.work and prototypes.wrap("quality", "normal")
end

function get.disabled_by_recipe()
  return false
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
