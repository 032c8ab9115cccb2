--- Entities near a place that can hold items.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered.

local nearby = require("lib.nearby")
local store = require("lib.store")

local holders = {}

--- All of them; refuses when there is none.
---@param ctx fle.Context
---@param place MapPosition
---@param radius number half the side of the square that is searched
---@return LuaEntity[]
function holders.require_some(ctx, place, radius)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(place, radius),
    force = ctx.force,
  })
  local list = {}
  for _, entity in ipairs(found) do
    if entity.type ~= "character" and store.has(entity) then
      list[#list + 1] = entity
    end
  end
  if #list == 0 then
    nearby.refuse(ctx, "entity with an inventory", place, radius)
  end
  return list
end

return holders
