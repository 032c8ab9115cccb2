--- Burner inserters between containers, machines and the ground. Electric ones can be placed;
--- without power they do not move, as in the game (power networks are not emulated yet).
---
--- Taking: only what the target would accept, from the last slot that holds such a thing; fuel for
--- itself first, when its own slot is empty (how many the game keeps there is not documented). How
--- the arm moves stands in inserter_arms.lua.
---
--- Saved: `filters = { [i] = item }`, `filter_mode`, `stack_size_override`.

local S = require("state")
local facts = require("facts")
local entity_types = require("entity_types")
local entities = require("entities")
local inventories = require("inventories")
local objects = require("objects")
local scheduler = require("scheduler")
local arms = require("systems.inserter_arms")
local automation = require("systems.automation")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local items = require("systems.items")
local machines = require("systems.machines")
local points = require("systems.points")

local inserters = {}

local min = math.min

---@return number x
---@return number y
function inserters.pickup_position(e)
  return automation.turned(e, facts.entity(e.name).pickup_position)
end

---@return number x
---@return number y
function inserters.drop_position(e)
  return automation.turned(e, facts.entity(e.name).insert_position)
end

--- What stands where it picks up, for readers.
---@return table|nil
function inserters.pickup_target(e)
  local x, y = inserters.pickup_position(e)
  return points.seen(e, x, y, automation.is_place)
end

--- What stands where it drops, for readers.
---@return table|nil
function inserters.drop_target(e)
  local x, y = inserters.drop_position(e)
  return points.seen(e, x, y, automation.is_place)
end

local function source_of(e)
  local x, y = inserters.pickup_position(e)
  return points.at(e, "pickup", x, y, automation.is_place)
end

local function target_of(e)
  local x, y = inserters.drop_position(e)
  return points.at(e, "drop", x, y, automation.is_place)
end

--- How many items the hand takes at most.
function inserters.hand_size(e)
  local prototype = facts.entity(e.name)
  local bulk = prototype.stack or prototype.bulk
  local member = "inserter_stack_size_bonus"
  if bulk then
    member = S.profile.factorio == "1.1" and "stack_inserter_capacity_bonus"
      or "bulk_inserter_capacity_bonus"
  end
  local own = prototype.stack_size_bonus or 0
  local size = 1 + own + forces.bonus(e.force, member)
  local override = e.stack_size_override or 0
  return override > 0 and min(size, override) or size
end

local function passes_filter(e, name)
  if not e.filters or next(e.filters) == nil or e.use_filters == false then
    return true
  end
  local listed = false
  for _, filter in pairs(e.filters) do
    listed = listed or filter == name
  end
  return listed == (e.filter_mode ~= "blacklist")
end

--- Does it need this item as its own fuel?
local function needs_fuel(e, name)
  return e.inv.fuel ~= nil
    and inventories.is_empty(e.inv.fuel)
    and inventories.allows(e.inv.fuel, name)
end

local function target_takes(e, name)
  local target = target_of(e)
  if target then
    return (automation.accepts(target, { name = name }, 1)) ~= nil
  end
  local x, y = inserters.drop_position(e)
  return automation.ground_free(e.surface, x, y)
end

--- Take from a slot: fuel for itself, else what the hand holds for the target.
local function take_from(e, inv, slot)
  local stack = inv.slots[slot]
  if needs_fuel(e, stack.name) then
    inventories.remove(inv, stack.name, 1)
    inventories.insert(e.inv.fuel, stack.name, 1)
    return false
  end
  local count = min(inserters.hand_size(e), stack.count)
  local target = target_of(e)
  if target then
    local _, room = automation.accepts(target, stack, count)
    count = min(count, room)
  else
    count = 1
  end
  local hand = items.stack(stack.name, count, stack)
  stack.count = stack.count - count
  if stack.count == 0 then
    inv.slots[slot] = nil
  end
  e.inv.hand.slots[1] = hand
  inventories.changed(inv)
  return true
end

--- Try to take something. True when the hand is full.
local function pick_up(e)
  local function wanted(name)
    return needs_fuel(e, name) or (passes_filter(e, name) and target_takes(e, name))
  end
  local source = source_of(e)
  if source then
    if automation.is_belt(source) then
      return false
    end
    local inv, slot = automation.offered(source, wanted)
    return inv ~= nil and take_from(e, inv, slot)
  end
  local x, y = inserters.pickup_position(e)
  local lying = automation.lying_at(e.surface, x, y, wanted)
  if not lying then
    return false
  end
  local full = take_from(e, lying.inv.stack, 1)
  if inventories.is_empty(lying.inv.stack) then
    entities.destroy(lying)
  end
  return full
end

local function put_down(e)
  local hand = e.inv.hand
  local stack = hand.slots[1]
  if not stack then
    return true
  end
  local x, y = inserters.drop_position(e)
  local put = automation.put(target_of(e), e.surface, x, y, stack)
  stack.count = stack.count - put
  if stack.count == 0 then
    hand.slots[1] = nil
  end
  return stack.count == 0
end

local function wake(e)
  if e.inactive or not e.burner then
    machines.sleep(e)
    return
  end
  if e.swing and not arms.move(e) then
    return
  end
  if e.arm == "drop" then
    if put_down(e) then
      arms.set_out(e, "pickup")
    else
      machines.sleep(e)
    end
    return
  end
  local fuel_before = e.inv.fuel.slots[1]
  if e.inv.hand.slots[1] or pick_up(e) then
    arms.set_out(e, "drop")
  elseif e.inv.fuel.slots[1] ~= fuel_before then
    -- It took fuel for itself; it looks again on the next tick.
    scheduler.at(S.saved.tick + 1, e.id)
  else
    machines.sleep(e)
  end
end

--- What the inserter is doing, worked out when asked.
---@return string name of defines.entity_status
function inserters.status(e)
  if not e.burner then
    return "no_power"
  end
  local pickup, drop = inserters.pickup_target(e) or false, inserters.drop_target(e) or false
  for _, target in ipairs({ pickup, drop }) do
    if target and automation.is_belt(target) then
      objects.error("not emulated: LuaEntity.status of an inserter at a %s", target.type)
    end
  end
  if e.swing then
    return e.swing.stalled and not burners.has_fuel(e) and "no_fuel" or "working"
  elseif e.arm == "drop" then
    return "waiting_for_space_in_destination"
  elseif not burners.has_fuel(e) then
    return "no_fuel"
  end
  return "waiting_for_source_items"
end

local function look(e)
  local x1, y1 = inserters.pickup_position(e)
  local x2, y2 = inserters.drop_position(e)
  points.watch(e, { { x1, y1 }, { x2, y2 } })
  machines.rouse(e)
end

entity_types.register("inserter", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    burners.equip(e, prototype)
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
  rotated = look,
  active_changed = function(e)
    if not e.inactive then
      machines.rouse(e)
      return
    end
    scheduler.cancel(e.id)
    if e.swing then
      arms.settle(e)
      e.swing.stalled = true
    end
    machines.sleep(e)
  end,
  copy_settings = function(e, source)
    if source.type == "inserter" then
      e.filters = nil
      for index, filter in pairs(source.filters or {}) do
        e.filters = e.filters or {}
        e.filters[index] = filter
      end
      e.filter_mode, e.use_filters = source.filter_mode, source.use_filters
      e.stack_size_override = source.stack_size_override
      machines.rouse(e)
    end
    return {}
  end,
  status = inserters.status,
})

return inserters
