--- Prototypes by filters: `game.get_filtered_entity_prototypes` and its kin in 1.1,
--- `prototypes.get_entity_filtered` in 2.0.
--- Source: runtime API, concepts EntityPrototypeFilter, ItemPrototypeFilter, RecipePrototypeFilter,
--- TechnologyPrototypeFilter, FluidPrototypeFilter, TilePrototypeFilter. `and` binds closer than
--- `or`.
--- Filters that are not listed here are refused.

local custom_table = require("api.lua_custom_table")
local facts = require("facts")
local objects = require("objects")
local prototypes = require("api.prototypes")

local function set(...)
  local result = {}
  for _, name in ipairs({ ... }) do
    result[name] = true
  end
  return result
end

local function of_types(types)
  return function(prototype)
    return types[prototype.type] == true
  end
end

--- The value of a field is the filter's, or one of the filter's.
local function equals(field, parameter)
  return function(prototype, filter)
    local wanted = filter[parameter or field]
    if type(wanted) ~= "table" then
      return prototype[field] == wanted
    end
    for _, each in ipairs(wanted) do
      if prototype[field] == each then
        return true
      end
    end
    return false
  end
end

local function flag(field)
  return function(prototype)
    return prototype[field] == true
  end
end

local function given(field)
  return function(prototype)
    return prototype[field] ~= nil and prototype[field] ~= ""
  end
end

local function filled(field)
  return function(prototype)
    return prototype[field] ~= nil and next(prototype[field]) ~= nil
  end
end

local COMPARE = {
  ["<"] = function(a, b)
    return a < b
  end,
  [">"] = function(a, b)
    return a > b
  end,
  ["="] = function(a, b)
    return a == b
  end,
}
COMPARE["<="] = function(a, b)
  return a <= b
end
COMPARE[">="] = function(a, b)
  return a >= b
end
COMPARE["!="] = function(a, b)
  return a ~= b
end
COMPARE["≤"], COMPARE["≥"], COMPARE["≠"] = COMPARE["<="], COMPARE[">="], COMPARE["!="]

local function compares(field, default)
  return function(prototype, filter)
    local compare = COMPARE[filter.comparison]
    if not compare then
      objects.error("Invalid comparison: %s.", tostring(filter.comparison))
    end
    return compare(prototype[field] or default, filter.value)
  end
end

local function hidden(prototype)
  return prototype.hidden == true or (prototype.flags ~= nil and prototype.flags.hidden == true)
end

local function has_flag(prototype, filter)
  return prototype.flags ~= nil and prototype.flags[filter.flag] == true
end

local ROLLING = set("locomotive", "cargo-wagon", "fluid-wagon", "artillery-wagon")

local matches

-- Does a recipe take or give such an item or fluid, and does it pass the filters for those?
local function holds(field, kind)
  return function(prototype, filter)
    for _, part in ipairs(prototype[field]) do
      if part.type == kind then
        local found = facts.get(kind, part.name)
        if not filter.elem_filters or matches(kind, found, filter.elem_filters) then
          return true
        end
      end
    end
    return false
  end
end

-- Does it name another prototype, and does that pass the filters for it?
local function leads_to(field, kind)
  local is_given = given(field)
  return function(prototype, filter)
    return is_given(prototype)
      and (
        not filter.elem_filters
        or matches(kind, facts.get(kind, prototype[field]), filter.elem_filters)
      )
  end
end

