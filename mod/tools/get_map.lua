--- Tell what an area of the world holds.
--- Source: runtime API 1.1 and 2.0, LuaSurface.find_entities_filtered, find_tiles_filtered.

local map_thing = require("lib.map_thing")
local order = require("lib.order")
local poles = require("compat.poles")
local water = require("compat.water")
local wires = require("compat.wires")

local function fixed(value)
  return math.floor(value * 256 + 0.5)
end

local function add(list, a, b, c, d)
  local size = #list
  list[size + 1] = a
  list[size + 2] = b
  list[size + 3] = c
  list[size + 4] = d
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

-- Effects and the like, which a picture does not show.
local HIDDEN = order.set({ "particle-source", "smoke", "explosion", "corpse", "fish", "cliff" })

--- A wire is met at both of its ends and belongs to the one further up, or further left.
local function is_first(here, there)
  return here.y < there.y or (here.y == there.y and here.x < there.x)
end

local function is_inside(area, at)
  local from, to = area[1], area[2]
  return at.x >= from.x and at.y >= from.y and at.x <= to.x and at.y <= to.y
end

local function add_pole(map, area, pole)
  local here = pole.position
  local reach = poles.supply(pole.prototype)
  if reach then
    add(map.supplies, fixed(here.x), fixed(here.y), fixed(reach))
  end
  for _, other in ipairs(wires.copper(pole) or {}) do
    local there = other.position
    if is_first(here, there) or not is_inside(area, there) then
      add(map.wires, fixed(here.x), fixed(here.y), fixed(there.x), fixed(there.y))
    end
  end
end

local function add_entity(map, area, entity, ctx)
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
    add(map.entities, map_thing.of(entity, ctx))
    if kind == "electric-pole" then
      add_pole(map, area, entity)
    end
  end
end

---@param ctx fle.Context
---@param args fle.GetMapArgs
---@return fle.MapArea
local function get_map(ctx, args)
  local area = { args.left_top, args.right_bottom }
  local map = { names = {}, index = {}, resources = {}, trees = {}, rocks = {} }
  map.entities, map.characters, map.wires, map.supplies = {}, {}, {}, {}
  map.water = water_rows(ctx, area)
  for _, entity in ipairs(ctx.surface.find_entities_filtered({ area = area })) do
    add_entity(map, area, entity, ctx)
  end
  return map
end

return get_map
