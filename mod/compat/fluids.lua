--- Fluid systems (1.1) and fluid segments (2.0).
--- Source: LuaFluidBox.get_fluid_system_id and get_flow (1.1), get_fluid_segment_id (2.0);
--- get_capacity is of the box in 1.1 and of its whole segment in 2.0.

local fluids = {}

local function sum(contents)
  local total
  for _, amount in pairs(contents or {}) do
    total = (total or 0) + amount
  end
  return total
end

local function fraction(amount, capacity)
  return capacity > 0 and math.min(1, amount / capacity) or 0
end

if require("compat.version") == "1.1" then
  function fluids.system(box, index)
    return box.get_fluid_system_id(index)
  end

  function fluids.flow(box, index)
    return box.get_flow(index)
  end

  --- What the whole system holds; nil for a box that is in none.
  function fluids.total(box, index)
    return sum(box.get_fluid_system_contents(index))
  end

  --- How full it is, 0 to 1.
  function fluids.level(box, index)
    local content = box[index]
    return content and fraction(content.amount, box.get_capacity(index)) or 0
  end
else
  function fluids.system(box, index)
    return box.get_fluid_segment_id(index)
  end

  --- 2.0 no longer tells what flows through a pipe.
  function fluids.flow()
    return nil
  end

  function fluids.total(box, index)
    return sum(box.get_fluid_segment_contents(index))
  end

  function fluids.level(box, index)
    local content = box[index]
    if not content then
      return 0
    end
    return fraction(fluids.total(box, index) or content.amount, box.get_capacity(index))
  end
end

return fluids
