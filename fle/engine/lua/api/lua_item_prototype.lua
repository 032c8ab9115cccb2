--- LuaItemPrototype and LuaFluidPrototype.
--- Source: runtime API 1.1 and 2.0.

local prototypes = require("api.prototypes")

local field, flag = prototypes.field, prototypes.flag

local get, methods = {}, {}

for member, default in pairs({
  fuel_value = 0,
  fuel_acceleration_multiplier = 1,
  fuel_top_speed_multiplier = 1,
  fuel_emissions_multiplier = 1,
  tier = 0,
  speed = 0,
}) do
  get[member] = field(member, default)
end

for _, member in ipairs({
  "category",
  "default_request_amount",
  "durability",
  "fuel_category",
  "inventory_size",
  "magazine_size",
  "reload_time",
  "stack_size",
  "weight",
}) do
  get[member] = field(member)
end

get.flags = field("flags", {})
get.infinite = flag("infinite")
get.limitations = field("limitation", {})
get.resistances = field("resistances", {})
get.module_effects = field("effect", {})
methods.get_module_effects = field("effect", {})
methods.get_durability = field("durability")

function get.stackable(prototype)
  return not (prototype.flags and prototype.flags["not-stackable"]) and prototype.stack_size > 1
end

for member, kind in pairs({
  place_result = "entity",
  plant_result = "entity",
  burnt_result = "item",
  spoil_result = "item",
  place_as_equipment_result = "equipment",
}) do
  get[member] = function(prototype)
    return prototypes.wrap(kind, prototype[member])
  end
end

--- A product in the form that the API hands out; data of 1.1 may be a bare name and amount.
local function launched(product)
  return {
    type = product.type or "item",
    name = product.name or product[1],
    amount = product.amount or product[2],
  }
end

function get.rocket_launch_products(prototype)
  local single = prototype.rocket_launch_product
  local list = single and { launched(single) } or {}
  for index, product in ipairs(prototype.rocket_launch_products or {}) do
    list[index] = launched(product)
  end
  return list
end

function get.place_as_tile_result(prototype)
  local tile = prototype.place_as_tile
  if not tile then
    return nil
  end
  return {
    result = prototypes.wrap("tile", tile.result),
    condition_size = tile.condition_size,
    condition = prototypes.copy(tile.condition),
  }
end

function methods.get_spoil_ticks(prototype)
  return prototype.spoil_ticks or 0
end

prototypes.implement("item", { get = get, methods = methods })

prototypes.implement("fluid", {
  get = {
    base_color = field("base_color"),
    flow_color = field("flow_color"),
    default_temperature = field("default_temperature"),
    max_temperature = field("max_temperature"),
    gas_temperature = field("gas_temperature"),
    heat_capacity = field("heat_capacity"),
    fuel_value = field("fuel_value", 0),
    emissions_multiplier = field("emissions_multiplier", 1),
  },
})
