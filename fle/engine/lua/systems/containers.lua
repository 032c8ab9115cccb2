--- Chests: what they take and copy, and what they report.
--- A chest says normal (measured in 2.0.73); a logistic one out of the reach of every roboport of
--- its force says out_of_logistic_network (runtime API, defines.entity_status, "used by logistic
--- containers"; that a roboport without power counts, too, is not certain). Robots are not
--- emulated: a logistic chest is filled and emptied like any other.

local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local entity_types = require("entity_types")
local inventories = require("inventories")
local entity_inventories = require("systems.entity_inventories")
local slot_filters = require("slot_filters")

local containers = {}

--- Let only the slots before the bar be filled; nil or nonsense for all.
function containers.set_bar(inv, bar)
  inv.bar = bar and bar >= 1 and bar <= inv.size and bar or nil
end

local function copy_limits(inv, source)
  containers.set_bar(inv, source.bar)
  slot_filters.copy(inv, source, inv.size)
  inventories.changed(inv)
end

function containers.copy_settings(e, source)
  if source.inv and source.inv.chest then
    copy_limits(e.inv.chest, source.inv.chest)
  end
  return {}
end

function containers.normal()
  return "normal"
end

local function create(e, prototype, options)
  entity_inventories.furnish(e, prototype)
  containers.set_bar(e.inv.chest, options.bar)
end

local function in_reach(e, roboport)
  local reach = facts.entity(roboport.name).logistics_radius
  local l, t, r, b = collision.entity_box(e)
  return roboport.force == e.force
    and roboport.surface == e.surface
    and l < roboport.x + reach
    and r > roboport.x - reach
    and t < roboport.y + reach
    and b > roboport.y - reach
end

local function logistic_status(e)
  for _, roboport in ipairs(entities.of_type("roboport")) do
    if in_reach(e, roboport) then
      return "normal"
    end
  end
  return "out_of_logistic_network"
end

entity_types.register("container", {
  create = create,
  copy_settings = containers.copy_settings,
  status = containers.normal,
})

entity_types.register("logistic-container", {
  create = create,
  copy_settings = containers.copy_settings,
  status = logistic_status,
})

return containers
