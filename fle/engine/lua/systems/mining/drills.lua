--- Mining drills and pumpjacks, whatever their energy comes from.
--- Rules: rate = mining speed / mining time x (1 + productivity). What was mined leaves at the drop
--- point, into what stands there, onto the lane of a belt nearest to it, or onto the free ground; a
--- fluid leaves through the drill's own box. Until it can, the drill waits with a full bar and
--- nothing is mined. Modules and beacons change speed and usage, neither to less than 20 %.
--- A resource with a `required_fluid` takes a tenth of its `fluid_amount` for each ore, when mining
--- begins (the tenth is known of the game, the moment is not documented); one that lacks it is
--- passed over for others.
--- What can be mined stands in mining/areas.lua, what comes of it in mining/yield.lua.
---
--- What a drill still owes when it is mined was never made.
---
--- Saved: `target` (resource id), `work`, `bonus` (productivity, 0 to 1), `owed` (extra items to
--- drop).

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local automation = require("systems.automation")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local fluids = require("systems.fluids")
local fluid_segments = require("systems.fluids.segments")
local forces = require("systems.forces")
local items = require("systems.items")
local machines = require("systems.machines")
local mining_areas = require("systems.mining.areas")
local mining_yield = require("systems.mining.yield")
local modules = require("systems.modules")
local points = require("systems.points")
local research_triggers = require("systems.research.triggers")
local statistics = require("systems.statistics")

local drills = {}

local max, min, floor = math.max, math.min, math.floor
local EPSILON = 1e-6
-- Ores for which `fluid_amount` lasts.
local ORES = 10
-- Every drill of the game has one box at most: for what it needs or for what it gives.
local BOX = 1

drills.resources = mining_areas.resources
drills.deplete = mining_yield.deplete
drills.amount_of = mining_yield.amount_of

local function prototype_of(e)
  return facts.entity(e.name)
end

---@return number rate of mining a tick, at full power
local function rate_of(e)
  return prototype_of(e).mining_speed * (1 + modules.effects(e).speed)
end

---@return number usage J a tick
local function usage_of(e)
  return prototype_of(e).energy_usage * (1 + modules.effects(e).consumption)
end

--- What is added to each mining, 0.1 for a tenth.
---@return number
function drills.productivity(e)
  return forces.bonus(e.force, "mining_drill_productivity_bonus")
    + (prototype_of(e).base_productivity or 0)
    + modules.effects(e).productivity
end

---@return number x
---@return number y
function drills.drop_position(e)
  return automation.turned(e, prototype_of(e).vector_to_place_result)
end

---@return table|nil e what stands at the drop point, for readers
function drills.drop_target(e)
  return points.seen(e, "drop", drills.drop_position, automation.is_place)
end

local function target_of(e)
  return points.at(e, "drop", drills.drop_position, automation.is_place)
end

-- What leaves the drill counts as produced.
local function drop(e, name, count)
  local stack = items.stack(name, count)
  local put, at = automation.put(e, "drill", target_of, drills.drop_position, stack)
  items.release(stack)
  statistics.produced(e, name, put)
  return put, at
end

-- Give out a fluid through the box; all of it or nothing.
local function pour(e, product, amount)
  if fluids.room(e, BOX, product.name) < amount then
    return false
  end
  local temperature = product.temperature or facts.fluid(product.name).default_temperature
  local given = fluids.give(e, BOX, product.name, amount, temperature)
  local book = statistics.of("fluid", e.force, e.surface)
  statistics.add(book, "input", product.name, given)
  return true
end

-- Drop what one mining brings: at least one item of it, or nothing at all.
local function release(e, product, amount)
  local put, at = drop(e, product.name, amount)
  if put == 0 then
    return false, at
  end
  if put < amount then
    e.owed = { name = product.name, count = amount - put }
  end
  return true
end

-- What productivity adds: whole products each time the bar of it is full.
local function add_bonus(e, product, amount)
  local bonus = (e.bonus or 0) + drills.productivity(e)
  local whole = floor(bonus + 1e-9)
  bonus = max(0, bonus - whole)
  e.bonus = bonus > 0 and bonus or nil
  if whole == 0 or amount == 0 then
    return
  elseif product.type == "fluid" then
    pour(e, product, min(whole * amount, fluids.room(e, BOX, product.name)))
    return
  end
  e.owed = { name = product.name, count = whole * amount + (e.owed and e.owed.count or 0) }
end

-- Give out what one mining brings, or nothing at all.
local function mine(e, resource)
  local product = facts.entity(resource.name).minable.products[1]
  local amount = mining_yield.amount_of(product)
  if product.type == "fluid" then
    amount = amount * mining_yield.share(resource)
    if not pour(e, product, amount) then
      return false
    end
  elseif amount > 0 then
    local done, at = release(e, product, amount)
    if not done then
      return false, at
    end
  end
  mining_yield.deplete(resource)
  research_triggers.mined(e.force, resource.name)
  add_bonus(e, product, amount)
  return true
