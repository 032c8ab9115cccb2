--- Poles as posts of a line: how far their wires reach, and what they supply with power.
--- Rules: two poles are joined when the distance of their middles is at most the smaller of their
--- wires' reach; a pole supplies what its square supply area overlaps.
--- Source: prototypes' maximum_wire_distance and supply_area_distance; measured in the game.

local poles = require("compat.poles")

local posts = {}

---@class fle.Post
---@field x number its middle
---@field y number
---@field reach number
---@field entity LuaEntity|nil of one that stands
---@field piece fle.ConnectionPiece|nil of one that is planned

--- A pole that stands.
---@param entity LuaEntity
---@return fle.Post
function posts.standing(entity)
  local at = entity.position
  return { x = at.x, y = at.y, reach = poles.wire(entity.prototype), entity = entity }
end

--- What there is to know of a kind of pole.
---@param kind fle.ConnectionKind
---@return {kind: fle.ConnectionKind, reach: number, supply: number, size: integer}
function posts.kind(kind)
  local prototype = kind.prototype
  return {
    kind = kind,
    reach = poles.wire(prototype),
    supply = poles.supply(prototype),
    size = prototype.tile_width,
  }
end

---@return number
function posts.distance(a, b)
  local dx, dy = a.x - b.x, a.y - b.y
  return math.sqrt(dx * dx + dy * dy)
end

--- How far a place is from a box along the farther axis, in tiles; 0 inside.
---@param place {x: number, y: number}
---@param box BoundingBox
---@return number
function posts.outside(place, box)
  local dx = math.max(box.left_top.x - place.x, 0, place.x - box.right_bottom.x)
  local dy = math.max(box.left_top.y - place.y, 0, place.y - box.right_bottom.y)
  return math.max(dx, dy)
end

return posts
