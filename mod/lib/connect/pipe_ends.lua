--- Which fluid boxes a line of pipes may join at its two ends, and on which tiles.
--- A pair of boxes goes together when their fluids do; a box that gives is the better source, one
--- that takes the better target.

local ends = require("lib.connect.ends")
local fault = require("lib.fault")
local fluid_ground = require("lib.connect.fluid_ground")
local fluid_points = require("lib.connect.fluid_points")
local ground = require("lib.connect.ground")
local groups = require("lib.groups.groups")
local sides = require("lib.connect.sides")

local pipe_ends = {}

-- What a line prefers: lower is better.
local RANK = {
  source = { output = 0, ["input-output"] = 1, input = 4 },
  target = { input = 0, ["input-output"] = 1, output = 4 },
}

---@class fle.PipeEnd
---@field ports fle.FluidPort[] the boxes that may be joined; none for a free place
---@field tile {x: integer, y: integer}|nil of a free place
---@field words string

local function ports_of_group(an_end, role)
  if an_end.group.name ~= "pipe-group" then
    ends.refuse(an_end, role, "it is no pipe")
  end
  return fluid_points.of(an_end.group.members[1])
end

local function explain_none(entity)
  if entity.type == "assembling-machine" then
    if not entity.get_recipe() then
      return "no recipe is set, so it takes and gives no fluid; use set_entity_recipe first"
    end
    return "its recipe uses no fluid"
  end
  return "it has nothing that a pipe could join"
end

--- What a line of pipes may join at an end, or a fault.
---@param map fle.Ground
---@param an_end fle.ConnectionEnd
---@param role "source"|"target"
---@return fle.PipeEnd
function pipe_ends.of(map, an_end, role)
  if an_end.x then
    -- A place at a connection point of something stands for that.
    local ports = {}
    for index, join in ipairs(fluid_ground.joins(map, an_end.x, an_end.y)) do
      ports[index] = join.port
    end
    return { ports = ports, tile = { x = an_end.x, y = an_end.y }, words = an_end.words }
  end
  local entity = an_end.entity
  local ports = an_end.group and ports_of_group(an_end, role) or fluid_points.of(entity)
  if #ports == 0 then
    ends.refuse(an_end, role, explain_none(entity))
  end
  return { ports = ports, words = an_end.words }
end

local function is_one_way(port, role)
  return RANK[role][port.flow] == 4
end

