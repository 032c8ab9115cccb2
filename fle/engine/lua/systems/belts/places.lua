--- Points of the world on belts: which line of a belt an inserter or a drill means, and where on
--- it. Rules: a drill drops onto the middle (128) of the line nearest to its drop point, an
--- inserter onto the line that is further away from it (measured in the game); an inserter in line
--- with the belt drops onto the line on its own right hand (community knowledge, not certain).

local shapes = require("systems.belts.shapes")

local places = {}

local max, min = math.max, math.min
local HALF = 128

-- How far a point lies forward of the middle of a belt, and to its right; and the directions.
local function relative(e, x, y)
  local q = shapes.quarter(e)
  local fx, fy = shapes.DX[q], shapes.DY[q]
  local dx, dy = x - e.x, y - e.y
  return dx * fx + dy * fy, dy * fx - dx * fy
end

local function clamp(value, length)
  return max(0, min(length, math.floor(value + 0.5)))
end

-- Part of the way through a curve that a point has behind it.
local function turned(e, along, aside)
  local from_left = shapes.bend(e) == "left"
  return (1 + along + (from_left and aside or -aside)) / 2
end

--- The left one of the two lines at a point, and the place of the point on either.
---@return integer line the right line is one more
---@return number left place on the left line, in units from its end
---@return number right place on the right line
function places.find(e, x, y)
  local along, aside = relative(e, x, y)
  local lengths = e.lengths
  if e.type == "splitter" then
    local half = aside > 0 and 2 or 0
    if along > 0 then
      local place = clamp((0.5 - along) * 256, HALF)
      return 5 + half, place, place
    end
    local place = clamp(-along * 256, HALF)
    return 1 + half, place, place
  elseif e.type == "transport-belt" and lengths[1] ~= lengths[2] then
    local left = 1 - turned(e, along, aside)
    return 1, clamp(left * lengths[1], lengths[1]), clamp(left * lengths[2], lengths[2])
  elseif e.type == "transport-belt" or e.type == "linked-belt" then
    local place = clamp((0.5 - along) * 256, 256)
    return 1, place, place
  end
  -- Half a tile is open: the one behind the middle where items go in, else the one before it.
  local tile = shapes.tiles(e)[1]
  along = relative(e, x - tile[1] + e.x, y - tile[2] + e.y)
  local input = (e.belt_to_ground_type or e.loader_type) == "input"
  local place = clamp(((input and 0 or 0.5) - along) * 256, HALF)
  return 1, place, place
end

--- Does the line on the right lie nearer to a point than the one on the left? nil when neither.
local function right_is_nearer(e, x, y)
  local _, aside = relative(e, x, y)
  if e.type == "splitter" then
    aside = aside > 0 and aside - 0.5 or aside + 0.5
  end
  if aside == 0 then
    return nil
  end
  return aside > 0
end

-- Is the right line of the belt on the right hand of one who stands in line with it?
local function faces_along(e, from_x, from_y)
  return relative(e, from_x, from_y) < 0
end

--- The line onto which an inserter at a place puts: 1 for the right one, 0 for the left one.
function places.far_side(e, from_x, from_y, x, y)
  local _, aside = relative(e, from_x, from_y)
  if e.type == "splitter" then
    local _, at = relative(e, x, y)
    aside = aside - (at > 0 and 0.5 or -0.5)
  end
  if aside > -0.25 and aside < 0.25 then
    return faces_along(e, from_x, from_y) and 1 or 0
  end
  return aside < 0 and 1 or 0
end

--- The line that is nearest to a point: 1 for the right one, 0 for the left one.
function places.near_side(e, x, y)
  local right = right_is_nearer(e, x, y)
  return (right == nil or right) and 1 or 0
end

return places
