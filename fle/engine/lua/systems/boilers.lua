--- Boilers: water and fuel become steam.
--- Rule: heat goes into water at no more than `energy_consumption`; a unit of water takes its heat
--- capacity times the difference from its temperature to `target_temperature`, and becomes as many
--- units of steam as its heat capacity is a multiple of the steam's: 1 in 1.1 (60 water, 60 steam
--- a second), 10 in 2.0 (6 and 60). Fuel burns for the water that is heated, so not at all while
--- the steam has no room or there is no water.
--- Source: prototype API, BoilerPrototype, FluidPrototype::heat_capacity. Status: no_fuel, else
--- working while it makes steam, else no_input_fluid, full_output (their order: not certain).
---
--- Saved: `boiling` = it made steam in the last tick in which it acted.

local S = require("state")
local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local burners = require("systems.burners")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local entities = require("entities")
local entity_types = require("entity_types")
local facts = require("facts")
local flows = require("systems.fluids.flows")
local fluids = require("systems.fluids")
local links = require("systems.fluids.links")
local machines = require("systems.fluids.machines")
local segments = require("systems.fluids.segments")
local throughput = require("systems.fluids.throughput")

local min, max = math.min, math.max
local EPSILON = segments.EPSILON
local CRUMB = actors.CRUMB

local WATER, STEAM = 1, 2

--- recipes[name] = what the prototype makes of what.
local recipes = {}

local function recipe_of(e)
  local recipe = recipes[e.name]
  if not recipe then
    local prototype = facts.entity(e.name)
    local list = prototype.fluid_boxes
    if prototype.mode ~= "output-to-separate-pipe" or not list[STEAM].filter then
      error("not emulated: boiler " .. e.name .. " that heats inside its own pipe", 0)
    end
    local steam = list[STEAM].filter
    recipe = {
      power = prototype.energy_consumption,
      target = prototype.target_temperature,
      steam = steam,
      steam_heat = facts.fluid(steam).heat_capacity,
      volume = list[STEAM].volume,
    }
    recipes[e.name] = recipe
  end
  return recipe
end

--- Energy for a tick's work: lit as needed, what is left over used up.
---@return number energy J
local function fire(e, need)
  if burners.stored(e) >= need or burners.light(e) then
    return need
  end
  local left = burners.exhaust(e)
  e.burner.heat = left
  return left
end

--- ways[id] = where the boiler's water comes from and its steam goes (`out`: the limits of the only
--- segment that it goes to); until something is built.
local ways = {}

local function way_of(e)
  local way = ways[e.id]
  if not way or way.stamp ~= segments.stamp() then
    local water = segments.of(e, WATER)
    way = {
      stamp = segments.stamp(),
      recipe = recipe_of(e),
      water = water,
      limits = throughput.limits(water),
      links = links.of(e),
    }
    local only = not way.links[2] and way.links[1]
    way.out = only and only.segment and throughput.limits(only.segment) or nil
    ways[e.id] = way
  end
  return way
end

local function boil(e, way)
  local recipe = way.recipe
  local steam = e.fluids[STEAM]
  local room = recipe.volume - (steam and steam.amount or 0)
  -- What heats with anything but fuel stands still.
  if room <= EPSILON or not e.burner then
    return 0
  end
  local water = way.water
  if water.amount == 0 then
    water.starved = true
    return 0
  end
  if way.fluid ~= water.name then
    way.fluid, way.heat = water.name, facts.fluid(water.name).heat_capacity
  end
  local heat = way.heat
  local gain = heat / recipe.steam_heat
  local each = heat * max(recipe.target - water.temperature, 1)
  local wanted = min(recipe.power / each, room / gain)
  wanted = min(wanted, fire(e, wanted * each) / each)
  if wanted <= EPSILON then
    return 0
  end
  local name = water.name
  local taken = throughput.take(water, e, wanted, true, way.limits)
  if taken <= EPSILON then
    water.starved = true
    return 0
  end
  burners.draw(e, taken * each)
  flows.add(e, "output", name, taken)
  return taken * gain
end

-- Steam that goes on at once does not pass through the box.
local function pass_on(e, way, link, steam)
  local recipe, held = way.recipe, e.fluids[STEAM]
  local all = steam + (held and held.amount or 0)
  local moved = throughput.give(link.segment, e, recipe.steam, all, recipe.target, way.out)
  local left = all - moved
  if moved < CRUMB then
    link.segment.stuffed = true
  end
  if left <= EPSILON then
    e.fluids[STEAM] = false
  elseif held then
    held.amount = left
  else
    boxes.put(e, STEAM, recipe.steam, left, recipe.target)
  end
  return moved
end

local function hand_on(e, way, steam)
  local outlets, held = way.links, e.fluids[STEAM]
  if way.out and (not held or held.temperature == way.recipe.target) then
    return (held or steam > 0) and pass_on(e, way, outlets[1], steam) or 0
  end
  if steam > 0 then
    boxes.put(e, STEAM, way.recipe.steam, steam, way.recipe.target)
  end
  local moved = 0
  for i = 1, #outlets do
    moved = moved + machines.push(e, outlets[i])
  end
  return moved
end

-- What each made in this pass, so that like is booked with like.
local made = {}

local function act(list)
  for at = 1, #list do
    local e = list[at]
    local way = way_of(e)
    local steam = boil(e, way)
    made[at] = steam
    local moved = hand_on(e, way, steam)
    local boiling = steam > EPSILON or nil
    if e.boiling ~= boiling then
      e.boiling = boiling
    end
    if steam < CRUMB and moved < CRUMB then
      e.boiling = nil
      actors.sleep(e)
    end
  end
  for at = 1, #list do
    if made[at] > 0 then
      flows.add(list[at], "input", way_of(list[at]).recipe.steam, made[at])
    end
  end
  flows.flush()
end

actors.register("boiler", { act = act })

local function status(e)
  local shortage = energy.shortage(e)
  if shortage then
    return shortage
  end
  local water = segments.of(e, WATER)
  if e.boiling then
    return "working"
  elseif throughput.overextended(water) then
    return "pipeline_overextended"
  elseif water.amount == 0 then
    return "no_input_fluid"
  end
  local full = boxes.amount(e, STEAM) >= boxes.volume(e, STEAM) - CRUMB
  return full and "full_output" or "working"
end

entity_types.register("boiler", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    fluids.attach(e, prototype)
  end,
  inventory_changed = function(e)
    actors.wake(e)
  end,
  -- A script changed what burns.
  wake = function(e)
    actors.wake(e)
  end,
  active_changed = function(e)
    if e.inactive then
      actors.sleep(e)
      e.boiling = nil
    else
      actors.wake(e)
    end
  end,
  status = status,
})

entities.listen("destroyed", function(e)
  ways[e.id] = nil
end)

S.subsystem("boilers", {
  load = function()
    recipes, ways = {}, {}
  end,
})
