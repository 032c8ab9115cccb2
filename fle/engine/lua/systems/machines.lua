--- What all machines share: sleeping, being woken, and doing work that takes a number of ticks.
--- A machine that cannot go on sleeps and costs nothing; a change of an inventory that it looks at,
--- or of what stands at one of its points, wakes it on the next tick. Work goes on in segments:
--- what a reader sees is computed from the start of the segment, so nothing is written while time
--- passes.
---
--- Saved on the record: `asleep`; `work = { since, progress, need, rate, stalled }`: at the end of
--- tick `since` `progress` of `need` was done, and each tick does `rate` unless the work is
--- stalled.

local S = require("state")
local facts = require("facts")
local scheduler = require("scheduler")
local burners = require("systems.burners")

local machines = {}

local ceil, floor, min = math.ceil, math.floor, math.min
-- Rounding errors of sums of progress and energy stay far below this.
local EPSILON = 1e-6

--- Let the machine wait until something rouses it.
function machines.sleep(e)
  e.asleep = true
end

--- Wake a sleeping machine on the next tick.
function machines.rouse(e)
  if e.asleep and not e.inactive then
    e.asleep = nil
    scheduler.at(S.saved.tick + 1, e.id)
  end
end

--- Begin work whose first tick is the one after `since`.
function machines.begin(e, need, rate, since, progress)
  e.work = { since = since, progress = progress or 0, need = need, rate = rate }
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
  return min(work.need, work.progress + (S.saved.tick - work.since) * work.rate)
end

--- Bring work and burner up to the end of a tick.
local function settle(e, usage, tick)
  local work = e.work
  local ticks = tick - work.since
  if ticks > 0 then
    work.progress = work.progress + ticks * work.rate
    burners.draw(e, usage * ticks)
    work.since = tick
  end
end

--- Is the work of a woken machine done? If not, fuel is lit as needed and the next wake is set;
--- without fuel the last energy is used up, the work stalls and the machine sleeps.
---@param usage number J a tick
---@return boolean done
function machines.advance(e, usage)
  local work = e.work
  local now = S.saved.tick
  if work.stalled then
    work.stalled = nil
    work.since = now - 1
  end
  local affordable = floor(burners.stored(e) / usage + EPSILON)
  if now - work.since > affordable then
    -- The last of these ticks needs the next fuel.
    if not burners.light(e) then
      settle(e, usage, work.since + affordable)
      work.progress = work.progress + burners.exhaust(e) / usage * work.rate
      if work.progress >= work.need - EPSILON then
        return true
      end
      work.stalled = true
      machines.sleep(e)
      return false
    end
  end
  settle(e, usage, now)
  if work.progress >= work.need - EPSILON then
    return true
  end
  local left = ceil((work.need - work.progress) / work.rate - EPSILON)
  affordable = floor(burners.stored(e) / usage + EPSILON)
  scheduler.at(now + min(left, affordable + 1), e.id)
  return false
end

--- Bring a machine up to date before a script changes its energy. It looks again on the next tick.
function machines.touch(e)
  local usage = facts.entity(e.name).energy_usage
  if e.work and not e.work.stalled then
    settle(e, usage, S.saved.tick)
  elseif e.swing then
    require("systems.inserter_arms").settle(e)
  end
  if not e.asleep and not e.inactive then
    scheduler.at(S.saved.tick + 1, e.id)
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
  if e.work and not e.work.stalled then
    local affordable = floor(burners.stored(e) / usage + EPSILON)
    settle(e, usage, min(S.saved.tick, e.work.since + affordable))
    e.work.stalled = true
  end
  e.asleep = true
end

return machines
