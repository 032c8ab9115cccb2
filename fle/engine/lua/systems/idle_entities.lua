--- What entities without machinery of their own report and copy: chests, poles, and machines whose
--- power, fluids or science are not emulated yet.
--- Rules, measured in 2.0.73: a consumer without power says no_power, a chest normal.

local entity_types = require("entity_types")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")

local idle = {}

local function says(name)
  return function()
    return name
  end
end

local STATUS = {
  no_power = {},
}

for name, types in pairs(STATUS) do
  for _, prototype_type in ipairs(types) do
    entity_types.register(prototype_type, { status = says(name) })
  end
end

--- Machines that burn fuel without doing anything yet.
for _, prototype_type in ipairs({ "reactor", "locomotive", "car" }) do
  entity_types.register(prototype_type, {
    create = function(e, prototype)
      entity_inventories.furnish(e, prototype)
      burners.equip(e, prototype)
    end,
  })
end

return idle
