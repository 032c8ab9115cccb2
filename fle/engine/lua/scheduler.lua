--- What happens when: entities that sleep until a tick, and entities that act every tick.
--- Cost is proportional to what is due, never to what exists. Within a tick things happen in the
--- order in which they were scheduled, then the ones that act every tick, in the order they began,
--- then the phases that somebody wants: what has to come after all machines have acted.
---
--- Saved: `schedule = { seq, stale, due = { [tick] = { id, tag or false, seq ... } }, active = { id
--- | false, ... }, place = { [id] = index }, holes, phases = { [name] = true } }`. The seq that is
--- pending stands in its `pending[tag][id]`, and without a tag on the entity itself, in `wakes`: an
--- entry with another one was replaced or cancelled, and is skipped when due.

local S = require("state")

local scheduler = {}

local STALE_LIMIT = 4096

-- The phases of a tick in their order: machines put things onto belts before those move, and power
-- is shared out when everybody has said what they need.
local PHASES = { "belts", "fluids", "electricity" }

local handlers = {}
local phases = {}
local pool, pooled = {}, 0

--- Let wakes with this tag go to `handler(id)` instead of the entity's type: for things that are
--- no entities.
function scheduler.handle(tag, handler)
  handlers[tag] = handler
end

--- What a phase does in a tick in which it is wanted. One handler a phase, given at load.
---@param name "belts"|"fluids"|"electricity"
---@param run fun(tick: integer)
function scheduler.phase(name, run)
  assert(not phases[name], "phase " .. name .. " has a handler")
  phases[name] = run
end

--- Run a phase at the end of this tick and of every following one, or stop doing so.
---@param name "belts"|"fluids"|"electricity"
---@param on boolean
function scheduler.want(name, on)
  S.saved.schedule.phases[name] = on or nil
end

local function record_of(id)
  return S.saved.entities[id] or require("entities").get(id)
end

-- Is an entry of a bucket the one that its entity waits for?
local function is_live(schedule, id, tag, seq)
  if tag then
    return schedule.pending[tag][id] == seq
  end
  local record = record_of(id)
  return record ~= nil and record.wakes == seq
end

