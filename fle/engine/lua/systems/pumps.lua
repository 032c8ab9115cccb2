--- Pumps: from one side to the other, `pumping_speed` units a tick at full power (12,000 a second
--- in 1.1, 1,200 in 2.0).
--- Rule: a pump fills its own box from its input side and empties it into its output side, each at
--- its speed; it draws its usage in ticks in which it moves fluid, its drain always. The game's
--- order of the two is not documented: here it gives first, then takes.
--- Source: prototype API, PumpPrototype. Status, first that is true: no_power, no_input_fluid,
--- full_output, low_power, working (order not certain).
---
--- Saved: `pumped` = units that came in in the last tick in which it acted.

local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local energy = require("systems.energy")
local entity_types = require("entity_types")
local facts = require("facts")
local fluids = require("systems.fluids")
local links = require("systems.fluids.links")
local throughput = require("systems.fluids.throughput")

local min = math.min
local CRUMB = actors.CRUMB

local function into_machine(link, content, most)
  local other = link.e
  local amount = min(most, content.amount, boxes.room(other, link.other, content.name))
  if link.other_flow == "output" or amount < CRUMB then
    return 0
  end
  return fluids.give(other, link.other, content.name, amount, content.temperature)
end

local function push(e, link, most)
  local content = e.fluids[1]
  if not content then
    return 0
  end
  local moved
  if link.segment then
    local amount = min(most, content.amount)
    moved = throughput.give(link.segment, e, content.name, amount, content.temperature)
    if moved < CRUMB then
      link.segment.stuffed = true
    end
  else
    moved = into_machine(link, content, most)
    entity_types.of(link.e).fluid_changed(link.e, link.other)
  end
  boxes.take(e, 1, moved)
  return moved
end

local function from_segment(e, segment, most)
  local name, temperature = segment.name, segment.temperature
  if not name or not boxes.accepts(e, 1, name) then
    segment.starved = true
    return 0
  end
  local moved = throughput.take(segment, e, most)
  if moved < CRUMB then
    segment.starved = true
  end
  if moved > 0 then
    boxes.put(e, 1, name, moved, temperature)
  end
  return moved
end

local function pull(e, link, most)
  local content = e.fluids[1]
  most = min(most, boxes.volume(e, 1) - (content and content.amount or 0))
  if most < CRUMB then
    return 0
  elseif link.segment then
    return from_segment(e, link.segment, most)
  end
  local name, _, temperature = boxes.content(link.e, link.other)
  if link.other_flow == "input" or not name or not boxes.accepts(e, 1, name) then
    return 0
  end
  local moved = fluids.take(link.e, link.other, most)
  boxes.put(e, 1, name, moved, temperature)
  entity_types.of(link.e).fluid_changed(link.e, link.other)
  return moved
end

local function act(e)
  local prototype = facts.entity(e.name)
  local most = prototype.pumping_speed * energy.speed(e)
  local out, into = 0, 0
  if most > 0 then
    for _, link in ipairs(links.of(e)) do
      if link.flow == "output" then
        out = out + push(e, link, most - out)
      end
    end
    for _, link in ipairs(links.of(e)) do
      if link.flow == "input" then
        into = into + pull(e, link, most - into)
      end
    end
  end
  if e.pumped ~= into then
    e.pumped = into
  end
  if out >= CRUMB or into >= CRUMB then
    energy.works(e, prototype.energy_usage)
    return
  end
  e.pumped = nil
  energy.rests(e)
  actors.sleep(e)
end

actors.register("pump", {
  act = function(list)
    for at = 1, #list do
      act(list[at])
    end
  end,
})

local function waits_for(e)
  for _, link in ipairs(links.of(e)) do
    if link.segment and throughput.overextended(link.segment) then
      return "pipeline_overextended"
    end
  end
  return e.fluids[1] and "full_output" or "no_input_fluid"
end

entity_types.register("pump", {
  create = function(e, prototype)
    energy.attach(e, prototype)
    fluids.attach(e, prototype)
  end,
  power_changed = function(e)
    actors.wake(e)
  end,
  active_changed = function(e)
    if e.inactive then
      actors.sleep(e)
      energy.rests(e)
      e.pumped = nil
    else
      actors.wake(e)
    end
  end,
  status = function(e)
    local shortage = energy.shortage(e)
    if shortage == "no_power" then
      return shortage
    elseif not e.pumped then
      return waits_for(e)
    end
    return shortage or "working"
  end,
})
