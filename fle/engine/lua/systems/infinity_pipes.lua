--- Infinity pipes: they keep their segment at the level that their filter says, from nothing and
--- into nothing. Statistics do not count it.
--- Rule by mode, at a percentage p of the fill: at-least fills up to p, at-most empties down to p,
--- exactly does both; add puts in, remove takes out p of the pipe's own volume each tick (these
--- two: not certain). A segment with another fluid is left alone. Without a filter it is a pipe.
--- Source: runtime API, InfinityPipeFilter.
---
--- Saved: `infinity = { name, percentage, mode, temperature }`.

local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local entity_types = require("entity_types")
local facts = require("facts")
local fluids = require("systems.fluids")
local segments = require("systems.fluids.segments")

local pipes = {}

local EPSILON = segments.EPSILON

local function fill(segment, filter, amount)
  return segments.give(segment, filter.name, amount, filter.temperature)
end

local function empty(segment, filter, amount)
  if segment.name ~= filter.name then
    return 0
  end
  return segments.take(segment, amount)
end

local RISES = { ["at-least"] = true, exactly = true }
local FALLS = { ["at-most"] = true, exactly = true }

local function act(e)
  local filter = e.infinity
  if not filter then
    return 0
  end
  local segment = segments.of(e, 1)
  local step = boxes.volume(e, 1) * filter.percentage
  if filter.mode == "add" then
    return fill(segment, filter, step)
  elseif filter.mode == "remove" then
    return empty(segment, filter, step)
  end
  local missing = segment.capacity * filter.percentage - segment.amount
  if missing > EPSILON and RISES[filter.mode] then
    return fill(segment, filter, missing)
  elseif missing < -EPSILON and FALLS[filter.mode] then
    return empty(segment, filter, -missing)
  end
  return 0
end

actors.register("infinity-pipe", {
  act = function(list)
    for at = 1, #list do
      local e = list[at]
      if act(e) <= EPSILON then
        local segment = segments.of(e, 1)
        segment.starved, segment.stuffed = true, true
        actors.sleep(e)
      end
    end
  end,
})

---@param e table
---@param filter table|nil { name, percentage, mode, temperature }
function pipes.set_filter(e, filter)
  e.infinity = filter
  actors.wake(e)
end

entity_types.register("infinity-pipe", {
  create = function(e, prototype, options)
    fluids.attach(e, prototype)
    local filter = prototype.infinity_filter or options.infinity_filter
    if filter then
      pipes.set_filter(e, {
        name = filter.name,
        percentage = filter.percentage or 1,
        mode = filter.mode or "at-least",
        temperature = filter.temperature or facts.fluid(filter.name).default_temperature,
      })
    end
  end,
  copy_settings = function(e, source)
    if source.type == "infinity-pipe" then
      local filter = source.infinity
      pipes.set_filter(e, filter and {
        name = filter.name,
        percentage = filter.percentage,
        mode = filter.mode,
        temperature = filter.temperature,
      })
    end
    return {}
  end,
  active_changed = actors.active_changed,
})

return pipes
