--- Finding entities near a place, nearest first, and saying what is there.

local fault = require("lib.fault")

local nearby = {}

--- Squared distance between two places.
---@return number
function nearby.distance2(a, b)
  local dx, dy = a.x - b.x, a.y - b.y
  return dx * dx + dy * dy
end

--- Puts places in order: the nearest first, equally near ones from north to south, then west to
--- east, then by rank.
---@param places {distance: number, x: number, y: number, rank: integer}[]
function nearby.sort_places(places)
  table.sort(places, function(a, b)
    if a.distance ~= b.distance then
      return a.distance < b.distance
    elseif a.y ~= b.y then
      return a.y < b.y
    elseif a.x ~= b.x then
      return a.x < b.x
    end
    return a.rank < b.rank
  end)
end

--- Entities by distance from a place; equally far ones from north to south, then west to east, then
--- as given. Positions are read once, since each read crosses into the game.
---@param entities LuaEntity[]
---@param place MapPosition
---@return LuaEntity[]
function nearby.sort(entities, place)
  local rows = {}
  for index, entity in ipairs(entities) do
    local at = entity.position
    rows[index] =
      { entity = entity, distance = nearby.distance2(at, place), x = at.x, y = at.y, rank = index }
  end
  nearby.sort_places(rows)
  local sorted = {}
  for index, row in ipairs(rows) do
    sorted[index] = row.entity
  end
  return sorted
end

--- The nearest of some entities; nil when there are none.
---@param entities LuaEntity[]
---@param place MapPosition
---@return LuaEntity|nil
---@return number distance2
function nearby.nearest(entities, place)
  local best, best_distance, best_at
  for _, entity in ipairs(entities) do
    local at = entity.position
    local distance = nearby.distance2(at, place)
    local better = not best or distance < best_distance
    if not better and distance == best_distance then
      better = at.y < best_at.y or (at.y == best_at.y and at.x < best_at.x)
    end
    if better then
      best, best_distance, best_at = entity, distance, at
    end
  end
  return best, best_distance
end

---@param place MapPosition
---@param radius number half the side of the square
---@return BoundingBox
function nearby.square(place, radius)
  return { { place.x - radius, place.y - radius }, { place.x + radius, place.y + radius } }
end

--- What stands near a place, in words.
---@param ctx fle.Context
---@param place MapPosition
---@param radius number
---@return string
function nearby.words(ctx, place, radius)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(place, radius),
    force = ctx.force,
  })
  local parts = {}
  for _, entity in ipairs(nearby.sort(found, place)) do
    if entity.type ~= "character" and #parts < 5 then
      local at = entity.position
      parts[#parts + 1] = ("%s at (%.10g, %.10g)"):format(entity.name, at.x, at.y)
    end
  end
  if #parts == 0 then
    return "nothing of yours stands there"
  end
  return "there is " .. table.concat(parts, ", ")
end

--- Reports that what was sought is not there, and what is.
---@param ctx fle.Context
---@param sought string
---@param place MapPosition
---@param radius number half the side of the square that was searched
function nearby.refuse(ctx, sought, place, radius)
  fault("no_entity", {
    entity = sought,
    position = place,
    radius = radius,
    found = nearby.words(ctx, place, radius),
  })
end

return nearby
