--- LuaRecipePrototype and LuaTechnologyPrototype.
--- Source: runtime API 1.1 and 2.0.

local prototypes = require("api.prototypes")
local recipe_amounts = require("api.recipe_amounts")

local copy, field, flag = prototypes.copy, prototypes.field, prototypes.flag

local get, methods = {}, {}

for _, member in ipairs({
  "allow_as_intermediate",
  "allow_decomposition",
  "allow_inserter_overload",
  "allow_intermediates",
  "always_show_made_in",
  "always_show_products",
  "enabled",
  "show_amount_in_title",
  "unlock_results",
}) do
  get[member] = flag(member)
end

get.category = field("category")
get.energy = field("energy")
get.emissions_multiplier = field("emissions_multiplier", 1)
get.ingredients = recipe_amounts.ingredients
get.products = recipe_amounts.products
get.overload_multiplier = field("overload_multiplier", 0)
get.request_paste_multiplier = field("request_paste_multiplier")
get.maximum_productivity = field("maximum_productivity", 3)
get.surface_conditions = field("surface_conditions")
get.is_parameter = flag("parameter")
get.hidden_from_player_crafting = flag("hide_from_player_crafting")
get.hide_from_player_crafting = flag("hide_from_player_crafting")
get.hidden_from_flow_stats = flag("hide_from_stats")
get.hide_from_flow_stats = flag("hide_from_stats")

function get.main_product(prototype)
  for _, product in ipairs(recipe_amounts.products(prototype)) do
    if product.name == prototype.main_product then
      return product
    end
  end
  return nil
end

function get.additional_categories(prototype)
  return copy(prototype.additional_categories or {})
end

function methods.has_category(prototype, category)
  if prototype.category == category then
    return true
  end
  for _, other in ipairs(prototype.additional_categories or {}) do
    if other == category then
      return true
    end
  end
  return false
end

prototypes.implement("recipe", { get = get, methods = methods })

local function technologies(names)
  local result = {}
  for _, name in ipairs(names or {}) do
    result[name] = prototypes.wrap("technology", name)
  end
  return result
end

prototypes.implement("technology", {
  get = {
    enabled = flag("enabled"),
    essential = flag("essential"),
    upgrade = flag("upgrade"),
    visible_when_disabled = flag("visible_when_disabled"),
    ignore_tech_cost_multiplier = flag("ignore_tech_cost_multiplier"),
    effects = field("effects", {}),
    level = field("level", 1),
    max_level = field("max_level", 1),
    research_trigger = field("research_trigger"),
    research_unit_count = field("unit_count", 0),
    research_unit_count_formula = field("count_formula"),
    research_unit_ingredients = field("unit_ingredients", {}),
    --- In ticks; the data say seconds.
    research_unit_energy = function(prototype)
      return (prototype.unit_time or 0) * 60
    end,
    prerequisites = function(prototype)
      return technologies(prototype.prerequisites)
    end,
    successors = function(prototype)
      return technologies(prototype.successors)
    end,
  },
})
