--- Collision and selection boxes, turned by direction. Boxes are {left, top, right, bottom} in
--- tiles around the entity's position. Only quarter turns move a box here; a direction in between
--- (characters, rails) counts as the quarter before it.

local S = require("state")
local facts = require("facts")

local collision_boxes = {}

--- turned[kind][name][direction] = box
local turned = { collision_box = {}, selection_box = {} }

local function turn(box, quarter)
  local l, t, r, b = box[1], box[2], box[3], box[4]
  if quarter == 1 then
    return { -b, l, -t, r }
  elseif quarter == 2 then
    return { -r, -b, -l, -t }
  elseif quarter == 3 then
    return { t, -r, b, -l }
  end
  return { l, t, r, b }
end

---@param direction integer raw value of the version
---@return integer quarter 0 north, 1 east, 2 south, 3 west
function collision_boxes.quarter(direction)
  return math.floor(direction * 4 / S.profile.directions) % 4
end

local function make(kind, name, direction)
  local by_name = turned[kind][name]
  if not by_name then
    by_name = {}
    turned[kind][name] = by_name
  end
  local box = turn(facts.entity(name)[kind], collision_boxes.quarter(direction))
  by_name[direction] = box
  return box
end

---@param e table
---@return number[] box offsets of the collision box
function collision_boxes.of(e)
  local by_name = turned.collision_box[e.name]
  return by_name and by_name[e.direction] or make("collision_box", e.name, e.direction)
end

---@param kind "collision_box"|"selection_box"
---@param name string
---@param direction? integer
---@return number[] box
function collision_boxes.get(kind, name, direction)
  direction = direction or 0
  local by_name = turned[kind][name]
  return by_name and by_name[direction] or make(kind, name, direction)
end

S.subsystem("collision_boxes", {
  load = function()
    turned = { collision_box = {}, selection_box = {} }
  end,
})

return collision_boxes