local CONDITIONS = {
  entity = {
    ["crafting-category"] = function(prototype, filter)
      local categories = prototype.crafting_categories
      return categories ~= nil and categories[filter.crafting_category] == true
    end,
    ["crafting-machine"] = of_types(set("assembling-machine", "furnace", "rocket-silo")),
    flag = has_flag,
    hidden = hidden,
    ["item-to-place"] = filled("placeable_by"),
    minable = given("minable"),
    name = equals("name"),
    ["rolling-stock"] = of_types(ROLLING),
    turret = of_types(
      set("turret", "ammo-turret", "electric-turret", "fluid-turret", "artillery-turret")
    ),
    type = equals("type"),
  },
  item = {
    ["burnt-result"] = leads_to("burnt_result", "item"),
    flag = has_flag,
    fuel = function(prototype)
      return (prototype.fuel_value or 0) > 0
    end,
    ["fuel-category"] = equals("fuel_category", "fuel-category"),
    ["fuel-value"] = compares("fuel_value", 0),
    hidden = hidden,
    name = equals("name"),
    ["place-result"] = leads_to("place_result", "entity"),
    ["stack-size"] = compares("stack_size", 1),
    subgroup = equals("subgroup"),
    type = equals("type"),
  },
  fluid = { hidden = hidden, name = equals("name"), subgroup = equals("subgroup") },
  recipe = {
    category = equals("category"),
    enabled = flag("enabled"),
    energy = compares("energy", 0.5),
    ["has-ingredient-fluid"] = holds("ingredients", "fluid"),
    ["has-ingredient-item"] = holds("ingredients", "item"),
    ["has-ingredients"] = filled("ingredients"),
    ["has-product-fluid"] = holds("products", "fluid"),
    ["has-product-item"] = holds("products", "item"),
    ["has-products"] = filled("products"),
    hidden = hidden,
    subgroup = equals("subgroup"),
  },
  technology = {
    enabled = flag("enabled"),
    ["has-effects"] = filled("effects"),
    ["has-prerequisites"] = filled("prerequisites"),
    hidden = hidden,
    level = compares("level", 1),
    ["max-level"] = compares("max_level", 1),
    ["unlocks-recipe"] = function(prototype, filter)
      for _, effect in ipairs(prototype.effects or {}) do
        if effect.type == "unlock-recipe" and effect.recipe == filter.recipe then
          return true
        end
      end
      return false
    end,
    upgrade = flag("upgrade"),
    ["visible-when-disabled"] = flag("visible_when_disabled"),
  },
  tile = { minable = given("minable"), ["item-to-place"] = filled("items_to_place") },
}

local function passes(kind, prototype, filter)
  local condition = CONDITIONS[kind][filter.filter]
  if not condition then
    objects.error("not emulated: the %s filter %s", kind, tostring(filter.filter))
  end
  return condition(prototype, filter) ~= (filter.invert == true)
end

--- Groups of filters joined by `and`; one of the groups must pass as a whole.
function matches(kind, prototype, filters)
  local result, group = false, nil
  for _, filter in ipairs(filters) do
    local passed = passes(kind, prototype, filter)
    if filter.mode == "and" and group ~= nil then
      group = group and passed
    else
      result = result or group == true
      group = passed
    end
  end
  return result or group ~= false
end

-- What a table holds is saved with its handle as a text: kind and names, parted by NUL.
local parsed = {}

local function parse(text)
  local known = parsed[text]
  if not known then
    known = { names = {}, holds = {} }
    for name in text:gmatch("[^%z]+") do
      if not known.kind then
        known.kind = name
      else
        known.names[#known.names + 1] = name
        known.holds[name] = true
      end
    end
    parsed[text] = known
  end
  return known
end

custom_table.define("filtered prototypes", {
  names = function(text)
    return parse(text).names
  end,
  get = function(text, key)
    local list = parse(text)
    return list.holds[key] and prototypes.wrap(list.kind, key) or nil
  end,
})

local function filtered(kind)
  return function(_, filters)
    if type(filters) ~= "table" then
      objects.error("Expected an array of filters, got %s.", type(filters))
    end
    local parts = { kind }
    for _, prototype in ipairs(facts.all(kind)) do
      if matches(kind, prototype, filters) then
        parts[#parts + 1] = prototype.name
      end
    end
    return custom_table.wrap("filtered prototypes", table.concat(parts, "\0"))
  end
end

local in_game, in_prototypes = {}, {}
for _, kind in ipairs({ "entity", "item", "fluid", "recipe", "technology", "tile" }) do
  in_game["get_filtered_" .. kind .. "_prototypes"] = filtered(kind)
  in_prototypes["get_" .. kind .. "_filtered"] = filtered(kind)
end

objects.implement("LuaGameScript", { methods = in_game })
objects.implement("LuaPrototypes", { methods = in_prototypes })
