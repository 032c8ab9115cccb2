--- Copper wires between electric poles.
--- Source: 1.1 LuaEntity.neighbours of a pole; 2.0 LuaWireConnector.real_connections.

local wires = {}

if require("compat.version") == "1.1" then
  ---@param pole LuaEntity
  ---@return LuaEntity[] what its copper wires lead to
  function wires.copper(pole)
    return pole.neighbours.copper or {}
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
end

return wires
