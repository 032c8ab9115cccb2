--- Walking: each tick a step in the direction of the walking state, as long as nothing is in the
--- way. Rules: positions are multiples of 1/256 of a tile and a step is cut to them: 0.15 tiles a
--- tick is 38/256 (measured in the game), diagonally 27/256 each way. Walking into something at an
--- angle slides along it; walking straight at a corner slides round it when that takes no more than
--- `maximum_corner_sliding_distance` (prototype API, CharacterPrototype). The walking speed of the
--- tile underfoot counts (prototype API, TilePrototype).

local S = require("state")
local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local scheduler = require("scheduler")
local tiles = require("terrain.tiles")
local characters = require("systems.characters")

local walking = {}

local floor, abs = math.floor, math.abs

-- Unit vectors of the 16 directions: north, clockwise. Exact on the axes.
local VECTORS = {}
for index = 0, 15 do
  local angle = index * math.pi / 8
  VECTORS[index] = { math.sin(angle), -math.cos(angle) }
end
VECTORS[0], VECTORS[4], VECTORS[8], VECTORS[12] = { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 }

--- Tiles a tick, with all that changes it.
function walking.speed(e)
  local member = "character_running_speed_modifier"
  local tile = tiles.get(e.surface, floor(e.x), floor(e.y))
  local underfoot = tile and facts.tile(tile).walking_speed_modifier or 1
  return facts.entity(e.name).running_speed * (1 + characters.bonus(e, member, member)) * underfoot
end

local function cut(v)
  return v < 0 and -floor(-v + 1e-9) or floor(v + 1e-9)
end

local function free(e, x, y)
  return collision.free(e.surface, e.name, x, y, 0, e)
end

-- Walking straight at something: step aside towards the nearer way round.
local function slide(e, dx, dy, step)
  local most = facts.entity(e.name).maximum_corner_sliding_distance or 0
  local offset = step
  while offset <= most do
    for side = -1, 1, 2 do
      local sx, sy = abs(dy) / step * offset * side, abs(dx) / step * offset * side
      if free(e, e.x + sx + dx, e.y + sy + dy) then
        local px, py = e.x + sx / offset * step, e.y + sy / offset * step
        if free(e, px, py) then
          return px, py
        end
      end
    end
    offset = offset + step
  end
  return nil
end

local function next_place(e, dx, dy)
  if free(e, e.x + dx, e.y + dy) then
    return e.x + dx, e.y + dy
  end
  if dx ~= 0 and dy ~= 0 then
    if free(e, e.x + dx, e.y) then
      return e.x + dx, e.y
    elseif free(e, e.x, e.y + dy) then
      return e.x, e.y + dy
    end
    return nil
  end
  return slide(e, dx, dy, abs(dx) + abs(dy))
end

local function step(e)
  local vector = VECTORS[e.walking * 16 / S.profile.directions]
  local length = walking.speed(e) * 256
  local dx, dy = cut(length * vector[1]) / 256, cut(length * vector[2]) / 256
  if dx == 0 and dy == 0 then
    return
  end
  local x, y = next_place(e, dx, dy)
  if x then
    entities.move(e, x, y)
  end
end

--- Begin, turn or stop.
---@param e table
---@param direction integer|nil raw direction, nil to stop
function walking.set(e, direction)
  e.walking = direction
  if direction then
    e.direction = direction
  end
  scheduler.each_tick(e.id, direction ~= nil or e.picking == true)
end

characters.on("tick", function(e)
  if e.walking and not e.inactive then
    step(e)
  end
end)

return walking