end

-- Drop what is owed from earlier mining: as much at once as goes.
local function clear_owed(e)
  while e.owed do
    local put, at = drop(e, e.owed.name, e.owed.count)
    if put == 0 then
      return false, at
    end
    e.owed.count = e.owed.count - put
    if e.owed.count <= 0 then
      e.owed = nil
    end
  end
  return true
end

local function required(resource)
  local minable = facts.entity(resource.name).minable
  return minable.required_fluid, (minable.fluid_amount or 0) / ORES
end

local function supplied(e, resource)
  local name, amount = required(resource)
  if not name then
    return true
  end
  local held, stored = fluids.content(e, BOX)
  return held == name and stored >= amount - EPSILON
end

-- Let it be roused when there is fluid again.
local function await_fluid(e)
  local segment = fluid_segments.of(e, BOX)
  if segment then
    segment.starved = true
  end
end

local function begin(e, since, carry)
  local target = mining_areas.next(e, supplied)
  if not target then
    if #mining_areas.resources(e) == 0 then
      e.target = nil
    else
      await_fluid(e)
    end
    return false
  end
  e.target = target.id
  local fluid, amount = required(target)
  if fluid then
    fluids.take(e, BOX, amount)
    statistics.add(statistics.of("fluid", e.force, e.surface), "output", fluid, amount)
  end
  local need = facts.entity(target.name).minable.mining_time * 60
  machines.begin(e, need, rate_of(e), since, carry)
  return true
end

local function is_full(work)
  return work.progress >= work.need - EPSILON
end

-- Finish the mining that is under way.
---@return number|nil carry progress beyond it, nil when it cannot be finished now
---@return integer|nil tick at which it can
local function finish(e)
  local target = entities.get(e.target)
  local work = e.work
  if target then
    local done, at = mine(e, target)
    if not done then
      work.progress, work.stalled = work.need, true
      return nil, at
    end
  end
  -- The ore was taken by somebody else: what was done counts for the next one.
  local carry = work.progress - (target and work.need or 0)
  machines.cease(e)
  return carry > EPSILON and carry or 0
end

-- Sleep; a promise of a belt wakes it at the tick of it, whatever else may wake it before.
local function wait(e, at)
  machines.sleep(e)
  if at then
    scheduler.wake(e, at)
  end
end

local function wake(e)
  e.asleep = nil
  if e.inactive then
    machines.sleep(e)
    return
  end
  local since, carry = S.saved.tick - 1, 0
  if e.work then
    if not is_full(e.work) and not machines.advance(e, usage_of(e)) then
      return
    end
    local at
    carry, at = finish(e)
    if not carry then
      wait(e, at)
      return
    end
    since = S.saved.tick
  end
  local clear, at = clear_owed(e)
  if not clear or (e.burner and not energy.has(e)) or not begin(e, since, carry) then
    wait(e, at)
    return
  end
  machines.advance(e, usage_of(e))
end

--- What the drill is doing, worked out when asked.
---@return string name of defines.entity_status
function drills.status(e)
  local work, shortage = e.work, energy.shortage(e)
  if shortage == "no_power" or (shortage == "low_power" and work) then
    return shortage
  elseif work and not work.stalled then
    return "working"
  elseif e.owed ~= nil or (work and is_full(work)) then
    return "waiting_for_space_in_destination"
  elseif shortage == "no_fuel" then
    return shortage
  end
  local resources = drills.resources(e)
  if #resources == 0 then
    return "no_minable_resources"
  end
  for _, resource in ipairs(resources) do
    if supplied(e, resource) then
      return shortage or "working"
    end
  end
  return "missing_required_fluid"
end

local function look(e)
  local x, y = drills.drop_position(e)
  mining_areas.watch(e, x, y)
  machines.rouse(e)
end

-- Speed and usage changed: what was done so far was done at the old ones.
local function change_rate(e)
  if e.work and not e.work.stalled then
    machines.touch(e)
  end
  if e.work then
    e.work.rate = rate_of(e)
  end
end

entity_types.register("mining-drill", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    fluids.attach(e, prototype)
    machines.sleep(e)
    look(e)
  end,
  wake = wake,
  inventory_changed = function(e)
    machines.rouse(e)
  end,
  effects_changed = change_rate,
  fluid_changed = machines.rouse,
  moved = function(e, _, _, old_surface)
    points.unwatch(e, old_surface)
    look(e)
  end,
  rotated = look,
  active_changed = function(e)
    if e.inactive then
      machines.pause(e, usage_of(e))
    else
      machines.rouse(e)
    end
  end,
  status = drills.status,
})

return drills
