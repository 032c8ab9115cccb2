--- Which fluid is missing, and where its pipes end.
--- Connection points are told as the tile outside where the next pipe has to stand.
--- Source: runtime API 1.1 and 2.0, LuaFluidBox.get_pipe_connections (PipeConnection.target,
--- target_position, flow_direction, connection_type), get_filter, get_locked_fluid.

local warning = require("lib.warning")
local words = require("lib.words")

local fluid = {}

--- Something with fluid in it that stands on a tile; nil when there is none.
local function fluid_at(entity, place)
  local found = entity.surface.find_entities_filtered({ position = place, force = entity.force })
  for _, other in ipairs(found) do
    local boxes = other ~= entity and other.fluidbox
    for index = 1, boxes and #boxes or 0 do
      if boxes[index] then
        return other, boxes[index].name
      end
    end
    if boxes and #boxes > 0 then
      return other, nil
    end
  end
  return nil
end

--- Whether one of its openings leads to a place.
local function opens_to(entity, place)
  local boxes, tile = entity.fluidbox, words.tile(place)
  for index = 1, #boxes do
    for _, connection in ipairs(boxes.get_pipe_connections(index)) do
      local there = words.tile(connection.target_position)
      if there.x == tile.x and there.y == tile.y then
        return true
      end
    end
  end
  return false
end

local function holds_other(entity, other, name, wanted)
  return warning(
    "wrong_fluid",
    ("%s holds %s but %s needs %s"):format(words.entity(other), name, entity.name, wanted)
  )
end

local function explain_open(entity, connection, wanted)
  local place = connection.target_position
  local other, name = fluid_at(entity, place)
  local meets = other and opens_to(other, connection.position)
  if meets and name and wanted and name ~= wanted then
    return holds_other(entity, other, name, wanted)
  elseif other then
    return warning(
      "not_connected",
      ("pipe to %s not connected: %s has no opening to that side"):format(
        words.place(place),
        words.entity(other)
      )
    )
  end
  return nil
end

--- Where a connection leads, and what is wrong there.
local function explain_connected(entity, connection, wanted)
  local owner = connection.target.owner
  local box = connection.target[connection.target_fluidbox_index]
  if box and wanted and box.name ~= wanted then
    return holds_other(entity, owner, box.name, wanted)
  end
  return nil
end

local function leads_in(connection)
  return connection.flow_direction ~= "output"
end

local function leads_out(connection)
  return connection.flow_direction ~= "input"
end

