--- Members of LuaEntity about wires: those of 1.1, and how 2.0 gets at its wire connectors.
--- Source: runtime API 1.1, LuaEntity.connect_neighbour, disconnect_neighbour, neighbours,
--- copper_connection_definitions, circuit_connection_definitions; 2.0,
--- LuaEntity.get_wire_connector. Red and green wires are kept and told, but nothing travels on
--- them.

local S = require("state")
local arguments = require("api.arguments")
local connector_api = require("api.lua_wire_connector")
local entities = require("entities")
local facts = require("facts")
local grid = require("systems.electric.grid")
local neighbours = require("systems.neighbours")
local objects = require("objects")
local wires = require("systems.electric.wires")

local get, set, methods = {}, {}, {}

-- In the order in which the game numbers them.
local ORDER = {
  "pole_copper",
  "power_switch_left_copper",
  "power_switch_right_copper",
  "circuit_red",
  "circuit_green",
  "combinator_input_red",
  "combinator_input_green",
  "combinator_output_red",
  "combinator_output_green",
}

-- Connectors for a type of wire, in 1.1's order of numbers: 1 and 2, or left and right.
local function connectors_for(e, wire)
  local own, found = wires.connectors(e), {}
  for _, name in ipairs(ORDER) do
    if own[name] == wire then
      found[#found + 1] = name
    end
  end
  return found
end

local function wire_name(value)
  for name, number in pairs(facts.defines().wire_type) do
    if number == value then
      return name
    end
  end
  return objects.error("Invalid wire type: %s.", tostring(value))
end

-- Which connector of an entity a definition means. Circuit ids count from 1, copper ids from 0.
local function chosen(e, wire, id, what)
  local found = connectors_for(e, wire)
  if #found == 0 then
    return nil
  elseif id == nil then
    if #found > 1 then
      objects.error("%s is required: %s has several connectors.", what, e.name)
    end
    return found[1]
  end
  return found[wire == "copper" and id + 1 or id]
end

-- The two ends that connect_neighbour and disconnect_neighbour speak of.
local function ends_of(e, target)
  local record = objects.peek(target)
  if record then
    local other = objects.unwrap(target, "LuaEntity")
    return chosen(e, "copper", nil, "source_wire_id"),
      other,
      chosen(other, "copper", nil, "target_wire_id"),
      "copper"
  end
  local options = arguments.named(target, "target")
  local wire = wire_name(arguments.required(options.wire, "wire"))
  local other =
    objects.unwrap(arguments.required(options.target_entity, "target_entity"), "LuaEntity")
  local word = wire == "copper" and "wire_id" or "circuit_id"
  local from = chosen(e, wire, options["source_" .. word], "source_" .. word)
  local to = chosen(other, wire, options["target_" .. word], "target_" .. word)
  return from, other, to, wire
end

function methods.connect_neighbour(e, target)
  local from, other, to, wire = ends_of(e, target)
  return from ~= nil
    and to ~= nil
    and wires.can_reach(e, other, wire)
    and wires.has_room(e, from)
    and wires.has_room(other, to)
    and grid.connect(e, from, other, to)
end

local function disconnect_wire(e, wire)
  for _, connector in ipairs(connectors_for(e, wire)) do
    grid.disconnect_all(e, connector)
  end
end

function methods.disconnect_neighbour(e, target)
  if target == nil then
    disconnect_wire(e, "copper")
  elseif type(target) == "number" then
    disconnect_wire(e, wire_name(target))
  else
    local from, other, to = ends_of(e, target)
    if from and to then
      grid.disconnect(e, from, other, to)
    end
  end
end

local function others(e, wire)
  local found = {}
  for _, connector in ipairs(connectors_for(e, wire)) do
    for _, tied in ipairs(wires.of(e, connector)) do
      found[#found + 1] = objects.wrap("LuaEntity", entities.get(tied[1]))
    end
  end
  return found
end

local function wired(e)
  if S.profile.factorio ~= "1.1" then
    return nil
  end
  return { copper = others(e, "copper"), red = others(e, "red"), green = others(e, "green") }
end

neighbours.register("electric-pole", wired)
neighbours.register("power-switch", wired)

function get.circuit_connected_entities(e)
  if next(wires.connectors(e)) == nil then
    return nil
  end
  return { red = others(e, "red"), green = others(e, "green") }
end

local function place_in(list, name)
  for position, each in ipairs(list) do
    if each == name then
      return position
    end
  end
end

function get.copper_connection_definitions(e)
  local found = {}
  for position, connector in ipairs(connectors_for(e, "copper")) do
    for _, tied in ipairs(wires.of(e, connector)) do
      local other = entities.get(tied[1])
      found[#found + 1] = {
        source_wire_connector = position - 1,
        target_entity = objects.wrap("LuaEntity", other),
        target_wire_connector = place_in(connectors_for(other, "copper"), tied[2]) - 1,
      }
    end
  end
  return found
end

function get.circuit_connection_definitions(e)
  local found = {}
  for _, wire in ipairs({ "red", "green" }) do
    for position, connector in ipairs(connectors_for(e, wire)) do
      for _, tied in ipairs(wires.of(e, connector)) do
        local other = entities.get(tied[1])
        found[#found + 1] = {
          wire = wires.define(wire),
          target_entity = objects.wrap("LuaEntity", other),
          source_circuit_id = position,
          target_circuit_id = place_in(connectors_for(other, wire), tied[2]),
        }
      end
    end
  end
  return found
end

function methods.can_wires_reach(e, target)
  local other = objects.unwrap(target, "LuaEntity")
  for _, wire in ipairs({ "copper", "red" }) do
    if
      connectors_for(e, wire)[1]
      and connectors_for(other, wire)[1]
      and wires.can_reach(e, other, wire)
    then
      return true
    end
  end
  return false
end

local function exists(e, connector, wire)
  return wire == "copper" or wires.of(e, connector)[1] ~= nil
end

function methods.get_wire_connector(e, id, or_create)
  for connector, wire in pairs(wires.connectors(e)) do
    if connector_api.id_of(connector) == id then
      if or_create or exists(e, connector, wire) then
        return connector_api.wrap(e, connector)
      end
      return nil
    end
  end
  return nil
end

function methods.get_wire_connectors(e, or_create)
  local found, own = {}, wires.connectors(e)
  for _, connector in ipairs(ORDER) do
    if own[connector] and (or_create or exists(e, connector, own[connector])) then
      found[connector_api.id_of(connector)] = connector_api.wrap(e, connector)
    end
  end
  return found
end

function get.power_switch_state(e)
  return e.switched_on == true
end

function set.power_switch_state(e, value)
  if type(value) ~= "boolean" then
    objects.error("LuaEntity::power_switch_state must be a boolean.")
  end
  grid.switch(e, value)
end

function get.neighbours(e)
  local known, value = neighbours.read(e)
  if not known then
    objects.error("not emulated: LuaEntity.neighbours of %s", e.name)
  end
  return value
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
