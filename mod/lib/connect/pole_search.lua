--- The fewest poles from one end to another: A* over the places where a pole may stand.
--- From each pole the places at the end of its wires' reach are tried, and some nearer ones for
--- when those are taken. Costs count in thousandths of a pole.

local ground = require("lib.connect.ground")
local heap = require("lib.heap")
local posts = require("lib.connect.posts")
local sides = require("lib.connect.sides")

local search = {}

local POLE = 1000
-- Shares of the reach at which places are tried, and how wide each ring is, in tiles.
local RINGS = { 1, 0.6, 0.3 }
local RING_WIDTH = 1.5
-- How far from a place that is taken a pole may stand instead, in tiles.
local NEAR = 3

search.NEAR = NEAR
-- Places that one search may look at: 1,500 small poles, fewer of those with longer wires.
local MOST_PLACES = 200000

--- The middle of a pole on a tile: the tile's own, or its corner for one of two tiles' width.
local function middle(kind, x, y)
  if kind.size % 2 == 1 then
    return { x = x + 0.5, y = y + 0.5, tx = x, ty = y, reach = kind.reach }
  end
  return { x = x, y = y, tx = x, ty = y, reach = kind.reach }
end

--- What standing on a place costs beside the pole; nil when it is taken.
local function cost_at(map, kind, place)
  local half = kind.size / 2
  local cost = 0
  for x = math.floor(place.x - half), math.ceil(place.x + half) - 1 do
    for y = math.floor(place.y - half), math.ceil(place.y + half) - 1 do
      if ground.at(map, x, y) ~= nil then
        return nil
      end
      cost = cost + ground.cost(map, x, y)
    end
  end
  return cost
end

--- All places whose middle is in a rectangle, from north-west on.
local function each_place(kind, left, top, right, bottom, visit)
  for y = math.floor(top), math.ceil(bottom) do
    for x = math.floor(left), math.ceil(right) do
      local place = middle(kind, x, y)
      if place.x >= left and place.x <= right and place.y >= top and place.y <= bottom then
        visit(place)
      end
    end
  end
end

--- Whether two poles of a kind would take the same tile.
local function overlap(kind, place, other)
  return math.abs(place.x - other.x) < kind.size and math.abs(place.y - other.y) < kind.size
end

--- Whether a pole fits right where one is wanted.
---@param map fle.Ground
---@param kind table of posts.kind
---@param position MapPosition
---@return boolean
function search.fits(map, kind, position)
  return cost_at(map, kind, middle(kind, sides.corner(position))) ~= nil
end

