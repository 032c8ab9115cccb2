--- Fluid systems (1.1) and fluid segments (2.0).
--- Source: LuaFluidBox.get_fluid_system_id and get_flow (1.1), get_fluid_segment_id (2.0).

local fluids = {}

if require("compat.version") == "1.1" then
  function fluids.system(box, index)
    return box.get_fluid_system_id(index)
  end

  function fluids.flow(box, index)
    return box.get_flow(index)
  end
else
  function fluids.system(box, index)
    return box.get_fluid_segment_id(index)
  end

  --- 2.0 no longer tells what flows through a pipe.
  function fluids.flow()
    return nil
  end
end

return fluids
