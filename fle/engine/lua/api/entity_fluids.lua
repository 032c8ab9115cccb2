--- Members of LuaEntity for fluids.
--- Rules: what a script inserts goes to the first box that takes it, up to the volume of that box;
--- what it removes comes from all boxes in order, each its own share of a segment. (2.0 may let a
--- script fill or empty a whole segment through one pipe: not certain.)
--- Source: runtime API 1.1 and 2.0, LuaEntity.

local arguments = require("api.arguments")
local boxes = require("systems.fluids.boxes")
local entity_types = require("entity_types")
local facts = require("facts")
local fluid_boxes = require("api.lua_fluid_box")
local fluids = require("systems.fluids")
local infinity_pipes = require("systems.infinity_pipes")
local objects = require("objects")
local offshore_pumps = require("systems.offshore_pumps")
local valves = require("systems.valves")

local get, set, methods = {}, {}, {}

get.fluidbox = fluid_boxes.wrap

function get.fluids_count(e)
  return #boxes.visible(e)
end

local function require_box(e, index)
  local box = type(index) == "number" and boxes.visible(e)[index]
  if not box then
    objects.error("Fluid index out of bounds: %s.", tostring(index))
  end
  return box
end

function methods.get_fluid(e, index)
  return fluid_boxes.content(e, require_box(e, index))
end

function methods.set_fluid(e, index, fluid)
  local box = require_box(e, index)
  fluid_boxes.set(e, box, fluid_boxes.read(fluid))
  return fluid_boxes.content(e, box)
end

function methods.get_fluid_contents(e)
  local contents = {}
  for _, box in ipairs(boxes.visible(e)) do
    local name, amount = boxes.content(e, box)
    if name then
      contents[name] = (contents[name] or 0) + amount
    end
  end
  return contents
end

function methods.get_fluid_count(e, fluid)
  local wanted = fluid ~= nil and arguments.prototype_name("fluid", fluid) or nil
  local count = 0
  for _, box in ipairs(boxes.visible(e)) do
    local name, amount = boxes.content(e, box)
    if name and (not wanted or name == wanted) then
      count = count + amount
    end
  end
  return count
end

function methods.insert_fluid(e, fluid)
  fluid = fluid_boxes.read(arguments.required(fluid, "fluid"))
  for _, box in ipairs(fluid and boxes.visible(e) or {}) do
    local room = boxes.volume(e, box) - boxes.amount(e, box)
    local amount = math.min(fluid.amount, room)
    if amount > 0 and boxes.accepts(e, box, fluid.name) then
      return fluids.give(e, box, fluid.name, amount, fluid.temperature)
    end
  end
  return 0
end

local function is_meant(given, name, temperature)
  if name ~= given.name then
    return false
  elseif given.temperature then
    return temperature == given.temperature
  end
  return temperature >= (given.minimum_temperature or -math.huge)
    and temperature <= (given.maximum_temperature or math.huge)
end

function methods.remove_fluid(e, given)
  given = arguments.named(given, "remove_fluid")
  arguments.prototype_name("fluid", arguments.required(given.name, "name"))
  local left = arguments.required(given.amount, "amount")
  local removed = 0
  for _, box in ipairs(boxes.visible(e)) do
    local name, amount, temperature = boxes.content(e, box)
    if left > 0 and name and is_meant(given, name, temperature) then
      local taken = fluids.take(e, box, math.min(left, amount))
      removed, left = removed + taken, left - taken
      entity_types.of(e).fluid_changed(e, box)
    end
  end
  return removed
end

function methods.clear_fluid_inside(e)
  for box = 1, #(e.fluids or {}) do
    fluids.take(e, box, boxes.amount(e, box))
  end
end

-- Pumps

function get.pumped_last_tick(e)
  return e.pumped or 0
end

--- No rails, no fluid wagons.
function get.pump_rail_target()
  return nil
end

methods.get_fluid_source_fluid = offshore_pumps.source

function methods.get_fluid_source_tile(e)
  return arguments.result_position(offshore_pumps.source_tile(e))
end

-- Valves

function get.valve_threshold_override(e)
  return e.threshold
end

function set.valve_threshold_override(e, value)
  if value ~= nil and (type(value) ~= "number" or value < 0 or value > 1) then
    objects.error("LuaEntity::valve_threshold_override must be between 0 and 1.")
  end
  valves.set_threshold(e, value)
end

-- Infinity pipes

local MODES = { ["at-least"] = true, ["at-most"] = true, exactly = true, add = true, remove = true }

function methods.get_infinity_pipe_filter(e)
  local filter = e.infinity
  return filter
    and {
      name = filter.name,
      percentage = filter.percentage,
      mode = filter.mode,
      temperature = filter.temperature,
    }
end

function methods.set_infinity_pipe_filter(e, filter)
  if filter == nil then
    infinity_pipes.set_filter(e, nil)
    return
  end
  local name = arguments.prototype_name("fluid", filter)
  local given = type(filter) == "table" and filter or {}
  local mode, percentage = given.mode or "at-least", given.percentage or 1
  if not MODES[mode] then
    objects.error("Unknown infinity pipe mode: %s.", tostring(mode))
  elseif type(percentage) ~= "number" or percentage < 0 then
    objects.error("The percentage of an infinity pipe must be a number from 0.")
  end
  infinity_pipes.set_filter(e, {
    name = name,
    percentage = percentage,
    mode = mode,
    temperature = given.temperature or facts.fluid(name).default_temperature,
  })
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
