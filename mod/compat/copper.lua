--- Copper wires of electric poles.
--- Source: 1.1 LuaEntity.neighbours, connect_neighbour, disconnect_neighbour of a pole; 2.0
--- LuaWireConnector.real_connections, connect_to, disconnect_all.

local copper = {}

if require("compat.version") == "1.1" then
  ---@param pole LuaEntity
  ---@return LuaEntity[] what its wires lead to
  function copper.of(pole)
    return pole.neighbours.copper or {}
  end

  --- Cut all of them.
  function copper.cut(pole)
    pole.disconnect_neighbour()
  end

  function copper.join(pole, other)
    pole.connect_neighbour(other)
  end
else
  local function connector(pole)
    return pole.get_wire_connector(defines.wire_connector_id.pole_copper, true)
  end

  function copper.of(pole)
    local list = {}
    for _, connection in ipairs(connector(pole).real_connections) do
      list[#list + 1] = connection.target.owner
    end
    return list
  end

  function copper.cut(pole)
    connector(pole).disconnect_all()
  end

  function copper.join(pole, other)
    connector(pole).connect_to(connector(other), false)
  end
end

return copper
