--- Belts as entities: built, turned, moved, cloned, set.
--- Rules: half a turn makes an end of an underground belt the other end, with its partner, and lets
--- a loader load the other way (known of the game); what lies on a belt stays on it.
---
--- Saved on belts: `belt_to_ground_type`, `loader_type`, `linked_belt_type` ("input", "output"),
--- and what belts/splitters.lua and belts/loaders.lua say.

local S = require("state")
local belts = require("systems.belts")
local entity_types = require("entity_types")
local facts = require("facts")
local network = require("systems.belts.network")
local shapes = require("systems.belts.shapes")
local splitters = require("systems.belts.splitters")
local slot_filters = require("slot_filters")

local belt_entities = {}

-- The field that says which way the items of a belt go in or out.
local TYPES = {
  ["underground-belt"] = "belt_to_ground_type",
  loader = "loader_type",
  ["loader-1x1"] = "loader_type",
  ["linked-belt"] = "linked_belt_type",
}

local OTHER = { input = "output", output = "input" }

-- What else happens to belts of a type when they are built or turned.
local built = {}

--- Do something whenever a belt of a type was built or turned.
function belt_entities.built(prototype_type, action)
  built[prototype_type] = action
end

local function tell_built(e)
  if built[e.type] then
    built[e.type](e)
  end
end

-- A belt turns. Half a turn makes an end of an underground belt the other end, with its partner,
-- and lets a loader load the other way.
local function turn(e, old)
  local direction, field = e.direction, TYPES[e.type]
  local round = S.profile.directions / 2
  e.direction = old
  local flips = field and (direction - old) % (2 * round) == round
  local pair = { e, flips and e.type == "underground-belt" and shapes.partner(e) or nil }
  network.change(pair, function()
    for _, each in ipairs(pair) do
      each.direction = direction
      if flips then
        each[field] = OTHER[each[field]]
      end
    end
  end)
  tell_built(e)
end

--- Let a loader or a linked belt work the other way.
function belt_entities.set_type(e, value)
  local field = TYPES[e.type]
  if e[field] ~= value then
    network.change({ e }, function()
      e[field] = value
      e.direction = (e.direction + S.profile.directions / 2) % S.profile.directions
    end)
    tell_built(e)
  end
end

-- Filters as create_entity gets them: array of { index, name }.
local function set_filters(e, options)
  for _, filter in ipairs(options.filters or {}) do
    local name = filter.name
    if filter.index <= facts.entity(e.name).filter_count and name then
      e.filters = e.filters or {}
      e.filters[filter.index] = name
    end
  end
  e.filter_mode = options.filter_mode == "blacklist" and "blacklist" or nil
end

local function create(e, _, options)
  local field = TYPES[e.type]
  if field then
    local given = options.type or options[field]
    e[field] = given == "output" and "output" or "input"
  end
  if (facts.entity(e.name).filter_count or 0) > 0 then
    set_filters(e, options)
  end
  if e.type == "splitter" then
    e.sent, e.let_in = { 2, 2 }, { 2, 2 }
    for _, name in ipairs({ "input_priority", "output_priority" }) do
      local given = options[name]
      e[name] = (given == "left" or given == "right") and given or nil
    end
    local filter = options.filter
    e.filter = type(filter) == "table" and filter.name or filter
  end
  network.add(e)
  tell_built(e)
end

-- A belt was put elsewhere: what lies on it goes with it.
local function move(e)
  network.change({ e }, function() end)
  tell_built(e)
end

-- A clone carries what its source carries and is set as it is.
local function clone(e, source)
  local field = TYPES[e.type]
  if field and e[field] ~= source[field] then
    network.change({ e }, function()
      e[field] = source[field]
    end)
    tell_built(e)
  end
  for _, name in ipairs({ "input_priority", "output_priority", "filter", "filter_mode" }) do
    e[name] = source[name]
  end
  slot_filters.copy(e, source, facts.entity(e.name).filter_count or 0)
  for line, length in pairs(e.lengths) do
    if length == source.lengths[line] then
      for _, entry in ipairs((belts.on_line(source, line))) do
        belts.put_at(e, line, entry[2], belts.as_stack(entry[1]))
      end
    end
  end
end

local handlers = {
  create = create,
  destroy = network.remove,
  rotated = turn,
  moved = move,
  clone = clone,
  status = function()
    return "normal"
  end,
}

for prototype_type in pairs(shapes.LINES) do
  entity_types.register(prototype_type, handlers)
end

entity_types.register("splitter", {
  copy_settings = function(e, source)
    if source.type == "splitter" then
      e.input_priority, e.output_priority = source.input_priority, source.output_priority
      e.filter = source.filter
      splitters.changed(e)
    end
    return {}
  end,
})

return belt_entities