--- The place that is wanted, or those near it when it is taken or `other` takes it.
local function places_at(map, kind, position, other)
  local exact = middle(kind, sides.corner(position))
  local clashes = other and overlap(kind, exact, middle(kind, sides.corner(other)))
  if cost_at(map, kind, exact) and not clashes then
    return { exact }
  end
  local list = {}
  local x, y = position.x, position.y
  each_place(kind, x - NEAR, y - NEAR, x + NEAR, y + NEAR, function(place)
    list[#list + 1] = place
  end)
  return list
end

--- The places from which a pole supplies an entity, or stands where one is wanted.
local function places_for(map, kind, an_end, other)
  local list = {}
  if an_end.entity then
    local box = an_end.entity.bounding_box
    local far = kind.supply
    local left, top = box.left_top.x - far, box.left_top.y - far
    each_place(kind, left, top, box.right_bottom.x + far, box.right_bottom.y + far, function(place)
      if posts.outside(place, box) < far then
        list[#list + 1] = place
      end
    end)
  elseif an_end.place then
    return places_at(map, kind, an_end.place, other)
  end
  return list
end

--- How many more poles a place needs at least, and how far it is from the goal.
local function estimator(kind, target, goals)
  if #target.posts > 0 then
    return function(place)
      local least = math.huge
      for _, post in ipairs(target.posts) do
        least = math.min(least, posts.distance(place, post))
      end
      return math.max(0, math.ceil(least / kind.reach) - 1), least
    end
  end
  local middle_x, middle_y, count, spread = 0, 0, #goals, 0
  for _, goal in ipairs(goals) do
    middle_x, middle_y = middle_x + goal.x / count, middle_y + goal.y / count
  end
  for _, goal in ipairs(goals) do
    spread = math.max(spread, posts.distance(goal, { x = middle_x, y = middle_y }))
  end
  return function(place)
    local distance = posts.distance(place, { x = middle_x, y = middle_y })
    return math.max(0, math.ceil((distance - spread) / kind.reach)), distance
  end
end

local function key_of(place)
  return sides.key(place.tx, place.ty)
end

local function is_goal(target, goal_keys, place)
  for _, post in ipairs(target.posts) do
    if posts.distance(place, post) <= math.min(place.reach, post.reach) then
      return true, post
    end
  end
  return #target.posts == 0 and place.tx ~= nil and goal_keys[key_of(place)] or false
end

local function near_ring(distance, reach)
  for _, share in ipairs(RINGS) do
    local ring = share * reach
    if distance <= ring and distance > ring - RING_WIDTH then
      return true
    end
  end
  return false
end

--- The places in reach of a post's wires that are tried, by their tile as seen from the post's.
--- They are the same for all posts that stand alike on the grid.
local function ring_of(kind, post, reach)
  local x, y = math.floor(post.x), math.floor(post.y)
  kind.rings = kind.rings or {}
  local key = ("%g %g %g"):format(reach, post.x - x, post.y - y)
  local list = kind.rings[key]
  if not list then
    list = {}
    kind.rings[key] = list
    each_place(kind, post.x - reach, post.y - reach, post.x + reach, post.y + reach, function(place)
      if near_ring(posts.distance(place, post), reach) then
        list[#list + 1] = { place.tx - x, place.ty - y }
      end
    end)
  end
  return list
end

--- All places to which a wire leads from a post; returns how many were looked at.
local function neighbours(kind, post, goals, visit)
  local reach = math.min(kind.reach, post.reach)
  local x, y = math.floor(post.x), math.floor(post.y)
  local ring = ring_of(kind, post, reach)
  for _, step in ipairs(ring) do
    visit(middle(kind, x + step[1], y + step[2]))
  end
  for _, goal in ipairs(goals) do
    if posts.distance(goal, post) <= reach then
      visit(goal)
    end
  end
  return #ring + #goals
end

local function trace(node)
  local list = {}
  while node do
    table.insert(list, 1, node.place)
    node = node.from
  end
  return list
end

--- One number for each pole: those that stand or are planned have their own beside the places.
local function number_of(place)
  if place.entity then
    return place.entity.unit_number + 2 ^ 40
  elseif place.piece then
    return sides.key(sides.corner(place)) + 2 ^ 39
  end
  return key_of(place)
end

local function push_starts(map, kind, source, push)
  for _, post in ipairs(source.posts) do
    push(post, 0, nil)
  end
  for _, place in ipairs(#source.posts == 0 and places_for(map, kind, source) or {}) do
    local cost = cost_at(map, kind, place)
    if cost then
      push(place, POLE + cost, nil)
    end
  end
end

--- The search itself. With `cell`, of the places in a square of so many tiles only the one that is
--- come to first is gone on from: a way round a lake is then found among a few hundred poles.
local function run(map, kind, source, target, goals, cell)
  local goal_keys = {}
  for _, goal in ipairs(goals) do
    goal_keys[key_of(goal)] = true
  end
  local estimate = estimator(kind, target, goals)
  local open, nodes, costs, done, cells = heap.new(), {}, {}, {}, {}
  local nearest, nearest_distance

  local function push(place, cost, from)
    local key = number_of(place)
    if not done[key] and not (costs[key] and costs[key] <= cost) then
      costs[key] = cost
      nodes[key] = { place = place, from = from, cost = cost }
      local more, distance = estimate(place)
      -- Of equally many poles those that come nearer are tried first.
      heap.push(open, cost + POLE * more + distance / 1000, key)
    end
  end

  local function is_passed_over(place)
    if not cell or place.entity or place.piece or goal_keys[key_of(place)] then
      return false
    end
    local key = sides.key(math.floor(place.x / cell), math.floor(place.y / cell))
    local was_there = cells[key]
    cells[key] = true
    return was_there
  end

  push_starts(map, kind, source, push)
  local looked_at = 0
  while true do
    local key = heap.pop(open)
    if not key or looked_at > MOST_PLACES then
      return nil, nearest
    end
    local node = nodes[key]
    local place = node.place
    local there, post = is_goal(target, goal_keys, place)
    if there and (post or not place.entity) then
      local list = trace(node)
      list[#list + 1] = post
      return list
    elseif not done[key] and not is_passed_over(place) then
      done[key] = true
      local _, distance = estimate(place)
      if not nearest or distance < nearest_distance then
        nearest, nearest_distance = { x = place.x, y = place.y }, distance
      end
      looked_at = looked_at
        + neighbours(kind, place, goals, function(next_place)
          local cost = cost_at(map, kind, next_place)
          if cost and not overlap(kind, place, next_place) then
            push(next_place, node.cost + POLE + cost, node)
          end
        end)
    end
  end
end

--- Whether a pole can stand on one of some places.
local function has_free(map, kind, places)
  for _, place in ipairs(places) do
    if cost_at(map, kind, place) then
      return true
    end
  end
  return false
end

--- Poles from source to target: the posts in order, those that stand included at either end; nil
--- and the place that came nearest when there are none, without one when no place is free at the
--- end that is named then.
---@param map fle.Ground
---@param kind table of posts.kind
---@param source fle.PoleEnd
---@param target fle.PoleEnd
---@return table[]|nil posts
---@return MapPosition|nil nearest
---@return "source"|"target"|nil crowded
function search.find(map, kind, source, target)
  local goals = #target.posts > 0 and {} or places_for(map, kind, target, source.place)
  if #target.posts == 0 and not has_free(map, kind, goals) then
    return nil, nil, "target"
  elseif #source.posts == 0 and not has_free(map, kind, places_for(map, kind, source)) then
    return nil, nil, "source"
  end
  local found = run(map, kind, source, target, goals, kind.reach / 4)
  if found then
    return found
  end
  return run(map, kind, source, target, goals, nil)
end

return search
