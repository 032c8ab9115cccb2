--- LuaWireConnector (2.0): one of the points of an entity that wires can be tied to.
--- Source: runtime API 2.0. Every wire is real and of the player's origin: there are no ghosts
--- here.

local entities = require("entities")
local facts = require("facts")
local grid = require("systems.electric.grid")
local objects = require("objects")
local wires = require("systems.electric.wires")

local api = {}

-- One record for each connector whose entity a script holds on to: records name their owner, so
-- both sides are weak.
local records = setmetatable({}, { __mode = "kv" })

---@param e table
---@param connector string
---@return any handle
function api.wrap(e, connector)
  -- The list of an entity's records lives as long as one of them.
  local list = records[e] or {}
  records[e] = list
  local record = list[connector]
  if not record then
    record = { owner = e, connector = connector, valid = true, list = list }
    list[connector] = record
  end
  return objects.wrap("LuaWireConnector", record)
end

---@param connector string
---@return integer value of defines.wire_connector_id
function api.id_of(connector)
  return facts.defines().wire_connector_id[connector]
end

entities.listen("destroyed", function(e)
  for _, record in pairs(records[e] or {}) do
    record.valid = false
  end
end)

local function type_of(record)
  return wires.connectors(record.owner)[record.connector]
end

local function check_origin(origin)
  if origin ~= nil and origin ~= facts.defines().wire_origin.player then
    objects.error("not emulated: wires of another origin than the player's")
  end
end

local function other_of(value)
  return objects.unwrap(value, "LuaWireConnector")
end

local function count(record)
  return #wires.of(record.owner, record.connector)
end

local function connections(record)
  local found = {}
  for position, tied in ipairs(wires.of(record.owner, record.connector)) do
    found[position] = {
      target = api.wrap(entities.get(tied[1]), tied[2]),
      origin = facts.defines().wire_origin.player,
    }
  end
  return found
end

local function can_reach(record, value)
  local other = objects.class_of(value) == "LuaEntity" and objects.unwrap(value)
    or other_of(value).owner
  return wires.can_reach(record.owner, other, type_of(record))
end

local methods = { can_wire_reach = can_reach }

function methods.connect_to(record, target, reach_check, origin)
  check_origin(origin)
  local other = other_of(target)
  if type_of(record) ~= type_of(other) then
    return false
  elseif reach_check ~= false and not can_reach(record, target) then
    return false
  end
  return wires.has_room(record.owner, record.connector)
    and wires.has_room(other.owner, other.connector)
    and grid.connect(record.owner, record.connector, other.owner, other.connector)
end

function methods.disconnect_from(record, target, origin)
  check_origin(origin)
  local other = other_of(target)
  return grid.disconnect(record.owner, record.connector, other.owner, other.connector)
end

function methods.disconnect_all(record, origin)
  check_origin(origin)
  return grid.disconnect_all(record.owner, record.connector)
end

function methods.is_connected_to(record, target, origin)
  check_origin(origin)
  local other = other_of(target)
  return wires.are_tied(record.owner, record.connector, other.owner, other.connector)
end

function methods.have_common_neighbour(record, target)
  local other = other_of(target)
  return wires.have_common_neighbour(record.owner, record.connector, other.owner, other.connector)
end

objects.implement("LuaWireConnector", {
  get = {
    owner = function(record)
      return objects.wrap("LuaEntity", record.owner)
    end,
    wire_connector_id = function(record)
      return api.id_of(record.connector)
    end,
    wire_type = function(record)
      return wires.define(type_of(record))
    end,
    network_id = function(record)
      if wires.COPPER[record.connector] then
        return grid.network_of(record.owner, record.connector) or 0
      elseif count(record) > 0 then
        objects.error("not emulated: LuaWireConnector.network_id of a circuit")
      end
      return 0
    end,
    is_ghost = function()
      return false
    end,
    connection_count = count,
    real_connection_count = count,
    connections = connections,
    real_connections = connections,
  },
  methods = methods,
  key = function(record)
    return { record.owner.id, record.connector }
  end,
  find = function(key)
    local e = entities.get(key[1])
    return e and objects.peek(api.wrap(e, key[2]))
  end,
})

return api
