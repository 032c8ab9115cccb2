--- LuaFluidBox: the fluid boxes of an entity, by number.
--- Rules: a crafting machine shows the boxes that its recipe uses, everything else all of them. A
--- box in a segment shows and gives its own share; `flush` empties the whole segment. 1.1: the
--- capacity is the box's, a one-way box belongs to the fluid system that it opens to; 2.0: the
--- capacity is the segment's, a one-way box is in no segment.
--- A write that the game would refuse (filter, another fluid in the segment) changes nothing.
--- Source: runtime API 1.1 and 2.0, LuaFluidBox, Fluid, PipeConnection.

local S = require("state")
local arguments = require("api.arguments")
local boxes = require("systems.fluids.boxes")
local connections = require("systems.fluids.connections")
local energy_sources = require("api.lua_energy_source_prototypes")
local entities = require("entities")
local facts = require("facts")
local fluids = require("systems.fluids")
local links = require("systems.fluids.links")
local mixing = require("systems.fluids.mixing")
local objects = require("objects")
local segments = require("systems.fluids.segments")

local fluid_boxes = {}

local CRAFTS = { ["assembling-machine"] = true, furnace = true, ["rocket-silo"] = true }

--- records[entity id] = { e } behind the handles.
local records = {}

---@param e table
---@return any handle
function fluid_boxes.wrap(e)
  local record = records[e.id]
  if not record then
    record = { e = e }
    records[e.id] = record
  end
  return objects.wrap("LuaFluidBox", record)
end

-- The number of a box as scripts count them.
local function shown_index(e, box)
  for index, shown in ipairs(boxes.visible(e)) do
    if shown == boxes.main(e, box) then
      return index
    end
  end
  return nil
end

---@param record table
---@param index any
---@return table e
---@return integer box
local function require_box(record, index)
  local box = type(index) == "number" and boxes.visible(record.e)[index]
  if not box then
    objects.error("Index out of bounds: %s.", tostring(index))
  end
  return record.e, box
end

--- The segment that a box is in; in 1.1 also the one that it opens to.
local function system_of(e, box)
  local segment = segments.of(e, box)
  if segment or S.profile.factorio ~= "1.1" then
    return segment
  end
  for _, link in ipairs(links.of(e)) do
    if link.box == box and link.segment then
      return link.segment
    end
  end
  return nil
end

--- What a box holds, as the game shows it.
---@return table|nil fluid
function fluid_boxes.content(e, box)
  local name, amount, temperature = boxes.content(e, box)
  return name and { name = name, amount = amount, temperature = temperature } or nil
end

--- Put a fluid into a box instead of what is in it.
---@param fluid table|nil { name, amount, temperature }
function fluid_boxes.set(e, box, fluid)
  local segment = segments.of(e, box)
  local _, amount = boxes.content(e, box)
  local name = fluid and fluid.name
  if name and segment and segment.name and segment.name ~= name then
    local alone = segment.amount - amount <= segments.EPSILON
    if not alone then
      return
    end
  end
  if name and boxes.wanted(e, box) ~= nil and boxes.wanted(e, box) ~= name then
    return
  end
  fluids.take(e, box, amount)
  if fluid then
    local most = math.min(fluid.amount, boxes.volume(e, box))
    fluids.give(e, box, name, most, fluid.temperature)
  end
end

--- A fluid as scripts write it.
---@return table|nil fluid { name, amount, temperature }
function fluid_boxes.read(value)
  if value == nil then
    return nil
  end
  value = arguments.named(value, "Fluid")
  local name = arguments.prototype_name("fluid", arguments.required(value.name, "name"))
  local amount = arguments.required(value.amount, "amount")
  if type(amount) ~= "number" or amount < 0 then
    objects.error("Fluid amount must be a number from 0.")
  end
  local temperature = value.temperature or facts.fluid(name).default_temperature
  return amount > 0 and { name = name, amount = amount, temperature = temperature } or nil
end

-- Every connection of a shown box: those of the boxes merged into it too.
local function each_connection(e, box, visit)
  for i, shape in ipairs(connections.of(e)) do
    if boxes.main(e, i) == box then
      for index, connection in ipairs(shape) do
        visit(connection, connections.partner(e, i, index))
      end
    end
  end
end

local function pipe_connection(e, connection, met)
  local target_x, target_y = e.x + connection.tx, e.y + connection.ty
  if met and connection.underground then
    target_x, target_y = met.e.x + met.connection.px, met.e.y + met.connection.py
  end
  local shown = met and shown_index(met.e, met.box)
  return {
    flow_direction = connection.flow,
    connection_type = connection.underground and "underground" or "normal",
    position = arguments.result_position(e.x + connection.px, e.y + connection.py),
    target_position = arguments.result_position(target_x, target_y),
    target = shown and fluid_boxes.wrap(met.e) or nil,
    target_fluidbox_index = shown,
    target_pipe_connection_index = shown and met.index or nil,
  }
end

local methods = {}

