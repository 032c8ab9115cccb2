--- Where drills and inserters drop and take, and what is wrong there.
--- Source: runtime API 1.1 and 2.0, LuaEntity.drop_target, pickup_target, drop_position; an entity
--- without a drop target drops on the ground, where one stack fits.

local store = require("lib.store")

local targets = {}

---@param position MapPosition
---@return string
function targets.text(position)
  return ("(%.10g, %.10g)"):format(position.x, position.y)
end

--- Whether every slot that may be used is taken. A bar closes the slots from its number on.
---@param inventory LuaInventory
---@return boolean
function targets.is_full(inventory)
  local last = #inventory
  if inventory.supports_bar() then
    last = math.min(last, inventory.get_bar() - 1)
  end
  if last == 0 then
    return false
  end
  return inventory.count_empty_stacks() <= #inventory - last
end

local function tile(position)
  return { x = math.floor(position.x) + 0.5, y = math.floor(position.y) + 0.5 }
end

--- Why an entity cannot drop what it has.
---@param entity LuaEntity a drill or an inserter
---@return string
function targets.explain_blocked_drop(entity)
  local target = entity.drop_target
  if not target then
    local place = targets.text(tile(entity.drop_position))
    return "drop target blocked: an item lies on the ground at " .. place
  end
  local what = ("%s at %s"):format(target.name, targets.text(target.position))
  if target.type == "container" or target.type == "logistic-container" then
    return "drop target blocked: chest is full, " .. what
  end
  return "drop target blocked: no room in " .. what
end

--- Why an inserter finds nothing to take.
---@param entity LuaEntity an inserter
---@return string
function targets.explain_empty_source(entity)
  if entity.type ~= "inserter" then
    return "nothing to work on"
  end
  local source, target = entity.pickup_target, entity.drop_target
  if source and target and next(store.contents(source)) then
    return ("nothing in %s at %s that %s at %s would take now"):format(
      source.name,
      targets.text(source.position),
      target.name,
      targets.text(target.position)
    )
  elseif source then
    return ("nothing to pick up in %s at %s"):format(source.name, targets.text(source.position))
  end
  return "nothing to pick up at " .. targets.text(tile(entity.pickup_position))
end

return targets
