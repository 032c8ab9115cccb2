--- The swing of an inserter's arm: its time, and the energy that it takes.
---
--- Each tick the arm's extension moves by `extension_speed`, its angle by `rotation_speed`. 1.1: it
--- takes as many ticks as the slower of the two needs, rounded up: 50 for half a turn of a burner
--- inserter. 2.0: with the extension on its target and less than one step of rotation left it
--- arrives in that tick: rounded down for the rotation, 38 for half a turn. Energy:
--- `energy_per_rotation` a turn and `energy_per_movement` a tile, nothing while waiting. An
--- electric arm draws the energy of a swing in equal parts over its ticks, and moves at the
--- satisfaction of its network. A new arm points to where it picks up. Source: prototype API,
--- InserterPrototype; the ticks are measured.
---
--- Saved: `arm = "pickup"|"drop"` (where it is or goes), `swing = { since, done, speed, stalled }`
--- while it moves: `done` ticks of it at full speed, `speed` when that is not 1.

local S = require("state")
local facts = require("facts")
local scheduler = require("scheduler")
local burners = require("systems.burners")
local energy = require("systems.energy")
local machines = require("systems.machines")

local arms = {}

local ceil, floor, min, max, abs = math.ceil, math.floor, math.min, math.max, math.abs
local EPSILON = 1e-6

-- Swing of each prototype, for one version: { ticks, turns, tiles }.
local swings, swings_for = {}, nil

local function length(vector)
  return math.sqrt(vector.x ^ 2 + vector.y ^ 2)
end

local function turns_between(a, b)
  -- Half a turn is exact; other angles go the shorter way round.
  local cross, dot = a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y
  if cross == 0 then
    return dot < 0 and 0.5 or 0
  end
  return math.acos(max(-1, min(1, dot / (length(a) * length(b))))) / (2 * math.pi)
end

--- How long the arm takes from one side to the other, and how far that is.
function arms.swing(name)
  if swings_for ~= S.config.version then
    swings, swings_for = {}, S.config.version
  end
  local swing = swings[name]
  if not swing then
    local prototype = facts.entity(name)
    local from, to = prototype.pickup_position, prototype.insert_position
    local turns, tiles = turns_between(from, to), abs(length(to) - length(from))
    local steps = turns / prototype.rotation_speed
    local rotating = S.profile.factorio == "1.1" and ceil(steps - EPSILON) or floor(steps + EPSILON)
    local extending = ceil(tiles / prototype.extension_speed - EPSILON)
    swing = { ticks = max(1, rotating, extending), turns = turns, tiles = tiles }
    swings[name] = swing
  end
  return swing
end

-- Energy that the first `ticks` ticks of a swing take.
local function energy_of(prototype, swing, ticks)
  local turned = min(swing.turns, ticks * prototype.rotation_speed)
  local moved = min(swing.tiles, ticks * prototype.extension_speed)
  if ticks >= swing.ticks then
    turned, moved = swing.turns, swing.tiles
  end
  return turned * prototype.energy_per_rotation + moved * prototype.energy_per_movement
end

-- The most ticks after `done` that the stored energy allows.
local function affordable(prototype, swing, done, stored)
  local spent = energy_of(prototype, swing, done)
  local low, high = 0, ceil(swing.ticks - done)
  while low < high do
    local middle = ceil((low + high) / 2)
    if energy_of(prototype, swing, done + middle) - spent <= stored + EPSILON then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

-- Use up what is left, less than a tick's need, for a part of a tick.
local function move_last_bit(e, prototype, swing, state)
  local need = energy_of(prototype, swing, state.done + 1) - energy_of(prototype, swing, state.done)
  state.done = state.done + min(1, burners.exhaust(e) / need)
end

local function current_speed(e)
  local speed = energy.speed(e)
  return speed ~= 1 and speed or nil
end

-- Ticks until an electric arm arrives.
local function remaining(swing, state)
  return ceil((swing.ticks - state.done) / (state.speed or 1) - EPSILON)
end

local function settle_powered(swing, state)
  local ticks = S.saved.tick - state.since
  state.done = min(swing.ticks, state.done + ticks * (state.speed or 1))
  state.since = S.saved.tick
  return state.done >= swing.ticks - EPSILON
end

-- An arm that stands still for want of power still asks for it.
local function move_powered(e, prototype, swing, state)
  energy.works(e, energy_of(prototype, swing, swing.ticks) / swing.ticks)
  if settle_powered(swing, state) then
    e.swing = nil
    return true
  elseif state.speed == 0 then
    state.stalled, e.asleep = true, true
  else
    scheduler.at(S.saved.tick + remaining(swing, state), e.id)
  end
  return false
end

--- Move on with the swing. True when the arm has arrived.
function arms.move(e)
  local prototype, swing = facts.entity(e.name), arms.swing(e.name)
  local state, now = e.swing, S.saved.tick
  if state.stalled then
    state.stalled, state.since = nil, now - 1
    state.speed = current_speed(e)
  end
  if not e.burner then
    return move_powered(e, prototype, swing, state)
  end
  local stored = burners.stored(e)
  local can = affordable(prototype, swing, state.done, stored)
  local ticks = now - state.since
  if ticks > can and not burners.light(e) then
    burners.draw(
      e,
      energy_of(prototype, swing, state.done + can) - energy_of(prototype, swing, state.done)
    )
    state.done, state.stalled = state.done + can, true
    move_last_bit(e, prototype, swing, state)
    machines.sleep(e)
    return false
  end
  local reached = min(swing.ticks, state.done + ticks)
  burners.draw(e, energy_of(prototype, swing, reached) - energy_of(prototype, swing, state.done))
  state.done, state.since = reached, now
  if reached >= swing.ticks then
    e.swing = nil
    return true
  end
  can = affordable(prototype, swing, reached, burners.stored(e))
  scheduler.at(now + min(ceil(swing.ticks - reached), can + 1), e.id)
  return false
end

--- Energy drawn since the segment began.
function arms.drawn(e)
  local prototype, swing, state = facts.entity(e.name), arms.swing(e.name), e.swing
  local reached = min(swing.ticks, state.done + S.saved.tick - state.since)
  return energy_of(prototype, swing, reached) - energy_of(prototype, swing, state.done)
end

--- Bring the swing up to the current tick.
function arms.settle(e)
  local state = e.swing
  if state.stalled then
    return
  elseif not e.burner then
    settle_powered(arms.swing(e.name), state)
    return
  end
  burners.draw(e, arms.drawn(e))
  state.done = min(arms.swing(e.name).ticks, state.done + S.saved.tick - state.since)
  state.since = S.saved.tick
end

--- The satisfaction of its network has changed while it swings.
function arms.power_changed(e)
  local state, swing = e.swing, arms.swing(e.name)
  settle_powered(swing, state)
  state.speed = current_speed(e)
  if state.speed == 0 then
    scheduler.cancel(e.id)
    state.stalled, e.asleep = true, true
  else
    scheduler.at(S.saved.tick + remaining(swing, state), e.id)
  end
end

--- Send the arm to the other side.
---@param e table
---@param arm "pickup"|"drop" where to
function arms.set_out(e, arm)
  e.arm = arm
  e.swing = { since = S.saved.tick, done = 0, speed = not e.burner and current_speed(e) or nil }
  arms.move(e)
end

return arms
