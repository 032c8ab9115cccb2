--- Production statistics: of a force in 1.1, of a force on a surface in 2.0.
--- Source: 1.1 LuaForce.item_production_statistics, 2.0 LuaForce.get_item_production_statistics.

local statistics = {}

if require("compat.version") == "1.1" then
  function statistics.items(force)
    return force.item_production_statistics
  end

  function statistics.fluids(force)
    return force.fluid_production_statistics
  end
else
  function statistics.items(force, surface)
    return force.get_item_production_statistics(surface)
  end

  function statistics.fluids(force, surface)
    return force.get_fluid_production_statistics(surface)
  end
end

local function copy(counts)
  local result = {}
  for name, count in pairs(counts) do
    result[name] = count
  end
  return result
end

--- What was produced and what was consumed, by name.
---@return table<string, number> produced
---@return table<string, number> consumed
function statistics.counts(flow)
  return copy(flow.input_counts), copy(flow.output_counts)
end

return statistics
