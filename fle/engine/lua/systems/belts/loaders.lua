--- Loaders: from a container onto a belt and from a belt into a container, as fast as the belt.
--- Rules: a loader takes from the last slot that holds something that its filters let pass, as
--- inserters do (not documented for loaders), and puts in what the container or machine takes from
--- inserters; both lines work for themselves (prototype API, LoaderPrototype).
---
--- Saved on the loader: `sources = { [line] = lane id }`, `filters`, `filter_mode`, and what
--- points.lua keeps.

local S = require("state")
local automation = require("systems.automation")
local belt_entities = require("systems.belts.entities")
local belts = require("systems.belts")
local entities = require("entities")
local entity_types = require("entity_types")
local facts = require("facts")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local inventories = require("inventories")
local items = require("systems.items")
local lanes = require("systems.belts.lanes")
local machines = require("systems.machines")
local names = require("systems.belts.names")
local points = require("systems.points")
local shapes = require("systems.belts.shapes")
local slot_filters = require("slot_filters")

local loaders = {}

local FIRST, LAST, FLOWING, SPEED = fields.FIRST, fields.LAST, fields.FLOWING, fields.SPEED
local LENGTH, TO, PIECES = fields.LENGTH, fields.TO, fields.PIECES

local max = math.max

local function is_container(e)
  return e.inv ~= nil and automation.is_place(e)
end

local function container_of(e)
  return points.at(e, "container", shapes.container_place, is_container)
end

--- The container that a loader is at, for readers.
---@return table|nil
function loaders.container(e)
  return points.seen(e, "container", shapes.container_place, is_container)
end

local function passes(e, name)
  local filters, listed, any = e.filters or {}, false, false
  for index = 1, facts.entity(e.name).filter_count or 0 do
    any = any or filters[index] ~= nil
    listed = listed or filters[index] == name
  end
  return not any or listed == (e.filter_mode ~= "blacklist")
end

-- Take one item out of the container.
local function fetch(e)
  local container = container_of(e)
  if not container then
    return nil
  end
  local inv, slot = automation.offered(container, nil, function(name)
    return passes(e, name)
  end)
  if not inv then
    return nil
  end
  local stack = inv.slots[slot]
  local one = items.stack(stack.name, 1, stack)
  stack.count = stack.count - 1
  if stack.count == 0 then
    inv.slots[slot] = nil
  end
  inventories.changed(inv)
  return belts.as_item(one)
end

flow.on("draw", function(source, tick)
  local e = entities.get(source[PIECES][1])
  local lane = S.saved.belts.lanes[source[TO]]
  local limit = flow.limit(lane, tick)
  if not limit or limit < 0 then
    local item = not e.inactive and fetch(e)
    if not item then
      machines.sleep(e)
      return
    end
    local position = lane[LENGTH] + (limit and max(-lane[SPEED], limit) or -lane[SPEED])
    lanes.push(lane, item, position, tick)
    flow.entered(lane, lane[LAST], position, tick)
    limit = flow.limit(lane, tick)
  end
  -- What stands tells when it moves.
  flow.plan_source(source, flow.opening(lane, limit, tick))
end)

flow.leave["sink"] = function(lane, tick)
  local e = entities.get(lane[TO])
  while lane[FLOWING] == lane[FIRST] and lane[FIRST] <= lane[LAST] and lanes.head(lane, tick) < 0 do
    local stack = belts.as_stack(names.at(lane, lane[FIRST]))
    local container = not e.inactive and passes(e, stack.name) and container_of(e)
    local into = container and automation.accepts(container, stack, 1)
    if not into then
      machines.sleep(e)
      flow.wait(lane, 0, tick)
      return
    end
    lanes.pop(lane, tick)
    inventories.insert_stack(into, items.stack(stack.name, 1, stack))
  end
end

-- Something about the container may have changed.
local function wake(e)
  e.asleep = nil
  local all = S.saved.belts.lanes
  for line = 1, 2 do
    if e.sources[line] then
      flow.wake_source(all[e.sources[line]])
    else
      flow.try_again(all[e.lane[line]])
    end
  end
end

local function look(e)
  local x, y = shapes.container_place(e)
  points.watch(e, { { x, y } })
  wake(e)
end

local function active_changed(e)
  if not e.inactive then
    wake(e)
  end
end

local function copy_settings(e, source)
  slot_filters.copy(e, source, facts.entity(e.name).filter_count or 0)
  e.filter_mode = source.filter_mode
  wake(e)
  return {}
end

--- Look at the place of the container anew.
loaders.look = look

for _, prototype_type in ipairs({ "loader", "loader-1x1" }) do
  belt_entities.built(prototype_type, look)
  entity_types.register(prototype_type, {
    wake = wake,
    active_changed = active_changed,
    copy_settings = function(e, source)
      return source.type == e.type and copy_settings(e, source) or {}
    end,
  })
end

return loaders
