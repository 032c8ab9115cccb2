--- Tell where the agents' factory lies.

---@param ctx fle.Context
---@return fle.FactoryBounds|nil
local function get_factory_bounds(ctx)
  local x, y, count = 0, 0, 0
  local west, north, east, south = math.huge, math.huge, -math.huge, -math.huge
  for _, entity in ipairs(ctx.surface.find_entities_filtered({ force = ctx.force })) do
    if entity.type ~= "character" then
      local at, box = entity.position, entity.bounding_box
      x, y, count = x + at.x, y + at.y, count + 1
      west, north = math.min(west, box.left_top.x), math.min(north, box.left_top.y)
      east, south = math.max(east, box.right_bottom.x), math.max(south, box.right_bottom.y)
    end
  end
  if count == 0 then
    return nil
  end
  return {
    centroid = { x = x / count, y = y / count },
    bounding_box = {
      left_top = { x = west, y = north },
      right_bottom = { x = east, y = south },
      left_bottom = { x = west, y = south },
      right_top = { x = east, y = north },
    },
    entities = count,
  }
end

return get_factory_bounds
