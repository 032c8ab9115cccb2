--- A way on foot from one place to another, round everything a character collides with.
--- A* on the half-tile grid of lib/obstacles.lua in the eight directions in which a character
--- walks, so the path is one that the game's walking can follow exactly. A diagonal step needs
--- both its sides free. Costs are whole numbers, 70 a straight and 99 a diagonal half tile (99 /
--- 70 = 1.4143).

local heap = require("lib.heap")
local obstacles = require("lib.obstacles")

local path = {}

local STRAIGHT = 70
local DIAGONAL = 99
-- What the first search may look at; it finds the shortest way. A walk of 500 tiles over open
-- land takes about 1000 nodes.
local FIRST_NODES = 4000
-- What the second may look at. It is drawn to the goal, so that it gets round a lake with a
-- fraction of the nodes, on a way that is a little longer; one that needs more than this is a maze.
local MOST_NODES = 120000
local HASTE = 1.5
local POCKET_NODES = 3000
-- How far a goal that is taken may be moved, in tiles; with a closed pocket around it, less.
local GOAL_RADIUS = 200
local POCKET_RADIUS = 10

local STEPS = {
  { 0, -1, STRAIGHT },
  { 1, 0, STRAIGHT },
  { 0, 1, STRAIGHT },
  { -1, 0, STRAIGHT },
  { 1, -1, DIAGONAL },
  { 1, 1, DIAGONAL },
  { -1, 1, DIAGONAL },
  { -1, -1, DIAGONAL },
}

local key_of, node_of, at = obstacles.key, obstacles.node, obstacles.at

local function estimate(di, dj)
  di, dj = math.abs(di), math.abs(dj)
  if di < dj then
    return STRAIGHT * dj + (DIAGONAL - STRAIGHT) * di
  end
  return STRAIGHT * di + (DIAGONAL - STRAIGHT) * dj
end

--- The free node nearest to (x, y) among those on the square ring `r` half tiles around (i, j).
local function nearest_on_ring(map, i, j, r, x, y, closed)
  local best_i, best_j, best
  for dj = -r, r do
    local step = (dj == -r or dj == r or r == 0) and 1 or 2 * r
    for di = -r, r, step do
      local ni, nj = i + di, j + dj
      local dx, dy = ni / 2 - x, nj / 2 - y
      local distance = dx * dx + dy * dy
      if (not best or distance < best) and not at(map, ni, nj) then
        if not (closed and closed[key_of(ni, nj)]) then
          best_i, best_j, best = ni, nj, distance
        end
      end
    end
  end
  return best_i, best_j, best
end

--- The free node nearest to a place, up to `radius` half tiles away, leaving out `closed` nodes.
local function free_node(map, x, y, radius, closed)
  local i, j = math.floor(x * 2 + 0.5), math.floor(y * 2 + 0.5)
  local best_i, best_j, best
  for r = 0, radius do
    -- Nothing on this ring or farther out is nearer than (r - 0.5) half tiles.
    if best and best <= ((r - 0.5) / 2) ^ 2 then
      break
    end
    local ni, nj, distance = nearest_on_ring(map, i, j, r, x, y, closed)
    if ni and (not best or distance < best) then
      best_i, best_j, best = ni, nj, distance
    end
  end
  return best_i, best_j
end

local function can_step(map, i, j, step)
  local di, dj = step[1], step[2]
  if at(map, i + di, j + dj) then
    return false
  end
  return di == 0 or dj == 0 or not (at(map, i + di, j) or at(map, i, j + dj))
end

