--- What one answer tells of a belt in several places: its neighbours and what lies on it. It is
--- read once and kept until the next call, so only what makes answers may ask for it, not what
--- changes the world first.

local belts = require("lib.groups.belts")
local inventory = require("compat.inventory")
local lines = require("lib.lines")

local belt_looks = {}

local function known(entity, ctx)
  local all = ctx.belts
  if not all then
    all = {}
    ctx.belts = all
  end
  local number = entity.unit_number
  local look = all[number]
  if not look then
    look = {}
    all[number] = look
  end
  return look
end

--- The belts that feed one and those that it feeds.
---@param entity LuaEntity a belt
---@param ctx fle.Context
---@return fle.BeltNeighbours
function belt_looks.neighbours(entity, ctx)
  local look = known(entity, ctx)
  if not look.neighbours then
    look.neighbours = belts.neighbours(entity)
  end
  return look.neighbours
end

local function read_lines(entity)
  local list = {}
  for index, line in ipairs(lines.of(entity)) do
    list[index] = inventory.contents(line)
  end
  return list
end

--- What lies on each line of a belt.
---@param entity LuaEntity a belt
---@param ctx fle.Context
---@return table<string, integer>[]
function belt_looks.lines(entity, ctx)
  local look = known(entity, ctx)
  if not look.lines then
    look.lines = read_lines(entity) or {}
  end
  return look.lines
end

--- What lies on all lines of a belt together.
---@param entity LuaEntity a belt
---@param ctx fle.Context
---@param total table<string, integer> added to
function belt_looks.add(entity, ctx, total)
  for _, counts in ipairs(belt_looks.lines(entity, ctx)) do
    for name, count in pairs(counts) do
      total[name] = (total[name] or 0) + count
    end
  end
end

return belt_looks
