--- Where fluid boxes open, and which opening meets which.
--- Rule: a connection lies on a tile of its entity and looks in one direction; it meets the
--- connection on the next tile that looks back at it. An underground one looks along its line for
--- the first that looks back within its reach, counted in tiles between the two ends' centres
--- (max_underground_distance 10: nine tiles between, eleven with the ends); the shorter reach of
--- the two counts, and each must be the nearest to the other. Entities of other forces connect too.
--- Where scripts put several openings on one place, only the oldest entity's meets anything.
--- Source: prototype API, PipeConnectionDefinition; facts of fluid_boxes. 1.1 gives the tile
--- outside, 2.0 the one inside with a direction: the facts hold both.
---
--- Not saved: the openings by place are found again from the entities after a restore.

local S = require("state")
local boxes = require("collision_boxes")
local facts = require("facts")

local connections = {}

local floor = math.floor
local SPAN = 2 ^ 21

local OFFSETS = { [0] = { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } }

--- shapes[name][quarter] = array for each box of arrays of connections
local shapes = {}
--- places[surface][key] = array of { e, box, connection }, the lowest id first
local places = {}
local known

local function turn(vector, quarter)
  local x, y = vector.x, vector.y
  for _ = 1, quarter do
    x, y = -y, x
  end
  return x, y
end

local function direction_of(dx, dy)
  if math.abs(dx) > math.abs(dy) then
    return dx > 0 and 1 or 3
  end
  return dy > 0 and 2 or 0
end

local function connection_shape(fact, quarter)
  local px, py, tx, ty
  if fact.positions then
    local position, target = fact.positions[quarter + 1], fact.targets[quarter + 1]
    px, py, tx, ty = position.x, position.y, target.x, target.y
  else
    px, py = turn(fact.position, quarter)
    tx, ty = turn(fact.target, quarter)
  end
  return {
    px = px,
    py = py,
    tx = tx,
    ty = ty,
    direction = direction_of(tx - px, ty - py),
    flow = fact.flow_direction,
    underground = fact.connection_type == "underground",
    reach = fact.max_underground_distance,
    fact = fact,
  }
end

--- The connections of each box of a prototype that faces a way: { px, py, tx, ty = offsets of the
--- tile inside and the tile outside, direction = 0 north to 3 west, flow, underground, reach }.
---@param name string
---@param quarter integer 0 north to 3 west
---@return table[][]
function connections.shape(name, quarter)
  local by_quarter = shapes[name]
  if not by_quarter then
    by_quarter = {}
    shapes[name] = by_quarter
  end
  local shape = by_quarter[quarter]
  if not shape then
    shape = {}
    for i, box in ipairs(facts.entity(name).fluid_boxes or {}) do
      shape[i] = {}
      for j, fact in ipairs(box.pipe_connections) do
        shape[i][j] = connection_shape(fact, quarter)
      end
    end
    by_quarter[quarter] = shape
  end
  return shape
end

---@param e table
---@return table[][] connections of each of its boxes
function connections.of(e)
  return connections.shape(e.name, boxes.quarter(e.direction))
end

--- Do all connections of the box let fluid pass both ways?
---@param shape table[] connections of one box
---@return boolean
function connections.is_two_way(shape)
  for _, connection in ipairs(shape) do
    if connection.flow ~= "input-output" then
      return false
    end
  end
  return #shape > 0
end

local function key_of(x, y, direction)
  return ((floor(y) + SPAN / 2) * SPAN + floor(x) + SPAN / 2) * 4 + direction
end

local function surface_places(surface)
  local found = places[surface]
  if not found then
    found = {}
    places[surface] = found
  end
  return found
end

local function put(e)
  local here = surface_places(e.surface)
  for i, list in ipairs(connections.of(e)) do
    for j, connection in ipairs(list) do
      local key = key_of(e.x + connection.px, e.y + connection.py, connection.direction)
      local entries = here[key]
      if not entries then
        entries = {}
        here[key] = entries
      end
      local at = #entries + 1
      while at > 1 and entries[at - 1].e.id > e.id do
        at = at - 1
      end
      table.insert(entries, at, { e = e, box = i, index = j, connection = connection })
    end
  end
end

--- Find all openings again when the world was replaced.
local function sync()
  if known == S.saved then
    return
  end
  known = S.saved
  places = {}
  -- In any order: at a place the lowest id comes first.
  for _, e in pairs(S.saved.entities) do
    if e.fluids then
      put(e)
    end
  end
