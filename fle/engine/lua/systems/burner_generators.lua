--- Generators that burn fuel themselves.
--- Rule: they give up to `max_power_output`, for energy of what burns times the burner's
--- effectivity; nothing burns while nothing is drawn. Source: prototype API,
--- BurnerGeneratorPrototype. While power is drawn from one it acts in every tick.

local S = require("state")
local burners = require("systems.burners")
local electric = require("systems.electric")
local energy = require("systems.energy")
local entities = require("entities")
local entity_inventories = require("systems.entity_inventories")
local entity_types = require("entity_types")
local facts = require("facts")
local scheduler = require("scheduler")

local function offer(e)
  local ready = not e.inactive and burners.has_fuel(e)
  electric.set_available(e, ready and facts.entity(e.name).max_power_output or 0)
end

-- What was given in the last tick is burnt in this one. The burner counts what its fuel is worth
-- after its effectivity.
local function burn(e)
  local given = electric.drawn(e)
  if given > 0 then
    while burners.stored(e) < given and burners.light(e) do
    end
    burners.draw(e, math.min(given, burners.stored(e)))
    scheduler.wake(e, S.saved.tick + 1)
  end
  offer(e)
end

entity_types.register("burner-generator", {
  create = function(e, prototype, options)
    entity_inventories.furnish(e, prototype)
    burners.equip(e, prototype)
    energy.attach(e, prototype, options)
  end,
  wake = burn,
  power_changed = function(e)
    scheduler.wake(e, S.saved.tick + 1)
  end,
  inventory_changed = function(e)
    if entities.get(e.id) then
      offer(e)
    end
  end,
  active_changed = offer,
  status = function(e)
    if not e.power.network then
      return "not_plugged_in_electric_network"
    end
    return e.power.available > 0 and "working" or "no_fuel"
  end,
})
