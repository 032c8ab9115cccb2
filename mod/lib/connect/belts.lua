--- Lines of belts, with undergrounds where something is in the way.

local belt_ends = require("lib.connect.belt_ends")
local ends = require("lib.connect.ends")
local facing = require("lib.facing")
local fluid_ground = require("lib.connect.fluid_ground")
local ground = require("lib.connect.ground")
local line = require("lib.connect.line")
local lines = require("lib.lines")
local sides = require("lib.connect.sides")
local undergrounds = require("lib.connect.undergrounds")

local belts = {}

-- What it costs to lead a line's open end onto another belt, in tenths of a tile.
local ONTO_BELT = 100
-- Underground ends farther from a square than this do not reach into it, in tiles.
local LONGEST = 12

local TYPES = { "transport-belt", "underground-belt", "splitter" }

--- Other belts keep the tiles onto which they move items, and their undergrounds apart.
local function load_belts(map, area)
  local wide = {
    { area[1][1] - LONGEST, area[1][2] - LONGEST },
    { area[2][1] + LONGEST, area[2][2] + LONGEST },
  }
  local found = map.surface.find_entities_filtered({ area = wide, type = TYPES })
  for _, entity in ipairs(found) do
    local side = sides.of_facing(facing.of(entity))
    if entity.type == "underground-belt" then
      local is_input = entity.belt_to_ground_type == "input"
      local down = is_input and side or sides.opposite(side)
      undergrounds.add(map, entity, down, entity.neighbours)
    end
    local at = entity.position
    ground.keep_free(map, { x = at.x + sides.DX[side], y = at.y + sides.DY[side] })
  end
end

--- What a line of belts may be made of: each tier that was named, the fastest first.
---@param family fle.Family
---@return fle.LineKinds[]
function belts.variants(family)
  local list = {}
  for _, kind in ipairs(family.on_ground) do
    local under = family.underground[1]
    for _, each in ipairs(family.underground) do
      if each.prototype.belt_speed == kind.prototype.belt_speed then
        under = each
      end
    end
    list[#list + 1] = { on_ground = kind, underground = under }
  end
  if #list == 0 then
    for _, each in ipairs(family.underground) do
      list[#list + 1] = { underground = each }
    end
  end
  return list
end

local function task_of(map, kinds, goals_are_open)
  local under = kinds.underground
  local under_name = under and under.prototype.name
  local function free(x, y)
    return ground.at(map, x, y) == nil and ground.cost(map, x, y) or nil
  end
  return {
    map = map,
    surface = kinds.on_ground ~= nil,
    longest = under and under.prototype.max_underground_distance,
    -- A drill or an inserter drops onto half an underground end only.
    starts_under = kinds.on_ground == nil,
    enter = free,
    dive = free,
    spans = function(x, y, side, length)
      return undergrounds.allow(map, under_name, x, y, side, length)
    end,
    last = function(x, y, side)
      if not goals_are_open then
        return 0
      end
      local ahead = ground.entity(map, x + sides.DX[side], y + sides.DY[side])
      return ahead and lines.has(ahead) and ONTO_BELT or 0
    end,
  }
end

--- The pieces of a line that is found.
local function pieces_of(kinds, nodes, last_side)
  local pieces = {}
  for index, node in ipairs(nodes) do
    local after = nodes[index + 1]
    local side = after and after.side or last_side
    local kind, half = kinds.on_ground, nil
    if node.risen then
      kind, half, side = kinds.underground, "output", node.side
    elseif after and after.risen then
      kind, half = kinds.underground, "input"
    end
    pieces[index] = {
      kind = kind,
      x = node.x,
      y = node.y,
      facing = sides.facing(side),
      half = half,
    }
  end
  return pieces
end

--- A plan that leads from end to end.
---@param ctx fle.Context
---@param kinds fle.LineKinds
---@param all_ends fle.ConnectionEnd[]
---@return fle.ConnectionPlan
function belts.plan(ctx, kinds, all_ends)
  local map = ground.new(ctx, (kinds.on_ground or kinds.underground).prototype)
  -- A row of drills or inserters is served by the straight line before it.
  map.serves_hands = true
  map.loaders[1] = load_belts
  fluid_ground.keep_free(map)
  return line.plan(map, all_ends, {
    words = line.words(kinds),
    pieces = function(nodes, side)
      return pieces_of(kinds, nodes, side)
    end,
    leg = function(from, to)
      local source, target
      if not from.is_planned then
        source = belt_ends.of(ctx, from, "source")
      end
      target = belt_ends.of(ctx, to, "target")
      local there = source and belt_ends.joined(source, target)
      if there then
        return nil, there
      elseif target.refusal then
        ends.refuse(to, "target", target.refusal)
      end
      local task = task_of(map, kinds, #target.belts == 0)
      task.starts = source and source.tiles
      task.goals = target.tiles
      return task
    end,
  })
end

return belts
