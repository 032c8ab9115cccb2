--- Wires: what is tied to what, and how a new pole ties itself to its neighbours.
--- Rules: copper wires join poles and power switches, red and green ones whatever has a circuit
--- connector; circuits themselves are not emulated. A wire reaches as far as the shorter-ranged of
--- its two ends, from centre to centre, on one surface. A new pole connects to the poles in reach,
--- the nearest first, skipping those that are wired to one it is connected to already; at most five
--- copper wires a pole. Source: runtime API, LuaEntity.connect_neighbour, LuaWireConnector,
--- have_common_neighbour; the rule of auto-connecting is community knowledge.
---
--- Saved: `wires = { [connector] = { { id, connector }, ... } }` on both ends, connectors under
--- their names in 2.0's defines.wire_connector_id.

local entities = require("entities")
local facts = require("facts")
local spatial = require("spatial")

local wires = {}

local MOST = 5
-- An end may lie this far beyond the reach: positions are multiples of 1/256.
local EPSILON = 1e-9

wires.COPPER =
  { pole_copper = true, power_switch_left_copper = true, power_switch_right_copper = true }

local CIRCUIT = { circuit_red = "red", circuit_green = "green" }
local COMBINATOR = {
  combinator_input_red = "red",
  combinator_input_green = "green",
  combinator_output_red = "red",
  combinator_output_green = "green",
}
local POLE = { pole_copper = "copper", circuit_red = "red", circuit_green = "green" }
local SWITCH = {
  power_switch_left_copper = "copper",
  power_switch_right_copper = "copper",
  circuit_red = "red",
  circuit_green = "green",
}
local BY_TYPE = {
  ["electric-pole"] = POLE,
  ["power-switch"] = SWITCH,
  ["arithmetic-combinator"] = COMBINATOR,
  ["decider-combinator"] = COMBINATOR,
  ["selector-combinator"] = COMBINATOR,
}

--- The connectors of an entity: name -> type of wire.
---@return table<string, string>
function wires.connectors(e)
  local own = BY_TYPE[e.type]
  if own then
    return own
  end
  local prototype = facts.entity(e.name)
  return (prototype.circuit_wire_max_distance or 0) > 0 and CIRCUIT or {}
end

--- How far a wire of this entity reaches.
---@param e table
---@param wire "copper"|"red"|"green"
---@return number
function wires.reach(e, wire)
  local prototype = facts.entity(e.name)
  if e.type == "electric-pole" then
    return prototype.maximum_wire_distance or 0
  elseif e.type == "power-switch" then
    return prototype.wire_max_distance or 0
  end
  return wire ~= "copper" and prototype.circuit_wire_max_distance or 0
end

---@return boolean
function wires.can_reach(a, b, wire)
  if a.surface ~= b.surface then
    return false
  end
  local most = math.min(wires.reach(a, wire), wires.reach(b, wire))
  return (a.x - b.x) ^ 2 + (a.y - b.y) ^ 2 <= most * most + EPSILON
end

--- What is tied to a connector, in the order in which it was.
---@return table[] array of { id, connector }
function wires.of(e, connector)
  return e.wires and e.wires[connector] or {}
end

local function place_of(e, connector, id, other)
  for position, wire in ipairs(wires.of(e, connector)) do
    if wire[1] == id and wire[2] == other then
      return position
    end
  end
  return nil
end

---@return boolean
function wires.are_tied(a, connector_a, b, connector_b)
  return place_of(a, connector_a, b.id, connector_b) ~= nil
end

local function add(e, connector, id, other)
  e.wires = e.wires or {}
  local list = e.wires[connector]
  if not list then
    list = {}
    e.wires[connector] = list
  end
  list[#list + 1] = { id, other }
end

local function remove(e, connector, id, other)
  local list = e.wires[connector]
  table.remove(list, place_of(e, connector, id, other))
  if #list == 0 then
    e.wires[connector] = nil
    if next(e.wires) == nil then
      e.wires = nil
    end
  end
end

--- Is there room for another wire? Only poles have a limit, and only for copper.
function wires.has_room(e, connector)
  return connector ~= "pole_copper" or #wires.of(e, connector) < MOST
end

--- Tie two connectors, without asking whether a wire reaches. Networks are not told.
---@return boolean made
function wires.tie(a, connector_a, b, connector_b)
  if a == b and connector_a == connector_b or wires.are_tied(a, connector_a, b, connector_b) then
    return false
  end
  add(a, connector_a, b.id, connector_b)
  add(b, connector_b, a.id, connector_a)
  return true
end

--- Cut a wire. Networks are not told.
---@return boolean cut
function wires.cut(a, connector_a, b, connector_b)
  if not wires.are_tied(a, connector_a, b, connector_b) then
    return false
  end
  remove(a, connector_a, b.id, connector_b)
  remove(b, connector_b, a.id, connector_a)
  return true
end

---@return boolean whether something is wired to both
function wires.have_common_neighbour(a, connector_a, b, connector_b)
  for _, wire in ipairs(wires.of(a, connector_a)) do
    if place_of(b, connector_b, wire[1], wire[2]) then
      return true
    end
  end
  return false
end

-- The poles that a pole could be wired to, the nearest first.
local function candidates(pole)
  local most = wires.reach(pole, "copper")
  local found = spatial.near(pole.surface, pole.x, pole.y, most, function(other)
    return other ~= pole
      and other.type == "electric-pole"
      and other.force == pole.force
      and wires.can_reach(pole, other, "copper")
  end)
  table.sort(found, function(a, b)
    local far_a = (a.x - pole.x) ^ 2 + (a.y - pole.y) ^ 2
    local far_b = (b.x - pole.x) ^ 2 + (b.y - pole.y) ^ 2
    if far_a ~= far_b then
      return far_a < far_b
    end
    return a.id < b.id
  end)
  return found
end

--- Wire a new pole to its neighbours.
---@return table[] others
function wires.connect_automatically(pole)
  local tied = {}
  for _, other in ipairs(candidates(pole)) do
    if
      wires.has_room(pole, "pole_copper")
      and wires.has_room(other, "pole_copper")
      and not wires.have_common_neighbour(pole, "pole_copper", other, "pole_copper")
      and wires.tie(pole, "pole_copper", other, "pole_copper")
    then
      tied[#tied + 1] = other
    end
  end
  return tied
end

--- Cut every wire of a connector.
---@return table[] ends array of { e, connector }
function wires.cut_all(e, connector)
  local ends = {}
  for position, wire in ipairs(wires.of(e, connector)) do
    ends[position] = { entities.get(wire[1]), wire[2] }
  end
  for _, other in ipairs(ends) do
    wires.cut(e, connector, other[1], other[2])
  end
  return ends
end

--- Values of the running version's defines for the wires' names.
---@param wire string "copper"|"red"|"green"
function wires.define(wire)
  return facts.defines().wire_type[wire]
end

return wires