function methods.get_pipe_connections(record, index)
  local e, box = require_box(record, index)
  local list = {}
  each_connection(e, box, function(connection, met)
    list[#list + 1] = pipe_connection(e, connection, met)
  end)
  return list
end

function methods.get_connections(record, index)
  local e, box = require_box(record, index)
  local list, seen = {}, {}
  each_connection(e, box, function(_, met)
    if met and not seen[met.e.id] and shown_index(met.e, met.box) then
      seen[met.e.id] = true
      list[#list + 1] = fluid_boxes.wrap(met.e)
    end
  end)
  return list
end

function methods.get_capacity(record, index)
  local e, box = require_box(record, index)
  local segment = segments.of(e, box)
  if segment and S.profile.factorio ~= "1.1" then
    return segment.capacity
  end
  return boxes.volume(e, box)
end

function methods.get_prototype(record, index)
  local e, box = require_box(record, index)
  local handles = energy_sources.fluid_boxes(facts.entity(e.name))
  local list = {}
  for i = 1, #handles do
    if boxes.main(e, i) == box then
      list[#list + 1] = handles[i]
    end
  end
  return #list > 1 and list or list[1]
end

-- Filters

function methods.get_filter(record, index)
  local e, box = require_box(record, index)
  local name = boxes.wanted(e, box)
  if not name then
    return nil
  end
  local set = e.fluid_filters and e.fluid_filters[box] or {}
  local fact, fluid = facts.entity(e.name).fluid_boxes[box], facts.fluid(name)
  return {
    name = name,
    minimum_temperature = set.minimum_temperature
      or fact.minimum_temperature
      or fluid.default_temperature,
    maximum_temperature = set.maximum_temperature
      or fact.maximum_temperature
      or fluid.max_temperature,
  }
end

local function read_filter(value)
  if value == nil then
    return nil
  end
  return {
    name = arguments.prototype_name("fluid", value),
    minimum_temperature = type(value) == "table" and value.minimum_temperature or nil,
    maximum_temperature = type(value) == "table" and value.maximum_temperature or nil,
  }
end

function methods.set_filter(record, index, value)
  local e, box = require_box(record, index)
  local filter = read_filter(value)
  if CRAFTS[e.type] or facts.entity(e.name).fluid_boxes[box].filter then
    return false
  end
  local held = boxes.content(e, box)
  local own = e.fluid_filters and e.fluid_filters[box]
  if not held and not own then
    held = mixing.kind(e, box)
  end
  if filter and held and held ~= filter.name then
    if not value.force then
      return false
    end
    methods.flush(record, index)
  end
  e.fluid_filters = e.fluid_filters or {}
  e.fluid_filters[box] = filter
  if next(e.fluid_filters) == nil then
    e.fluid_filters = nil
  end
  fluids.relink(e)
  return true
end

function methods.get_locked_fluid(record, index)
  local e, box = require_box(record, index)
  return mixing.kind(e, box)
end

-- Systems and segments

local function system_id(record, index)
  local segment = system_of(require_box(record, index))
  return segment and segment.id or nil
end

-- Whole units, as the game counts them here.
local function system_contents(record, index)
  local segment = system_of(require_box(record, index))
  if not segment then
    return nil
  end
  return segment.name and { [segment.name] = math.floor(segment.amount + 0.5) } or {}
end

methods.get_fluid_system_id = system_id
methods.get_fluid_segment_id = system_id
methods.get_fluid_system_contents = system_contents
methods.get_fluid_segment_contents = system_contents

function methods.get_fluid_segment_extent_bounding_box(record, index)
  local segment = system_of(require_box(record, index))
  if not segment then
    return nil
  end
  local l, t, r, b = math.huge, math.huge, -math.huge, -math.huge
  for at = 1, #segment.members, 2 do
    local e = entities.get(segment.members[at])
    l, t, r, b = math.min(l, e.x), math.min(t, e.y), math.max(r, e.x), math.max(b, e.y)
  end
  return arguments.result_box(l, t, r, b)
end

function methods.get_flow(record, index)
  local e, box = require_box(record, index)
  local segment = system_of(e, box)
  return segment and segments.flow(segment) or e.pumped or 0
end

function methods.flush(record, index, fluid)
  local e, box = require_box(record, index)
  local only = fluid ~= nil and arguments.prototype_name("fluid", fluid) or nil
  local segment = segments.of(e, box)
  local name, amount = boxes.content(e, box)
  if not name or (only and only ~= name) then
    return {}
  end
  return { [name] = fluids.take(e, box, segment and segment.amount or amount) }
end

local function no_linked_connections()
  objects.error("not emulated: linked connections of LuaFluidBox")
end

methods.add_linked_connection = no_linked_connections
methods.remove_linked_connection = no_linked_connections

--- Nobody can link what add_linked_connection does not link.
function methods.get_linked_connections()
  return {}
end

function methods.get_linked_connection()
  return nil
end

objects.implement("LuaFluidBox", {
  get = {
    owner = function(record)
      return objects.wrap("LuaEntity", record.e)
    end,
  },
  methods = methods,
  length = function(record)
    return #boxes.visible(record.e)
  end,
  index = function(record, index)
    return fluid_boxes.content(require_box(record, index))
  end,
  newindex = function(record, index, value)
    local e, box = require_box(record, index)
    fluid_boxes.set(e, box, fluid_boxes.read(value))
  end,
  key = function(record)
    return record.e.id
  end,
  find = function(id)
    local e = entities.get(id)
    return e and objects.peek(fluid_boxes.wrap(e)) or nil
  end,
})

entities.listen("destroyed", function(e)
  local record = records[e.id]
  if record then
    record.valid = false
    records[e.id] = nil
  end
end)

S.subsystem("LuaFluidBox", {
  load = function()
    for _, record in pairs(records) do
      record.valid = false
    end
    records = {}
  end,
})

return fluid_boxes
