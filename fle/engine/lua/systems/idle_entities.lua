--- What entities without machinery of their own report and copy: chests, poles, and machines whose
--- power, fluids or science are not emulated yet.
--- Rules, measured in 2.0.73: a consumer in no network says no_power, a solar panel or an engine in
--- none not_plugged_in_electric_network, a pole or a chest normal. No networks are emulated yet, so
--- that is what these are.

local entity_types = require("entity_types")
local inventories = require("inventories")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")

local idle = {}

local function says(name)
  return function()
    return name
  end
end

local STATUS = {
  normal = {
    "container",
    "logistic-container",
    "infinity-container",
    "linked-container",
    "electric-pole",
  },
  no_power = {
    "lab",
    "roboport",
    "radar",
    "lamp",
    "rocket-silo",
    "electric-turret",
    "programmable-speaker",
    "arithmetic-combinator",
    "decider-combinator",
  },
  not_plugged_in_electric_network = {
    "solar-panel",
    "generator",
    "burner-generator",
    "accumulator",
    "electric-energy-interface",
  },
}

for name, types in pairs(STATUS) do
  for _, prototype_type in ipairs(types) do
    entity_types.register(prototype_type, { status = says(name) })
  end
end

--- Machines that burn fuel without doing anything yet.
for _, prototype_type in ipairs({ "burner-generator", "reactor", "locomotive", "car" }) do
  entity_types.register(prototype_type, {
    create = function(e, prototype)
      entity_inventories.furnish(e, prototype)
      burners.equip(e, prototype)
    end,
  })
end

local function set_bar(inv, bar)
  inv.bar = bar and bar >= 1 and bar <= inv.size and bar or nil
end

local function copy_limits(inv, source)
  set_bar(inv, source.bar)
  inv.filters = nil
  for index = 1, inv.size do
    local filter = source.filters and source.filters[index]
    if filter then
      inv.filters = inv.filters or {}
      inv.filters[index] = filter
    end
  end
  inventories.changed(inv)
end

for _, prototype_type in ipairs({ "container", "logistic-container" }) do
  entity_types.register(prototype_type, {
    create = function(e, prototype, options)
      entity_inventories.furnish(e, prototype)
      set_bar(e.inv.chest, options.bar)
    end,
    copy_settings = function(e, source)
      if source.inv and source.inv.chest then
        copy_limits(e.inv.chest, source.inv.chest)
      end
      return {}
    end,
  })
end

--- A clone holds what its source holds and does what it does.
entity_types.register("*", {
  clone = function(e, source)
    for key, from in pairs(source.inv or {}) do
      local into = e.inv[key]
      into.size, into.bar = from.size, from.bar
      into.filters = nil
      for index, filter in pairs(from.filters or {}) do
        into.filters = into.filters or {}
        into.filters[index] = filter
      end
      for index, held in pairs(from.slots) do
        into.slots[index] = {}
        for field, value in pairs(held) do
          into.slots[index][field] = value
        end
      end
    end
    for _, field in ipairs({ "recipe", "bonus", "arm", "stack_size_override", "filter_mode" }) do
      if type(source[field]) ~= "table" then
        e[field] = source[field]
      end
    end
    if source.burner then
      e.burner = { fuel = source.burner.fuel, left = source.burner.left, heat = source.burner.heat }
    end
    if e.inv then
      for _, inv in ipairs(entity_inventories.list_all(e)) do
        inventories.changed(inv)
      end
    end
  end,
})

return idle
