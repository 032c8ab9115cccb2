--- Lines of electric poles.

local fault = require("lib.fault")
local fluid_ground = require("lib.connect.fluid_ground")
local ground = require("lib.connect.ground")
local pole_ends = require("lib.connect.pole_ends")
local pole_search = require("lib.connect.pole_search")
local posts = require("lib.connect.posts")
local sides = require("lib.connect.sides")
local wires = require("compat.wires")

local poles = {
  -- Of several kinds the one that needs the fewest poles is used.
  fewest = true,
}

--- What a line of poles may be made of: each kind that was named, the shortest wires first.
---@param family fle.Family
---@return fle.LineKinds[]
function poles.variants(family)
  local list = {}
  for index, kind in ipairs(family.on_ground) do
    list[index] = { on_ground = kind, reach = posts.kind(kind).reach }
  end
  table.sort(list, function(a, b)
    if a.reach ~= b.reach then
      return a.reach < b.reach
    end
    return a.on_ground.item < b.on_ground.item
  end)
  return list
end

--- Makes pieces of the places that were found; planned and standing poles are passed over.
local function add_pieces(plan, map, kind, found)
  local size = kind.size
  for _, place in ipairs(found) do
    if not place.entity and not place.piece then
      local piece = {
        kind = kind.kind,
        position = { x = place.x, y = place.y },
        facing = 0,
      }
      place.piece = piece
      plan.pieces[#plan.pieces + 1] = piece
      for x = math.floor(place.x - size / 2), math.ceil(place.x + size / 2) - 1 do
        for y = math.floor(place.y - size / 2), math.ceil(place.y + size / 2) - 1 do
          ground.plan(map, { { x = x, y = y } })
        end
      end
    end
  end
end

--- Wires that the game has not drawn by itself: from each pole of the line to the next.
local function join(plan, built)
  local entity_of = {}
  for index, piece in ipairs(plan.pieces) do
    entity_of[piece] = built[index]
  end
  for _, wire in ipairs(plan.wires) do
    local from = wire[1].entity or entity_of[wire[1].piece]
    local to = wire[2].entity or entity_of[wire[2].piece]
    if from.electric_network_id ~= to.electric_network_id then
      wires.connect(from, to)
    end
  end
end

--- The middle of an end.
local function place_of(an_end)
  local entity = an_end.group and an_end.group.members[1] or an_end.entity
  return entity and entity.position or sides.middle(an_end.x, an_end.y)
end

--- What is joined at an end. At a place that is taken it is the pole that stands near it already.
local function end_of(ctx, map, kind, an_end, role)
  local found = pole_ends.of(ctx, an_end, role)
  if found.place and not pole_search.fits(map, kind, found.place) then
    local name = kind.kind.prototype.name
    return pole_ends.standing_near(ctx, name, found.place, pole_search.NEAR) or found
  end
  return found
end

--- A plan that leads from end to end.
---@param ctx fle.Context
---@param kinds fle.LineKinds
---@param all_ends fle.ConnectionEnd[]
---@return fle.ConnectionPlan
function poles.plan(ctx, kinds, all_ends)
  local kind = posts.kind(kinds.on_ground)
  local map = ground.new(ctx, kinds.on_ground.prototype)
  fluid_ground.keep_free(map)
  local plan = { pieces = {}, wires = {}, last = all_ends[#all_ends] }
  local reached
  for index = 1, #all_ends - 1 do
    local from, to = all_ends[index], all_ends[index + 1]
    local source = reached or end_of(ctx, map, kind, from, "source")
    local target = end_of(ctx, map, kind, to, "target")
    plan.there = pole_ends.joined(source, target)
    reached = nil
    if not plan.there then
      local found, nearest, crowded = pole_search.find(map, kind, source, target)
      if not found then
        local words = crowded == "source" and from.words or to.words
        fault("no_connection", {
          kinds = kind.kind.item,
          source = from.words,
          target = to.words,
          reason = crowded and ("no place near %s is free for a pole"):format(words)
            or "no free place for a pole is in reach of the ones before",
          nearest = nearest or place_of(from),
        })
      end
      add_pieces(plan, map, kind, found)
      for place = 2, #found do
        plan.wires[#plan.wires + 1] = { found[place - 1], found[place] }
      end
      plan.there = found[#found].entity
      reached = { posts = { found[#found] } }
    end
  end
  plan.finish = function(built)
    join(plan, built)
  end
  return plan
end

return poles
