--- The surfaces of the world. "nauvis" is number 1, is always there, and is a lab world: dark
--- checkerboard, generated 7 chunks around the origin before anything runs. Surfaces made later are
--- meadows unless LuaSurface.generate_with_lab_tiles is set before their chunks are generated.
---
--- Daytime advances by 1 / ticks_per_day a tick unless frozen; it is worked out when read, from the
--- daytime at a known tick. Defaults (dusk .25, evening .45, morning .55, dawn .75) are those of
--- the runtime API's documentation of LuaSurface; 25,000 ticks a day in 1.1, 25,200 in 2.0.

local S = require("state")
local facts = require("facts")
local chunks = require("terrain.chunks")
local entities = require("entities")
local sorted_values = require("sorted_values")
local tiles = require("terrain.tiles")

local surfaces = {}

local START_RADIUS = 7

local function copy(value)
  if type(value) ~= "table" then
    return value
  end
  local result = {}
  for key, item in pairs(value) do
    result[key] = copy(item)
  end
  return result
end

local function new_record(index, name, settings)
  return {
    index = index,
    name = name,
    valid = true,
    map_gen_settings = settings,
    chunks = {},
    requests = {},
    tiles = {},
    generate_with_lab_tiles = false,
    always_day = false,
    freeze_daytime = false,
    daytime = 0,
    daytime_tick = S.saved.tick,
    ticks_per_day = S.profile.ticks_per_day,
    dusk = 0.25,
    evening = 0.45,
    morning = 0.55,
    dawn = 0.75,
    solar_power_multiplier = 1,
    wind_speed = 0.02,
    wind_orientation = 0,
    wind_orientation_change = 0.0001,
    min_brightness = 0.15,
    peaceful_mode = false,
    show_clouds = true,
  }
end

--- What a surface has when its creator says nothing. Autoplace is off: nothing but ground is made.
local function default_settings(seed)
  return {
    autoplace_controls = {},
    autoplace_settings = {},
    cliff_settings = {
      name = "cliff",
      cliff_elevation_0 = 10,
      cliff_elevation_interval = 40,
      richness = 0,
    },
    default_enable_all_autoplace_controls = false,
    width = 2000000,
    height = 2000000,
    no_enemies_mode = S.config.factorio == "2.0" and false or nil,
    peaceful_mode = false,
    property_expression_names = {},
    seed = seed,
    starting_area = 1,
    starting_points = { { x = 0, y = 0 } },
    terrain_segmentation = S.config.factorio == "1.1" and 1 or nil,
    water = S.config.factorio == "1.1" and 0 or nil,
  }
end

---@param id integer|string index or name
---@return table|nil record
function surfaces.get(id)
  if type(id) == "number" then
    return S.saved.surfaces[id]
  end
  for _, record in ipairs(surfaces.list()) do
    if record.name == id then
      return record
    end
  end
  return nil
end

---@return table[] records by index
function surfaces.list()
  return sorted_values(S.saved.surfaces, "index")
end

---@param name string
---@param settings? table MapGenSettings, filled up with the defaults
---@return table record
function surfaces.create(name, settings)
  local index = S.saved.next_surface
  S.saved.next_surface = index + 1
  local filled = default_settings(S.config.seed or 0)
  for key, value in pairs(settings or {}) do
    filled[key] = copy(value)
  end
  local record = new_record(index, name, filled)
  record.peaceful_mode = filled.peaceful_mode == true
  S.saved.surfaces[index] = record
  return record
end

--- Takes away everything that stands on a surface and all its chunks.
---@param record table
---@param keep? fun(e: table): boolean
function surfaces.clear(record, keep)
  for _, e in ipairs(entities.on_surface(record.index)) do
    if not (keep and keep(e)) then
      entities.destroy(e)
    end
  end
  tiles.forget_surface(record.index)
  record.chunks = {}
  record.requests = {}
  record.tiles = {}
end

---@param record table
function surfaces.delete(record)
  entities.forget_surface(record.index)
  tiles.forget_surface(record.index)
  S.saved.surfaces[record.index] = nil
  record.valid = false
end

---@param record table
---@return number 0 to 1, noon is 0
function surfaces.daytime(record)
  if record.always_day then
    return 0
  end
  if record.freeze_daytime then
    return record.daytime
  end
  local passed = (S.saved.tick - record.daytime_tick) / record.ticks_per_day
  return (record.daytime + passed) % 1
end

--- Restarts the closed form of the daytime; call before changing anything that it depends on.
---@param record table
---@param daytime? number
function surfaces.set_daytime(record, daytime)
  record.daytime = daytime and daytime % 1 or surfaces.daytime(record)
  record.daytime_tick = S.saved.tick
end

S.subsystem("surfaces", {
  init = function(saved)
    saved.surfaces = {}
    saved.map_settings = copy(facts.constants("map_settings"))
    saved.next_surface = 1
    local nauvis = surfaces.create("nauvis")
    nauvis.generate_with_lab_tiles = true
    for cx = -START_RADIUS, START_RADIUS - 1 do
      for cy = -START_RADIUS, START_RADIUS - 1 do
        nauvis.chunks[chunks.key(cx, cy)] = "lab"
      end
    end
  end,
})

surfaces.copy = copy

return surfaces
