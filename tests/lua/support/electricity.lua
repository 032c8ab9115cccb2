--- Code of a script for specs of electricity, on top of building.lua: `supply(watts, x, y)` is an
--- interface that gives at most so much, `counts(table)` the entries of a table as text, in order,
--- `ids(...)` the networks of entities; `wires(pole)` counts copper wires, `tie(a, b)` and
--- `cut(a, b)` make and cut one.

local building = require("tests.lua.support.building")

return building
  .. [[
  function supply(watts, x, y)
    local interface = build("electric-energy-interface", x, y)
    interface.power_production = watts / 60
    interface.electric_buffer_size = watts / 60
    return interface
  end
  function counts(map)
    local list = {}
    for name, count in pairs(map) do
      list[#list + 1] = ("%s %.6g"):format(name, count)
    end
    table.sort(list)
    return table.concat(list, ", ")
  end
  function ids(...)
    local list = {}
    for position, entity in ipairs({ ... }) do
      list[position] = tostring(entity.electric_network_id)
    end
    return table.concat(list, " ")
  end
  function wires(pole)
    if pole.neighbours then
      return #pole.neighbours.copper
    end
    return pole.get_wire_connector(defines.wire_connector_id.pole_copper, true).connection_count
  end
  function tie(a, b)
    if script.active_mods.base < "2" then
      return a.connect_neighbour(b)
    end
    local copper = defines.wire_connector_id.pole_copper
    return a.get_wire_connector(copper, true).connect_to(b.get_wire_connector(copper, true))
  end
  function cut(a, b)
    if script.active_mods.base < "2" then
      return a.disconnect_neighbour(b)
    end
    local copper = defines.wire_connector_id.pole_copper
    return a.get_wire_connector(copper, true).disconnect_from(b.get_wire_connector(copper, true))
  end
]]
