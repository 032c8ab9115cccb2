--- Things that take fuel and never burn it: heat and driving are not emulated, so reactors and cars
--- stand, hold fuel and rest.

local entity_types = require("entity_types")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")

for _, prototype_type in ipairs({ "reactor", "car" }) do
  entity_types.register(prototype_type, {
    create = function(e, prototype)
      entity_inventories.furnish(e, prototype)
      burners.equip(e, prototype)
    end,
  })
end

return {}
