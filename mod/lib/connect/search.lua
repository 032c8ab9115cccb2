--- The cheapest line of belts, pipes or walls over the ground, with undergrounds where they pay.
--- A* over tiles; a node is a tile, the side to which the line came in, and its state: it may be
--- any piece, the end of an underground that must go straight on, or the beginning of one because
--- nothing else may stand there. Costs are in tenths of a tile.

local buckets = require("lib.buckets")
local ground = require("lib.connect.ground")
local sides = require("lib.connect.sides")

local search = {}

local TILE = 10
local TURN = 2
-- What going underground costs: two and a half tiles more than a belt, and a little for each tile,
-- so that no end stands farther away than it needs to.
local DIVE = 25
local TILE_BELOW = 11
-- Nodes that one search may look at, several of which lie on each tile.
local MOST_NODES = 60000
-- How far beyond the ends a way may lead, in tiles.
local MARGIN = 60

local DX, DY = sides.DX, sides.DY
local key_of = sides.key
local FLAT, RISEN, SUNK = 0, 1, 2
-- What a node costs that has been gone on from: less than any other way to it.
local DONE = -1

---@class fle.LineStart
---@field x integer
---@field y integer
---@field side integer where the line came from goes to, or sides.NONE
---@field risen boolean|nil whether an underground ends there
---@field is_there boolean|nil whether the tile has its piece already, from an earlier part
---@field cost integer|nil

---@class fle.LineGoal
---@field x integer
---@field y integer
---@field side integer|nil where the last piece must lead to; nil for anywhere
---@field cost integer|nil

---@class fle.LineTask
---@field map fle.Ground
---@field starts fle.LineStart[]
---@field goals fle.LineGoal[]
---@field surface boolean whether pieces on the ground may be used
---@field longest integer|nil most tiles from one underground end to the other
---@field starts_under boolean|nil whether the first piece may be an underground end unfed
---@field enter fun(x: integer, y: integer): integer|nil cost of a piece there, nil when forbidden
---@field dive fun(x: integer, y: integer, open: integer): integer|nil of an end open to that side
---@field spans fun(x: integer, y: integer, side: integer, length: integer): boolean|nil
---@field last fun(x: integer, y: integer, side: integer): integer|nil cost of leading there
---@field explain (fun(x: integer, y: integer): string|nil)|nil what forbids a free tile, in words

local function node_key(x, y, side, state)
  return (key_of(x, y) * 5 + side) * 3 + state
end

local function node_of(key)
  local state = key % 3
  key = (key - state) / 3
  local side = key % 5
  local x, y = sides.tile((key - side) / 5)
  return x, y, side, state
end

-- No node has this number.
local GOAL = 0

local function box_of(list)
  local left, top, right, bottom = math.huge, math.huge, -math.huge, -math.huge
  for _, each in ipairs(list) do
    left, right = math.min(left, each.x), math.max(right, each.x)
    top, bottom = math.min(top, each.y), math.max(bottom, each.y)
  end
  return { left = left, top = top, right = right, bottom = bottom }
end

local function estimator(goals)
  local box = box_of(goals)
  return function(x, y)
    local dx = math.max(box.left - x, 0, x - box.right)
    local dy = math.max(box.top - y, 0, y - box.bottom)
    return TILE * (dx + dy)
  end
end

