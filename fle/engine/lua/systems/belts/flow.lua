--- The movement of items on lanes: what happens when a head comes to the end of its lane, or to
--- the queue before it. Between such events nothing is done: a lane that flows or stands costs
--- nothing. All of it happens in the phase "belts" of a tick, from the lanes downstream to those
--- that feed them, so that each finds the room that it has after this tick's movement.
--- Rules: there is no delay at the hand-over and what an item has left of its step it goes on the
--- next lane; a queue goes on over the border of two lanes of one speed; where the next lane has
--- another speed, or is a splitter's or entered from the side, the head waits at the end.
---
--- Saved: `belts = { lanes, next_id, due = { [tick] = { lane ids } }, moved, ranked }`; positions
--- are those after the movement of tick `moved`. On lanes OUT, TO, ENTRY (how and where its items
--- go), FEEDERS (ids of lanes whose items come here, false without any), DUE (tick in which it is
--- to act), RETRY (tick in which a head that stands is to try again), RANK (lanes downstream have a
--- lower one).

local S = require("state")
local fields = require("systems.belts.fields")
local lanes = require("systems.belts.lanes")
local names = require("systems.belts.names")
local scheduler = require("scheduler")

local flow = {}

local FIRST, LAST, FLOWING, HEAD = fields.FIRST, fields.LAST, fields.FLOWING, fields.HEAD
local SINCE, SPEED, LENGTH, STOP = fields.SINCE, fields.SPEED, fields.LENGTH, fields.STOP
local FRONT, TAKERS, PUTTERS = fields.FRONT, fields.TAKERS, fields.PUTTERS
local DUE, RETRY, OUT, FEEDERS = fields.DUE, fields.RETRY, fields.OUT, fields.FEEDERS
local RANK, TO, ID = fields.RANK, fields.TO, fields.ID

local floor, ceil, max, min = math.floor, math.ceil, math.max, math.min
local SPACING = lanes.SPACING

-- The tick whose movement is under way, its lanes in order, and the place in that order.
local running, running_bucket, running_place
local pool, pooled = {}, 0

--- How items leave a lane, by its OUT: function(lane, tick), with the head at the front flowing.
local leave = {}
flow.leave = leave

local hooks = {}

--- Be told: "entered"(lane, position, item) when an item comes onto a lane, "freed"(lane) when
--- there may be room where there was none, "rebuilt"(lane) when anything may lie on it, "ranks"()
--- when lanes are to be ranked anew, "draw"(source, tick) when a source of items may put one onto
--- its lane, "moved"() when somebody rides on belts.
function flow.on(kind, hook)
  hooks[kind] = hook
end

--- The tick to whose end the belts have moved.
---@return integer
function flow.now()
  return S.saved.belts.moved
end

--- The tick to whose end the lane that acts has moved, while lanes act; else as `now`.
---@return integer
function flow.time()
  return running or S.saved.belts.moved
end

--- Is there a head at the front that flows?
local function flows(lane)
  return lane[FLOWING] == lane[FIRST] and lane[FIRST] <= lane[LAST]
end

--- The next tick in which a lane can act: this one while the lanes downstream of it act.
local function soonest(lane)
  if running and lane[RANK] > running_bucket[running_place][RANK] then
    return running
  end
  return running and running + 1 or S.saved.belts.moved + 1
end