-- Entries that were replaced are dropped once they outnumber what is kept.
local function compact(schedule)
  local live = 0
  local empty = {}
  for tick, bucket in pairs(schedule.due) do
    local n = 0
    for i = 1, #bucket, 3 do
      local id, tag, seq = bucket[i], bucket[i + 1], bucket[i + 2]
      bucket[i], bucket[i + 1], bucket[i + 2] = nil, nil, nil
      if is_live(schedule, id, tag, seq) then
        bucket[n + 1], bucket[n + 2], bucket[n + 3] = id, tag, seq
        n = n + 3
      end
    end
    live = live + n / 3
    if n == 0 then
      empty[#empty + 1] = tick
    end
  end
  for _, tick in ipairs(empty) do
    -- The bucket of the tick that runs is in use.
    if tick > S.saved.tick then
      schedule.due[tick] = nil
    end
  end
  schedule.stale = 0
  schedule.limit = STALE_LIMIT + live
end

-- Write an entry into the bucket of its tick.
local function enter(schedule, tick, id, tag, seq)
  local bucket = schedule.due[tick]
  if not bucket then
    if pooled > 0 then
      bucket = pool[pooled]
      pool[pooled] = nil
      pooled = pooled - 1
    else
      bucket = {}
    end
    schedule.due[tick] = bucket
  end
  local n = #bucket
  bucket[n + 1], bucket[n + 2], bucket[n + 3] = id, tag, seq
  if schedule.stale > schedule.limit then
    compact(schedule)
  end
end

--- Wake an entity at a tick, at the earliest the next one. A wake that is still to come is
--- replaced.
---@param e table
---@param tick number
function scheduler.wake(e, tick)
  local saved = S.saved
  if tick <= saved.tick then
    tick = saved.tick + 1
  end
  local schedule = saved.schedule
  if e.wakes then
    schedule.stale = schedule.stale + 1
  end
  local seq = schedule.seq + 1
  schedule.seq, e.wakes = seq, seq
  enter(schedule, tick, e.id, false, seq)
end

--- The same for the entity with an id; with a tag for what has wakes of several kinds, each of
--- which replaces its own only.
---@param tick number
---@param id number
---@param tag string|nil
function scheduler.at(tick, id, tag)
  if not tag then
    scheduler.wake(record_of(id), tick)
    return
  end
  local saved = S.saved
  if tick <= saved.tick then
    tick = saved.tick + 1
  end
  local schedule = saved.schedule
  local pending = schedule.pending[tag]
  if not pending then
    pending = {}
    schedule.pending[tag] = pending
  end
  if pending[id] then
    schedule.stale = schedule.stale + 1
  end
  local seq = schedule.seq + 1
  schedule.seq = seq
  pending[id] = seq
  enter(schedule, tick, id, tag, seq)
end

-- Forget the wake without a tag.
local function drop(schedule, id)
  local record = record_of(id)
  if record and record.wakes then
    record.wakes = nil
    schedule.stale = schedule.stale + 1
  end
end

--- Forget the wake of an entity and tag, if there is one.
function scheduler.cancel(id, tag)
  local schedule = S.saved.schedule
  if not tag then
    drop(schedule, id)
    return
  end
  local pending = schedule.pending[tag]
  if pending and pending[id] then
    pending[id] = nil
    schedule.stale = schedule.stale + 1
  end
end

--- Is a wake to come?
function scheduler.is_pending(id, tag)
  if not tag then
    local record = record_of(id)
    return record ~= nil and record.wakes ~= nil
  end
  local pending = S.saved.schedule.pending[tag]
  return pending ~= nil and pending[id] ~= nil
end

--- Call the type's `tick` for an entity every tick, or stop doing so.
function scheduler.each_tick(id, on)
  local schedule = S.saved.schedule
  local place = schedule.place[id]
  if on and not place then
    local index = #schedule.active + 1
    schedule.active[index] = id
    schedule.place[id] = index
  elseif not on and place then
    schedule.active[place] = false
    schedule.place[id] = nil
    schedule.holes = schedule.holes + 1
  end
end

--- Forget everything about an entity that is gone.
function scheduler.cancel_all(id)
  local schedule = S.saved.schedule
  drop(schedule, id)
  for _, pending in pairs(schedule.pending) do
    if pending[id] then
      pending[id] = nil
      schedule.stale = schedule.stale + 1
    end
  end
  scheduler.each_tick(id, false)
end

local function close_holes(schedule)
  local active, n = schedule.active, 0
  local count = #active
  for i = 1, count do
    local id = active[i]
    active[i] = nil
    if id then
      n = n + 1
      active[n] = id
      schedule.place[id] = n
    end
  end
  schedule.holes = 0
end

-- What is due with a tag; false when it is no longer waited for.
local function run_tagged(schedule, id, tag, seq)
  local pending = schedule.pending[tag]
  if pending[id] ~= seq then
    return false
  end
  pending[id] = nil
  local handler = handlers[tag]
  if handler then
    handler(id)
    return true
  end
  local record = record_of(id)
  if record and record.valid then
    require("entity_types").of(record).wake(record, tag)
  end
  return true
end

local function run_due(schedule, bucket, tick)
  local of, all = require("entity_types").of, S.saved.entities
  local i = 1
  while bucket[i] do
    local id, tag, seq = bucket[i], bucket[i + 1], bucket[i + 2]
    local record = not tag and (all[id] or record_of(id))
    if record and record.wakes == seq then
      record.wakes = nil
      if record.valid then
        of(record).wake(record)
      end
    elseif not tag or not run_tagged(schedule, id, tag, seq) then
      schedule.stale = schedule.stale - 1
    end
    i = i + 3
  end
  schedule.due[tick] = nil
  if pooled < 64 then
    for j = #bucket, 1, -1 do
      bucket[j] = nil
    end
    pooled = pooled + 1
    pool[pooled] = bucket
  end
end

local function run_active(schedule)
  local of, get = require("entity_types").of, require("entities").get
  local active = schedule.active
  -- What begins during this tick acts from the next one on.
  for i = 1, #active do
    local id = active[i]
    local record = id and get(id)
    if record and record.valid then
      of(record).tick(record)
    end
  end
  if schedule.holes > 0 then
    close_holes(schedule)
  end
end

--- Let the current tick happen.
function scheduler.run(tick)
  local schedule = S.saved.schedule
  local bucket = schedule.due[tick]
  if bucket then
    run_due(schedule, bucket, tick)
  end
  if schedule.active[1] ~= nil then
    run_active(schedule)
  end
  if next(schedule.phases) then
    for _, name in ipairs(PHASES) do
      if schedule.phases[name] then
        phases[name](tick)
      end
    end
  end
end

S.subsystem("scheduler", {
  init = function(saved)
    saved.schedule = {
      seq = 0,
      stale = 0,
      limit = STALE_LIMIT,
      due = {},
      pending = {},
      active = {},
      place = {},
      holes = 0,
      phases = {},
    }
  end,
})

return scheduler
