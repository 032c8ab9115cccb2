--- How far electric poles reach: attributes of their prototypes in 1.1, methods in 2.0.
--- Source: LuaEntityPrototype.supply_area_distance, max_wire_distance, get_supply_area_distance,
--- get_max_wire_distance.

local poles = {}

if require("compat.version") == "1.1" then
  ---@return number tiles from the middle to each side
  function poles.supply(prototype)
    return prototype.supply_area_distance
  end

  ---@return number tiles between the middles of two poles
  function poles.wire(prototype)
    return prototype.max_wire_distance
  end
else
  function poles.supply(prototype)
    return prototype.get_supply_area_distance()
  end

  function poles.wire(prototype)
    return prototype.get_max_wire_distance()
  end
end

return poles
