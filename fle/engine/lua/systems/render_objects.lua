--- What scripts draw on the map: shapes and texts that a client would show. Nothing is painted on a
--- headless server; the objects live as in the game: until they are destroyed or cleared, their
--- time is over, or the entity that they are bound to is gone. Sprites, animations and lights need
--- graphics, which are not emulated.
--- Source: runtime API 1.1, LuaRendering; 2.0, LuaRendering and LuaRenderObject.
---
--- Saved: `render = { next, objects = { [id] = { id, valid, kind, mod, surface, expires, fields }
--- }, order = { ids from back to front } }`. A field that is bound to an entity is kept as
--- `{ entity = id, offset = {x, y} }`.

local S = require("state")
local arguments = require("api.arguments")
local entities = require("entities")
local objects = require("objects")
local scheduler = require("scheduler")

local render = {}

--- Fields whose values are places: a position, or an entity with an offset.
local PLACES = {
  target = true,
  from = true,
  to = true,
  left_top = true,
  right_bottom = true,
  orientation_target = true,
}

--- What every kind has, and its value when nobody says otherwise.
local COMMON = { visible = true, only_in_alt_mode = false, draw_on_ground = false }

--- What each kind must be given, and what it has besides.
local KINDS = {
  line = {
    required = { "color", "width", "from", "to" },
    defaults = { dash_length = 0, gap_length = 0, dash_offset = 0 },
  },
  circle = { required = { "color", "radius", "target" }, defaults = { width = 1, filled = false } },
  rectangle = {
    required = { "color", "left_top", "right_bottom" },
    defaults = { width = 1, filled = false },
  },
  text = {
    required = { "text", "target", "color" },
    defaults = {
      scale = 1,
      font = "default",
      orientation = 0,
      alignment = "left",
      vertical_alignment = "top",
      scale_with_zoom = false,
      use_rich_text = false,
    },
  },
  arc = {
    required = { "color", "max_radius", "min_radius", "start_angle", "angle", "target" },
    defaults = {},
  },
  polygon = {
    required = { "color", "vertices" },
    defaults = { orientation = 0, use_target_orientation = false },
    optional = { "target", "orientation_target" },
  },
}

render.PLACES = PLACES

local function offset_of(value)
  if value == nil then
    return { x = 0, y = 0 }
  end
  local x, y = arguments.position(value)
  return { x = x, y = y }
end

local function place_of(value, offset)
  local record = objects.peek(value)
  if record then
    return { entity = record.id, offset = offset_of(offset) }
  elseif type(value) == "table" and value.entity then
    return place_of(value.entity, value.offset)
  elseif type(value) == "table" and value.position then
    return place_of(value.position)
  end
  local x, y = arguments.position(value)
  return { position = { x = x, y = y } }
end

local function color_of(value)
  if type(value) ~= "table" then
    objects.error("Invalid color: expected a table, got %s.", type(value))
  end
  local r, g, b = value.r or value[1] or 0, value.g or value[2] or 0, value.b or value[3] or 0
  return { r = r, g = g, b = b, a = value.a or value[4] or 1 }
end

-- The force names or player indexes that see it; nobody named: everybody.
local function viewers(value, read)
  if value == nil then
    return nil
  end
  local list = {}
  for _, each in ipairs(value) do
    list[#list + 1] = read(each)
  end
  return list
end

--- A plain copy of what a script gave, in the form in which it is kept.
---@param name string
---@param value any
---@param offset any of the place that goes with it
function render.value_of(name, value, offset)
  if PLACES[name] then
    return place_of(value, offset)
  elseif name == "color" then
    return color_of(value)
  elseif name == "forces" then
    return viewers(value, arguments.force)
  elseif name == "vertices" then
    local list = {}
    for index, vertex in ipairs(value) do
      list[index] = place_of(vertex.target or vertex, vertex.target_offset)
    end
    return list
  end
  return value
end

--- Let it last this many ticks; 0 is for ever.
function render.set_time_to_live(object, ticks)
  scheduler.cancel(object.id, "render_object")
  object.expires = nil
  if ticks and ticks > 0 then
    object.expires = S.saved.tick + ticks
    scheduler.at(object.expires, object.id, "render_object")
  end
end

--- Draw something.
---@param kind string "line", "circle", ...
---@param mod string who draws it
---@param given table the arguments of the call
---@return table object
function render.draw(kind, mod, given)
  local rules = KINDS[kind]
  local fields = { forces = render.value_of("forces", given.forces) }
  for _, name in ipairs(rules.required) do
    local value = arguments.required(given[name], name)
    fields[name] = render.value_of(name, value, given[name .. "_offset"])
  end
  for _, defaults in ipairs({ COMMON, rules.defaults }) do
    for name, default in pairs(defaults) do
      fields[name] = given[name] == nil and default or given[name]
    end
  end
  for _, name in ipairs(rules.optional or {}) do
    local value = given[name]
    fields[name] = value ~= nil and render.value_of(name, value, given[name .. "_offset"]) or nil
  end
  local saved = S.saved.render
  local object = {
    id = saved.next,
    valid = true,
    kind = kind,
    mod = mod,
    surface = arguments.surface(arguments.required(given.surface, "surface")).index,
    fields = fields,
  }
  saved.next = saved.next + 1
  saved.objects[object.id] = object
  table.insert(saved.order, object.id)
  render.set_time_to_live(object, given.time_to_live)
  return object
end

---@return table|nil object
function render.get(id)
  return S.saved.render.objects[id]
end

local function leave_order(id)
  local order = S.saved.render.order
  for place, each in ipairs(order) do
    if each == id then
      table.remove(order, place)
      return
    end
  end
end

function render.destroy(id)
  local object = S.saved.render.objects[id]
  if object then
    object.valid = false
    scheduler.cancel(id, "render_object")
    S.saved.render.objects[id] = nil
    leave_order(id)
  end
end

scheduler.handle("render_object", render.destroy)

--- Change its place among the drawn things.
---@param to_front boolean
function render.restack(object, to_front)
  leave_order(object.id)
  local order = S.saved.render.order
  table.insert(order, to_front and #order + 1 or 1, object.id)
end

--- What a mod has drawn, or everybody has, in the order of their ids.
---@param mod string|nil
---@return table[]
function render.list(mod)
  local list = {}
  for _, id in ipairs(S.saved.render.order) do
    local object = S.saved.render.objects[id]
    if not mod or object.mod == mod then
      list[#list + 1] = object
    end
  end
  table.sort(list, function(a, b)
    return a.id < b.id
  end)
  return list
end

local function is_bound(value, id)
  return type(value) == "table" and value.entity == id
end

entities.listen("destroyed", function(e)
  if not S.saved.render.order[1] then
    return
  end
  for _, object in ipairs(render.list()) do
    for name in pairs(PLACES) do
      if is_bound(object.fields[name], e.id) then
        render.destroy(object.id)
      end
    end
  end
end)

S.subsystem("render_objects", {
  init = function(saved)
    saved.render = { next = 1, objects = {}, order = {} }
  end,
})

return render
