--- Code of a script for specs of what stands in the world: `surface` is the first one,
--- `build(name, x, y, direction)` puts an entity of the player's force there (`direction` is a name
--- of defines.direction), `status(entity)` is the name of its status.

return [[
  surface = game.surfaces[1]
  function build(name, x, y, direction)
    return surface.create_entity({
      name = name, position = { x, y }, force = "player",
      direction = direction and defines.direction[direction],
    })
  end
  function status(entity)
    for name, value in pairs(defines.entity_status) do
      if value == entity.status then
        return name
      end
    end
  end
]]
