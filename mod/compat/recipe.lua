--- The recipe of a machine.
--- Source: LuaEntity.get_recipe, set_recipe, previous_recipe.

local recipe = {}

---@return string? name
function recipe.of(entity)
  local current = entity.get_recipe()
  return current and current.name
end

if require("compat.version") == "1.1" then
  function recipe.set(entity, name)
    return entity.set_recipe(name)
  end

  function recipe.furnace_previous(entity)
    local previous = entity.previous_recipe
    return previous and previous.name
  end
else
  function recipe.set(entity, name)
    local removed = {}
    for _, stack in ipairs(entity.set_recipe(name)) do
      removed[stack.name] = (removed[stack.name] or 0) + stack.count
    end
    return removed
  end

  function recipe.furnace_previous(entity)
    local previous = entity.previous_recipe
    return previous and previous.name.name
  end
end

return recipe