local function explain_connections(entity, index, wanted, fits, lead)
  local open = {}
  for _, connection in ipairs(entity.fluidbox.get_pipe_connections(index)) do
    if fits(connection) and connection.target then
      return explain_connected(entity, connection, wanted) or lead
    elseif fits(connection) then
      local reason = explain_open(entity, connection, wanted)
      if reason then
        return reason
      end
      open[#open + 1] = words.place(connection.target_position)
    end
  end
  if #open == 0 then
    return lead
  end
  return warning("not_connected", ("pipe to %s not connected"):format(table.concat(open, " or ")))
end

--- Why nothing comes into a box.
---@param entity LuaEntity
---@param index integer of its fluid box
---@param wanted string|nil the fluid that belongs there
---@return fle.Warning
function fluid.explain_input(entity, index, wanted)
  local nothing = ("no %s comes in"):format(wanted or "fluid")
  local lead = warning("missing_ingredients", nothing .. ": its pipe is empty")
  return explain_connections(entity, index, wanted, leads_in, lead)
    or warning("missing_ingredients", nothing)
end

--- Why nothing goes out of a box that is full.
---@param entity LuaEntity
---@param index integer of its fluid box
---@param name string|nil what is in it
---@return fle.Warning
local function explain_output(entity, index, name)
  local lead = warning("output_full", "output full: nothing takes its " .. (name or "fluid"))
  return explain_connections(entity, index, nil, leads_out, lead) or lead
end

local function wanted_in(boxes, index)
  local filter = boxes.get_filter(index)
  return filter and filter.name or boxes.get_locked_fluid(index)
end

--- Boilers, engines, pumps: what does not come into the first box.
---@param entity LuaEntity
---@param wanted string|nil
---@return fle.Warning|nil
local function first_box(entity, wanted)
  local boxes = entity.fluidbox
  if #boxes == 0 then
    return nil
  end
  wanted = wanted or wanted_in(boxes, 1)
  local content = boxes[1]
  if content and wanted and content.name ~= wanted then
    return warning("wrong_fluid", ("it holds %s but needs %s"):format(content.name, wanted))
  elseif not content then
    return fluid.explain_input(entity, 1, wanted)
  end
  return nil
end

local DRY = { no_input_fluid = true, low_input_fluid = true }

--- What comes into the first box is missing or wrong.
function fluid.source(entity, state, list)
  local reason = first_box(entity)
  if reason then
    list[#list + 1] = reason
  elseif DRY[state] then
    list[#list + 1] = warning(
      "missing_ingredients",
      state == "no_input_fluid" and "no fluid comes in" or "too little fluid comes in"
    )
  end
end

local function last_box(entity)
  local boxes = entity.fluidbox
  local index = #boxes
  local content = boxes[index]
  return explain_output(entity, index, content and content.name)
end

local function loose_end(entity)
  return explain_connections(entity, #entity.fluidbox, nil, leads_out, nil)
end

--- A pump or boiler rests while nobody needs more, which is no fault; a pipe that is missing is.
function fluid.unused(entity, list)
  list[#list + 1] = loose_end(entity)
end

--- Its product has nowhere to go.
function fluid.blocked(entity, list)
  list[#list + 1] = last_box(entity)
end

--- The connections of an entity: those that lead nowhere, and those that are joined.
local function ends(entity)
  local open, joined = {}, {}
  local boxes = entity.fluidbox
  for index = 1, #boxes do
    for _, connection in ipairs(boxes.get_pipe_connections(index)) do
      local list = connection.target and joined or open
      list[#list + 1] = connection
    end
  end
  return open, joined
end

-- How far ahead of a pipe's end the next one is looked for, in tiles.
local AHEAD = 4

local IS_PIPE = { pipe = true, ["pipe-to-ground"] = true }

--- The first thing of the agents' that stands ahead.
local function next_ahead(entity, dx, dy)
  local at = entity.position
  for steps = 1, AHEAD do
    local place = { x = at.x + steps * dx, y = at.y + steps * dy }
    local found = entity.surface.find_entities_filtered({ position = place, force = entity.force })
    for _, other in ipairs(found) do
      if other.type ~= "character" then
        return other, steps
      end
    end
  end
  return nil
end

--- A pipe that leads on from one other may end where the next one is meant to go on.
local function explain_gap(entity, from)
  local at, before = entity.position, from.target_position
  local dx, dy = at.x - before.x, at.y - before.y
  local other, steps = next_ahead(entity, dx, dy)
  if not other or steps == 1 or not IS_PIPE[other.type] then
    return nil
  end
  return warning(
    "not_connected",
    ("pipe ends at %s: next pipe, %s, is %s away; a pipe is missing at %s"):format(
      words.place(at),
      words.entity(other),
      words.tiles(steps - 1),
      words.place({ x = at.x + dx, y = at.y + dy })
    )
  )
end

local function explain_pipe(entity)
  local open, joined = ends(entity)
  for _, connection in ipairs(open) do
    if connection.connection_type == "underground" then
      return warning(
        "not_connected",
        "underground pipe has no other end: place one that faces it in line"
      )
    end
  end
  if entity.type ~= "pipe" then
    return nil
  elseif #joined == 0 then
    return warning("not_connected", "connected to nothing")
  end
  return #joined == 1 and explain_gap(entity, joined[1]) or nil
end

--- An underground pipe without its other end, a pipe that touches nothing or ends before the next.
function fluid.pipe(entity, list)
  list[#list + 1] = explain_pipe(entity)
end

return fluid
