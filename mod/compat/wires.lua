--- Copper wires between electric poles.
--- Source: 1.1 LuaEntity.neighbours of a pole, connect_neighbour, disconnect_neighbour; 2.0
--- LuaWireConnector.real_connections, connect_to, disconnect_all.

local wires = {}

if require("compat.version") == "1.1" then
  ---@param pole LuaEntity
  ---@return LuaEntity[] what its copper wires lead to
  function wires.copper(pole)
    return pole.neighbours.copper or {}
  end

  --- Draw a wire between two poles.
  ---@return boolean
  function wires.connect(from, to)
    return from.connect_neighbour(to)
  end

  --- Cut all wires of a pole.
  function wires.cut(pole)
    pole.disconnect_neighbour()
  end
else
  function wires.copper(pole)
    local list = {}
    local connector = pole.get_wire_connector(defines.wire_connector_id.pole_copper, false)
    for _, connection in ipairs(connector and connector.real_connections or {}) do
      list[#list + 1] = connection.target.owner
    end
    return list
  end

  function wires.connect(from, to)
    local id = defines.wire_connector_id.pole_copper
    return from.get_wire_connector(id, true).connect_to(to.get_wire_connector(id, true))
  end

  function wires.cut(pole)
    pole.get_wire_connector(defines.wire_connector_id.pole_copper, true).disconnect_all()
  end
end

return wires