local function bounds(task)
  local all = {}
  for _, each in ipairs(task.starts) do
    all[#all + 1] = each
  end
  for _, each in ipairs(task.goals) do
    all[#all + 1] = each
  end
  local box = box_of(all)
  return function(x, y)
    return x >= box.left - MARGIN
      and x <= box.right + MARGIN
      and y >= box.top - MARGIN
      and y <= box.bottom + MARGIN
  end
end

local function goals_by_tile(goals)
  local map = {}
  for _, goal in ipairs(goals) do
    local key = key_of(goal.x, goal.y)
    map[key] = map[key] or {}
    table.insert(map[key], goal)
  end
  return map
end

local function turn_cost(from, to)
  return (from == to or from == sides.NONE) and 0 or TURN
end

--- The cheapest way to lead on from a node on a goal's tile: cost and side, or nil.
local function finish(task, goals, x, y, side, state)
  local best, best_side
  for _, goal in ipairs(goals) do
    local first, last = 0, 3
    if goal.side then
      first, last = goal.side, goal.side
    end
    for out = first, last do
      local back = side ~= sides.NONE and out == sides.opposite(side)
      local straight = out == side
      if not back and (state == FLAT or straight and state == RISEN) then
        local cost = task.last(x, y, out)
        cost = cost and cost + (goal.cost or 0) + turn_cost(side, out)
        if cost and (not best or cost < best) then
          best, best_side = cost, out
        end
      end
    end
  end
  return best, best_side
end

--- One tile on: as any piece, or else as the beginning of an underground.
local function step(task, x, y, side, out, visit)
  local cost = task.surface and task.enter(x, y)
  if cost then
    visit(x, y, out, FLAT, TILE + turn_cost(side, out) + cost)
    return
  end
  cost = task.longest and task.dive(x, y, sides.opposite(out))
  if cost then
    visit(x, y, out, SUNK, TILE + turn_cost(side, out) + cost)
  end
end

local function go_under(task, x, y, out, down, visit)
  for length = 1, task.longest do
    local ex, ey = x + length * DX[out], y + length * DY[out]
    local up = task.dive(ex, ey, out)
    if up and task.spans(x, y, out, length) then
      visit(ex, ey, out, RISEN, TILE_BELOW * length + DIVE + down + up)
    end
  end
end

--- All steps from a node: calls visit(x, y, side, state, cost).
local function expand(task, x, y, side, state, visit)
  for out = 0, 3 do
    local back = side ~= sides.NONE and out == sides.opposite(side)
    if not back and (state == FLAT or state == RISEN and out == side) then
      step(task, x + DX[out], y + DY[out], side, out, visit)
    end
    -- An underground is fed from behind, or is the first piece of all.
    local is_fed = out == side or (side == sides.NONE and task.starts_under)
    if task.longest and state ~= RISEN and is_fed then
      local down = state == SUNK and 0 or task.dive(x, y, sides.opposite(out))
      if down then
        go_under(task, x, y, out, down, visit)
      end
    end
  end
end

local function trace(came, key)
  local reversed = {}
  while key do
    reversed[#reversed + 1] = key
    key = came[key]
  end
  local nodes = {}
  for index = #reversed, 1, -1 do
    local x, y, side, state = node_of(reversed[index])
    nodes[#nodes + 1] = { x = x, y = y, side = side, risen = state == RISEN }
  end
  return nodes
end

--- A price of tiles that is worked out once for each tile and side; false where it is nil.
local function remembered(price)
  local known = {}
  return function(x, y, side)
    local key = key_of(x, y) * 4 + (side or 0)
    local cost = known[key]
    if cost == nil then
      cost = price(x, y, side) or false
      known[key] = cost
    end
    return cost
  end
end

--- The cheapest line: its nodes in order and the side to which the last one leads; nil and the
--- tile that came nearest when there is none.
---@param task fle.LineTask
---@return {x: integer, y: integer, side: integer, risen: boolean}[]|nil nodes
---@return any side or nearest
---@return number|nil cost
function search.find(task)
  local estimate, within = estimator(task.goals), bounds(task)
  local goals = goals_by_tile(task.goals)
  local open, came, costs = buckets.new(), {}, {}
  local best, best_estimate
  local last_key, last_side
  -- The node that is gone on from.
  local key, cost
  task.enter, task.dive = remembered(task.enter), task.dive and remembered(task.dive)

  local function push(to, to_cost, from, rest)
    local known = costs[to]
    if not known or to_cost < known then
      costs[to], came[to] = to_cost, from
      buckets.push(open, to_cost + rest, to)
      return true
    end
    return false
  end

  local function visit(x, y, side, state, more)
    if within(x, y) then
      push(node_key(x, y, side, state), cost + more, key, estimate(x, y))
    end
  end

  for _, start in ipairs(task.starts) do
    local x, y, side = start.x, start.y, start.side
    local state = start.risen and RISEN or FLAT
    local price = start.is_there and 0 or (task.surface and task.enter(x, y))
    if not price and task.longest then
      state = SUNK
      price = side ~= sides.NONE and task.dive(x, y, sides.opposite(side))
        or (task.starts_under and task.enter(x, y))
    end
    if price then
      push(node_key(x, y, side, state), price + (start.cost or 0), nil, estimate(x, y))
    end
  end

  local visited = 0
  while true do
    key = buckets.pop(open)
    cost = key and costs[key]
    if not key or visited > MOST_NODES then
      return nil, best
    elseif key == GOAL then
      return trace(came, last_key), last_side, cost
    elseif cost ~= DONE then
      costs[key] = DONE
      visited = visited + 1
      local x, y, side, state = node_of(key)
      local rest = estimate(x, y)
      if not best or rest < best_estimate then
        best, best_estimate = { x = x, y = y }, rest
      end
      local here = goals[key_of(x, y)]
      local last, out
      if here then
        last, out = finish(task, here, x, y, side, state)
      end
      if last and push(GOAL, cost + last, key, 0) then
        last_key, last_side = key, out
      end
      expand(task, x, y, side, state, visit)
    end
  end
end

--- What keeps a line from going on towards a place, in words.
---@param map fle.Ground
---@param nearest {x: integer, y: integer}
---@param task fle.LineTask
---@return string
function search.obstacle(map, nearest, task)
  local x, y, goal = nearest.x, nearest.y, task.goals[1]
  -- Straight on towards the goal until something is there.
  for _ = 1, 200 do
    local dx, dy = goal.x - x, goal.y - y
    if dx == 0 and dy == 0 then
      break
    elseif math.abs(dx) >= math.abs(dy) then
      x = x + (dx > 0 and 1 or -1)
    else
      y = y + (dy > 0 and 1 or -1)
    end
    if ground.at(map, x, y) ~= nil then
      return ground.words(map, x, y)
    end
    local reason = task.explain and task.explain(x, y)
    if reason then
      return reason
    end
  end
  return "what lies around"
end

return search
