--- Research of a force: its queue, and what happens when a technology is done.
--- Rules: what was done on a technology stays with it when another one is researched. Source:
--- runtime API, LuaForce (research_queue, add_research, cancel_current_research). Known of the
--- game: the queue has seven places; what is queued needs its prerequisites researched or ahead of
--- it; a technology of many levels may be queued once for each. How labs bring it forward:
--- research/work.lua.
---
--- Saved on the force: `queue`, `previous_research`.

local facts = require("facts")
local forces = require("systems.forces")
local scheduler = require("scheduler")
local technologies = require("systems.technologies")
local work = require("systems.research.work")

local research = {}

local PLACES = 7
local EPSILON = 1e-9

local listeners = {}

--- Be told that the current technology of a force is about to change, while it still is the old
--- one.
---@param listener fun(force: table)
function research.before_change(listener)
  listeners[#listeners + 1] = listener
end

local function tell_before(force)
  for _, listener in ipairs(listeners) do
    listener(force)
  end
end

research.progress = work.progress

--- The technology that labs work on, nil when there is none or research is off.
---@return string|nil name
function research.current(force)
  return force.research_enabled and force.queue[1] or nil
end

-- What was the current technology, of forces whose change nobody has been told of yet.
local untold = {}

-- Take another queue, and let labs hear of another current technology at once.
local function replace(force, queue)
  local before = untold[force.name] or force.queue[1]
  if queue[1] ~= before then
    tell_before(force)
  end
  work.settle(force)
  force.queue = queue
  if queue[1] ~= before or untold[force.name] then
    untold[force.name] = nil
    forces.tell_current(force, queue[1], before)
  end
  work.foresee(force)
end

--- Switch research on or off. What is queued stays.
function research.enable(force, on)
  if force.research_enabled ~= on then
    tell_before(force)
    work.settle(force)
    force.research_enabled = on
    forces.tell_current(force, force.queue[1], force.queue[1])
  end
end

local function set_of(queue)
  local set = {}
  for _, name in ipairs(queue) do
    set[name] = true
  end
  return set
end

--- May a technology be put behind these?
---@param queue string[]
---@return boolean
function research.can_add(force, queue, name)
  local times = 1
  for _, queued in ipairs(queue) do
    times = times + (queued == name and 1 or 0)
  end
  return #queue < PLACES
    and (times == 1 or technologies.has_level(force, name, times - 1))
    and not facts.technology(name).research_trigger
    and technologies.is_open(force, name, set_of(queue))
end

--- Put a technology behind the others.
---@return boolean added
function research.add(force, name)
  if not research.can_add(force, force.queue, name) then
    return false
  end
  local queue = {}
  for index, queued in ipairs(force.queue) do
    queue[index] = queued
  end
  queue[#queue + 1] = name
  replace(force, queue)
  return true
end

--- Take another queue; what cannot stand in it is left out.
---@param names string[]
function research.set_queue(force, names)
  local queue = {}
  for _, name in ipairs(names) do
    if research.can_add(force, queue, name) then
      queue[#queue + 1] = name
    end
  end
  replace(force, queue)
end

-- What remains of a queue without the entries that something else had to come before.
local function still_possible(force, names)
  local queue = {}
  for _, name in ipairs(names) do
    if technologies.is_open(force, name, set_of(queue)) then
      queue[#queue + 1] = name
    end
  end
  return queue
end

--- Stop the current research, and forget what depends on it.
---@return table<string, integer> cancelled how often each technology was in the queue
function research.cancel(force)
  local rest = {}
  for index = 2, #force.queue do
    rest[index - 1] = force.queue[index]
  end
  local before = force.queue
  replace(force, still_possible(force, rest))
  local cancelled = {}
  for _, name in ipairs(before) do
    cancelled[name] = (cancelled[name] or 0) + 1
  end
  for _, name in ipairs(force.queue) do
    cancelled[name] = cancelled[name] > 1 and cancelled[name] - 1 or nil
  end
  return cancelled
end

-- The queue without what was researched, or without what needs what was taken back.
local function remaining(force, name, researched)
  local rest, found = {}, false
  for _, queued in ipairs(force.queue) do
    if researched and queued == name and not found then
      found = true
    else
      rest[#rest + 1] = queued
    end
  end
  return still_possible(force, rest)
end

--- Mark a technology as researched or not, whether it is in the queue or not. Scripts hear that it
--- is done when it has left the queue, and then that the next one begins.
---@param by_script boolean
function research.set_researched(force, name, researched, by_script)
  if technologies.is_researched(force, name) == researched then
    return
  end
  local was_current = force.queue[1] == name
  if was_current then
    -- What the labs did counts for the technology as it was.
    tell_before(force)
  end
  work.settle(force)
  technologies.set_researched(force, name, researched)
  if was_current then
    untold[force.name] = name
    force.previous_research = researched and name or force.previous_research
  end
  force.queue = remaining(force, name, researched)
  forces.tell_research(force, name, researched, by_script)
  replace(force, force.queue)
end

--- Research every technology that is enabled.
---@param even_disabled boolean
function research.research_all(force, even_disabled)
  for _, name in ipairs(facts.names("technology")) do
    if even_disabled or technologies.is_enabled(force, name) then
      research.set_researched(force, name, true, true)
    end
  end
end

local function finish(force, by_script)
  research.set_researched(force, force.queue[1], true, by_script)
end

--- A script says how far the current technology is; 1 is the end of it.
function research.set_progress(force, progress)
  local name = force.queue[1]
  work.settle(force)
  if progress >= 1 then
    finish(force, true)
  else
    technologies.set_progress(force, name, progress)
    work.foresee(force)
  end
end

scheduler.handle(work.TAG, function(id)
  for _, force in ipairs(forces.list()) do
    if work.wake_id(force) == id then
      work.settle(force)
      if (technologies.saved_progress(force, force.queue[1]) or 0) >= 1 - EPSILON then
        finish(force, false)
      else
        work.foresee(force)
      end
      return
    end
  end
end)

return research
