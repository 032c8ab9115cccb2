--- The light of a surface, worked out from its tick.
--- Rule: full from dawn to dusk, none from evening to morning, a straight line between. A solar
--- panel gives its production times the light times the surface's multiplier: 70 % of it on average
--- over a day. Source: runtime API, LuaSurface.daytime, dusk, evening, morning, dawn.

local surfaces = require("terrain.surfaces")

local daytime = {}

local listeners = {}

--- 0 in full day, 1 in full night.
---@param surface table
function daytime.night(surface)
  local time = surfaces.daytime(surface)
  if time <= surface.dusk or time >= surface.dawn then
    return 0
  elseif time < surface.evening then
    return (time - surface.dusk) / (surface.evening - surface.dusk)
  elseif time <= surface.morning then
    return 1
  end
  return (surface.dawn - time) / (surface.dawn - surface.morning)
end

--- The part of their production that solar panels give in the current tick.
---@param index integer
---@return number
function daytime.light(index)
  local surface = surfaces.get(index)
  return (1 - daytime.night(surface)) * surface.solar_power_multiplier
end

local function stands_still(surface)
  return surface.always_day or surface.freeze_daytime
end

--- In how many ticks the time of day comes next, at least one.
---@param surface table
---@param time number
---@return integer
function daytime.ticks_until(surface, time)
  local way = (time - surfaces.daytime(surface)) % 1
  return math.max(1, math.ceil(way * surface.ticks_per_day - 1e-6))
end

--- For how many ticks, this one included, the light stays as it is.
---@param index integer
---@return number
function daytime.steady_ticks(index)
  local surface = surfaces.get(index)
  if stands_still(surface) then
    return math.huge
  end
  local time = surfaces.daytime(surface)
  if time < surface.dusk or time >= surface.dawn then
    return daytime.ticks_until(surface, surface.dusk)
  elseif time >= surface.evening and time < surface.morning then
    return daytime.ticks_until(surface, surface.morning)
  end
  return 1
end

--- `listener(surface)` runs when a script has changed the time, the day or the sun of a surface.
function daytime.listen(listener)
  listeners[#listeners + 1] = listener
end

--- Say that it was changed.
---@param surface table
function daytime.changed(surface)
  for _, listener in ipairs(listeners) do
    listener(surface)
  end
end

--- Does time pass there?
daytime.stands_still = stands_still

return daytime
