--- How many of an item machines put into a machine, and into which of its inventories.
--- A machine is fed while it holds less than the limit, a whole hand at a time; what does not
--- count is how many come with it. Limits, measured in the game: ceil(amount x m) of an
--- ingredient with m = clamp(ceil(1.166 / craft seconds) + 1, 2, 100); a furnace that has no recipe
--- yet up to twice one craft's; fuel up to 5. Turrets up to their prototype's
--- `automated_ammo_count` (prototype API, AmmoTurretPrototype). Chests, wagons and roboports take
--- what fits.
---
--- Not documented, and taken to be so: a laboratory is fed like a machine whose recipe is the unit
--- of the current research, which is 2 of a pack (of one that this research does not use, too);
--- modules are ingredients only: machines put none into the slots for modules; drills keep to the
--- same limits.

local facts = require("facts")
local inventories = require("inventories")
local forces = require("systems.forces")
local modules = require("systems.modules")
local smelting = require("systems.smelting")

local insertion_limits = {}

local ceil, max, min = math.ceil, math.max, math.min

local FUEL_LIMIT = 5
-- The inventory of each type that takes whatever fits.
local OPEN = {
  container = "chest",
  ["logistic-container"] = "chest",
  ["infinity-container"] = "chest",
  ["linked-container"] = "chest",
  car = "car_trunk",
  ["cargo-wagon"] = "cargo_wagon",
  roboport = "roboport_robot",
}
-- And the one that is tried then.
local OPEN_NEXT = { roboport = "roboport_material" }

local function most_of(amount, seconds)
  local times = ceil(1.166 / seconds) + 1
  return ceil(amount * max(2, min(100, times)))
end

local function takes(ingredient, name)
  return ingredient ~= nil and ingredient.name == name and ingredient.type == "item"
end

--- How many of an ingredient a machine is fed at most.
---@param recipe string
---@param name string
---@param speed number crafting speed
---@return integer limit 0 when the recipe does not take it
local function of_recipe(recipe, name, speed)
  local prototype = facts.recipe(recipe)
  local list = prototype.ingredients
  local ingredient = list[1]
  for index = 2, #list do
    if takes(ingredient, name) then
      break
    end
    ingredient = list[index]
  end
  if not takes(ingredient, name) then
    return 0
  end
  return most_of(ingredient.amount, prototype.energy / speed)
end

-- Crafting speed with modules and beacons.
local function speed_of(e)
  return facts.entity(e.name).crafting_speed * (1 + modules.effects(e).speed)
end

local function furnace_limit(e, name)
  local recipe = smelting.recipe_for(e, name)
  if not recipe then
    return 0
  elseif not e.recipe then
    return facts.recipe(recipe).ingredients[1].amount * 2
  end
  return of_recipe(recipe, name, speed_of(e))
end

local function crafting_limit(e, name)
  return e.recipe and of_recipe(e.recipe, name, speed_of(e)) or 0
end

local function lab_limit(e, name)
  if not inventories.allows(e.inv.lab_input, name) then
    return 0
  end
  local force = forces.get(e.force)
  local research = force and force.queue[1] and facts.technology(force.queue[1])
  if research then
    local bonus = forces.bonus(e.force, "laboratory_speed_modifier") + modules.effects(e).speed
    local speed = facts.entity(e.name).researching_speed * (1 + bonus)
    for _, pack in ipairs(research.unit_ingredients) do
      if pack.name == name then
        return most_of(pack.amount, research.unit_time / speed)
      end
    end
  end
  return 2
end

local function ammo_limit(key)
  return function(e, name)
    return inventories.allows(e.inv[key], name) and facts.entity(e.name).automated_ammo_count or 0
  end
end

-- By type, the inventory for what a machine works on, and its limit.
local WORK = {
  furnace = { key = "furnace_source", limit = furnace_limit },
  ["assembling-machine"] = { key = "assembling_machine_input", limit = crafting_limit },
  ["rocket-silo"] = { key = "rocket_silo_input", limit = crafting_limit },
  lab = { key = "lab_input", limit = lab_limit },
  ["ammo-turret"] = { key = "turret_ammo", limit = ammo_limit("turret_ammo") },
  ["artillery-turret"] = {
    key = "artillery_turret_ammo",
    limit = ammo_limit("artillery_turret_ammo"),
  },
}

--- Where an item would go that a machine puts into an entity, and how many may lie there.
---@param e table
---@param name string
---@return table|nil inventory
---@return number limit
function insertion_limits.place(e, name)
  local inv, work = e.inv, WORK[e.type]
  local into = work and inv[work.key]
  if into then
    local limit = work.limit(e, name)
    if limit > 0 then
      return into, limit
    end
  end
  if inv.fuel and inventories.allows(inv.fuel, name) then
    return inv.fuel, FUEL_LIMIT
  end
  local key = OPEN[e.type]
  local open = key and inv[key]
  if open and inventories.allows(open, name) then
    return open, math.huge
  end
  key = OPEN_NEXT[e.type]
  open = key and inv[key]
  if open and inventories.allows(open, name) then
    return open, math.huge
  end
  return nil, 0
end

return insertion_limits