--- The nodes that can be reached from (i, j), when they are few; nil when there are many or the
--- start is among them. Second result: what closes them in.
local function pocket(map, i, j, start)
  local seen, queue, wall = { [key_of(i, j)] = true }, { key_of(i, j) }, nil
  local head = 1
  while queue[head] do
    local ci, cj = node_of(queue[head])
    head = head + 1
    for index = 1, 4 do
      local ni, nj = ci + STEPS[index][1], cj + STEPS[index][2]
      local key = key_of(ni, nj)
      if key == start then
        return nil
      end
      local what = at(map, ni, nj)
      if what then
        wall = wall or what
      elseif not seen[key] then
        seen[key] = true
        queue[#queue + 1] = key
        if #queue > POCKET_NODES then
          return nil
        end
      end
    end
  end
  return seen, wall
end

local function trace(came, key)
  local reversed = {}
  while key do
    reversed[#reversed + 1] = key
    key = came[key]
  end
  local nodes = {}
  for index = #reversed, 1, -1 do
    local i, j = node_of(reversed[index])
    nodes[#nodes + 1] = { x = i / 2, y = j / 2 }
  end
  return nodes
end

--- A* itself. Returns the nodes, or nil with the node that came nearest to the goal.
local function search(map, si, sj, gi, gj, most, haste)
  local start, goal = key_of(si, sj), key_of(gi, gj)
  local open, came, costs, done = heap.new(), {}, { [start] = 0 }, {}
  local best, best_estimate = start, estimate(gi - si, gj - sj)
  heap.push(open, best_estimate, start)
  local visited = 0
  while true do
    local key = heap.pop(open)
    if not key or visited > most then
      return nil, best
    elseif key == goal then
      return trace(came, key)
    elseif not done[key] then
      done[key] = true
      visited = visited + 1
      local i, j = node_of(key)
      local cost = costs[key]
      for index = 1, 8 do
        local step = STEPS[index]
        local ni, nj = i + step[1], j + step[2]
        local next_key = key_of(ni, nj)
        local next_cost = cost + step[3]
        local known = costs[next_key]
        local better = not done[next_key] and (not known or next_cost < known)
        if better and can_step(map, i, j, step) then
          costs[next_key], came[next_key] = next_cost, key
          local rest = estimate(gi - ni, gj - nj)
          if rest < best_estimate then
            best, best_estimate = next_key, rest
          end
          heap.push(open, next_cost + haste * rest, next_key)
        end
      end
    end
  end
end

--- The way that the search finds over free ground, without searching: aslant until the goal is
--- straight ahead. Nil when something is in it.
local function direct(map, si, sj, gi, gj)
  local i, j = si, sj
  local nodes, count = { { x = i / 2, y = j / 2 } }, 1
  while i ~= gi or j ~= gj do
    local di = i < gi and 1 or i > gi and -1 or 0
    local dj = j < gj and 1 or j > gj and -1 or 0
    if at(map, i + di, j + dj) then
      return nil
    elseif di ~= 0 and dj ~= 0 and (at(map, i + di, j) or at(map, i, j + dj)) then
      return nil
    end
    i, j, count = i + di, j + dj, count + 1
    nodes[count] = { x = i / 2, y = j / 2 }
  end
  return nodes
end

local function place(i, j)
  return { x = i / 2, y = j / 2 }
end

--- Nothing free near the goal can be reached.
local function unreachable(map, si, sj, goal, wall)
  local gi, gj = math.floor(goal.x * 2 + 0.5), math.floor(goal.y * 2 + 0.5)
  local _, best = search(map, si, sj, gi, gj, MOST_NODES, HASTE)
  return {
    reason = wall and "it is closed in by " .. obstacles.words(map, wall)
      or "it lies in or beyond " .. obstacles.words(map, at(map, gi, gj)),
    nearest = place(node_of(best)),
  }
end

--- Why a search over everything within reach of the start found nothing.
local function stuck(map, si, sj)
  local inside, wall = pocket(map, si, sj)
  if inside then
    return "the character is closed in by " .. obstacles.words(map, wall)
  end
  return "no way was found through what lies between"
end

local function search_all(map, si, sj, gi, gj)
  local nodes, best = search(map, si, sj, gi, gj, MOST_NODES, HASTE)
  if nodes then
    return { nodes = nodes }
  end
  return { reason = stuck(map, si, sj), nearest = place(node_of(best)) }
end

---@class fle.Path
---@field nodes MapPosition[]|nil every half tile of the way, the first is where it starts
---@field reason string|nil why there is none
---@field nearest MapPosition|nil the nearest place that can be reached

--- A way for the character to a place, or to the nearest free place that it can reach.
---@param surface LuaSurface
---@param character LuaEntity
---@param goal MapPosition
---@return fle.Path
function path.find(surface, character, goal)
  local map = obstacles.new(surface, character)
  local from = character.position
  local si, sj = free_node(map, from.x, from.y, 8)
  if not si then
    return { reason = "the character is walled in where it stands", nearest = from }
  end
  local start = key_of(si, sj)

  local closed, wall
  while true do
    local radius = closed and POCKET_RADIUS or GOAL_RADIUS
    local gi, gj = free_node(map, goal.x, goal.y, 2 * radius, closed)
    if not gi then
      return unreachable(map, si, sj, goal, wall)
    end
    local nodes = direct(map, si, sj, gi, gj) or search(map, si, sj, gi, gj, FIRST_NODES, 1)
    if nodes then
      return { nodes = nodes }
    end
    local inside, around = pocket(map, gi, gj, start)
    if not inside then
      return search_all(map, si, sj, gi, gj)
    end
    wall = wall or around
    closed = closed or {}
    for key in pairs(inside) do
      closed[key] = true
    end
  end
end

--- The corners of a way: the places where it turns, and its end.
---@param nodes MapPosition[]
---@return MapPosition[]
function path.corners(nodes)
  local list = {}
  for index = 2, #nodes do
    local before, here, after = nodes[index - 1], nodes[index], nodes[index + 1]
    local straight = after
      and after.x - here.x == here.x - before.x
      and after.y - here.y == here.y - before.y
    if not straight then
      list[#list + 1] = here
    end
  end
  return list
end

--- The tiles that a way crosses, each beside the one before.
---@param nodes MapPosition[]
---@return MapPosition[] the middles of the tiles
function path.tiles(nodes)
  local list = {}
  for _, node in ipairs(nodes) do
    local x, y = math.floor(node.x) + 0.5, math.floor(node.y) + 0.5
    local last = list[#list]
    if not last then
      list[1] = { x = x, y = y }
    elseif last.x ~= x or last.y ~= y then
      if last.x ~= x and last.y ~= y then
        list[#list + 1] = { x = x, y = last.y }
      end
      list[#list + 1] = { x = x, y = y }
    end
  end
  return list
end

return path
