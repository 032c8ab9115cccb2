--- What the laboratories of a force do for its current technology.
--- Rule: a technology needs units x unit time of work; every lab adds its speed x (1 +
--- productivity) each tick, continuously. What all labs of a force add a tick is one number, so
--- progress is worked out when it is asked for, and the tick at which a technology is done is known
--- in advance. Work beyond the end of a technology is lost.
--- Source: prototype API, TechnologyUnit.
---
--- Saved on the force: `lab_power` (what all labs do a tick) and `lab_since` (up to the end of that
--- tick it is part of the technology's `progress`).

local S = require("state")
local facts = require("facts")
local scheduler = require("scheduler")
local technologies = require("systems.technologies")

local work = {}

--- Tag under which a force's next end of research stands in the schedule.
work.TAG = "research"

-- No lab is as slow as this: it is what rounding leaves when all have stopped.
local EPSILON = 1e-9

--- Id of a force in the schedule. Ids of entities are positive: the two must not meet.
---@return integer
function work.wake_id(force)
  return -force.index
end

-- Ticks of work of a lab of speed 1.
local function cost(force, name)
  return technologies.unit_count(force, name) * facts.technology(name).unit_time * 60
end

local function done_since(force, name)
  if not force.lab_power or name ~= force.queue[1] then
    return 0
  end
  return (S.saved.tick - force.lab_since) * force.lab_power / cost(force, name)
end

--- How far a technology is at the end of the current tick, nil when nothing was done on it.
---@return number|nil 0 to 1
function work.progress(force, name)
  local saved = technologies.saved_progress(force, name)
  local since = done_since(force, name)
  if not saved and since == 0 then
    return nil
  end
  return math.min(1, (saved or 0) + since)
end

--- Write down how far the current technology is.
function work.settle(force)
  local name = force.queue[1]
  if force.lab_power then
    if name then
      local saved = technologies.saved_progress(force, name) or 0
      technologies.set_progress(force, name, saved + done_since(force, name))
    end
    force.lab_since = S.saved.tick
  end
end

--- Know when the current technology will be done.
function work.foresee(force)
  local name = force.queue[1]
  if not name or not force.lab_power then
    scheduler.cancel(work.wake_id(force), work.TAG)
    return
  end
  local left = 1 - (technologies.saved_progress(force, name) or 0)
  local ticks = math.ceil(left * cost(force, name) / force.lab_power - 1e-6)
  scheduler.at(force.lab_since + math.max(1, ticks), work.wake_id(force), work.TAG)
end

--- What the labs of the force do a tick changed by so much.
---@param force table
---@param change number
function work.change_power(force, change)
  work.settle(force)
  local power = (force.lab_power or 0) + change
  if power > EPSILON then
    force.lab_power, force.lab_since = power, S.saved.tick
  else
    force.lab_power, force.lab_since = nil, nil
  end
  work.foresee(force)
end

--- Work that labs did apart from what they do each tick, or did not do after all.
---@param force table
---@param ticks number of a lab of speed 1
function work.add_work(force, ticks)
  local name = force.queue[1]
  if name and ticks ~= 0 then
    work.settle(force)
    local progress = technologies.saved_progress(force, name) or 0
    technologies.set_progress(force, name, math.max(0, progress + ticks / cost(force, name)))
    work.foresee(force)
  end
end

return work
