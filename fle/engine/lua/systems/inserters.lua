--- Inserters of every kind: they pick up, swing over, give, and swing back. How the arm moves
--- stands in inserters/arms.lua, what the hand takes and gives in inserters/hand.lua.
--- An inserter that waits is woken by a change of what it looks at, by power, or at the tick that a
--- belt has promised; one that swings is woken once a half swing. Without power an electric one
--- does not move at all; a burner inserter without fuel can still take what it reaches.
--- Source: runtime API, defines.entity_status, "used by inserters".

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local arms = require("systems.inserters.arms")
local automation = require("systems.automation")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local hand = require("systems.inserters.hand")
local items = require("systems.items")
local machines = require("systems.machines")
local points = require("systems.points")
local slot_filters = require("slot_filters")

local inserters = {}

inserters.pickup_position = hand.pickup_position
inserters.drop_position = hand.drop_position

--- What stands where it picks up, for readers.
---@return table|nil
function inserters.pickup_target(e)
  return points.seen(e, "pickup", hand.pickup_position, automation.is_place)
end

--- What stands where it drops, for readers.
---@return table|nil
function inserters.drop_target(e)
  return points.seen(e, "drop", hand.drop_position, automation.is_place)
end

-- Sleep; a promise of a belt wakes it at the tick of it, whatever else may wake it before.
local function wait(e, at)
  machines.sleep(e)
  if at then
    scheduler.wake(e, at)
  end
end

local ACTS = { pickup = hand.pick_up, drop = hand.put_down }
local OTHER = { pickup = "drop", drop = "pickup" }

local function wake(e)
  e.asleep = nil
  if e.inactive then
    machines.sleep(e)
    return
  elseif e.work and not arms.move(e) then
    return
  elseif not e.burner and not energy.has(e) then
    machines.sleep(e)
    return
  end
  local verdict, at = ACTS[e.arm](e)
  if verdict == "go" then
    arms.set_out(e, OTHER[e.arm])
  elseif verdict == "again" then
    energy.rests(e)
    scheduler.wake(e, S.saved.tick + 1)
  else
    wait(e, at)
  end
end

--- What the inserter is doing, worked out when asked.
---@return string name of defines.entity_status
function inserters.status(e)
  local shortage = energy.shortage(e)
  if shortage and not e.burner then
    return shortage
  elseif e.work then
    return e.work.stalled and shortage or "working"
  elseif e.arm == "drop" then
    return "waiting_for_space_in_destination"
  elseif shortage then
    return shortage
  elseif S.profile.factorio ~= "1.1" and hand.lacks_filter(e) then
    return "no_filter"
  end
  return "waiting_for_source_items"
end

local function look(e)
  local x1, y1 = hand.pickup_position(e)
  local x2, y2 = hand.drop_position(e)
  points.watch(e, { { x1, y1 }, { x2, y2 } })
  machines.rouse(e)
end

-- With something to give it waits only for room.
points.concern("inserter", function(e, role)
  return role == "drop" or e.arm == "pickup"
end)

local SETTINGS = { "filter_mode", "use_filters", "stack_size_override" }

local function copy_settings(e, source)
  slot_filters.copy(e, source, facts.entity(e.name).filter_count or 0)
  for _, field in ipairs(SETTINGS) do
    e[field] = source[field]
  end
  machines.rouse(e)
end

-- What a script gives with a new inserter (runtime API, LuaSurface.create_entity).
local function apply_options(e, prototype, options)
  for _, filter in ipairs(options.filters or {}) do
    if filter.index >= 1 and filter.index <= (prototype.filter_count or 0) and filter.name then
      e.filters = e.filters or {}
      e.filters[filter.index] = items.require(filter.name).name
    end
  end
  e.filter_mode = options.filter_mode == "blacklist" and "blacklist" or nil
  e.use_filters = options.use_filters == true or nil
  local size = options.override_stack_size or 0
  e.stack_size_override = size > 0 and size or nil
end

--- A recipe that was enabled may be what a furnace is to be fed for.
forces.listen("recipe", function(force, name)
  if not forces.recipe_enabled(force, name) then
    return
  end
  for _, e in ipairs(entities.of_type("inserter")) do
    if e.force == force.name then
      machines.rouse(e)
    end
  end
end)

entity_types.register("inserter", {
  create = function(e, prototype, options)
    e.hand = { nil }
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    apply_options(e, prototype, options)
    e.arm = "pickup"
    machines.sleep(e)
    look(e)
  end,
  wake = wake,
  inventory_changed = function(e)
    machines.rouse(e)
  end,
  moved = function(e, _, _, old_surface)
    points.unwatch(e, old_surface)
    look(e)
  end,
  rotated = function(e, old)
    look(e)
    arms.turned(e, old)
  end,
  active_changed = function(e)
    if e.inactive then
      machines.pause(e, machines.usage(e))
    else
      machines.rouse(e)
    end
  end,
  copy_settings = function(e, source)
    if source.type == "inserter" then
      copy_settings(e, source)
    end
    return {}
  end,
  status = inserters.status,
})

return inserters
