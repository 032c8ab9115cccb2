--- Belts on the way that a character walks.

local building = require("lib.building")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local held = require("lib.held")
local path = require("lib.path")

local belt_laying = {}

local FACINGS = {
  [-1] = { [0] = 12 },
  [0] = { [-1] = 0, [1] = 8 },
  [1] = { [0] = 4 },
}

--- The belts that a way gets: position and facing of each. The first or the last tile is left out.
---@param nodes MapPosition[]
---@param is_leading boolean
---@return {x: number, y: number, facing: integer}[]
local function belts_on(nodes, is_leading)
  local tiles = path.tiles(nodes)
  local list = {}
  for index = 1, #tiles - 1 do
    local from, to = tiles[index], tiles[index + 1]
    local side = FACINGS[to.x - from.x][to.y - from.y]
    local tile = from
    if is_leading then
      tile = to
      local after = tiles[index + 2]
      if after then
        side = FACINGS[after.x - to.x][after.y - to.y]
      end
    end
    list[#list + 1] = { x = tile.x, y = tile.y, facing = side }
  end
  return list
end

--- Works out the belts of a way and makes sure that all can be built.
---@param ctx fle.Context
---@param nodes MapPosition[]
---@param item string
---@param is_leading boolean
---@return {x: number, y: number, facing: integer}[]
function belt_laying.require_plan(ctx, nodes, item, is_leading)
  local prototype = building.require_entity(item)
  if prototype.type ~= "transport-belt" then
    fault("not_placeable", { item = item, reason = "only belts can be laid while walking" })
  end
  local list = belts_on(nodes, is_leading)
  held.require(ctx, item, #list)
  for _, belt in ipairs(list) do
    local direction = facing.to_game(prototype.name, prototype.type, belt.facing)
    local print = footprint.new(prototype, belt, direction)
    if not building.can_build(ctx, print) then
      building.require_clear(ctx, print)
    end
  end
  return list
end

--- Builds what was planned.
---@param ctx fle.Context
---@param item string
---@param list {x: number, y: number, facing: integer}[]
function belt_laying.build(ctx, item, list)
  local prototype = building.require_entity(item)
  for _, belt in ipairs(list) do
    local direction = facing.to_game(prototype.name, prototype.type, belt.facing)
    building.build(ctx, item, footprint.new(prototype, belt, direction))
  end
end

return belt_laying
