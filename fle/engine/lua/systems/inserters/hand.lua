--- What an inserter's hand takes and gives.
---
--- Taking: only what the target would accept. From a container all that fits the hand at once, from
--- the last slot that holds such a thing and from its other slots with the same. From a belt or the
--- ground one item a tick; with something in its hand it waits up to 10 ticks for the next item of
--- that kind that it sees coming, then it goes (how long the game waits is not documented). A
--- burner inserter takes one fuel for itself first whenever its own slot is empty (how many the
--- game keeps there is not documented).
---
--- At a moving belt the game's arm goes to the item; here it takes whatever lies in the tile. What
--- that can differ by: one item at a time from a full belt, nothing (there is always one under the
--- hand); more of them: items lie a quarter of a tile apart, for which arms that reach 0.25 tiles a
--- tick (long-handed, fast, bulk and their like) need the same tick, a plain inserter (0.09) up to
--- 3 and a burner inserter (0.06 in 1.1, 0.08) up to 4 ticks. So a hand of three is too fast by 6
--- percent at most. Slow arms miss single items on blue belts (0.094 tiles a tick) in the game,
--- here not.
---
--- Giving: into a container or machine the whole hand at once, onto a belt or the ground one item a
--- tick while there is room. The hand holds what it has until it has given all of it.
---
--- Size of the hand: 1 + the prototype's bonus + the force's research, or as few as it is told.
--- Filters: 1.1, those of a filter inserter, when it has any; 2.0, those of any inserter, while
--- `use_filters` is on: then without one it takes nothing (no_filter) unless it is a blacklist.
--- Source: runtime API, LuaEntity.inserter_target_pickup_count, use_filters, set_filter.
---
--- Saved: `hand = { stack or nothing }`, which readers see as an inventory of one slot;
--- `filters = { [i] = item }`, `filter_mode`, `use_filters`, `stack_size_override`.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local inventories = require("inventories")
local automation = require("systems.automation")
local belts = require("systems.belts")
local forces = require("systems.forces")
local items = require("systems.items")
local points = require("systems.points")

local hand = {}

local min = math.min
-- Ticks for which a hand that is not yet full waits at a belt.
local PATIENCE = 10

---@return number x
---@return number y
function hand.pickup_position(e)
  return automation.turned(e, facts.entity(e.name).pickup_position)
end

---@return number x
---@return number y
function hand.drop_position(e)
  return automation.turned(e, facts.entity(e.name).insert_position)
end

local function source_of(e)
  return points.at(e, "pickup", hand.pickup_position, automation.is_place)
end

local function target_of(e)
  return points.at(e, "drop", hand.drop_position, automation.is_place)
end

--- How many items the hand takes at most.
---@return integer
function hand.size(e)
  local prototype = facts.entity(e.name)
  local member = "inserter_stack_size_bonus"
  if prototype.stack or prototype.bulk then
    member = S.profile.factorio == "1.1" and "stack_inserter_capacity_bonus"
      or "bulk_inserter_capacity_bonus"
  end
  local size = 1 + (prototype.stack_size_bonus or 0) + forces.bonus(e.force, member)
  local override = e.stack_size_override or 0
  return override > 0 and min(size, override) or size
end

--- Does it go by its filters?
---@return boolean
function hand.filters(e)
  if S.profile.factorio == "1.1" then
    return e.filters ~= nil
  end
  return e.use_filters == true
end

--- Is it told to take nothing at all?
---@return boolean
function hand.lacks_filter(e)
  return hand.filters(e) and e.filters == nil and e.filter_mode ~= "blacklist"
end

local function passes_filter(e, name)
  if not hand.filters(e) then
    return true
  end
  local listed = false
  for index = 1, facts.entity(e.name).filter_count or 0 do
    listed = listed or (e.filters or {})[index] == name
  end
  return listed == (e.filter_mode ~= "blacklist")
end

-- Does it need this item as its own fuel?
local function needs_fuel(e, name)
  local fuel = e.inv and e.inv.fuel
  return fuel ~= nil and inventories.is_empty(fuel) and inventories.allows(fuel, name)
end

-- How many of a stack the target would take.
local function room_for(e, target, stack, count)
  if not target then
    local x, y = hand.drop_position(e)
    return automation.ground_free(e.surface, x, y) and count or 0
  elseif belts.is_belt(target) then
    return count
  end
  local _, room = automation.accepts(target, stack, count)
  return room
end

-- Whose wish is asked for, where it would go, and what was found out last: slots of one item
-- follow each other. Kept here and not in a closure because LuaJIT compiles none that makes one.
local wisher, goal, last, wanted

