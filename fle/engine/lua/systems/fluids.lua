--- Fluids, for everybody: entities with fluid boxes, what they hold, taking and giving.
--- The rules stand in files of their own: fluids/connections.lua (where boxes open),
--- fluids/segments.lua (what is shared), fluids/joining.lua, fluids/around.lua (who is at a
--- segment), fluids/throughput.lua (how fast), fluids/recipes.lua (which box is for what),
--- fluids/mixing.lua (what may not touch), fluids/actors.lua (who acts when).
--- Every entity whose prototype has fluid boxes takes part as soon as it is created, is moved with
--- it, turned with it, and leaves when it is destroyed.
--- A change that may let a waiting machine go on calls its type's `fluid_changed(e, box)`.

local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local boxes_turned = require("collision_boxes")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local facts = require("facts")
local joining = require("systems.fluids.joining")
local recipes = require("systems.fluids.recipes")
local segments = require("systems.fluids.segments")
require("systems.fluids.machines")

local fluids = {}

--- The boxes whose connections all go both ways share a segment.
local function is_shared(e, box)
  return connections.is_two_way(connections.of(e)[box])
end

local function has_one_way(e)
  for box = 1, #e.fluids do
    if not is_shared(e, box) then
      return true
    end
  end
  return false
end

-- What the boxes meet, from where the entity stood and how it was turned.
local function met_by(e, x, y, quarter, surface)
  local met = {}
  for box, list in ipairs(connections.shape(e.name, quarter)) do
    for _, connection in ipairs(list) do
      local entry = connections.meets(e, surface, x, y, connection)
      if entry then
        met[#met + 1] = { box = box, entry = entry }
      end
    end
  end
  return met
end

-- Who is met by one-way boxes, or with them, looks again.
local function tell(e, met)
  segments.changed()
  if has_one_way(e) then
    require("systems.fluids.mixing").forget()
  end
  for _, meeting in ipairs(met) do
    local entry = meeting.entry
    local segment = segments.of(entry.e, entry.box)
    if segment then
      segments.touch(segment)
    else
      actors.wake(entry.e)
    end
  end
end

-- What the openings meet on whose lines, or on whose places, an entity comes or goes.
local function in_line(e, x, y, quarter, surface)
  local lines = {}
  for _, shape in ipairs(connections.shape(e.name, quarter)) do
    for _, connection in ipairs(shape) do
      local look = connection.underground and connections.in_line or connections.sharing
      local found = look(surface, x, y, connection)
      for _, entry in ipairs(found) do
        if entry.e ~= e then
          local met = connections.partner(entry.e, entry.box, entry.index)
          lines[#lines + 1] = { entry = entry, met = met and met.e }
        end
      end
    end
  end
  return lines
end

-- Those in line that met one another before, or do so now, are joined anew.
local function straighten(e, lines)
  for _, line in ipairs(lines) do
    local entry = line.entry
    local met = connections.partner(entry.e, entry.box, entry.index)
    local other = met and met.e or nil
    if other ~= line.met and not (line.met == nil and other == e) then
      if not (line.met == e and other == nil) then
        fluids.relink(entry.e)
      end
    end
  end
end

-- Make the boxes part of what they meet.
local function attach(e, contents)
  local acts = actors.has_rule(e)
  for box = 1, #e.fluids do
    if is_shared(e, box) then
      joining.add(e, box, contents and contents[box])
    else
      acts = true
    end
  end
  tell(e, met_by(e, e.x, e.y, boxes_turned.quarter(e.direction), e.surface))
  if acts then
    actors.wake(e)
  end
end

local function join(e, contents)
  local lines = in_line(e, e.x, e.y, boxes_turned.quarter(e.direction), e.surface)
  connections.add(e)
  straighten(e, lines)
  attach(e, contents)
end

-- Without `through` its segments are taken apart only where it held them together.
local function leave(e, x, y, quarter, surface, through)
  local met = met_by(e, x, y, quarter, surface)
  local lines = through and {} or in_line(e, x, y, quarter, surface)
  connections.remove(e, x, y, quarter, surface)
  local beside, contents = {}, {}
  for _, meeting in ipairs(met) do
    local entry = meeting.entry
    if e.segments[meeting.box] and entry.e.segments[entry.box] == e.segments[meeting.box] then
      beside[meeting.box] = beside[meeting.box] or {}
      table.insert(beside[meeting.box], entry)
    end
  end
  for box = 1, #e.fluids do
    if e.segments[box] then
      contents[box] = joining.remove(e, box, beside[box] or {}, through)
    end
  end
  straighten(e, lines)
  tell(e, met)
  return contents
end

--- Give a new entity its fluid boxes. May be called twice.
---@param e table
---@param prototype table
function fluids.attach(e, prototype)
  local list = prototype.fluid_boxes
  if e.fluids or not list or #list == 0 then
    return
  end
  e.fluids, e.segments = {}, {}
  for box = 1, #list do
    e.fluids[box], e.segments[box] = false, false
  end
  join(e)
end

--- Has it fluid boxes?
---@return boolean
function fluids.has(e)
  return e.fluids ~= nil
end

fluids.amount = boxes.amount
fluids.content = boxes.content
fluids.room = boxes.room
fluids.volume = boxes.volume
fluids.box_of = recipes.box_of

--- Take from a box, or from the segment that it is part of.
---@return number taken
function fluids.take(e, box, amount)
  local segment = segments.of(e, box)
  if segment then
    return segments.take(segment, amount)
  end
  local taken = boxes.take(e, box, amount)
  if taken > 0 then
    actors.wake(e)
  end
  return taken
end

--- Put into a box, or into the segment that it is part of, as much as has room.
---@param temperature number|nil the fluid's own when not given
---@return number accepted
function fluids.give(e, box, name, amount, temperature)
  amount = math.min(amount, boxes.room(e, box, name))
  if amount <= 0 then
    return 0
  end
  temperature = temperature or facts.fluid(name).default_temperature
  local segment = segments.of(e, box)
  if segment then
    return segments.give(segment, name, amount, temperature)
  end
  boxes.put(e, box, name, amount, temperature)
  actors.wake(e)
  return amount
end

-- What a box held under the last recipe, under the new one.
local function keep(e, box)
  local content, use = e.fluids[box], e.fluid_uses and e.fluid_uses[box]
  if not content then
    return
  end
  e.fluids[box] = false
  if not use or use.name ~= content.name then
    return
  end
  local main = boxes.main(e, box)
  local room = use.volume - boxes.amount(e, main)
  if room > 0 then
    local amount = math.min(content.amount, room)
    boxes.put(e, main, content.name, amount, content.temperature)
  end
end

--- Bind the boxes to a recipe's fluids. What no longer fits is lost.
---@param e table
---@param recipe_name string|nil
function fluids.assign(e, recipe_name)
  if not e.fluids then
    return
  end
  e.fluid_uses =
    recipes.uses(facts.entity(e.name), recipe_name and facts.recipe(recipe_name) or nil)
  for box = 1, #e.fluids do
    keep(e, box)
  end
  tell(e, met_by(e, e.x, e.y, boxes_turned.quarter(e.direction), e.surface))
  actors.wake(e)
end

--- Take an entity out of its segments and put it back: its filters, or what it meets, have changed.
function fluids.relink(e)
  local contents = leave(e, e.x, e.y, boxes_turned.quarter(e.direction), e.surface, true)
  connections.add(e)
  attach(e, contents)
end

--- Let a copy hold what its model holds.
---@param e table
---@param source table
function fluids.copy(e, source)
  for box = 1, #(e.fluids or {}) do
    local name, amount, temperature = boxes.content(source, box)
    if name then
      fluids.give(e, box, name, amount, temperature)
    end
  end
end

entities.listen("created", function(e)
  fluids.attach(e, facts.entity(e.name))
end)

entities.listen("destroyed", function(e)
  if e.fluids then
    actors.sleep(e)
    leave(e, e.x, e.y, boxes_turned.quarter(e.direction), e.surface)
  end
end)

entities.listen("moved", function(e, old_x, old_y, old_surface)
  if e.fluids then
    local quarter = boxes_turned.quarter(e.direction)
    join(e, leave(e, old_x, old_y, quarter, old_surface))
  end
end)

entities.listen("rotated", function(e, old)
  if e.fluids then
    join(e, leave(e, e.x, e.y, boxes_turned.quarter(old), e.surface))
  end
end)

return fluids
