--- Valves (2.0): fluid passes from the side that takes to the side that gives, `flow_rate` units a
--- tick at most, while the level before is above the level behind; an overflow valve only while the
--- level before is above its threshold, a top-up valve only while the one behind is below it.
--- The valve's own box stays empty here (a simplification). Only between pipes and tanks: beside
--- the box of a machine a valve does nothing.
--- Source: runtime API 2.0, ValveMode; prototype API, ValvePrototype.
---
--- Saved: `threshold` from a script.

local actors = require("systems.fluids.actors")
local entity_types = require("entity_types")
local facts = require("facts")
local fluids = require("systems.fluids")
local links = require("systems.fluids.links")
local segments = require("systems.fluids.segments")
local throughput = require("systems.fluids.throughput")

local valves = {}

local min, huge = math.min, math.huge
local CRUMB = actors.CRUMB

--- The level at which it opens or closes, 0 to 1.
---@return number
function valves.threshold(e)
  return e.threshold or facts.entity(e.name).threshold or 0
end

local function ends(e)
  local before, behind
  for _, link in ipairs(links.of(e)) do
    if link.flow == "output" then
      behind = link.segment
    else
      before = link.segment
    end
  end
  return before, behind
end

-- What may pass without changing which side is fuller.
local function due(e, before, behind)
  local a, b = before.capacity, behind.capacity
  local most = (before.amount * b - behind.amount * a) / (a + b)
  local prototype = facts.entity(e.name)
  local limit = huge
  if prototype.mode == "overflow" then
    limit = before.amount - valves.threshold(e) * a
  elseif prototype.mode == "top-up" then
    limit = valves.threshold(e) * b - behind.amount
  end
  return min(most, limit, prototype.flow_rate)
end

local function act(e)
  local before, behind = ends(e)
  if not before or not behind or before == behind then
    return 0
  end
  local amount = due(e, before, behind)
  local fits = before.name and segments.accepts(behind, before.name)
  local moved = 0
  if fits and amount >= CRUMB and not throughput.overextended(before) then
    local name, temperature = before.name, before.temperature
    moved = throughput.give(behind, e, name, amount, temperature)
    segments.take(before, moved)
  end
  if moved < CRUMB then
    -- Any change of either level may open it.
    for _, segment in ipairs({ before, behind }) do
      segment.starved, segment.stuffed = true, true
    end
  end
  return moved
end

actors.register("valve", {
  act = function(list)
    for at = 1, #list do
      if act(list[at]) < CRUMB then
        actors.sleep(list[at])
      end
    end
  end,
})

entity_types.register("valve", {
  create = function(e, prototype)
    fluids.attach(e, prototype)
  end,
  active_changed = actors.active_changed,
})

---@param e table
---@param threshold number|nil
function valves.set_threshold(e, threshold)
  e.threshold = threshold
  actors.wake(e)
end

return valves
