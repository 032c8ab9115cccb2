--- The swing of an inserter's arm: its way, its time and its energy.
---
--- Each tick the arm's extension moves by `extension_speed`, its angle by `rotation_speed`. 1.1: it
--- takes as many ticks as the slower of the two needs, rounded up: 50 for half a turn of a burner
--- inserter. 2.0: with the extension on its target and less than one step of rotation left it
--- arrives in that tick: rounded down for the rotation, 38 for half a turn. Energy:
--- `energy_per_rotation` a turn and `energy_per_movement` a tile, spread evenly over the swing,
--- nothing while waiting. With a part of its power it turns with that part of its speed (in 2.0 the
--- rounding down is that of full speed: not certain). A new arm points to where it picks up. Turned
--- with its entity, in mid-swing too, it goes the shorter way to its new place. Source: prototype
--- API, InserterPrototype; the ticks are measured.
---
--- Saved: `arm = "pickup"|"drop"` (where it is or goes), `work` while it moves (see machines.lua);
--- `arc = { by, stretch }`, turns clockwise and tiles, for a swing that did not begin at the other
--- place.

local S = require("state")
local facts = require("facts")
local machines = require("systems.machines")

local arms = {}

local ceil, floor, max, min, abs = math.ceil, math.floor, math.max, math.min, math.abs
local EPSILON = 1e-6

-- What is known of each prototype, for one version.
local ways, ways_for = {}, nil

local function length(vector)
  return math.sqrt(vector.x ^ 2 + vector.y ^ 2)
end

-- Turns from one vector to another, clockwise (y points down), 0 to 1. Half a turn is exact.
local function turns_between(a, b)
  local cross, dot = a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y
  if cross == 0 then
    return dot < 0 and 0.5 or 0
  end
  local turns = math.acos(max(-1, min(1, dot / (length(a) * length(b))))) / (2 * math.pi)
  return cross > 0 and turns or 1 - turns
end

--- Turns by the shorter way, negative against the clock.
local function shorter(turns)
  turns = turns % 1
  return turns > 0.5 and turns - 1 or turns
end

local function timed(prototype, by, stretch)
  local steps = abs(by) / prototype.rotation_speed
  local rotating = S.profile.factorio == "1.1" and ceil(steps - EPSILON) or floor(steps + EPSILON)
  local extending = ceil(abs(stretch) / prototype.extension_speed - EPSILON)
  local ticks = max(1, rotating, extending)
  local need = abs(by) * prototype.energy_per_rotation
    + abs(stretch) * prototype.energy_per_movement
  return { by = by, stretch = stretch, ticks = ticks, usage = need / ticks }
end

local function way_of(name)
  if ways_for ~= S.config.version then
    ways, ways_for = {}, S.config.version
  end
  local way = ways[name]
  if not way then
    local prototype = facts.entity(name)
    local from, to = prototype.pickup_position, prototype.insert_position
    local turns = turns_between(from, to)
    local by, stretch = shorter(turns), length(to) - length(from)
    way = {
      turns = { pickup = 0, drop = turns },
      length = { pickup = length(from), drop = length(to) },
      drop = timed(prototype, by, stretch),
      pickup = timed(prototype, -by, -stretch),
    }
    ways[name] = way
  end
  return way
end

--- The swing to one side from the other, or the odd one under way.
local function swing_of(e)
  local arc = e.arc
  if arc then
    return timed(facts.entity(e.name), arc.by, arc.stretch)
  end
  return way_of(e.name)[e.arm]
end

--- Ticks that half a turn takes at full power.
---@param name string
---@return integer
function arms.ticks(name)
  return way_of(name).drop.ticks
end

local function set_out(e, since)
  machines.begin(e, swing_of(e).ticks, 1, since, 0)
end

--- Send the arm to the other side.
---@param e table
---@param arm "pickup"|"drop" where to
function arms.set_out(e, arm)
  e.arm = arm
  set_out(e, S.saved.tick)
  arms.move(e)
end

--- Move on with the swing. True when the arm has arrived.
---@return boolean
function arms.move(e)
  if not machines.advance(e, swing_of(e).usage) then
    return false
  end
  machines.cease(e)
  e.arc = nil
  return true
end

-- Where the arm is now: turns clockwise from where it picks up, tiles from its middle.
local function place_of(e)
  local way = way_of(e.name)
  local arm = e.arm
  if not e.work then
    return way.turns[arm], way.length[arm]
  end
  local swing, part = swing_of(e), machines.progress(e) / e.work.need
  local left = 1 - part
  return way.turns[arm] - swing.by * left, way.length[arm] - swing.stretch * left
end

--- The entity was turned: the arm stays where it is and goes to its new place from there.
---@param e table
---@param old integer the direction before
function arms.turned(e, old)
  local turns, reach = place_of(e)
  local way = way_of(e.name)
  turns = (turns - (e.direction - old) / S.profile.directions) % 1
  local by, stretch = shorter(way.turns[e.arm] - turns), way.length[e.arm] - reach
  e.work, e.arc = nil, nil
  if by == 0 and stretch == 0 then
    machines.rouse(e)
    return
  end
  e.arc = { by = by, stretch = stretch }
  set_out(e, S.saved.tick)
  if e.inactive then
    e.work.stalled = true
  else
    e.asleep = nil
    arms.move(e)
  end
end

--- Where the hand is.
---@return number x
---@return number y
function arms.hand_position(e)
  local turns, reach = place_of(e)
  local from = facts.entity(e.name).pickup_position
  local angle = 2 * math.pi * (turns + e.direction / S.profile.directions)
  local cos, sin, scale = math.cos(angle), math.sin(angle), reach / length(from)
  local x = e.x + scale * (from.x * cos - from.y * sin)
  local y = e.y + scale * (from.x * sin + from.y * cos)
  return floor(x * 256 + 0.5) / 256, floor(y * 256 + 0.5) / 256
end

return arms
