--- Building a plan: every piece is there in the end, or none.
--- In the realistic model it costs the walk along the line as far as it is out of reach, and a tick
--- for each piece.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local held = require("lib.held")
local inventory = require("compat.inventory")
local order = require("lib.order")
local reach = require("lib.reach")

local construction = {}

--- What a plan uses up, by item.
---@param plan fle.ConnectionPlan
---@return table<string, integer>
function construction.needs(plan)
  local counts = {}
  for _, piece in ipairs(plan.pieces) do
    local item = piece.kind.item
    counts[item] = (counts[item] or 0) + 1
  end
  return counts
end

--- What the inventory lacks of it; nil when it has all.
---@param ctx fle.Context
---@param counts table<string, integer>
---@return {name: string, count: integer}[]|nil
function construction.lacks(ctx, counts)
  local missing
  for item, count in order.pairs(counts) do
    local lack = count - held.count(ctx, item)
    if lack > 0 then
      missing = missing or {}
      missing[#missing + 1] = { name = item, count = lack }
    end
  end
  return missing
end

---@param ctx fle.Context
---@param counts table<string, integer>
function construction.require_items(ctx, counts)
  local missing = construction.lacks(ctx, counts)
  if not missing then
    return
  end
  local needed = {}
  for item, count in order.pairs(counts) do
    needed[#needed + 1] = { name = item, count = count }
  end
  fault("not_enough_items", {
    needed = held.words(needed),
    missing = held.words(missing),
    held = held.words(inventory.list(inventory.main(ctx.character))),
  })
end

local function print_of(piece)
  local prototype = piece.kind.prototype
  local direction = facing.to_game(prototype.name, prototype.type, piece.facing)
  local position = piece.position or { x = piece.x + 0.5, y = piece.y + 0.5 }
  local print = footprint.new(prototype, position, direction)
  print.half = piece.half
  return print
end

--- The first piece that does not fit where it is planned; nil when all do.
---@param ctx fle.Context
---@param plan fle.ConnectionPlan
---@return fle.ConnectionPiece|nil
function construction.misfit(ctx, plan)
  for _, piece in ipairs(plan.pieces) do
    if not building.can_build(ctx, print_of(piece)) then
      return piece
    end
  end
  return nil
end

--- Stops with what keeps a piece from being built.
---@param ctx fle.Context
---@param piece fle.ConnectionPiece
function construction.refuse(ctx, piece)
  building.require_clear(ctx, print_of(piece))
end

--- What the walk along a plan costs; under the strict rule of reach nothing may be out of it.
local function spend(ctx, plan)
  if ctx.strict then
    for _, piece in ipairs(plan.pieces) do
      reach.require(ctx, print_of(piece).position, "build")
    end
  end
  local limit = reach.limit(ctx, "build")
  local here = ctx.character.position
  local walked = 0
  for _, piece in ipairs(plan.pieces) do
    local at = print_of(piece).position
    local dx, dy = at.x - here.x, at.y - here.y
    local beyond = math.sqrt(dx * dx + dy * dy) - limit
    if beyond > 0 then
      local share = beyond / (beyond + limit)
      here = { x = here.x + share * dx, y = here.y + share * dy }
      walked = walked + beyond
    end
  end
  ctx.spend(reach.walk_ticks(ctx, walked) + #plan.pieces)
end

local function take_back(ctx, built)
  local main = inventory.main(ctx.character)
  for index = #built, 1, -1 do
    local entity, item = built[index].entity, built[index].item
    if entity.valid and entity.destroy() then
      main.insert({ name = item, count = 1 })
    end
  end
end

--- Builds all pieces and returns them in order.
---@param ctx fle.Context
---@param plan fle.ConnectionPlan
---@return LuaEntity[]
function construction.build(ctx, plan)
  construction.require_items(ctx, construction.needs(plan))
  spend(ctx, plan)
  local built, entities = {}, {}
  for index, piece in ipairs(plan.pieces) do
    local ok, result = pcall(building.build, ctx, piece.kind.item, print_of(piece))
    if not ok then
      take_back(ctx, built)
      error(result, 0)
    end
    built[index] = { entity = result, item = piece.kind.item }
    entities[index] = result
  end
  return entities
end

return construction
