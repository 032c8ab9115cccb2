--- What all prototype classes share: name, order, group, how a prototype object is made and saved.
--- Source: runtime API 1.1 (each class) and 2.0 (LuaPrototypeBase).

local facts = require("facts")
local objects = require("objects")

local prototypes = {}

--- Class of the objects of each kind of facts.
local CLASSES = {
  entity = "LuaEntityPrototype",
  item = "LuaItemPrototype",
  fluid = "LuaFluidPrototype",
  recipe = "LuaRecipePrototype",
  technology = "LuaTechnologyPrototype",
  tile = "LuaTilePrototype",
  item_group = "LuaGroup",
  item_subgroup = "LuaGroup",
  fuel_category = "LuaFuelCategoryPrototype",
  recipe_category = "LuaRecipeCategoryPrototype",
  resource_category = "LuaResourceCategoryPrototype",
  module_category = "LuaModuleCategoryPrototype",
  ammo_category = "LuaAmmoCategoryPrototype",
  equipment = "LuaEquipmentPrototype",
  equipment_category = "LuaEquipmentCategoryPrototype",
  equipment_grid = "LuaEquipmentGridPrototype",
  virtual_signal = "LuaVirtualSignalPrototype",
  damage_type = "LuaDamagePrototype",
  autoplace_control = "LuaAutoplaceControlPrototype",
  airborne_pollutant = "LuaAirbornePollutantPrototype",
  quality = "LuaQualityPrototype",
  collision_layer = "LuaCollisionLayerPrototype",
  burner_usage = "LuaBurnerUsagePrototype",
  surface_property = "LuaSurfacePropertyPrototype",
}

---@param value any
---@return any copy plain data that a script may keep and change
function prototypes.copy(value)
  if type(value) ~= "table" then
    return value
  end
  local result = {}
  for key, item in pairs(value) do
    result[key] = prototypes.copy(item)
  end
  return result
end

---@param kind string kind of the facts
---@param name string|nil
---@return any handle nil when there is no name
function prototypes.wrap(kind, name)
  local prototype = name ~= nil and facts.get(kind, name)
  return prototype and objects.wrap(CLASSES[kind], prototype) or nil
end

---@param kind string
---@return string class
function prototypes.class_of(kind)
  return CLASSES[kind]
end

--- A getter that hands out a copy of a field, or `default` where it is absent.
function prototypes.field(name, default)
  return function(prototype)
    local value = prototype[name]
    if value == nil then
      return default
    end
    return prototypes.copy(value)
  end
end

--- A getter of a flag: absent means false.
function prototypes.flag(name)
  return function(prototype)
    return prototype[name] == true
  end
end

--- A getter of the description, by the key of the locale where the prototype names none.
---@param kind string of facts
function prototypes.description(kind)
  local key = kind:gsub("_", "-") .. "-description."
  return function(prototype)
    return prototypes.copy(prototype.localised_description or { key .. prototype.name })
  end
end

local COMMON = {
  name = prototypes.field("name"),
  type = prototypes.field("type"),
  order = prototypes.field("order", ""),
  localised_name = prototypes.field("localised_name", {}),
  parameter = prototypes.flag("parameter"),
  hidden = function(prototype)
    local flags = prototype.flags
    return prototype.hidden == true or (flags ~= nil and flags.hidden == true)
  end,
  group = function(prototype)
    return prototypes.wrap("item_group", prototype.group)
  end,
  subgroup = function(prototype)
    return prototypes.wrap("item_subgroup", prototype.subgroup)
  end,
}

local function has_flag(prototype, flag)
  return prototype.flags ~= nil and prototype.flags[flag] == true
end

--- Implements a prototype class: its own members and the common ones that it does not have.
---@param kind string
---@param parts table as for objects.implement
function prototypes.implement(kind, parts)
  local class = CLASSES[kind]
  local get = {}
  for member, getter in pairs(COMMON) do
    get[member] = getter
  end
  get.localised_description = prototypes.description(kind)
  for member, getter in pairs(parts.get or {}) do
    get[member] = getter
  end
  local methods = parts.methods or {}
  methods.has_flag = methods.has_flag or has_flag
  objects.implement(class, {
    get = get,
    methods = methods,
    key = parts.key or function(prototype)
      return prototype.name
    end,
    find = parts.find or function(name)
      return facts.get(kind, name)
    end,
  })
end

--- Classes that have nothing of their own to say.
for _, kind in ipairs({
  "fuel_category",
  "recipe_category",
  "resource_category",
  "module_category",
  "ammo_category",
  "equipment_category",
  "virtual_signal",
  "damage_type",
  "autoplace_control",
  "airborne_pollutant",
  "collision_layer",
  "burner_usage",
  "surface_property",
}) do
  prototypes.implement(kind, {})
end

prototypes.implement("quality", {
  get = {
    level = prototypes.field("level", 0),
    color = prototypes.field("color"),
    next = function(prototype)
      return prototypes.wrap("quality", prototype.next)
    end,
    next_probability = prototypes.field("next_probability", 0),
  },
})

local function subgroups(prototype)
  local list = {}
  for _, subgroup in ipairs(facts.all("item_subgroup")) do
    if subgroup.group == prototype.name then
      list[#list + 1] = objects.wrap("LuaGroup", subgroup)
    end
  end
  return list
end

prototypes.implement("item_group", {
  get = {
    subgroups = subgroups,
    order_in_recipe = function(prototype)
      return prototype.order_in_recipe or prototype.order
    end,
  },
  key = function(prototype)
    return { prototype.type == "item-group" and "item_group" or "item_subgroup", prototype.name }
  end,
  find = function(key)
    return facts.get(key[1], key[2])
  end,
})

return prototypes
