--- Read an entity at a place.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered.

local kinds = require("lib.kinds")
local nearby = require("lib.nearby")

-- Half the side of the square in which its middle must be, in tiles.
local RADIUS = 1

---@param ctx fle.Context
---@param args fle.GetEntityArgs
---@return LuaEntity
local function get_entity(ctx, args)
  local position = args.position
  local members = kinds.group(args.entity)
  local name = kinds.entity(args.entity)
  local found = (name or members)
      and ctx.surface.find_entities_filtered({
        area = nearby.square(position, RADIUS),
        name = name,
        type = members,
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
