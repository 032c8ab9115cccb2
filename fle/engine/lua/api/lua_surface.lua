--- LuaSurface: what a surface is, its light, its chunks; LuaChunkIterator; and the surfaces of
--- LuaGameScript. Decoratives do not exist here, so taking them away does nothing. There is no
--- pollution: readers give 0, and adding some is not emulated.
--- Source: runtime API 1.1 and 2.0.

local S = require("state")
local arguments = require("api.arguments")
local chunks = require("terrain.chunks")
local custom_table = require("api.lua_custom_table")
local daytime = require("systems.daytime")
local deconstruction = require("deconstruction")
local entities = require("entities")
local events = require("events")
local facts = require("facts")
local objects = require("objects")
local surfaces = require("terrain.surfaces")
local tiles = require("terrain.tiles")

-- In the order in which they come in a day.
local TIMES = { "dusk", "evening", "morning", "dawn" }

local function nothing() end

local function stored(field)
  return function(surface)
    return surface[field]
  end
end

local function stores(field, kind)
  return function(surface, value)
    if type(value) ~= kind then
      objects.error("Invalid value for LuaSurface::%s: %s expected.", field, kind)
    end
    surface[field] = value
  end
end

--- Restarts the clock before a change that its closed form depends on.
local function stores_with_clock(field, kind)
  local store = stores(field, kind)
  return function(surface, value)
    surfaces.set_daytime(surface)
    store(surface, value)
    daytime.changed(surface)
  end
end

local function rename(surface, name)
  if type(name) ~= "string" then
    objects.error("Invalid value for LuaSurface::name: string expected.")
  elseif surface.index == 1 then
    objects.error("Can't rename the nauvis surface.")
  elseif surfaces.get(name) then
    objects.error("A surface with the name %s already exists.", name)
  end
  local old = surface.name
  surface.name = name
  events.raise("on_surface_renamed", {
    surface_index = surface.index,
    old_name = old,
    new_name = name,
  })
end

local get, set = {}, {}

for _, field in ipairs({
  "name",
  "index",
  "always_day",
  "freeze_daytime",
  "dusk",
  "evening",
  "morning",
  "dawn",
  "ticks_per_day",
  "solar_power_multiplier",
  "wind_speed",
  "wind_orientation",
  "wind_orientation_change",
  "min_brightness",
  "peaceful_mode",
  "show_clouds",
  "generate_with_lab_tiles",
}) do
  get[field] = stored(field)
end

for field, kind in pairs({
  wind_speed = "number",
  wind_orientation = "number",
  wind_orientation_change = "number",
  min_brightness = "number",
  peaceful_mode = "boolean",
  show_clouds = "boolean",
  generate_with_lab_tiles = "boolean",
}) do
  set[field] = stores(field, kind)
end

for field, kind in pairs({
  always_day = "boolean",
  freeze_daytime = "boolean",
  dusk = "number",
  evening = "number",
  morning = "number",
  dawn = "number",
  ticks_per_day = "number",
  solar_power_multiplier = "number",
}) do
  set[field] = stores_with_clock(field, kind)
end

--- 2.0: the four times at once.
function get.daytime_parameters(surface)
  local times = {}
  for _, field in ipairs(TIMES) do
    times[field] = surface[field]
  end
  return times
end

function set.daytime_parameters(surface, value)
  local times = arguments.named(value, "daytime_parameters")
  local before = -1
  for _, field in ipairs(TIMES) do
    local time = times[field]
    if type(time) ~= "number" or time <= before or time >= 1 then
      objects.error("daytime_parameters must grow from dusk to evening, morning and dawn.")
    end
    before = time
  end
  surfaces.set_daytime(surface)
  for _, field in ipairs(TIMES) do
    surface[field] = times[field]
  end
  daytime.changed(surface)
end

set.name = rename
get.daytime = surfaces.daytime
get.no_enemies_mode = function(surface)
  return surface.no_enemies_mode == true
end
set.no_enemies_mode = stores("no_enemies_mode", "boolean")

function set.daytime(surface, value)
  if type(value) ~= "number" then
    objects.error("Invalid value for LuaSurface::daytime: number expected.")
  end
  surfaces.set_daytime(surface, value)
  daytime.changed(surface)
end

function get.darkness(surface)
  return daytime.night(surface) * (1 - surface.min_brightness)
end

function get.map_gen_settings(surface)
  return surfaces.copy(surface.map_gen_settings)
end

function set.map_gen_settings(surface, value)
  for key, item in pairs(arguments.named(value, "map_gen_settings")) do
    surface.map_gen_settings[key] = surfaces.copy(item)
  end
end

function get.deletable(surface)
  return surface.index ~= 1
end

function get.localised_name() end

function get.platform() end

function get.has_global_electric_network()
  return false
end

local function chunk_record(surface, cx, cy)
  local l, t = cx * 32, cy * 32
  return { x = cx, y = cy, area = arguments.result_box(l, t, l + 32, t + 32), surface = surface }
end

chunks.listen(function(surface, cx, cy)
  if events.wanted("on_chunk_generated") then
    events.raise("on_chunk_generated", {
      area = chunk_record(nil, cx, cy).area,
      position = { x = cx, y = cy },
      surface = objects.wrap("LuaSurface", surfaces.get(surface)),
    })
  end
end)

objects.implement("LuaChunkIterator", {
  call = function(iterator)
    local key = iterator.keys[iterator.next]
    if not key then
      return nil
    end
    iterator.next = iterator.next + 1
    local cx, cy = chunks.position(key)
    return chunk_record(nil, cx, cy)
  end,
})

