--- Lines of pipes, underground where something is in the way or another fluid is too near.

local fluid_ground = require("lib.connect.fluid_ground")
local ground = require("lib.connect.ground")
local line = require("lib.connect.line")
local pipe_ends = require("lib.connect.pipe_ends")
local sides = require("lib.connect.sides")
local undergrounds = require("lib.connect.undergrounds")

local pipes = {}

--- What a line of pipes may be made of.
---@param family fle.Family
---@return fle.LineKinds[]
function pipes.variants(family)
  return { { on_ground = family.on_ground[1], underground = family.underground[1] } }
end

local function pieces_of(kinds, nodes)
  local pieces = {}
  for index, node in ipairs(nodes) do
    local after = nodes[index + 1]
    local kind, facing = kinds.on_ground, 0
    if node.risen then
      kind, facing = kinds.underground, sides.facing(sides.opposite(node.side))
    elseif after and after.risen then
      kind, facing = kinds.underground, sides.facing(after.side)
    end
    pieces[index] = { kind = kind, x = node.x, y = node.y, facing = facing }
  end
  return pieces
end

local function task_of(map, kinds, own)
  local under = kinds.underground
  local under_name = under and under.prototype.name
  local function cost(x, y, open)
    if ground.at(map, x, y) ~= nil then
      return nil
    end
    local joining = fluid_ground.cost(map, own, x, y, open)
    return joining and joining + ground.cost(map, x, y)
  end
  return {
    map = map,
    surface = kinds.on_ground ~= nil,
    longest = under and under.prototype.max_underground_distance,
    starts_under = true,
    enter = function(x, y)
      return cost(x, y, nil)
    end,
    dive = cost,
    spans = function(x, y, side, length)
      return undergrounds.allow(map, under_name, x, y, side, length)
    end,
    last = function()
      return 0
    end,
    explain = function(x, y)
      return fluid_ground.explain(map, own, x, y)
    end,
  }
end

--- The search for each pair of boxes in turn, until one can start and end somewhere.
local function task_between(map, kinds, source, target, is_planned)
  local same = pipe_ends.same(source, target)
  if same then
    return nil, same
  end
  local first
  for _, pair in ipairs(pipe_ends.require_pairs(source, target)) do
    local there = pipe_ends.joined(pair)
    if there then
      return nil, there
    end
    local task = task_of(map, kinds, pipe_ends.own(source, target, pair))
    task.starts = is_planned and {} or pipe_ends.tiles(map, source, pair.source, "source")
    task.goals = pipe_ends.tiles(map, target, pair.target, "target")
    first = first or task
    if (is_planned or #task.starts > 0) and #task.goals > 0 then
      return task
    end
  end
  return first
end

--- A plan that leads from end to end.
---@param ctx fle.Context
---@param kinds fle.LineKinds
---@param ends fle.ConnectionEnd[]
---@return fle.ConnectionPlan
function pipes.plan(ctx, kinds, ends)
  local map = ground.new(ctx, (kinds.on_ground or kinds.underground).prototype)
  fluid_ground.prepare(map)
  local carried
  return line.plan(map, ends, {
    words = line.words(kinds),
    pieces = function(nodes)
      return pieces_of(kinds, nodes)
    end,
    leg = function(from, to)
      -- A line that goes on keeps its fluid.
      local source = from.is_planned and carried or pipe_ends.of(map, from, "source")
      local target = pipe_ends.of(map, to, "target")
      local task, there = task_between(map, kinds, source, target, from.is_planned)
      if #target.ports == 0 and target.tile then
        carried = { tile = target.tile, ports = source.ports, words = source.words }
      else
        carried = target
      end
      return task, there
    end,
  })
end

return pipes
