--- What all machines share: sleeping, being woken, and doing work that takes a number of ticks,
--- whatever their energy comes from.
--- A machine that cannot go on sleeps and costs nothing; a change of an inventory that it looks at,
--- of what stands at one of its points, or of its power wakes it on the next tick. Work goes on in
--- segments: what a reader sees is computed from the start of the segment, so nothing is written
--- while time passes.
---
--- Saved on the record: `asleep`; `work = { since, progress, need, rate, usage, speed, stalled }`:
--- at the end of tick `since` `progress` of `need` was done, and each tick does `rate` x `speed`
--- (nil: 1) unless the work is stalled. `usage`, of burners: J a tick, as last told.

local S = require("state")
local facts = require("facts")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local burners = require("systems.burners")
local energy = require("systems.energy")

local machines = {}

local ceil, floor, min = math.ceil, math.floor, math.min
-- Rounding errors of sums of progress and energy stay far below this.
local EPSILON = 1e-6

--- Let the machine wait until something rouses it. It draws nothing but its drain meanwhile.
function machines.sleep(e)
  e.asleep = true
  energy.rests(e)
end

--- Wake a sleeping machine on the next tick.
function machines.rouse(e)
  if e.asleep and not e.inactive then
    e.asleep = nil
    scheduler.wake(e, S.saved.tick + 1)
  end
end

-- By type, the tables of works that have ended, for those that begin: what was in use a moment ago
-- is still at hand, new memory is not. `count` of them are there.
local spares = {}
local MOST_SPARES = 256

local function keep(kind, work)
  local list = spares[kind]
  if not list then
    list = { count = 0 }
    spares[kind] = list
  end
  local count = list.count
  if count < MOST_SPARES then
    list.count, list[count + 1] = count + 1, work
  end
end

local function reuse(kind)
  local list = spares[kind]
  local count = list and list.count or 0
  if count == 0 then
    return nil
  end
  list.count = count - 1
  return list[count]
end

-- What is seldom there is not written as nil where it is not: it would take a place.
local function clean(work)
  if work.stalled then
    work.stalled = nil
  end
  if work.usage then
    work.usage = nil
  end
end

local function take_up_speed(e, work)
  local speed = energy.speed(e)
  if speed ~= 1 then
    work.speed = speed
  elseif work.speed then
    work.speed = nil
  end
end

--- Begin work whose first tick is the one after `since`.
---@param e table
---@param need number
---@param rate number how much of it a tick does at full power
---@param since integer
---@param progress number|nil
function machines.begin(e, need, rate, since, progress)
  local work = reuse(e.type)
  if work then
    work.since, work.progress, work.need, work.rate = since, progress or 0, need, rate
    clean(work)
  else
    work = { since = since, progress = progress or 0, need = need, rate = rate }
  end
  take_up_speed(e, work)
  e.work = work
end

--- The work is at its end: the machine has none.
function machines.cease(e)
  keep(e.type, e.work)
  e.work = nil
end

--- Progress as it stands at the end of the current tick, without writing anything.
---@return number progress 0 to need
function machines.progress(e)
  local work = e.work
  if not work then
    return 0
  elseif work.stalled then
    return work.progress
  end
  local ticks = S.saved.tick - work.since
  return min(work.need, work.progress + ticks * work.rate * (work.speed or 1))
end

--- J a tick that the work of a burner takes, or would take.
---@return number
function machines.usage(e)
  return e.work and e.work.usage or facts.entity(e.name).energy_usage
end

--- Bring work and burner up to the end of a tick.
local function settle(e, usage, tick)
  local work = e.work
  local ticks = tick - work.since
  if ticks > 0 then
    work.progress = work.progress + ticks * work.rate * (work.speed or 1)
    if e.burner then
      burners.draw(e, usage * ticks)
    end
    work.since = tick
  end
end

-- Stalled for want of energy: it goes on as soon as there is some.
local function stall(e)
  e.work.stalled = true
  e.asleep = true
end

local function done(work)
  return work.progress >= work.need - EPSILON
end

-- Ticks until the work is done.
local function remaining(work)
  return ceil((work.need - work.progress) / (work.rate * (work.speed or 1)) - EPSILON)
end

--- Fuel is lit as needed; without fuel the last energy is used up and the work stalls.
local function advance_burning(e, usage)
  local work = e.work
  local now = S.saved.tick
  local affordable = floor(burners.stored(e) / usage + EPSILON)
  if now - work.since > affordable then
    -- The last of these ticks needs the next fuel.
    if not burners.light(e) then
      settle(e, usage, work.since + affordable)
      work.progress = work.progress + burners.exhaust(e) / usage * work.rate
      if done(work) then
        return true
      end
      stall(e)
      return false
    end
  end
  settle(e, usage, now)
  if done(work) then
    return true
  end
  affordable = floor(burners.stored(e) / usage + EPSILON)
  scheduler.wake(e, now + min(remaining(work), affordable + 1))
  return false
end

--- Power does not run out at a foreseeable tick: power_changed tells when it changes. A machine
--- that stalls for want of power still asks for it.
local function advance_powered(e, usage)
  local work = e.work
  local now = S.saved.tick
  energy.works(e, usage, work.since < now)
  settle(e, usage, now)
  if done(work) then
    return true
  elseif work.speed == 0 then
    stall(e)
    return false
  end
  scheduler.wake(e, now + remaining(work))
  return false
end

--- Is the work of a woken machine done? If not, the next wake is set, or it sleeps until it has
--- energy.
---@param usage number J a tick
---@return boolean done
function machines.advance(e, usage)
  local work = e.work
  if work.stalled then
    work.stalled = nil
    work.since = S.saved.tick - 1
    take_up_speed(e, work)
  end
  if e.burner then
    work.usage = usage
    return advance_burning(e, usage)
  end
  return advance_powered(e, usage)
end

--- The satisfaction of the machine's network has changed: from the next tick on it works at the new
--- speed. For the handler of that name.
function machines.power_changed(e)
  local work = e.work
  if e.asleep then
    if energy.has(e) then
      machines.rouse(e)
    end
    return
  elseif not work or work.stalled then
    return
  end
  settle(e, machines.usage(e), S.saved.tick)
  take_up_speed(e, work)
  if work.speed == 0 then
    scheduler.cancel(e.id)
    stall(e)
  else
    scheduler.wake(e, S.saved.tick + remaining(work))
  end
end

--- Bring a machine up to date before a script changes its energy. It looks again on the next tick.
function machines.touch(e)
  if e.work and not e.work.stalled then
    settle(e, machines.usage(e), S.saved.tick)
  end
  if not e.asleep and not e.inactive then
    scheduler.wake(e, S.saved.tick + 1)
  end
end

--- A script says how far the work has got.
function machines.set_progress(e, progress)
  machines.touch(e)
  e.work.progress = progress
  machines.rouse(e)
end

--- Stop the clock of a machine that a script switched off; the work stays as far as it got.
function machines.pause(e, usage)
  scheduler.cancel(e.id)
  local work = e.work
  if work and not work.stalled then
    local until_tick = S.saved.tick
    if e.burner then
      local affordable = floor(burners.stored(e) / usage + EPSILON)
      until_tick = min(until_tick, work.since + affordable)
    end
    settle(e, usage, until_tick)
    work.stalled = true
  end
  machines.sleep(e)
end

entity_types.register("*", { power_changed = machines.power_changed })

return machines