local function request_to_generate(surface, position, radius)
  local x, y = arguments.position(position)
  local cx, cy = math.floor(x / 32), math.floor(y / 32)
  radius = radius or 0
  for dx = -radius, radius do
    for dy = -radius, radius do
      chunks.request(surface.index, cx + dx, cy + dy)
    end
  end
end

local function on_chunk(e, cx, cy)
  return math.floor(e.x / 32) == cx and math.floor(e.y / 32) == cy
end

local function delete_chunk(surface, position)
  local cx, cy = arguments.tile_position(position)
  local key = chunks.key(cx, cy)
  if not surface.chunks[key] then
    return
  end
  for _, e in ipairs(entities.on_surface(surface.index)) do
    if on_chunk(e, cx, cy) then
      entities.destroy(e)
    end
  end
  tiles.forget_chunk(surface.index, key)
  surface.chunks[key] = nil
  events.raise("on_chunk_deleted", {
    surface_index = surface.index,
    positions = { { x = cx, y = cy } },
  })
end

local function clear(surface, ignore_characters)
  events.raise("on_pre_surface_cleared", { surface_index = surface.index })
  surfaces.clear(surface, function(e)
    return ignore_characters and e.type == "character"
  end)
  events.raise("on_surface_cleared", { surface_index = surface.index })
end

local function deconstruct(surface, given, mark)
  given = arguments.named(given, "deconstruct_area")
  if given.item ~= nil then
    objects.error("not emulated: LuaSurface.deconstruct_area with a planner's filters")
  end
  local force = arguments.force(arguments.required(given.force, "force"))
  local l, t, r, b = arguments.area(arguments.required(given.area, "area"))
  for _, e in ipairs(require("spatial").find(surface.index, l, t, r, b)) do
    mark(e, force)
  end
end

objects.implement("LuaSurface", {
  key = function(surface)
    return surface.index
  end,
  find = function(index)
    return surfaces.get(index)
  end,
  get = get,
  set = set,
  methods = {
    get_chunks = function(surface)
      return objects.wrap("LuaChunkIterator", {
        keys = chunks.list(surface.index),
        next = 1,
        valid = true,
      })
    end,
    is_chunk_generated = function(surface, position)
      return chunks.is_generated(surface.index, arguments.tile_position(position))
    end,
    request_to_generate_chunks = request_to_generate,
    force_generate_chunk_requests = function(surface)
      chunks.generate_requests(surface.index)
    end,
    get_random_chunk = function(surface)
      local keys = chunks.list(surface.index)
      if #keys == 0 then
        objects.error("The surface %s has no chunks.", surface.name)
      end
      local cx, cy = chunks.position(keys[require("random").next(#keys)])
      return { x = cx, y = cy }
    end,
    delete_chunk = delete_chunk,
    clear = clear,
    get_starting_area_radius = function(surface)
      return 150 * (surface.map_gen_settings.starting_area or 1)
    end,

    destroy_decoratives = nothing,
    regenerate_decorative = nothing,
    find_decoratives_filtered = function()
      return {}
    end,

    get_pollution = function()
      return 0
    end,
    get_total_pollution = function()
      return 0
    end,
    clear_pollution = nothing,

    deconstruct_area = function(surface, given)
      deconstruct(surface, given, deconstruction.mark)
    end,
    cancel_deconstruct_area = function(surface, given)
      deconstruct(surface, given, deconstruction.cancel)
    end,
  },
})

local function get_surface(_, id)
  local surface = surfaces.get(id)
  return surface and objects.wrap("LuaSurface", surface) or nil
end

local function create_surface(_, name, settings)
  if type(name) ~= "string" or name == "" then
    objects.error("Invalid surface name: %s.", tostring(name))
  elseif surfaces.get(name) then
    objects.error("A surface with the name %s already exists.", name)
  end
  local surface = surfaces.create(name, settings and arguments.named(settings, "create_surface"))
  events.raise("on_surface_created", { surface_index = surface.index })
  return objects.wrap("LuaSurface", surface)
end

local function delete_surface(_, id)
  local surface = arguments.surface(id)
  if surface.index == 1 then
    objects.error("Can't delete the nauvis surface.")
  end
  local index, name = surface.index, surface.name
  events.raise("on_pre_surface_deleted", { surface_index = index })
  surfaces.delete(surface)
  events.raise("on_surface_deleted", { surface_index = index, surface_name = name })
  return true
end

custom_table.define("surfaces", {
  names = function()
    local names = {}
    for i, surface in ipairs(surfaces.list()) do
      names[i] = surface.name
    end
    return names
  end,
  get = function(_, key)
    return get_surface(nil, key)
  end,
})

objects.implement("LuaGameScript", {
  get = {
    surfaces = function()
      return custom_table.wrap("surfaces")
    end,
    default_map_gen_settings = function()
      return surfaces.copy(surfaces.get(1).map_gen_settings)
    end,
    map_settings = function()
      return S.saved.map_settings
    end,
  },
  methods = {
    get_surface = get_surface,
    get_entity_by_unit_number = function(_, number)
      local e = entities.by_unit_number(number)
      -- Only prototypes with this flag are found (runtime API); none of the base game has it.
      local flags = e and facts.entity(e.name).flags
      return flags and flags["get-by-unit-number"] and objects.wrap("LuaEntity", e) or nil
    end,
    create_surface = create_surface,
    delete_surface = delete_surface,
  },
})
