--- LuaTile and the members of LuaSurface that have to do with the ground.
--- Source: runtime API 1.1 and 2.0, LuaTile and LuaSurface.
--- set_tiles corrects no edges around what it sets: the tile-transition rules of the game are not
--- emulated, so water and land may meet at any tile. Hidden tiles are not emulated either.

local facts = require("facts")
local arguments = require("api.arguments")
local chunks = require("terrain.chunks")
local collision = require("collision")
local entities = require("entities")
local events = require("events")
local find = require("find")
local objects = require("objects")
local spatial = require("spatial")
local tiles = require("terrain.tiles")

local floor, max, min = math.floor, math.max, math.min

--- A tile object is a place, not a thing: made when asked for, equal by place.
local function wrap(surface, x, y)
  return objects.wrap("LuaTile", {
    surface = surface,
    x = x,
    y = y,
    valid = tiles.get(surface, x, y) ~= nil,
  })
end

local function name_of(tile)
  local name = tiles.get(tile.surface, tile.x, tile.y)
  if not name then
    objects.error("LuaTile API call when LuaTile was invalid.")
  end
  return name
end

local function surface_handle(tile)
  return objects.wrap("LuaSurface", require("terrain.surfaces").get(tile.surface))
end

objects.implement("LuaTile", {
  key = function(tile)
    return { tile.surface, tile.x, tile.y }
  end,
  find = function(key)
    if not require("terrain.surfaces").get(key[1]) or not tiles.get(key[1], key[2], key[3]) then
      return nil
    end
    return { surface = key[1], x = key[2], y = key[3], valid = true }
  end,
  equal = function(a, b)
    return a.surface == b.surface and a.x == b.x and a.y == b.y
  end,
  get = {
    name = name_of,
    position = function(tile)
      return arguments.result_position(tile.x, tile.y)
    end,
    surface = surface_handle,
    prototype = function(tile)
      return objects.wrap("LuaTilePrototype", facts.tile(name_of(tile)))
    end,
  },
  methods = {
    collides_with = function(tile, layer)
      return (facts.tile(name_of(tile)).collision_mask or {})[layer] == true
    end,
    get_tile_ghosts = function()
      return {}
    end,
    has_tile_ghost = function()
      return false
    end,
    to_be_deconstructed = function()
      return false
    end,
  },
})

local function tile_filter(filter)
  filter = arguments.named(filter or {}, "find_tiles_filtered")
  for _, key in ipairs({ "has_hidden_tile", "has_double_hidden_tile" }) do
    if filter[key] ~= nil then
      objects.error("not emulated: LuaSurface.find_tiles_filtered with %s", key)
    end
  end
  local names = arguments.names(filter.name, "tile")
  if names and next(names) == nil and require("state").profile.factorio == "1.1" then
    names = nil
  end
  local layers = find.layers(filter.collision_mask)
  local never = filter.has_tile_ghost == true or filter.to_be_deconstructed == true
  local function decide(name)
    local passes = not never and (not names or names[name] == true)
    if passes and layers then
      local mask = facts.tile(name).collision_mask or {}
      passes = false
      for layer in pairs(layers) do
        passes = passes or mask[layer] == true
      end
    end
    return passes ~= (filter.invert == true)
  end
  local answers = {}
  return function(name)
    local answer = answers[name]
    if answer == nil then
      answer = decide(name)
      answers[name] = answer
    end
    return answer
  end
end

--- The first and last column of an area's chunks that can hold something, by row of chunks; nil
--- for rows of chunks that hold nothing.
local function spans(surface, l, t, r, b, passes)
  local rows = {}
  for cy = floor(t / 32), floor(b / 32) do
    for cx = floor(l / 32), floor(r / 32) do
      if tiles.may_pass(surface, cx, cy, passes) then
        local row = rows[cy]
        if row then
          row.last = min(r, cx * 32 + 31)
        else
          rows[cy] = { first = max(l, cx * 32), last = min(r, cx * 32 + 31) }
        end
      end
    end
  end
  return rows
end

--- Calls `visit(x, y)` for the tiles of an area that pass, row by row, until it returns true.
local function each_in(surface, l, t, r, b, passes, visit)
  local rows = spans(surface, l, t, r, b, passes)
  for y = t, b do
    local row = rows[floor(y / 32)]
    if row then
      for x = row.first, row.last do
        local name = tiles.get(surface, x, y)
        if name and passes(name) and visit(x, y) then
          return true
        end
      end
    end
  end
  return false
end

