--- LuaRecipe: a recipe as one force has it.
--- Source: runtime API 1.1 and 2.0, LuaRecipe.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local prototypes = require("api.prototypes")
local arguments = require("api.arguments")
local forces = require("systems.forces")
local recipe_amounts = require("api.recipe_amounts")
local recipe_book = require("systems.recipe_book")

local recipes = {}

-- One record for each force and recipe, so that a force's recipe is always the same object.
local records = {}

---@param force string name
---@param name string
---@return table record
function recipes.record(force, name)
  local of_force = records[force]
  if not of_force then
    of_force = {}
    records[force] = of_force
  end
  local record = of_force[name]
  if not record then
    record = { force = force, name = name, valid = true }
    of_force[name] = record
  end
  return record
end

---@return any handle
function recipes.wrap(force, name)
  return objects.wrap("LuaRecipe", recipes.record(force, name))
end

local function prototype(record)
  return facts.recipe(record.name)
end

local description = prototypes.description("recipe")

local function field(name)
  return function(record)
    return prototype(record)[name]
  end
end

local function flag(name)
  return function(record)
    return prototype(record)[name] == true
  end
end

objects.implement("LuaRecipe", {
  get = {
    name = function(record)
      return record.name
    end,
    force = function(record)
      return objects.wrap("LuaForce", forces.get(record.force))
    end,
    enabled = function(record)
      return forces.recipe_enabled(forces.get(record.force), record.name)
    end,
    localised_name = function(record)
      return prototypes.copy(prototype(record).localised_name)
    end,
    localised_description = function(record)
      return description(prototype(record))
    end,
    category = field("category"),
    energy = field("energy"),
    order = field("order"),
    hidden = flag("hidden"),
    ingredients = function(record)
      return recipe_amounts.ingredients(prototype(record))
    end,
    products = function(record)
      return recipe_amounts.products(prototype(record))
    end,
    prototype = function(record)
      return prototypes.wrap("recipe", record.name)
    end,
    group = function(record)
      return prototypes.wrap("item_group", prototype(record).group)
    end,
    subgroup = function(record)
      return prototypes.wrap("item_subgroup", prototype(record).subgroup)
    end,
    productivity_bonus = function(record)
      return forces.recipe_productivity(record.force, record.name)
    end,
    hidden_from_flow_stats = function(record)
      return forces.hides_recipe(record.force, record.name)
    end,
    additional_categories = function(record)
      local categories = {}
      for index, category in ipairs(prototype(record).additional_categories or {}) do
        categories[index] = category
      end
      return categories
    end,
  },
  set = {
    enabled = function(record, value)
      if type(value) ~= "boolean" then
        objects.error("LuaRecipe::enabled must be a boolean.")
      end
      forces.set_recipe_enabled(forces.get(record.force), record.name, value)
    end,
    productivity_bonus = function(record, value)
      if type(value) ~= "number" then
        objects.error("LuaRecipe::productivity_bonus must be a number.")
      end
      forces.set_recipe_productivity(forces.get(record.force), record.name, value)
    end,
    hidden_from_flow_stats = function(record, value)
      if type(value) ~= "boolean" then
        objects.error("LuaRecipe::hidden_from_flow_stats must be a boolean.")
      end
      forces.hide_recipe(forces.get(record.force), record.name, value)
    end,
  },
  methods = {
    reload = function() end,
    has_category = function(record, category)
      local name = arguments.prototype_name("recipe_category", category)
      return recipe_book.has_category(prototype(record), { [name] = true })
    end,
  },
  tostring = function(record)
    return "[LuaRecipe: " .. record.name .. "]"
  end,
  key = function(record)
    return { record.force, record.name }
  end,
  find = function(key)
    return forces.get(key[1]) and facts.recipe(key[2]) and recipes.record(key[1], key[2])
  end,
})

forces.listen("deleted", function(name)
  for _, record in pairs(records[name] or {}) do
    record.valid = false
  end
  records[name] = nil
end)

S.subsystem("recipe_objects", {
  load = function(saved)
    for force, of_force in pairs(records) do
      if not saved.forces[force] then
        for _, record in pairs(of_force) do
          record.valid = false
        end
        records[force] = nil
      end
    end
  end,
})

return recipes
