--- Which items an entity takes, and why it takes none now.
--- The game's insert decides; this only finds the words, and refuses what never fits.
--- Source: runtime API 1.1 and 2.0, LuaBurner.fuel_categories,
--- LuaEntityPrototype.crafting_categories and lab_inputs, LuaItemPrototype.

local fault = require("lib.fault")
local held = require("lib.held")
local inventory = require("compat.inventory")
local lines = require("lib.lines")
local prototypes = require("compat.prototypes")
local recipe_of = require("compat.recipe").of

local acceptance = {}

local function is_fuel(entity, item)
  local burner = entity.burner
  if not burner then
    return false
  end
  local prototype = prototypes.get("item", item)
  local category = prototype.fuel_category
  return category ~= nil and burner.fuel_categories[category] ~= nil
end

local smelted

--- Items that are the single ingredient of a recipe, by recipe category.
local function load_smelted()
  smelted = {}
  for _, recipe in prototypes.each("recipe") do
    local ingredients = recipe.ingredients
    if #ingredients == 1 then
      local category = smelted[recipe.category] or {}
      smelted[recipe.category] = category
      category[ingredients[1].name] = true
    end
  end
end

local function is_smelted(entity, item)
  if not smelted then
    load_smelted()
  end
  for category in pairs(entity.prototype.crafting_categories) do
    if smelted[category] and smelted[category][item] then
      return true
    end
  end
  return false
end

local function is_module(item)
  return prototypes.get("item", item).type == "module"
end

local function uses(recipe_name, item)
  for _, ingredient in ipairs(prototypes.get("recipe", recipe_name).ingredients) do
    if ingredient.name == item then
      return true
    end
  end
  return false
end

local function furnace(entity, item)
  if is_smelted(entity, item) or is_module(item) then
    return nil
  end
  return "a furnace takes what can be smelted, and fuel if it burns any"
end

local function assembler(entity, item)
  local recipe = recipe_of(entity)
  if is_module(item) then
    return nil
  elseif not recipe then
    return "no recipe is set"
  elseif not uses(recipe, item) then
    return ("its recipe %s does not use it"):format(recipe)
  end
  return nil
end

local function lab(entity, item)
  if is_module(item) then
    return nil
  end
  for _, pack in ipairs(entity.prototype.lab_inputs) do
    if pack == item then
      return nil
    end
  end
  return "a lab takes science packs"
end

local function burner_only()
  return "it takes fuel only"
end

local function drill(entity, item)
  if is_module(item) and not entity.burner then
    return nil
  end
  return entity.burner and "it takes fuel only" or "it takes modules only"
end

local function turret(_, item)
  if prototypes.get("item", item).type == "ammo" then
    return nil
  end
  return "a turret takes ammunition"
end

local REASON = {
  ["furnace"] = furnace,
  ["assembling-machine"] = assembler,
  ["lab"] = lab,
  ["boiler"] = burner_only,
  ["reactor"] = burner_only,
  ["mining-drill"] = drill,
  ["ammo-turret"] = turret,
  ["inserter"] = function(entity)
    return entity.burner and "it takes fuel only" or "it runs on electricity and holds nothing"
  end,
}

local function belt(entity)
  if not lines.is_readable(entity) then
    return "this server does not emulate what lies on belts"
  end
  return nil
end

REASON["transport-belt"] = belt
REASON["underground-belt"] = belt
REASON["splitter"] = belt

local HOLDERS = {
  ["container"] = true,
  ["logistic-container"] = true,
}

local function refuse_always(entity, item, reason)
  fault("not_accepted", {
    item = item,
    target = entity.name,
    position = entity.position,
    reason = reason,
  })
end

--- Why an entity never takes an item; nil when it does, full or not.
---@param entity LuaEntity
---@param item string
---@return string|nil
function acceptance.reason(entity, item)
  local kind = entity.type
  if HOLDERS[kind] or is_fuel(entity, item) then
    return nil
  end
  local explain = REASON[kind]
  local reason = explain and explain(entity, item)
  if not explain and #inventory.of_entity(entity) == 0 then
    reason = "it holds no items"
  end
  return reason
end

--- Stops when the entity never takes the item.
---@param entity LuaEntity
---@param item string
function acceptance.require(entity, item)
  local reason = acceptance.reason(entity, item)
  if reason then
    refuse_always(entity, item, reason)
  end
end

local function what_it_holds(entity)
  local parts = {}
  for _, part in ipairs(inventory.of_entity(entity)) do
    local list = inventory.list(part.inventory)
    if #list > 0 then
      parts[#parts + 1] = held.words(list)
    end
  end
  if #parts == 0 then
    return "it has no free slot"
  end
  return "it holds " .. table.concat(parts, ", ")
end

local function recipe_words(entity)
  local kind = entity.type
  local recipe = (kind == "assembling-machine" or kind == "furnace") and recipe_of(entity)
  return recipe and "its recipe " .. recipe or "it"
end

--- Why a module goes into no slot though one is free.
local function refused_module(entity)
  local slots = entity.get_module_inventory()
  if not slots or #slots == 0 then
    return "it has no slots for modules"
  elseif slots.count_empty_stacks() > 0 then
    return ("the module does not work with %s"):format(recipe_words(entity))
  end
  return nil
end

--- Stops because none of the item fits now.
---@param entity LuaEntity
---@param item string
function acceptance.refuse(entity, item)
  local reason = is_module(item) and refused_module(entity)
  if reason then
    refuse_always(entity, item, reason)
  end
  fault("target_full", {
    item = item,
    target = entity.name,
    position = entity.position,
    reason = what_it_holds(entity),
  })
end

return acceptance