local function each_tile(surface, filter, passes, visit)
  if filter.position ~= nil and filter.radius ~= nil then
    local x, y = arguments.raw_position(filter.position)
    local radius = filter.radius
    local l, t = floor(x - radius), floor(y - radius)
    each_in(surface, l, t, floor(x + radius), floor(y + radius), passes, function(tx, ty)
      local dx, dy = tx + 0.5 - x, ty + 0.5 - y
      return dx * dx + dy * dy <= radius * radius and visit(tx, ty)
    end)
  elseif filter.area ~= nil then
    local l, t, r, b = arguments.area(filter.area)
    each_in(surface, floor(l), floor(t), math.ceil(r) - 1, math.ceil(b) - 1, passes, visit)
  else
    for _, key in ipairs(chunks.list(surface)) do
      local cx, cy = chunks.position(key)
      local l, t = cx * 32, cy * 32
      if each_in(surface, l, t, l + 31, t + 31, passes, visit) then
        return
      end
    end
  end
end

local function search_tiles(surface, filter, visit)
  filter = filter or {}
  local passes = tile_filter(filter)
  local count, limit = 0, filter.limit or math.huge
  if limit <= 0 then
    return 0
  end
  each_tile(surface, filter, passes, function(x, y)
    count = count + 1
    visit(x, y)
    return count >= limit
  end)
  return count
end

--- What stands on a tile and may not stand on the new one. Characters stay where they are.
local function in_the_way(surface, x, y, name)
  return spatial.find(surface, x, y, x + 1, y + 1, function(e)
    return e.type ~= "character" and collision.tile_collides(name, e.name)
  end)
end

local function checked_tiles(list)
  local checked = {}
  for i, tile in ipairs(arguments.named(list, "set_tiles")) do
    arguments.named(tile, "set_tiles")
    local x, y = arguments.tile_position(arguments.required(tile.position, "position"))
    checked[i] = {
      x = x,
      y = y,
      name = arguments.tile_name(arguments.required(tile.name, "name")),
    }
  end
  return checked
end

local function set_tiles(surface, list, _, remove_entities, _, raise_event)
  local checked = checked_tiles(list)
  if remove_entities == "abort_on_collision" then
    for _, tile in ipairs(checked) do
      if #in_the_way(surface.index, tile.x, tile.y, tile.name) > 0 then
        return
      end
    end
  end
  for _, tile in ipairs(checked) do
    tiles.put(surface.index, tile.x, tile.y, tile.name)
    if remove_entities ~= false then
      for _, e in ipairs(in_the_way(surface.index, tile.x, tile.y, tile.name)) do
        entities.destroy(e)
      end
    end
  end
  if raise_event then
    local told = {}
    for i, tile in ipairs(checked) do
      told[i] = { name = tile.name, position = arguments.result_position(tile.x, tile.y) }
    end
    events.raise("script_raised_set_tiles", { surface_index = surface.index, tiles = told })
  end
end

local SIDES = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } }
local CORNERS = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } }

--- Flood fill from a tile over the named tiles, breadth first.
local function get_connected_tiles(surface, position, names, diagonal, area)
  local wanted = arguments.names(names, "tile")
  local x, y = arguments.tile_position(position)
  local l, t, r, b = -math.huge, -math.huge, math.huge, math.huge
  if area then
    l, t, r, b = arguments.area(area)
  end
  local seen, queue, result = {}, { { x, y } }, {}
  local function visit(tx, ty)
    local key = tx * 4194304 + ty
    local inside = tx >= l and ty >= t and tx < r and ty < b
    if seen[key] or not inside or not wanted[tiles.get(surface.index, tx, ty)] then
      return
    end
    seen[key] = true
    result[#result + 1] = arguments.result_position(tx, ty)
    queue[#queue + 1] = { tx, ty }
  end
  queue = {}
  visit(x, y)
  local next_in_line = 1
  while queue[next_in_line] do
    local at = queue[next_in_line]
    for _, step in ipairs(SIDES) do
      visit(at[1] + step[1], at[2] + step[2])
    end
    for _, step in ipairs(diagonal and CORNERS or {}) do
      visit(at[1] + step[1], at[2] + step[2])
    end
    next_in_line = next_in_line + 1
  end
  return result
end

local function build_checkerboard(surface, area)
  local l, t, r, b = arguments.area(area)
  for y = floor(t), math.ceil(b) - 1 do
    for x = floor(l), math.ceil(r) - 1 do
      tiles.put(surface.index, x, y, (x + y) % 2 == 0 and "lab-dark-1" or "lab-dark-2")
    end
  end
end

objects.implement("LuaSurface", {
  methods = {
    get_tile = function(surface, x, y)
      if type(x) == "table" then
        x, y = arguments.raw_position(x)
      end
      if type(x) ~= "number" or type(y) ~= "number" then
        objects.error("Invalid tile position: expected two numbers.")
      end
      return wrap(surface.index, floor(x), floor(y))
    end,
    set_tiles = set_tiles,
    find_tiles_filtered = function(surface, filter)
      local found = {}
      search_tiles(surface.index, filter, function(x, y)
        found[#found + 1] = wrap(surface.index, x, y)
      end)
      return found
    end,
    count_tiles_filtered = function(surface, filter)
      return search_tiles(surface.index, filter, function() end)
    end,
    get_connected_tiles = get_connected_tiles,
    build_checkerboard = build_checkerboard,
  },
})

return { wrap = wrap }
