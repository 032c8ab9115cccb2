--- Rocket silos: they craft rocket parts until there are enough for a rocket.
--- Source: prototype API, RocketSiloPrototype: `fixed_recipe`; every craft, those of productivity
--- included, is one part, whatever the recipe gives (`rocket_parts_required`). Parts count as
--- produced.
--- Rockets are not emulated: a silo with all its parts stays in the state in which the rocket would
--- be made (`create_rocket`), says preparing_rocket_for_launch, and launch_rocket raises.
---
--- Saved: `recipe`, `rocket_parts`.

local facts = require("facts")
local crafting = require("systems.crafting")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local entity_types = require("entity_types")
local machines = require("systems.machines")
local objects = require("objects")
local products = require("systems.crafting.products")
local recipe_book = require("systems.recipe_book")
local recipe_slots = require("systems.recipe_slots")

local silos = {}

local function has_room(e)
  return silos.parts(e) < facts.entity(e.name).rocket_parts_required
end

---@return integer
function silos.parts(e)
  return e.rocket_parts or 0
end

--- A script says how many parts there are.
function silos.set_parts(e, count)
  local most = facts.entity(e.name).rocket_parts_required
  if type(count) ~= "number" or count < 0 or count > most then
    objects.error("LuaEntity::rocket_parts must be between 0 and %d.", most)
  end
  e.rocket_parts = count > 0 and math.floor(count) or nil
  machines.rouse(e)
end

--- Where the silo is on the way to a rocket.
---@return string name of defines.rocket_silo_status
function silos.stage(e)
  return has_room(e) and "building_rocket" or "create_rocket"
end

--- Launch what there is.
---@return boolean launched false while there is no rocket
function silos.launch(e)
  if has_room(e) then
    return false
  end
  objects.error("not emulated: LuaEntity.launch_rocket")
end

crafting.register("rocket-silo", {
  source = "rocket_silo_input",
  result = "rocket_silo_output",
  idle = "no_recipe",
  choose = function(e)
    return e.recipe
  end,
  made = function(e, entry)
    if has_room(e) then
      e.rocket_parts = silos.parts(e) + 1
      for _, made in ipairs(entry.makes) do
        products.count(e, "input", "item", made.name, 1)
      end
    end
  end,
  room = has_room,
  full = "preparing_rocket_for_launch",
})

entity_types.register("rocket-silo", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    machines.sleep(e)
    local fixed = prototype.fixed_recipe
    if fixed and fixed ~= "" then
      e.recipe = fixed
      recipe_slots.fit(e.inv.rocket_silo_input, recipe_book.entry(fixed).takes)
    end
  end,
})

return silos
