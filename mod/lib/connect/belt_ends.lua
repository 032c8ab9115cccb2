--- Where a belt line may start and end: at drills and inserters, at the open ends of belts, and
--- where belts can be joined, from behind or from the side, never head on.
--- Source: LuaEntity.drop_position, pickup_position, belt_to_ground_type; MECHANICS of
--- side-loading: an underground end takes only half of what comes from the side.

local belt_groups = require("lib.groups.belts")
local ends = require("lib.connect.ends")
local facing = require("lib.facing")
local lines = require("lib.lines")
local sides = require("lib.connect.sides")

local belt_ends = {}

-- What joining a belt from the side costs beside joining it from behind, and what it costs to join
-- the middle of a line instead of its beginning, in tenths of a tile.
local FROM_SIDE = 15
local IN_THE_MIDDLE = 40

local DX, DY = sides.DX, sides.DY

---@class fle.BeltEnd
---@field belts LuaEntity[] belts that stand there already
---@field tiles table[] where the new line may start or end
---@field refusal string|nil why nothing new can be joined to it

local function side_of(entity)
  return sides.of_facing(facing.of(entity))
end

--- The tiles that a belt or splitter covers.
local function own_tiles(entity)
  local x, y = sides.corner(entity.position)
  if entity.type ~= "splitter" then
    return { { x, y } }
  end
  -- Its middle is the corner of its second tile.
  local side = side_of(entity)
  if side % 2 == 0 then
    return { { x - 1, y }, { x, y } }
  end
  return { { x, y - 1 }, { x, y } }
end

--- The tiles onto which a belt or splitter moves items.
local function tiles_ahead(entity)
  local side, list = side_of(entity), {}
  for index, tile in ipairs(own_tiles(entity)) do
    list[index] = { x = tile[1] + DX[side], y = tile[2] + DY[side], side = side }
  end
  return list
end

--- The sides of a splitter that nothing stands before; none for any other belt.
local function open_sides(ctx, belts)
  local list, only = {}, belts[1]
  if #belts > 1 or only.type ~= "splitter" then
    return list
  end
  for _, tile in ipairs(tiles_ahead(only)) do
    if not ends.on_tile(ctx, tile.x, tile.y) then
      list[#list + 1] = tile
    end
  end
  return list
end

--- Where items leave the belts or those that they run on to, and all of these.
local function starts_at(belts)
  local tiles, seen, queue = {}, {}, {}
  for index, entity in ipairs(belts) do
    queue[index] = entity
  end
  local index = 1
  while queue[index] do
    local entity = queue[index]
    index = index + 1
    if not seen[entity.unit_number] then
      seen[entity.unit_number] = true
      local outputs = belt_groups.next_to(entity, "outputs")
      for _, output in ipairs(outputs) do
        queue[#queue + 1] = output
      end
      local is_open = #outputs == 0 or (entity.type == "splitter" and #outputs < 2)
      local goes_down = entity.type == "underground-belt" and entity.belt_to_ground_type == "input"
      if is_open and not goes_down then
        for _, tile in ipairs(tiles_ahead(entity)) do
          tiles[#tiles + 1] = tile
        end
      end
    end
  end
  return tiles, seen
end

local function goals_at(belts)
  local tiles = {}
  for _, entity in ipairs(belts) do
    local side = side_of(entity)
    local is_first = #belt_groups.next_to(entity, "inputs") == 0
    local cost = (is_first or #belts == 1) and 0 or IN_THE_MIDDLE
    local kind = entity.type
    local takes = kind ~= "underground-belt" or entity.belt_to_ground_type == "input"
    for _, tile in ipairs(takes and own_tiles(entity) or {}) do
      for from = 0, 3 do
        local is_behind = from == side
        local is_side = from ~= sides.opposite(side)
        if is_behind or (is_side and kind == "transport-belt") then
          tiles[#tiles + 1] = {
            x = tile[1] - DX[from],
            y = tile[2] - DY[from],
            side = from,
            cost = cost + (is_behind and 0 or FROM_SIDE),
          }
        end
      end
    end
  end
  return tiles
end

local function of_belts(ctx, belts, role)
  if role == "target" then
    return { belts = belts, tiles = goals_at(belts) }
  end
  local tiles, reached = starts_at(belts)
  local own = open_sides(ctx, belts)
  return { belts = belts, tiles = #own > 0 and own or tiles, reached = reached }
end

--- An end at the tile where something drops or picks up: a belt there, or a free tile.
local function at_hand(ctx, an_end, role, position)
  local x, y = sides.corner(position)
  local there = ends.on_tile(ctx, x, y)
  if there and lines.has(there) then
    return of_belts(ctx, { there }, role)
  elseif there then
    local what = role == "source" and "drops into" or "takes from"
    local reason = ("it %s %s at (%.10g, %.10g) already"):format(
      what,
      there.name,
      there.position.x,
      there.position.y
    )
    ends.refuse(an_end, role, reason)
  end
  return { belts = {}, tiles = { { x = x, y = y, side = role == "source" and sides.NONE or nil } } }
end

local REFUSALS = {
  source = "it puts nothing onto belts by itself; place an inserter beside it and start there",
  target = "it takes nothing from belts by itself; place an inserter beside it and end there",
}

--- An underground end that leads nowhere.
local function refuse_underground(an_end, role)
  local entity = an_end.entity
  local goes_down = entity.belt_to_ground_type == "input"
  if role == "source" and goes_down and not entity.neighbours then
    ends.refuse(an_end, role, "it goes underground and its other end is missing")
  end
end

local FED_BELOW = "it comes up there and is fed from below; end at the belt after it"

local function of_entity(ctx, an_end, role)
  local entity = an_end.entity
  local kind = entity.type
  if kind == "underground-belt" then
    refuse_underground(an_end, role)
  end
  if lines.has(entity) then
    local found = of_belts(ctx, { entity }, role)
    local comes_up = kind == "underground-belt" and entity.belt_to_ground_type == "output"
    found.refusal = role == "target" and comes_up and FED_BELOW or nil
    return found
  elseif kind == "inserter" then
    local position = role == "source" and entity.drop_position or entity.pickup_position
    return at_hand(ctx, an_end, role, position)
  elseif kind == "mining-drill" and role == "source" then
    return at_hand(ctx, an_end, role, entity.drop_position)
  end
  return ends.refuse(an_end, role, REFUSALS[role])
end

--- Where a line may start from or end at something, or a fault.
---@param ctx fle.Context
---@param an_end fle.ConnectionEnd
---@param role "source"|"target"
---@return fle.BeltEnd
function belt_ends.of(ctx, an_end, role)
  local group = an_end.group
  if group then
    if group.name ~= "belt-group" then
      ends.refuse(an_end, role, "it is no belt")
    end
    return of_belts(ctx, group.members, role)
  elseif an_end.entity then
    return of_entity(ctx, an_end, role)
  end
  local side = role == "source" and sides.NONE or nil
  return { belts = {}, tiles = { { x = an_end.x, y = an_end.y, side = side } } }
end

--- A belt of the target that items from the source reach already; nil when there is none.
---@param source fle.BeltEnd
---@param target fle.BeltEnd
---@return LuaEntity|nil
function belt_ends.joined(source, target)
  for _, entity in ipairs(target.belts) do
    if source.reached and source.reached[entity.unit_number] then
      return entity
    end
  end
  return nil
end

return belt_ends
