--- LuaRendering and, in 2.0, LuaRenderObject: what scripts draw for those who watch.
--- 1.1 speaks of objects by number: `rendering.get_color(id)`; 2.0 hands out objects with the same
--- fields. Source: runtime API 1.1 and 2.0.

local S = require("state")
local arguments = require("api.arguments")
local entities = require("entities")
local objects = require("objects")
local render = require("systems.render_objects")
local surfaces = require("terrain.surfaces")

local rendering = {}

local KINDS = { "line", "circle", "rectangle", "text", "arc", "polygon" }

local FIELDS = {
  "alignment",
  "angle",
  "color",
  "dash_length",
  "dash_offset",
  "draw_on_ground",
  "filled",
  "font",
  "from",
  "gap_length",
  "left_top",
  "max_radius",
  "min_radius",
  "only_in_alt_mode",
  "orientation",
  "orientation_target",
  "radius",
  "right_bottom",
  "scale",
  "scale_with_zoom",
  "start_angle",
  "target",
  "text",
  "to",
  "use_rich_text",
  "use_target_orientation",
  "vertical_alignment",
  "vertices",
  "visible",
  "width",
}

local function shown_place(place)
  local entity = place.entity and entities.get(place.entity)
  if entity then
    local offset = { x = place.offset.x, y = place.offset.y }
    local handle = objects.wrap("LuaEntity", entity)
    if S.profile.factorio == "1.1" then
      return { entity = handle, entity_offset = offset }
    end
    return { entity = handle, offset = offset }
  end
  return { position = { x = place.position.x, y = place.position.y } }
end

local function copy(value)
  if type(value) ~= "table" then
    return value
  end
  local result = {}
  for key, each in pairs(value) do
    result[key] = copy(each)
  end
  return result
end

local function read(object, name)
  local value = object.fields[name]
  if value == nil then
    if name == "orientation_target" or name == "target" then
      return nil
    end
    objects.error("A render object of type %s has no %s.", object.kind, name)
  elseif render.PLACES[name] then
    return shown_place(value)
  elseif name == "vertices" then
    local list = {}
    for index, vertex in ipairs(value) do
      list[index] = shown_place(vertex)
    end
    return list
  end
  return copy(value)
end

local function write(object, name, value, offset)
  if object.fields[name] == nil and name ~= "orientation_target" then
    objects.error("A render object of type %s has no %s.", object.kind, name)
  end
  object.fields[name] = render.value_of(name, value, offset)
end

local function time_to_live(object)
  return object.expires and object.expires - S.saved.tick or 0
end

local function forces_of(object)
  local list = {}
  for index, name in ipairs(object.fields.forces or {}) do
    list[index] = objects.wrap("LuaForce", S.saved.forces[name])
  end
  return list[1] and list or nil
end

local function surface_of(object)
  return objects.wrap("LuaSurface", surfaces.get(object.surface))
end

-- What both versions have

local methods = {}

local function handle_of(object)
  if S.profile.factorio == "1.1" then
    return object.id
  end
  return objects.wrap("LuaRenderObject", object)
end

for _, kind in ipairs(KINDS) do
  methods["draw_" .. kind] = function(record, given)
    local drawn = render.draw(kind, record.mod.name, arguments.named(given, "draw_" .. kind))
    return handle_of(drawn)
  end
end

function methods.clear(_, mod)
  for _, object in ipairs(render.list(mod)) do
    render.destroy(object.id)
  end
end

-- 1.1: by number

local function require_object(id)
  return render.get(id) or objects.error("Render object %s does not exist.", tostring(id))
end

function methods.is_valid(_, id)
  return render.get(id) ~= nil
end

function methods.destroy(_, id)
  render.destroy(require_object(id).id)
end

function methods.get_all_ids(_, mod)
  local ids = {}
  for index, object in ipairs(render.list(mod)) do
    ids[index] = object.id
  end
  return ids
end

function methods.get_type(_, id)
  return require_object(id).kind
end

function methods.get_surface(_, id)
  return surface_of(require_object(id))
end

function methods.get_time_to_live(_, id)
  return time_to_live(require_object(id))
end

function methods.set_time_to_live(_, id, ticks)
  render.set_time_to_live(require_object(id), ticks)
end

function methods.get_forces(_, id)
  return forces_of(require_object(id))
end

function methods.set_forces(_, id, value)
  local object = require_object(id)
  object.fields.forces = render.value_of("forces", value)
end

function methods.bring_to_front(_, id)
  render.restack(require_object(id), true)
end

function methods.move_to_back(_, id)
  render.restack(require_object(id), false)
end

function methods.set_corners(_, id, left_top, left_offset, right_bottom, right_offset)
  local object = require_object(id)
  write(object, "left_top", left_top, left_offset)
  write(object, "right_bottom", right_bottom, right_offset)
end

function methods.set_dashes(_, id, dash, gap)
  local object = require_object(id)
  write(object, "dash_length", dash)
  write(object, "gap_length", gap)
end

for _, name in ipairs(FIELDS) do
  methods["get_" .. name] = function(_, id)
    return read(require_object(id), name)
  end
  methods["set_" .. name] = function(_, id, value, offset)
    write(require_object(id), name, value, offset)
  end
end

-- 2.0: objects

function methods.get_object_by_id(_, id)
  local object = render.get(id)
  return object and handle_of(object) or nil
end

function methods.get_all_objects(_, mod)
  local list = {}
  for index, object in ipairs(render.list(mod)) do
    list[index] = handle_of(object)
  end
  return list
end

objects.implement("LuaRendering", { methods = methods })

local get, set = {}, {}

for _, name in ipairs(FIELDS) do
  get[name] = function(object)
    return read(object, name)
  end
  set[name] = function(object, value)
    write(object, name, value)
  end
end

function get.id(object)
  return object.id
end

function get.type(object)
  return object.kind
end

get.surface = surface_of
get.time_to_live = time_to_live
get.forces = forces_of
set.time_to_live = render.set_time_to_live

function set.forces(object, value)
  object.fields.forces = render.value_of("forces", value)
end

objects.implement("LuaRenderObject", {
  get = get,
  set = set,
  methods = {
    destroy = function(object)
      render.destroy(object.id)
    end,
    bring_to_front = function(object)
      render.restack(object, true)
    end,
    move_to_back = function(object)
      render.restack(object, false)
    end,
    set_corners = function(object, left_top, right_bottom)
      write(object, "left_top", left_top)
      write(object, "right_bottom", right_bottom)
    end,
    set_dashes = function(object, dash, gap)
      write(object, "dash_length", dash)
      write(object, "gap_length", gap)
    end,
  },
  key = function(object)
    return object.id
  end,
  find = render.get,
})

return rendering
