--- Rectangles: the boxes that entities cover, and boxes as agents get them.

local boxes = {}

--- A box by its corners, as agents get it.
---@return fle.BoundingBox
function boxes.corners(left, top, right, bottom)
  return {
    left_top = { x = left, y = top },
    right_bottom = { x = right, y = bottom },
    left_bottom = { x = left, y = bottom },
    right_top = { x = right, y = top },
  }
end

--- A box turned with an entity: north is how the prototype gives it.
---@param box BoundingBox
---@param facing16 integer a cardinal direction in the game's terms
---@return number left
---@return number top
---@return number right
---@return number bottom
function boxes.turned(box, facing16)
  local l, t, r, b = box.left_top.x, box.left_top.y, box.right_bottom.x, box.right_bottom.y
  if facing16 == 4 then
    return -b, l, -t, r
  elseif facing16 == 8 then
    return -r, -b, -l, -t
  elseif facing16 == 12 then
    return t, -r, b, -l
  end
  return l, t, r, b
end

return boxes
