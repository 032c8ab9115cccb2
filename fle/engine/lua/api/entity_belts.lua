--- Members of LuaEntity for belts: what they are joined to, their lines, splitters and loaders.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Linked belts are belts without a partner.

local S = require("state")
local answers = require("api.item_answers")
local arguments = require("api.arguments")
local belt_entities = require("systems.belts.entities")
local belts = require("systems.belts")
local facts = require("facts")
local loaders = require("systems.belts.loaders")
local neighbours = require("systems.neighbours")
local objects = require("objects")
local shapes = require("systems.belts.shapes")
local splitters = require("systems.belts.splitters")
local transport_lines = require("api.lua_transport_line")

local get, set, methods = {}, {}, {}

local function wrap_all(list)
  local handles = {}
  for i, e in ipairs(list) do
    handles[i] = objects.wrap("LuaEntity", e)
  end
  return handles
end

function get.belt_neighbours(e)
  local inputs, outputs = shapes.neighbours(e)
  return { inputs = wrap_all(inputs), outputs = wrap_all(outputs) }
end

function get.belt_shape(e)
  return shapes.bend(e)
end

function get.belt_to_ground_type(e)
  return e.belt_to_ground_type
end

neighbours.register("underground-belt", function(e)
  local partner = shapes.partner(e)
  return partner and objects.wrap("LuaEntity", partner)
end)

function methods.get_max_transport_line_index(e)
  return belts.lines(e)
end

function methods.get_transport_line(e, index)
  if type(index) ~= "number" or index < 1 or index > belts.lines(e) or index % 1 ~= 0 then
    objects.error("Transport line index out of range: %s.", tostring(index))
  end
  return transport_lines.wrap(e, index)
end

-- Loaders

function get.loader_type(e)
  return e.loader_type
end

function set.loader_type(e, value)
  if value ~= "input" and value ~= "output" then
    objects.error("loader_type must be input or output.")
  end
  belt_entities.set_type(e, value)
end

function get.loader_container(e)
  local container = loaders.container(e)
  return container and objects.wrap("LuaEntity", container)
end

function get.loader_filter_mode(e)
  if (facts.entity(e.name).filter_count or 0) == 0 then
    return nil
  end
  return e.filters and (e.filter_mode or "whitelist") or "none"
end

function set.loader_filter_mode(e, value)
  if value ~= "none" and value ~= "whitelist" and value ~= "blacklist" then
    objects.error("loader_filter_mode must be none, whitelist or blacklist.")
  elseif value == "none" then
    e.filters, e.filter_mode = nil, nil
  else
    e.filter_mode = value ~= "whitelist" and value or nil
  end
  loaders.look(e)
end

function get.loader_belt_stack_size_override()
  return 0
end

-- Linked belts

function get.linked_belt_type(e)
  return e.linked_belt_type
end

function set.linked_belt_type(e, value)
  if value ~= "input" and value ~= "output" then
    objects.error("linked_belt_type must be input or output.")
  end
  belt_entities.set_type(e, value)
end

function get.linked_belt_neighbour()
  return nil
end

function methods.disconnect_linked_belts() end

-- Splitters

local SIDES = { left = true, right = true, none = true }

for _, name in ipairs({ "input", "output" }) do
  local member, field = "splitter_" .. name .. "_priority", name .. "_priority"
  get[member] = function(e)
    return e[field] or "none"
  end
  set[member] = function(e, value)
    if not SIDES[value] then
      objects.error("%s must be left, none or right.", member)
    end
    e[field] = value ~= "none" and value or nil
    splitters.changed(e)
  end
end

function get.splitter_filter(e)
  if e.filter and S.profile.factorio == "1.1" then
    return require("api.prototypes").wrap("item", e.filter)
  end
  return answers.filter(e.filter)
end

function set.splitter_filter(e, value)
  if type(value) == "table" and not objects.class_of(value) then
    value = arguments.required(value.name, "name")
  end
  e.filter = value ~= nil and arguments.item_name(value) or nil
  splitters.changed(e)
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