-- A stack of one plain item, to ask for room with.
local sample = { count = 1 }

-- Would it take this now: fuel for itself, else what is like that in its hand, else what passes
-- its filters and has a place to go?
local function wished(name)
  if name == last then
    return wanted
  end
  last = name
  local e = wisher
  local held = e.hand[1]
  if needs_fuel(e, name) then
    wanted = true
  elseif held then
    wanted = held.name == name and room_for(e, goal, held, held.count + 1) > held.count
  else
    sample.name = name
    wanted = passes_filter(e, name) and room_for(e, goal, sample, 1) > 0
  end
  return wanted
end

--- What an inserter would take until the next wish is asked for.
local function wish(e, target)
  wisher, goal, last = e, target, nil
  return wished
end

-- Take from a slot; false when it was fuel for the inserter itself.
local function take_from(e, inv, slot, target)
  local stack = inv.slots[slot]
  if needs_fuel(e, stack.name) then
    inventories.remove(inv, stack.name, 1)
    inventories.insert(e.inv.fuel, stack.name, 1)
    return false
  end
  local count, carried = automation.spare(inv, slot)
  local most = hand.size(e)
  if slot == 1 and count == stack.count and count <= most then
    if room_for(e, target, stack, count) == count then
      inv.slots[slot], e.hand[1] = nil, stack
      inventories.changed(inv)
      return true
    end
  end
  local held = items.stack(stack.name, 0, carried)
  most = room_for(e, target, held, most)
  for index = slot, 1, -1 do
    local other = inv.slots[index]
    if other and held.count < most and items.mergeable(held, other) then
      local taken = min(most - held.count, (automation.spare(inv, index)))
      held.count = held.count + taken
      other.count = other.count - taken
      if other.count == 0 then
        inv.slots[index] = nil
      end
    end
  end
  e.hand[1] = held
  inventories.changed(inv)
  return true
end

local function from_ground(e, target)
  local x, y = hand.pickup_position(e)
  local lying = automation.lying_at(e.surface, x, y, wish(e, target))
  if not lying then
    return "wait"
  end
  local full = take_from(e, lying.inv.stack, 1, target)
  if inventories.is_empty(lying.inv.stack) then
    entities.destroy(lying)
  end
  return full and "go" or "again"
end

-- Lay what came from a belt into the hand.
local function hold(e, stack)
  local held = e.hand[1]
  if held then
    held.count = held.count + stack.count
  else
    e.hand[1] = stack
  end
end

-- With something in the hand: is the tick in which there will be more worth waiting for?
local function await(at)
  if not at or at - S.saved.tick > PATIENCE then
    return "go"
  end
  return "wait", at
end

-- Take from the belt with an id.
local function from_belt(e, belt, target)
  local held = e.hand[1]
  local left = hand.size(e) - (held and held.count or 0)
  if held and left <= 0 then
    return "go"
  end
  local stack, at = belts.take(belt, e, hand.pickup_position, wish(e, target))
  if not stack then
    if held then
      return await(at)
    end
    return "wait", at
  elseif needs_fuel(e, stack.name) then
    inventories.insert_stack(e.inv.fuel, stack)
    return "again"
  end
  hold(e, stack)
  if stack.count >= left then
    return "go"
  end
  return await(belts.next_take(belt, e, hand.pickup_position, wish(e, target)))
end

--- Try to take something.
---@return "go"|"again"|"wait" go: swing over; again: look again on the next tick
---@return integer|nil tick at which something will be there, if that can be foreseen
function hand.pick_up(e)
  local known = e.found.pickup
  if known and belts.takes_from(e, known) then
    return from_belt(e, known, target_of(e))
  end
  local source, target = source_of(e), target_of(e)
  if source and belts.is_belt(source) then
    return from_belt(e, source.id, target)
  elseif e.hand[1] then
    return "go"
  elseif not source then
    return from_ground(e, target)
  end
  local inv, slot = automation.offered(source, target, wish(e, target))
  if not inv then
    return "wait"
  end
  return take_from(e, inv, slot, target) and "go" or "again"
end

--- Try to give what it holds.
---@return "go"|"again"|"wait"
---@return integer|nil tick
function hand.put_down(e)
  local stack = e.hand[1]
  if not stack then
    return "go"
  end
  local put, at = automation.put(e, "inserter", target_of, hand.drop_position, stack)
  stack.count = stack.count - put
  if stack.count == 0 then
    e.hand[1] = nil
    items.release(stack)
    return "go"
  end
  return put > 0 and not at and "again" or "wait", at
end

return hand
