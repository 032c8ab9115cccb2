--- Plans of lines: one leg after another, each from one end to the next, nothing built yet.

local fault = require("lib.fault")
local ground = require("lib.connect.ground")
local search = require("lib.connect.search")
local sides = require("lib.connect.sides")

local line = {}

---@class fle.LineKinds
---@field on_ground fle.ConnectionKind|nil
---@field underground fle.ConnectionKind|nil

---@class fle.ConnectionPiece
---@field kind fle.ConnectionKind
---@field x integer|nil the tile
---@field y integer|nil
---@field position MapPosition|nil of what is larger than a tile
---@field facing integer in the agent's terms
---@field half "input"|"output"|nil of an underground belt

---@class fle.ConnectionPlan
---@field pieces fle.ConnectionPiece[]
---@field there LuaEntity|nil what joins the last two ends already
---@field last fle.ConnectionEnd

--- The kinds of a line in words.
---@param kinds fle.LineKinds
---@return string
function line.words(kinds)
  if kinds.on_ground and kinds.underground then
    return kinds.on_ground.item .. " and " .. kinds.underground.item
  end
  return (kinds.on_ground or kinds.underground).item
end

local function refuse(words, from, to, reason, nearest)
  fault("no_connection", {
    kinds = words,
    source = from.words,
    target = to.words,
    reason = reason,
    nearest = nearest,
  })
end

--- Stops with what is in the way between two ends.
local function refuse_way(map, task, from, to, nearest, words)
  local start = task.starts[1]
  if nearest then
    local obstacle = search.obstacle(map, nearest, task)
    refuse(words, from, to, obstacle .. " is in the way", sides.middle(nearest.x, nearest.y))
  end
  local reason = ground.at(map, start.x, start.y) ~= nil
      and ground.words(map, start.x, start.y) .. " is where it would start"
    or (task.explain and task.explain(start.x, start.y) or "what carries another fluid")
      .. " is too close to where it would start"
  refuse(words, from, to, reason, sides.middle(start.x, start.y))
end

--- Whether any piece can stand on a tile.
local function can_end(task, tile)
  if task.surface and task.enter(tile.x, tile.y) then
    return true
  end
  for side = 0, 3 do
    if task.longest and task.dive(tile.x, tile.y, side) then
      return true
    end
  end
  return false
end

--- Stops before a long search when nothing can stand where the line has to end.
local function require_goal(map, task, from, to, words)
  for _, goal in ipairs(task.goals) do
    if can_end(task, goal) then
      return
    end
  end
  local goal, start = task.goals[1], task.starts[1]
  local what = ground.at(map, goal.x, goal.y) ~= nil and ground.words(map, goal.x, goal.y)
    or task.explain and task.explain(goal.x, goal.y)
    or "what lies around"
  local reason = what .. " is where it would end"
  refuse(words, from, to, reason, sides.middle(start.x, start.y))
end

local function require_tiles(map, task, from, to, words)
  local nearest = map.ctx.character.position
  if #task.starts == 0 then
    refuse(words, from, to, "nothing open is left at " .. from.words, nearest)
  elseif #task.goals == 0 then
    refuse(words, from, to, "nothing open is left at " .. to.words, nearest)
  end
end

local function append(nodes, more)
  for index, node in ipairs(more) do
    -- The last node of one leg is the first of the next.
    if not (index == 1 and #nodes > 0) then
      nodes[#nodes + 1] = node
    end
  end
end

--- Plans a line through all ends. `family.leg(from, to)` gives the search of a leg, or nil and what
--- joins the two already; `family.pieces(nodes, side)` makes pieces of what is found.
---@param map fle.Ground
---@param ends fle.ConnectionEnd[]
---@param family {leg: function, pieces: function, words: string}
---@return fle.ConnectionPlan
function line.plan(map, ends, family)
  local plan = { pieces = {}, last = ends[#ends] }
  local run, run_side = nil, nil

  local function end_run()
    if run then
      local pieces = family.pieces(run, run_side)
      ground.plan(map, pieces)
      for _, piece in ipairs(pieces) do
        plan.pieces[#plan.pieces + 1] = piece
      end
    end
    run = nil
  end

  for index = 1, #ends - 1 do
    local from, to = ends[index], ends[index + 1]
    from.is_planned = run ~= nil
    local task, there = family.leg(from, to)
    plan.there = there
    if task then
      if run then
        local last = run[#run]
        task.starts =
          { { x = last.x, y = last.y, side = last.side, risen = last.risen, is_there = true } }
      end
      require_tiles(map, task, from, to, family.words)
      require_goal(map, task, from, to, family.words)
      local nodes, side = search.find(task)
      if not nodes then
        refuse_way(map, task, from, to, side, family.words)
      end
      if run then
        append(run, nodes)
      else
        run = nodes
      end
      run_side = side
    end
    -- A line goes on from a free place that it has reached; from anything else it starts anew.
    if not (task and to.x and index < #ends - 1) then
      end_run()
    else
      for place = 1, #run - 1 do
        ground.plan(map, { run[place] })
      end
    end
  end
  return plan
end

return line
