--- Limits of electric energy sources: attributes in 1.1, methods in 2.0.
--- Source: LuaEntity.electric_output_flow_limit, get_electric_output_flow_limit and kin,
--- LuaEntityPrototype.max_energy_production.

local electric = {}

if require("compat.version") == "1.1" then
  function electric.output_limit(entity)
    return entity.electric_output_flow_limit
  end

  function electric.input_limit(entity)
    return entity.electric_input_flow_limit
  end

  --- The most that it makes, in J a tick; nil for what makes none.
  function electric.most_made(prototype)
    return prototype.max_energy_production
  end
else
  function electric.output_limit(entity)
    return entity.get_electric_output_flow_limit()
  end

  function electric.input_limit(entity)
    return entity.get_electric_input_flow_limit()
  end

  function electric.most_made(prototype)
    return prototype.get_max_energy_production()
  end
end

return electric
