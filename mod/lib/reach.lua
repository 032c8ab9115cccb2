--- What a character can reach, and what it costs to reach further.
--- Source: LuaControl.reach_distance (to the nearest point of the collision box), build_distance,
--- resource_reach_distance, item_pickup_distance; the published environment's own checks.

local fault = require("lib.fault")

local reach = {}

---@alias fle.ReachKind "use"|"build"|"mine"|"pickup"

local LIMITS = {
  use = "reach_distance",
  build = "build_distance",
  mine = "resource_reach_distance",
  pickup = "item_pickup_distance",
}

local function outside(value, low, high)
  return math.max(low - value, 0, value - high)
end

--- How far a target is from the character, in tiles.
---@param ctx fle.Context
---@param target LuaEntity|MapPosition
---@param kind? fle.ReachKind
---@return number
function reach.distance(ctx, target, kind)
  local from = ctx.character.position
  local dx, dy
  if target.object_name and (kind or "use") == "use" then
    local box = target.bounding_box
    dx = outside(from.x, box.left_top.x, box.right_bottom.x)
    dy = outside(from.y, box.left_top.y, box.right_bottom.y)
  else
    local to = target.object_name and target.position or target
    dx, dy = to.x - from.x, to.y - from.y
  end
  return math.sqrt(dx * dx + dy * dy)
end

---@param ctx fle.Context
---@param kind? fle.ReachKind
---@return number tiles
function reach.limit(ctx, kind)
  return ctx.character[LIMITS[kind or "use"]]
end

--- How long the character walks for a distance.
---@param ctx fle.Context
---@param distance number tiles
---@return integer ticks
function reach.walk_ticks(ctx, distance)
  return math.ceil(math.max(distance, 0) / ctx.character.character_running_speed)
end

---@return boolean within
---@return number distance
---@return number limit
function reach.within(ctx, target, kind)
  local distance, limit = reach.distance(ctx, target, kind), reach.limit(ctx, kind)
  return distance <= limit, distance, limit
end

local function out_of_reach(target, distance, limit)
  local is_entity = target.object_name ~= nil
  local at = is_entity and target.position or target
  fault("out_of_reach", {
    source = is_entity and target.name or ("(%g, %g)"):format(at.x, at.y),
    position = { x = at.x, y = at.y },
    -- Never shown as no further than the reach.
    distance = math.ceil(distance * 10) / 10,
    reach = limit,
  })
end

--- Raise `out_of_reach` for a target that is too far, under both rules of reach.
---@param ctx fle.Context
---@param target LuaEntity|MapPosition
---@param kind? fle.ReachKind
function reach.require_always(ctx, target, kind)
  local within, distance, limit = reach.within(ctx, target, kind)
  if not within then
    out_of_reach(target, distance, limit)
  end
end

--- The same under the strict rule; the assisted rule charges the walk there instead.
---@param ctx fle.Context
---@param target LuaEntity|MapPosition
---@param kind? fle.ReachKind
function reach.require(ctx, target, kind)
  if ctx.reach == "assisted" and ctx.cost_model == "instant" then
    return
  end
  local within, distance, limit = reach.within(ctx, target, kind)
  if within then
    return
  end
  if ctx.reach == "strict" then
    out_of_reach(target, distance, limit)
  end
  ctx.spend(reach.walk_ticks(ctx, distance - limit))
end

return reach
