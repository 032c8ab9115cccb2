--- Read an entity at a place.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered.

local groups = require("lib.groups.groups")
local kinds = require("lib.kinds")
local nearby = require("lib.nearby")

-- Half the side of the square in which its middle must be, in tiles.
local RADIUS = 1
-- A group may lie anywhere within the radius of the published environment.
local GROUP_RADIUS = 1000

---@param ctx fle.Context
---@param args fle.GetEntityArgs
---@return LuaEntity|fle.Group
local function get_entity(ctx, args)
  local position = args.position
  if kinds.group(args.entity) then
    return groups.near(ctx, args.entity, position, RADIUS)
      or groups.near(ctx, args.entity, position, GROUP_RADIUS)
      or nearby.refuse(ctx, args.entity, position, GROUP_RADIUS)
  end
  local name = kinds.entity(args.entity)
  local found = name
      and ctx.surface.find_entities_filtered({
        area = nearby.square(position, RADIUS),
        name = name,
        force = ctx.force,
      })
    or {}
  local within = {}
  for _, entity in ipairs(found) do
    local at = entity.position
    if math.abs(at.x - position.x) <= RADIUS and math.abs(at.y - position.y) <= RADIUS then
      within[#within + 1] = entity
    end
  end
  local entity = nearby.nearest(within, position)
  if not entity then
    nearby.refuse(ctx, args.entity, position, RADIUS)
  end
  return entity
end

return get_entity
