--- Members of entities and their prototypes that changed between the versions.
--- Source: 1.1 attributes, 2.0 methods: get_max_energy_usage, get_crafting_speed; spill_item_stack.

local version = require("compat.version")

local entities = {}

if version == "1.1" then
  function entities.max_energy_usage(prototype)
    return prototype.max_energy_usage
  end

  function entities.crafting_speed(prototype)
    return prototype.crafting_speed
  end

  --- Lay items on the ground around a position.
  ---@return table[] LuaEntity of each stack
  function entities.spill(surface, position, stack, force)
    return surface.spill_item_stack(position, stack, false, force, false)
  end
else
  function entities.max_energy_usage(prototype)
    return prototype.get_max_energy_usage()
  end

  function entities.crafting_speed(prototype)
    return prototype.get_crafting_speed()
  end

  function entities.spill(surface, position, stack, force)
    return surface.spill_item_stack({
      position = position,
      stack = stack,
      enable_looted = false,
      force = force,
      allow_belts = false,
    })
  end
end

--- The health of a whole entity: of its prototype in 1.1, of itself in 2.0.
---@return number
function entities.max_health(entity)
  if version == "1.1" then
    return entity.prototype.max_health
  end
  return entity.max_health
end

return entities