--- The fluids of an end in words.
local function fluid_words(pipe_end, role)
  local parts, seen = {}, {}
  for _, port in ipairs(pipe_end.ports) do
    local name = port.fluid or "no fluid yet"
    if not seen[name] and not is_one_way(port, role) then
      seen[name] = true
      parts[#parts + 1] = name
    end
  end
  local nothing = role == "source" and "gives nothing" or "takes nothing"
  return #parts > 0 and table.concat(parts, " or ") or nothing
end

local function goes_together(a, b)
  return a == nil or b == nil or a == b
end

local function is_joined(port)
  for _, point in ipairs(port.points or {}) do
    if point.joined then
      return true
    end
  end
  return false
end

--- Fluids that are known to be the same come first; where they are not known, boxes that nothing is
--- joined to, so that a refinery's outputs go to one empty tank each.
local function doubt(a, b)
  if a.fluid and b.fluid then
    return 0
  end
  return (is_joined(a) or is_joined(b)) and 2 or 1
end

--- Whether both ends are one machine, all of whose boxes are the same.
local function is_one_entity(source, target)
  local a, b = source.ports[1], target.ports[1]
  return a and b and not source.tile and not target.tile and a.entity == b.entity
end

--- Pairs of boxes that the line may join, the best first; a free place has a box of its own.
---@param source fle.PipeEnd
---@param target fle.PipeEnd
---@return {source: fle.FluidPort|nil, target: fle.FluidPort|nil, fluid: string|nil}[]
function pipe_ends.require_pairs(source, target)
  local list = {}
  local from = source.tile and { { fluid = source.ports[1] and source.ports[1].fluid } }
    or source.ports
  local to = target.tile and { { fluid = target.ports[1] and target.ports[1].fluid } }
    or target.ports
  for _, a in ipairs(from) do
    for _, b in ipairs(to) do
      local suits = a.key == nil or b.key == nil or a.key ~= b.key
      if suits and goes_together(a.fluid, b.fluid) then
        local rank = (RANK.source[a.flow] or 0) + (RANK.target[b.flow] or 0)
        rank = 10 * rank + doubt(a, b)
        list[#list + 1] = {
          source = a.key and a or nil,
          target = b.key and b or nil,
          fluid = a.fluid or b.fluid,
          rank = rank,
          order = #list,
        }
      end
    end
  end
  table.sort(list, function(a, b)
    if a.rank ~= b.rank then
      return a.rank < b.rank
    end
    return a.order < b.order
  end)
  if #list == 0 and is_one_entity(source, target) then
    ends.refuse(target, "target", "it is the other end too")
  end
  -- A box that only takes gives nothing.
  if #list == 0 or list[1].rank >= 40 then
    fault("fluid_mismatch", {
      source = source.words,
      gives = fluid_words(source, "source"),
      target = target.words,
      takes = fluid_words(target, "target"),
    })
  end
  return list
end

--- What the pair's own line may touch.
---@return {fluid: string|nil, ports: table, systems: table}
function pipe_ends.own(source, target, pair)
  local own = { fluid = pair.fluid, ports = {}, systems = {} }
  local function add(port)
    own.ports[port.key] = true
    if port.system then
      own.systems[port.system] = true
    end
  end
  if pair.source then
    add(pair.source)
  end
  if pair.target then
    add(pair.target)
  end
  for _, pipe_end in ipairs({ source, target }) do
    for _, port in ipairs(pipe_end.tile and pipe_end.ports or {}) do
      add(port)
    end
  end
  return own
end

local function add_points(map, tiles, port, role)
  for _, point in ipairs(port.points) do
    if ground.at(map, point.x, point.y) == nil then
      local side = role == "source" and point.side or sides.opposite(point.side)
      tiles[#tiles + 1] = { x = point.x, y = point.y, side = side }
    end
  end
end

--- The tiles where a line may start from or end at a box: its free points, and those of the pipes
--- that are joined to it.
---@param map fle.Ground
---@param pipe_end fle.PipeEnd
---@param port fle.FluidPort|nil
---@param role "source"|"target"
---@return table[]
function pipe_ends.tiles(map, pipe_end, port, role)
  if pipe_end.tile then
    local tile = pipe_end.tile
    local joins = fluid_ground.joins(map, tile.x, tile.y)
    local side
    if #joins == 1 then
      side = role == "source" and joins[1].side or sides.opposite(joins[1].side)
    end
    return { { x = tile.x, y = tile.y, side = side or (role == "source" and sides.NONE or nil) } }
  end
  local tiles = {}
  add_points(map, tiles, port, role)
  local pipe
  for _, point in ipairs(port.points) do
    local joined = point.joined
    if joined and groups.of_type(joined.type) == "pipe-group" then
      pipe = pipe or joined
    end
  end
  if groups.of_type(port.entity.type) == "pipe-group" then
    pipe = port.entity
  end
  local group = pipe and groups.of(map.ctx, pipe)
  for _, member in ipairs(group and group.members or {}) do
    for _, each in ipairs(member ~= port.entity and fluid_points.of(member) or {}) do
      add_points(map, tiles, each, role)
    end
  end
  return tiles
end

--- A pipe that both ends are: a pipe and its own group, say.
---@param source fle.PipeEnd
---@param target fle.PipeEnd
---@return LuaEntity|nil
function pipe_ends.same(source, target)
  for _, a in ipairs(source.tile and {} or source.ports) do
    for _, b in ipairs(target.tile and {} or target.ports) do
      if a.key == b.key and groups.of_type(a.entity.type) == "pipe-group" then
        return a.entity
      end
    end
  end
  return nil
end

--- Whether the boxes of a pair are joined already.
---@return LuaEntity|nil what joins them
function pipe_ends.joined(pair)
  local a, b = pair.source, pair.target
  if not (a and b) then
    return nil
  end
  local function pipe_at(port)
    if groups.of_type(port.entity.type) == "pipe-group" then
      return port.entity
    end
    for _, point in ipairs(port.points) do
      if point.joined and groups.of_type(point.joined.type) == "pipe-group" then
        return point.joined
      end
    end
    return nil
  end
  for _, point in ipairs(a.points) do
    if point.joined == b.entity then
      return pipe_at(a) or b.entity
    end
  end
  if a.system ~= nil and a.system == b.system then
    return pipe_at(a) or pipe_at(b) or b.entity
  end
  return nil
end

return pipe_ends