--- Let a lane act in a tick; an earlier plan is forgotten.
local function act_at(lane, tick)
  if lane[DUE] == tick then
    return
  end
  lane[DUE] = tick
  if tick == running then
    local place = #running_bucket
    while place > running_place and running_bucket[place][RANK] > lane[RANK] do
      running_bucket[place + 1] = running_bucket[place]
      place = place - 1
    end
    running_bucket[place + 1] = lane
    return
  end
  local due = S.saved.belts.due
  local bucket = due[tick]
  if not bucket then
    if pooled > 0 then
      bucket = pool[pooled]
      pool[pooled] = nil
      pooled = pooled - 1
    else
      bucket = {}
    end
    due[tick] = bucket
  end
  bucket[#bucket + 1] = lane[ID]
end

-- The tick in which a flowing head at the front has to be looked at.
local function arrival(lane)
  local out = lane[OUT]
  if not out then
    return lane[SINCE] + ceil(lane[HEAD] / lane[SPEED])
  elseif out == "lane" then
    local other = S.saved.belts.lanes[lane[TO]]
    if other[FLOWING] > other[LAST] and other[LAST] >= other[FIRST] then
      local limit = other[STOP] + SPACING - other[LENGTH]
      if limit >= 0 then
        return lane[SINCE] + ceil((lane[HEAD] - limit) / lane[SPEED])
      end
    end
  end
  return lane[SINCE] + floor(lane[HEAD] / lane[SPEED]) + 1
end

--- Plan the next event of a lane, at the earliest in a tick.
local function plan(lane, earliest)
  local m, due = lane[FLOWING], nil
  if m <= lane[LAST] then
    if m > lane[FIRST] then
      due = lane[SINCE] + ceil((lane[HEAD] - lane[STOP] - SPACING) / lane[SPEED])
    else
      due = arrival(lane)
    end
    due = max(due, earliest)
  end
  local retry = m > lane[FIRST] and lane[RETRY]
  if retry and (not due or retry < due) then
    due = max(retry, earliest)
  end
  if due then
    act_at(lane, due)
  else
    lane[DUE] = false
  end
end

--- There may be room for what waits before a lane: heads that stand there try again.
function flow.freed(lane)
  local all, feeders = S.saved.belts.lanes, lane[FEEDERS]
  for i = 1, feeders and #feeders or 0 do
    local feeder = all[feeders[i]]
    if feeder[FLOWING] > feeder[FIRST] then
      local tick = soonest(feeder)
      feeder[RETRY] = tick
      act_at(feeder, tick)
    end
  end
  if lane[PUTTERS] then
    hooks.freed(lane)
  end
end

--- A lane is made of other pieces than before: items that nobody saw coming may lie on it.
function flow.rebuilt(lane)
  hooks.rebuilt(lane)
end

-- The last item of a lane stands: heads on their way to it will stop behind it.
local function stopped(lane)
  local all, feeders = S.saved.belts.lanes, lane[FEEDERS]
  for i = 1, feeders and #feeders or 0 do
    local feeder = all[feeders[i]]
    if feeder[OUT] == "lane" and flows(feeder) then
      plan(feeder, soonest(feeder))
    end
  end
end

-- The items of a lane were pushed back: what flows up to the last of them may be too near to it.
local function crowded(lane)
  local all, feeders = S.saved.belts.lanes, lane[FEEDERS]
  for i = 1, feeders and #feeders or 0 do
    local feeder = all[feeders[i]]
    if feeder[OUT] == "lane" and flows(feeder) then
      act_at(feeder, soonest(feeder))
    end
  end
end

--- Let a source of items act as soon as it can.
function flow.wake_source(source)
  act_at(source, soonest(source))
end

--- Let a source act in a tick, or no more until it is woken.
function flow.plan_source(source, tick)
  if tick then
    act_at(source, tick)
  end
end

--- Let the head of a lane that stands try again as soon as it can.
function flow.try_again(lane)
  if lane[FLOWING] > lane[FIRST] then
    lane[RETRY] = soonest(lane)
    act_at(lane, lane[RETRY])
  end
end

--- Plan anew after a change from outside.
function flow.replan(lane)
  plan(lane, soonest(lane))
end

--- An item came onto a lane at a place, in the movement of a tick.
function flow.entered(lane, index, position, tick)
  if index == lane[FLOWING] then
    plan(lane, tick + 1)
  end
  if index < lane[LAST] then
    crowded(lane)
  end
  if lane[TAKERS] then
    hooks.entered(lane, position, names.at(lane, index))
  end
end

--- How far back from its place of entry an item that comes onto a lane would have to stay, nil
--- without anything before it; below 0 there is room.
function flow.limit(lane, tick)
  local tail = lanes.tail(lane, tick)
  return tail and tail + SPACING - lane[LENGTH]
end

--- The tick in which a limit that holds now is gone, if the lane goes on flowing.
function flow.opening(lane, limit, tick)
  if lane[FLOWING] <= lane[LAST] then
    return tick + floor(limit / lane[SPEED]) + 1
  end
  return nil
end

--- Hand the head over to the start of another lane, `offset` (below 0) on from there.
function flow.give(lane, other, offset, tick)
  local item = lanes.pop(lane, tick)
  local position = other[LENGTH] + offset
  lanes.push(other, item, position, tick)
  flow.entered(other, other[LAST], position, tick)
end

--- Let the head stand, to try again in a tick if one is known.
function flow.wait(lane, at, tick, retry)
  lanes.halt(lane, at, tick)
  lane[RETRY] = retry or false
end

leave[false] = function(lane, tick)
  if lanes.head(lane, tick) <= 0 then
    flow.wait(lane, 0, tick)
  end
end

-- The head cannot go as far as it would: what is on the next lane is in its way.
local function stay_behind(lane, other, limit, tick)
  -- It was a step further back, and does not go back from there.
  local at = min(limit, lanes.head(lane, tick) + lane[SPEED])
  if other[FLOWING] > other[LAST] then
    flow.wait(lane, at, tick)
  elseif at == limit then
    lanes.hold_back(lane, at, tick)
    crowded(lane)
  else
    flow.wait(lane, at, tick, flow.opening(other, limit - at, tick))
  end
end

--- To a lane of the same speed, as if both were one.
leave["lane"] = function(lane, tick)
  local other = S.saved.belts.lanes[lane[TO]]
  while flows(lane) do
    local free, limit = lanes.head(lane, tick), flow.limit(other, tick)
    local stands = limit and limit >= 0 and other[FLOWING] > other[LAST]
    if limit and limit >= 0 and (limit > free or stands and limit == free) then
      stay_behind(lane, other, limit, tick)
      return
    elseif free >= 0 then
      return
    end
    flow.give(lane, other, limit and max(free, limit) or free, tick)
  end
end

--- To a lane of another speed.
leave["next"] = function(lane, tick)
  local other = S.saved.belts.lanes[lane[TO]]
  while flows(lane) and lanes.head(lane, tick) < 0 do
    local limit = flow.limit(other, tick)
    if limit and limit >= 0 then
      flow.wait(lane, 0, tick, flow.opening(other, limit, tick))
      return
    end
    local free = lanes.head(lane, tick)
    flow.give(lane, other, limit and max(free, limit) or free, tick)
  end
end

local function advance(lane, tick)
  lane[DUE] = false
  if lanes.is_source(lane) then
    hooks.draw(lane, tick)
    return
  end
  local stood = lane[FLOWING] > lane[LAST]
  local front, count = lane[FRONT], lane[LAST] - lane[FIRST]
  local tried = lane[FLOWING] > lane[FIRST] and lane[RETRY] and lane[RETRY] <= tick
  if tried then
    lane[RETRY] = false
    lanes.resume(lane, tick - 1)
  end
  if flows(lane) then
    leave[lane[OUT]](lane, tick)
  end
  local first, last, flowing = lane[FIRST], lane[LAST], lane[FLOWING]
  if flowing > first and flowing <= last and lanes.head(lane, tick) <= lane[STOP] + SPACING then
    lanes.halt(lane, lane[STOP] + SPACING, tick)
  end
  local started = tried
    and (lane[FLOWING] == first or lane[FRONT] ~= front or last - first ~= count)
  if started then
    flow.freed(lane)
  end
  if lane[FLOWING] > lane[LAST] and lane[LAST] >= lane[FIRST] and (started or not stood) then
    stopped(lane)
  end
  plan(lane, tick + 1)
end

local function by_rank(a, b)
  if a[RANK] ~= b[RANK] then
    return a[RANK] < b[RANK]
  end
  return a[ID] < b[ID]
end

-- The lanes of a bucket of ids in the order in which they act.
local function in_order(ids, tick)
  local all = S.saved.belts.lanes
  local bucket, count, sorted = {}, 0, true
  for i = 1, #ids do
    local lane = all[ids[i]]
    if lane and lane[DUE] == tick then
      if count > 0 and not by_rank(bucket[count], lane) then
        sorted = false
      end
      count = count + 1
      bucket[count] = lane
    end
  end
  if not sorted then
    table.sort(bucket, by_rank)
  end
  return bucket
end

local function move(tick)
  local belts = S.saved.belts
  local ids = belts.due[tick]
  if ids then
    if not belts.ranked then
      hooks.ranks()
      belts.ranked = true
    end
    running, running_bucket, running_place = tick, in_order(ids, tick), 1
    local lane = running_bucket[1]
    while lane do
      if lane[DUE] == tick then
        advance(lane, tick)
      end
      running_place = running_place + 1
      lane = running_bucket[running_place]
    end
    running = nil
    belts.due[tick] = nil
    if pooled < 64 then
      for i = #ids, 1, -1 do
        ids[i] = nil
      end
      pooled = pooled + 1
      pool[pooled] = ids
    end
  end
  belts.moved = tick
  if belts.riders[1] then
    hooks.moved()
  end
end

scheduler.phase("belts", move)

S.subsystem("belts", {
  init = function(saved)
    saved.belts = { lanes = {}, next_id = 1, due = {}, moved = 0, ranked = true, riders = {} }
    scheduler.want("belts", true)
  end,
  load = function()
    running = nil
  end,
  save = function(saved)
    for _, lane in pairs(saved.belts.lanes) do
      if not lanes.is_source(lane) then
        lanes.normalize(lane)
      end
    end
  end,
})

return flow
