--- Burner inserters between containers, machines and the ground. Electric ones can be placed;
--- without power they do not move, as in the game (power networks are not emulated yet).
---
--- Swing (MECHANICS "Inserters"): each tick the arm's extension moves by `extension_speed`, its
--- angle by `rotation_speed`. 1.1: it takes as many ticks as the slower of the two needs, rounded
--- up: 50 for half a turn of a burner inserter. 2.0: with the extension on its target and less than
--- one step of rotation left it arrives in that tick: rounded down for the rotation, 38 for half a
--- turn. Energy: `energy_per_rotation` a turn and `energy_per_movement` a tile, nothing while
--- waiting. Taking: only what the target would accept, from the last slot that holds such a thing;
--- fuel for itself first, when its own slot is empty (how many the game keeps there is not
--- documented). A new arm points to where it picks up.
---
--- Saved: `arm = "pickup"|"drop"` (where it is or goes), `swing = { since, done, stalled }` while
--- it moves, `filters = { [i] = item }`, `filter_mode`, `stack_size_override`.

local S = require("state")
local facts = require("facts")
local entity_types = require("entity_types")
local entities = require("entities")
local inventories = require("inventories")
local objects = require("objects")
local scheduler = require("scheduler")
local automation = require("systems.automation")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local items = require("systems.items")
local machines = require("systems.machines")
local points = require("systems.points")

local inserters = {}

local ceil, floor, min, max, abs = math.ceil, math.floor, math.min, math.max, math.abs
local EPSILON = 1e-6

-- Swing of each prototype, for one version: { ticks, turns, tiles }.
local swings, swings_for = {}, nil

local function length(vector)
  return math.sqrt(vector.x ^ 2 + vector.y ^ 2)
end

local function turns_between(a, b)
  -- Half a turn is exact; other angles go the shorter way round.
  local cross, dot = a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y
  if cross == 0 then
    return dot < 0 and 0.5 or 0
  end
  return math.acos(max(-1, min(1, dot / (length(a) * length(b))))) / (2 * math.pi)
end

--- How long the arm takes from one side to the other, and how far that is.
function inserters.swing(name)
  if swings_for ~= S.config.version then
    swings, swings_for = {}, S.config.version
  end
  local swing = swings[name]
  if not swing then
    local prototype = facts.entity(name)
    local from, to = prototype.pickup_position, prototype.insert_position
    local turns, tiles = turns_between(from, to), abs(length(to) - length(from))
    local steps = turns / prototype.rotation_speed
    local rotating = S.profile.factorio == "1.1" and ceil(steps - EPSILON) or floor(steps + EPSILON)
    local extending = ceil(tiles / prototype.extension_speed - EPSILON)
    swing = { ticks = max(1, rotating, extending), turns = turns, tiles = tiles }
    swings[name] = swing
  end
  return swing
end

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

-- Energy that the first `ticks` ticks of a swing take.
local function energy_of(prototype, swing, ticks)
  local turned = min(swing.turns, ticks * prototype.rotation_speed)
  local moved = min(swing.tiles, ticks * prototype.extension_speed)
  if ticks >= swing.ticks then
    turned, moved = swing.turns, swing.tiles
  end
  return turned * prototype.energy_per_rotation + moved * prototype.energy_per_movement
end

-- The most ticks after `done` that the stored energy allows.
local function affordable(prototype, swing, done, stored)
  local spent = energy_of(prototype, swing, done)
  local low, high = 0, ceil(swing.ticks - done)
  while low < high do
    local middle = ceil((low + high) / 2)
    if energy_of(prototype, swing, done + middle) - spent <= stored + EPSILON then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

-- Use up what is left, less than a tick's need, for a part of a tick.
local function move_last_bit(e, prototype, swing, state)
  local need = energy_of(prototype, swing, state.done + 1) - energy_of(prototype, swing, state.done)
  state.done = state.done + min(1, burners.exhaust(e) / need)
end

--- Move on with the swing. True when the arm has arrived.
local function move(e)
  local prototype, swing = facts.entity(e.name), inserters.swing(e.name)
  local state, now = e.swing, S.saved.tick
  if state.stalled then
    state.stalled, state.since = nil, now - 1
  end
  local stored = burners.stored(e)
  local can = affordable(prototype, swing, state.done, stored)
  local ticks = now - state.since
  if ticks > can and not burners.light(e) then
    burners.draw(
      e,
      energy_of(prototype, swing, state.done + can) - energy_of(prototype, swing, state.done)
    )
    state.done, state.stalled = state.done + can, true
    move_last_bit(e, prototype, swing, state)
    machines.sleep(e)
    return false
  end
  local reached = min(swing.ticks, state.done + ticks)
  burners.draw(e, energy_of(prototype, swing, reached) - energy_of(prototype, swing, state.done))
  state.done, state.since = reached, now
  if reached >= swing.ticks then
    e.swing = nil
    return true
  end
  can = affordable(prototype, swing, reached, burners.stored(e))
  scheduler.at(now + min(ceil(swing.ticks - reached), can + 1), e.id)
  return false
end

--- Energy drawn since the segment began.
function inserters.drawn(e)
  local prototype, swing, state = facts.entity(e.name), inserters.swing(e.name), e.swing
  local reached = min(swing.ticks, state.done + S.saved.tick - state.since)
  return energy_of(prototype, swing, reached) - energy_of(prototype, swing, state.done)
end

--- Bring the swing up to the current tick.
function inserters.settle(e)
  local state = e.swing
  if state.stalled then
    return
  end
  burners.draw(e, inserters.drawn(e))
  state.done = min(inserters.swing(e.name).ticks, state.done + S.saved.tick - state.since)
  state.since = S.saved.tick
end

local function set_out(e, arm)
  e.arm = arm
  e.swing = { since = S.saved.tick, done = 0 }
  move(e)
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
  if e.swing and not move(e) then
    return
  end
  if e.arm == "drop" then
    if put_down(e) then
      set_out(e, "pickup")
    else
      machines.sleep(e)
    end
    return
  end
  local fuel_before = e.inv.fuel.slots[1]
  if e.inv.hand.slots[1] or pick_up(e) then
    set_out(e, "drop")
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
      inserters.settle(e)
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
