--- Where machines stand at belts: on which lanes, and at which places of them. This is worked out
--- when a machine takes from a belt or puts onto it for the first time, and kept (not saved) until
--- the belt's lanes are made of other pieces or the machine is moved or turned: a machine at work
--- need not look at its belt.
---
--- Saved on belts `awaited`: somebody stands there, who looks again when the lanes are made of
--- other pieces.

local S = require("state")
local entities = require("entities")
local places = require("systems.belts.places")

local stands = {}

local floor = math.floor

--- Fields of where a machine takes: the belt's id, then for the line nearer to it and the one
--- further away the lane and the reach on it, from a position up to another.
stands.NEAR, stands.NEAR_FROM, stands.NEAR_FINISH = 2, 3, 4
stands.FAR, stands.FAR_FROM, stands.FAR_FINISH = 5, 6, 7
--- Fields of where a machine puts: the belt's id, the lane and the position.
stands.LANE, stands.POSITION = 2, 3

local BELT = 1

-- By machine id.
local taking, putting = {}, {}

-- The lane of a line, and the part of it that is this belt's.
local function reach(e, line)
  local from = e.off[line]
  return S.saved.belts.lanes[e.lane[line]], from, from + e.lengths[line]
end

--- Is it known where a machine takes from the belt with an id? Asked before the belt is looked at.
---@param machine table
---@param belt integer
---@return boolean
function stands.takes_from(machine, belt)
  local known = taking[machine.id]
  return known ~= nil and known[BELT] == belt
end

--- Is it known where a machine puts onto the belt with an id?
---@param machine table
---@param belt integer
---@return boolean
function stands.puts_onto(machine, belt)
  local known = putting[machine.id]
  return known ~= nil and known[BELT] == belt
end

--- Where a machine takes from a belt.
---@param belt integer id
---@param machine table
---@param where fun(machine: table): number, number where it picks up, asked only when need be
---@return table stand
function stands.taking(belt, machine, where)
  local known = taking[machine.id]
  if known and known[BELT] == belt then
    return known
  end
  local e = entities.get(belt)
  e.awaited = true
  local x, y = where(machine)
  local line = places.find(e, x, y)
  local far = places.far_side(e, machine.x, machine.y, x, y)
  local near_lane, near_from, near_finish = reach(e, line + 1 - far)
  local far_lane, far_from, far_finish = reach(e, line + far)
  local stand = { belt, near_lane, near_from, near_finish, far_lane, far_from, far_finish }
  taking[machine.id] = stand
  return stand
end

--- Where a machine puts onto a belt.
---@param belt integer id
---@param machine table
---@param where fun(machine: table): number, number where it drops, asked only when need be
---@param role "inserter"|"drill"
---@return table stand
function stands.putting(belt, machine, where, role)
  local known = putting[machine.id]
  if known and known[BELT] == belt then
    return known
  end
  local e = entities.get(belt)
  e.awaited = true
  local x, y = where(machine)
  local line, left, right = places.find(e, x, y)
  local side
  if role == "drill" then
    side = places.near_side(e, x, y)
    local middle = e.lengths[line + side] / 2
    left, right = middle, middle
  else
    side = places.far_side(e, machine.x, machine.y, x, y)
  end
  line = line + side
  local lane, from = reach(e, line)
  local stand = { belt, lane, from + floor(side == 1 and right or left) }
  putting[machine.id] = stand
  return stand
end

--- Forget where a machine stands.
---@param id integer
function stands.forget(id)
  taking[id], putting[id] = nil, nil
end

local function forget(e)
  stands.forget(e.id)
end

entities.listen("moved", forget)
entities.listen("rotated", forget)
entities.listen("destroyed", forget)

S.subsystem("belt_stands", {
  load = function()
    taking, putting = {}, {}
  end,
})

return stands