end

---@param e table whose openings are to be found by others
function connections.add(e)
  sync()
  put(e)
end

---@param e table
---@param x number where it stood
---@param y number
---@param quarter integer
---@param surface integer
function connections.remove(e, x, y, quarter, surface)
  sync()
  local here = surface_places(surface)
  for _, list in ipairs(connections.shape(e.name, quarter)) do
    for _, connection in ipairs(list) do
      local key = key_of(x + connection.px, y + connection.py, connection.direction)
      local entries = here[key] or {}
      for at = #entries, 1, -1 do
        if entries[at].e == e then
          table.remove(entries, at)
        end
      end
      if #entries == 0 then
        here[key] = nil
      end
    end
  end
end

local function first_at(here, x, y, direction, underground, but)
  local entries = here[key_of(x, y, direction)]
  for at = 1, entries and #entries or 0 do
    local entry = entries[at]
    if entry.e ~= but and entry.connection.underground == underground then
      return entry
    end
  end
  return nil
end

-- The nearest underground opening that looks back, and how far away it is.
local function along(here, e, x, y, connection)
  local step = OFFSETS[connection.direction]
  local back = (connection.direction + 2) % 4
  for distance = 1, connection.reach or 0 do
    local entry = first_at(here, x + step[1] * distance, y + step[2] * distance, back, true, e)
    if entry then
      return entry, distance
    end
  end
  return nil
end

--- The underground openings on the line of a connection, before and behind it, as far as any
--- reaches that could meet it or look past it.
---@param surface integer
---@param x number where its entity stands
---@param y number
---@param connection table
---@return table[] entries { e, box, index, connection }
function connections.in_line(surface, x, y, connection)
  sync()
  local here, found = places[surface], {}
  local step = OFFSETS[connection.direction]
  local px, py = x + connection.px, y + connection.py
  for distance = -connection.reach, connection.reach do
    for _, direction in ipairs({ connection.direction, (connection.direction + 2) % 4 }) do
      local key = key_of(px + step[1] * distance, py + step[2] * distance, direction)
      local entries = here and here[key]
      for at = 1, entries and #entries or 0 do
        if entries[at].connection.underground then
          found[#found + 1] = entries[at]
        end
      end
    end
  end
  return found
end

--- The openings that lie where a connection lies.
---@return table[] entries { e, box, index, connection }
function connections.sharing(surface, x, y, connection)
  sync()
  local here = places[surface]
  local key = key_of(x + connection.px, y + connection.py, connection.direction)
  return here and here[key] or {}
end

--- What a connection that starts at a place would meet: its entity may not stand there yet.
---@param e table|nil the entity to overlook
---@param surface integer
---@param x number where the entity stands
---@param y number
---@param connection table
---@return table|nil entry { e, box, index, connection }
function connections.meets(e, surface, x, y, connection)
  sync()
  local here = places[surface]
  if not here then
    return nil
  end
  local px, py = x + connection.px, y + connection.py
  if not connection.underground then
    local back = (connection.direction + 2) % 4
    return first_at(here, x + connection.tx, y + connection.ty, back, false, e)
  end
  local entry, distance = along(here, e, px, py, connection)
  if not entry or distance > (entry.connection.reach or 0) then
    return nil
  end
  -- Somebody who looks the same way may stand between: then the other end is his.
  local step = OFFSETS[connection.direction]
  for between = 1, distance - 1 do
    local bx, by = px + step[1] * between, py + step[2] * between
    if first_at(here, bx, by, connection.direction, true, e) then
      return nil
    end
  end
  return entry
end

--- What a box's connection meets.
---@param e table
---@param box integer
---@param index integer
---@return table|nil entry { e, box, index, connection }
function connections.partner(e, box, index)
  local connection = connections.of(e)[box][index]
  local sharing = connections.sharing(e.surface, e.x, e.y, connection)
  for at = 1, sharing[2] and #sharing or 0 do
    local other = sharing[at]
    if other.e == e then
      break
    elseif other.connection.underground == connection.underground then
      return nil
    end
  end
  return connections.meets(e, e.surface, e.x, e.y, connection)
end

S.subsystem("fluid connections", {
  load = function()
    shapes = {}
    known = nil
  end,
})

return connections
