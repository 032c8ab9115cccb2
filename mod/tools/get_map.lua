--- Tell what an area of the world holds.

local entities = require("compat.entities")
local facing = require("lib.facing")
local order = require("lib.order")
local water = require("compat.water")

local function fixed(value)
  return math.floor(value * 256 + 0.5)
end

local function add(list, ...)
  for _, value in ipairs({ ... }) do
    list[#list + 1] = value
  end
end

--- Water tiles as rows: their corner, then how many follow to the east.
local function water_rows(ctx, area)
  local rows, row = {}, nil
  local corners = {}
  for _, tile in ipairs(ctx.surface.find_tiles_filtered({ area = area, name = water })) do
    local at = tile.position
    corners[#corners + 1] = at
  end
  table.sort(corners, function(a, b)
    return a.y < b.y or (a.y == b.y and a.x < b.x)
  end)
  for _, at in ipairs(corners) do
    if row and row.y == at.y and row.x + row.count == at.x then
      row.count = row.count + 1
      rows[row.at] = row.count
    else
      add(rows, at.x, at.y, 1)
      row = { x = at.x, y = at.y, count = 1, at = #rows }
    end
  end
  return rows
end

local function name_index(map, name)
  local index = map.index[name]
  if not index then
    index = #map.names
    map.names[index + 1] = name
    map.index[name] = index
  end
  return index
end

local function size_of(entity)
  local width, height = entity.prototype.tile_width, entity.prototype.tile_height
  local faces = entity.supports_direction and facing.of(entity) or 0
  if faces % 8 == 4 then
    width, height = height, width
  end
  return width, height, entity.supports_direction and faces or nil
end

local function thing(entity)
  local width, height, direction = size_of(entity)
  return {
    name = entity.name,
    type = entity.type,
    position = entity.position,
    width = width,
    height = height,
    direction = direction,
    status = entities.status_name(entity),
  }
end

-- Effects and the like, which a picture does not show.
local HIDDEN = order.set({ "particle-source", "smoke", "explosion", "corpse", "fish", "cliff" })

local function add_entity(map, entity)
  local at, kind = entity.position, entity.type
  if kind == "resource" then
    local index = name_index(map, entity.name)
    add(map.resources, index, fixed(at.x), fixed(at.y), entity.amount)
  elseif kind == "tree" then
    add(map.trees, fixed(at.x), fixed(at.y))
  elseif kind == "simple-entity" then
    add(map.rocks, fixed(at.x), fixed(at.y))
  elseif kind == "character" then
    add(map.characters, at)
  elseif not HIDDEN[kind] then
    add(map.entities, thing(entity))
  end
end

---@param ctx fle.Context
---@param args fle.GetMapArgs
---@return fle.MapArea
local function get_map(ctx, args)
  local area = { args.left_top, args.right_bottom }
  local map = { names = {}, index = {}, resources = {}, trees = {}, rocks = {} }
  map.entities, map.characters = {}, {}
  map.water = water_rows(ctx, area)
  for _, entity in ipairs(ctx.surface.find_entities_filtered({ area = area })) do
    add_entity(map, entity)
  end
  return map
end

return get_map
