--- Which end of an underground belt is built where one is placed, as when a player does it: the
--- other end of one that waits for it behind, else one that takes items down.
--- Source: LuaSurface.create_entity's `type`, LuaEntity.belt_to_ground_type and neighbours,
--- LuaEntityPrototype.max_underground_distance.

local direction = require("compat.direction")
local facing = require("lib.facing")

local underground_half = {}

local function nearest_behind(ctx, print)
  local name, at = print.prototype.name, print.position
  local dx, dy = facing.step(direction.from_game(print.direction))
  for distance = 1, print.prototype.max_underground_distance do
    local found = ctx.surface.find_entities_filtered({
      name = name,
      position = { x = at.x - distance * dx, y = at.y - distance * dy },
      force = ctx.force,
    })
    if found[1] then
      return found[1]
    end
  end
  return nil
end

---@param ctx fle.Context
---@param print fle.Footprint
---@return "input"|"output"|nil half nil for what is no underground belt
function underground_half.of(ctx, print)
  if print.prototype.type ~= "underground-belt" then
    return nil
  end
  local behind = nearest_behind(ctx, print)
  local is_waiting = behind
    and behind.belt_to_ground_type == "input"
    and behind.direction == print.direction
    and not behind.neighbours
  return is_waiting and "output" or "input"
end

return underground_half
