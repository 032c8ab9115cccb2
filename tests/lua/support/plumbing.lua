--- Code of a script for specs of fluids, after support/building.lua: `shore(x, y)` makes a tile of
--- water and puts an offshore pump south of it that gives to the south; `pipes(x1, y1, x2, y2)`
--- lays a line; `amount(entity, box)` and `total(name)` count a fluid; `stats()` is what the force
--- made and used; `opens(entity)` says where its boxes open and which way fluid passes there.

return [[
  surface.request_to_generate_chunks({ 0, 0 }, 8)
  surface.force_generate_chunk_requests()
  function shore(x, y)
    surface.set_tiles({ { name = "water", position = { x - 0.5, y - 1.5 } } })
    return build("offshore-pump", x, y)
  end
  function pipes(x1, y1, x2, y2)
    for x = math.min(x1, x2), math.max(x1, x2) do
      for y = math.min(y1, y2), math.max(y1, y2) do
        last_pipe = build("pipe", x, y)
      end
    end
    return last_pipe
  end
  function amount(entity, box)
    local fluid = entity.fluidbox[box or 1]
    return fluid and fluid.amount or 0
  end
  function temperature(entity, box)
    local fluid = entity.fluidbox[box or 1]
    return fluid and fluid.temperature
  end
  function total(name)
    local sum = 0
    for _, entity in pairs(surface.find_entities()) do
      sum = sum + entity.get_fluid_count(name)
    end
    return sum
  end
  function stats()
    local force = game.forces.player
    -- 2.0 has helpers.
    if helpers then
      return force.get_fluid_production_statistics(surface)
    end
    return force.fluid_production_statistics
  end
  function made(name)
    return stats().get_input_count(name)
  end
  function used(name)
    return stats().get_output_count(name)
  end
  function opens(entity)
    local list = {}
    for box = 1, #entity.fluidbox do
      for _, pipe in pairs(entity.fluidbox.get_pipe_connections(box)) do
        list[#list + 1] = string.format(
          "%d %s %g,%g", box, (pipe.flow_direction:gsub("input%-output", "both")),
          pipe.target_position.x - entity.position.x, pipe.target_position.y - entity.position.y
        )
      end
    end
    table.sort(list)
    return table.concat(list, " | ")
  end
]]
