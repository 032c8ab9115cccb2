--- Lines of walls.

local ends = require("lib.connect.ends")
local fluid_ground = require("lib.connect.fluid_ground")
local ground = require("lib.connect.ground")
local groups = require("lib.groups.groups")
local line = require("lib.connect.line")
local sides = require("lib.connect.sides")

local walls = {}

--- What a wall may be made of: each kind that was named.
---@param family fle.Family
---@return fle.LineKinds[]
function walls.variants(family)
  local list = {}
  for index, kind in ipairs(family.on_ground) do
    list[index] = { on_ground = kind }
  end
  return list
end

local function members_of(ctx, an_end, role)
  local group = an_end.group or groups.of(ctx, an_end.entity)
  if not group or group.name ~= "wall-group" then
    ends.refuse(an_end, role, "it is no wall; pass the place beside it")
  end
  return group.members
end

--- The free tiles at which a wall may begin or end.
local function tiles_of(map, an_end, role)
  local none = role == "source" and sides.NONE or nil
  if an_end.x then
    return { { x = an_end.x, y = an_end.y, side = none } }, {}
  end
  local tiles, members = {}, members_of(map.ctx, an_end, role)
  for _, member in ipairs(members) do
    local x, y = sides.corner(member.position)
    for side = 0, 3 do
      local nx, ny = x + sides.DX[side], y + sides.DY[side]
      if ground.at(map, nx, ny) == nil then
        tiles[#tiles + 1] = { x = nx, y = ny, side = none }
      end
    end
  end
  return tiles, members
end

local function joined(from, to)
  local numbers = {}
  for _, member in ipairs(from) do
    numbers[member.unit_number] = true
  end
  for _, member in ipairs(to) do
    if numbers[member.unit_number] then
      return member
    end
  end
  return nil
end

--- A plan that leads from end to end.
---@param ctx fle.Context
---@param kinds fle.LineKinds
---@param all_ends fle.ConnectionEnd[]
---@return fle.ConnectionPlan
function walls.plan(ctx, kinds, all_ends)
  local map = ground.new(ctx, kinds.on_ground.prototype)
  fluid_ground.keep_free(map)
  return line.plan(map, all_ends, {
    words = line.words(kinds),
    pieces = function(nodes)
      local pieces = {}
      for index, node in ipairs(nodes) do
        pieces[index] = { kind = kinds.on_ground, x = node.x, y = node.y, facing = 0 }
      end
      return pieces
    end,
    leg = function(from, to)
      local starts, source = {}, {}
      if not from.is_planned then
        starts, source = tiles_of(map, from, "source")
      end
      local goals, target = tiles_of(map, to, "target")
      local there = joined(source, target)
      if there then
        return nil, there
      end
      return {
        map = map,
        starts = starts,
        goals = goals,
        surface = true,
        enter = function(x, y)
          return ground.at(map, x, y) == nil and ground.cost(map, x, y) or nil
        end,
        last = function()
          return 0
        end,
      }
    end,
  })
end

return walls
