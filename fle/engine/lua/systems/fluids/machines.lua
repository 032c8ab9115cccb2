--- The one-way boxes of machines: outputs push into what they open to while there is room, inputs
--- pull until they are full. For crafting machines, pumpjacks and whatever has no rule of its own.
--- A machine that waits for fluid or room is told by `fluid_changed` when a box changed.

local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local entity_types = require("entity_types")
local links = require("systems.fluids.links")
local segments = require("systems.fluids.segments")
local throughput = require("systems.fluids.throughput")

local machines = {}

local CRUMB = actors.CRUMB
local EPSILON = segments.EPSILON

--- Types that move what they hold by a rule of their own.
local OWN_RULE = { pump = true, valve = true, ["offshore-pump"] = true, boiler = true }

local function push_to_machine(content, link)
  local other = link.e
  if link.other_flow == "output" then
    return 0
  end
  local amount = math.min(content.amount, boxes.room(other, link.other, content.name))
  if amount > EPSILON then
    boxes.put(other, link.other, content.name, amount, content.temperature)
    entity_types.of(other).fluid_changed(other, link.other)
    return amount
  end
  return 0
end

--- Let an output box push into what it opens to.
---@param e table
---@param link table see fluids/links.lua
---@return number moved
function machines.push(e, link)
  local content = e.fluids[link.box]
  if not content then
    return 0
  end
  local moved
  if link.segment then
    local segment, limits = link.segment, link.limits
    if not limits then
      limits = throughput.limits(segment)
      link.limits = limits
    end
    moved = throughput.give(segment, e, content.name, content.amount, content.temperature, limits)
    if moved < CRUMB then
      link.segment.stuffed = true
    end
  elseif OWN_RULE[link.e.type] then
    actors.wake(link.e)
    return 0
  else
    moved = push_to_machine(content, link)
  end
  boxes.take(e, link.box, moved)
  return moved
end

local function pull_from_segment(e, link, room)
  local segment = link.segment
  local name = segment.name
  if not name or not boxes.accepts(e, link.box, name) then
    segment.starved = true
    return 0
  end
  local temperature = segment.temperature
  local moved = throughput.take(segment, e, room)
  if moved > EPSILON then
    boxes.put(e, link.box, name, moved, temperature)
  else
    segment.starved = true
  end
  return moved
end

local function pull_from_machine(e, link, room)
  local other = link.e
  local content = other.fluids[link.other]
  if link.other_flow == "input" or not content then
    return 0
  elseif OWN_RULE[other.type] then
    actors.wake(other)
    return 0
  elseif not boxes.accepts(e, link.box, content.name) then
    return 0
  end
  local moved = math.min(room, content.amount)
  boxes.put(e, link.box, content.name, moved, content.temperature)
  boxes.take(other, link.other, moved)
  entity_types.of(other).fluid_changed(other, link.other)
  return moved
end

local function pull(e, link)
  if boxes.wanted(e, link.box) == false then
    return 0
  end
  local content = e.fluids[link.box]
  local room = boxes.volume(e, link.box) - (content and content.amount or 0)
  if room <= EPSILON then
    return 0
  elseif link.segment then
    return pull_from_segment(e, link, room)
  end
  return pull_from_machine(e, link, room)
end

local function act(e)
  local busy = false
  for _, link in ipairs(links.of(e)) do
    local moved
    if link.flow == "output" then
      moved = machines.push(e, link)
    else
      moved = pull(e, link)
    end
    if moved > EPSILON then
      busy = true
      entity_types.of(e).fluid_changed(e, link.box)
    end
  end
  if not busy then
    actors.sleep(e)
  end
end

actors.register("machine", {
  act = function(list)
    for at = 1, #list do
      act(list[at])
    end
  end,
})

return machines
