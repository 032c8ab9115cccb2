--- Limits of electric energy sources: attributes in 1.1, methods in 2.0.
--- Source: LuaEntity.electric_output_flow_limit, get_electric_output_flow_limit and kin.

local electric = {}

if require("compat.version") == "1.1" then
  function electric.output_limit(entity)
    return entity.electric_output_flow_limit
  end

  function electric.input_limit(entity)
    return entity.electric_input_flow_limit
  end
else
  function electric.output_limit(entity)
    return entity.get_electric_output_flow_limit()
  end

  function electric.input_limit(entity)
    return entity.get_electric_input_flow_limit()
  end
end

return electric
