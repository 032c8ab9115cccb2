--- Lamps: off by day, on by night, drawing power while they are on.
--- Rule: a lamp is on while its surface is darker than `darkness_for_all_lamps_on` (prototype API,
--- LampPrototype). In the game each lamp has a threshold of its own between that and
--- `darkness_for_all_lamps_off`; which is not documented, so here all of them have the former. Off
--- they say turned_off_during_daytime (runtime API, defines.entity_status, "used by lamps"); one in
--- no network says no_power (measured in 2.0.73), at any time of day.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local daytime = require("systems.daytime")
local energy = require("systems.energy")
local surfaces = require("terrain.surfaces")

-- How deep in the night, 0 to 1, its surface must be for a lamp to be on.
local function threshold(e, surface)
  return facts.entity(e.name).darkness_for_all_lamps_on / (1 - surface.min_brightness)
end

local function is_on(e)
  local surface = surfaces.get(e.surface)
  return daytime.night(surface) > threshold(e, surface)
end

local function wake(e)
  local surface = surfaces.get(e.surface)
  if is_on(e) and not e.inactive then
    energy.works(e, facts.entity(e.name).energy_usage_per_tick)
  else
    energy.rests(e)
  end
  local deep = threshold(e, surface)
  if daytime.stands_still(surface) or deep >= 1 then
    scheduler.cancel(e.id)
    return
  end
  local dusk = surface.dusk + deep * (surface.evening - surface.dusk)
  local dawn = surface.dawn - deep * (surface.dawn - surface.morning)
  local ticks = math.min(daytime.ticks_until(surface, dusk), daytime.ticks_until(surface, dawn))
  scheduler.wake(e, S.saved.tick + ticks)
end

local function look_again(e)
  scheduler.wake(e, S.saved.tick + 1)
end

daytime.listen(function(surface)
  for _, lamp in ipairs(entities.of_type("lamp")) do
    if lamp.surface == surface.index then
      look_again(lamp)
    end
  end
end)

entity_types.register("lamp", {
  create = function(e, prototype)
    energy.attach(e, prototype)
    look_again(e)
  end,
  wake = wake,
  moved = look_again,
  active_changed = look_again,
  -- What it draws does not depend on what it gets.
  power_changed = function() end,
  status = function(e)
    local shortage = energy.shortage(e)
    if shortage then
      return shortage
    end
    return is_on(e) and "working" or "turned_off_during_daytime"
  end,
})
