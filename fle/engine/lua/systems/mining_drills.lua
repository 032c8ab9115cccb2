--- Burner mining drills. Electric ones and pumpjacks can be placed; without power they do not work,
--- as in the game (power networks are not emulated yet).
--- Rules: rate = mining speed / mining time x (1 + productivity); amounts go down by one an ore,
--- infinite resources by their depletion amount to their minimum. The drill goes round the
--- resources in its area, one ore from each in turn, in the order of their ids (the game's own
--- order is not documented). What it mined leaves at the drop point, into what stands there or onto
--- the free ground; until it can, the drill waits with a full bar and nothing is mined.
---
--- Saved: `target` (resource id), `work`, `bonus` (productivity, 0 to 1), `owed` (extra items to
--- drop).

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local objects = require("objects")
local random = require("random")
local spatial = require("spatial")
local automation = require("systems.automation")
local burners = require("systems.burners")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local machines = require("systems.machines")
local points = require("systems.points")
local statistics = require("systems.statistics")

local drills = {}

local function prototype_of(e)
  return facts.entity(e.name)
end

---@return number x
---@return number y
function drills.drop_position(e)
  return automation.turned(e, prototype_of(e).vector_to_place_result)
end

--- The resources that the drill can mine, in the order in which it goes round.
function drills.resources(e)
  local prototype = prototype_of(e)
  local radius = prototype.resource_searching_radius
  local categories = prototype.resource_categories
  return spatial.find(
    e.surface,
    e.x - radius,
    e.y - radius,
    e.x + radius,
    e.y + radius,
    function(other)
      return other.type == "resource"
        and math.abs(other.x - e.x) <= radius
        and math.abs(other.y - e.y) <= radius
        and categories[facts.entity(other.name).category] == true
        and not facts.entity(other.name).minable.required_fluid
    end
  )
end

--- The resource after the current one.
local function next_target(e)
  local all = drills.resources(e)
  for _, resource in ipairs(all) do
    if resource.id > (e.target or 0) then
      return resource
    end
  end
  return all[1]
end

local function look(e)
  local prototype = prototype_of(e)
  local x, y = drills.drop_position(e)
  local places = { { x, y } }
  local radius = prototype.resource_searching_radius
  for row = math.floor(e.y - radius), math.ceil(e.y + radius) - 1 do
    for column = math.floor(e.x - radius), math.ceil(e.x + radius) - 1 do
      places[#places + 1] = { column + 0.5, row + 0.5 }
    end
  end
  points.watch(e, places)
end

---@return table|nil e what stands at the drop point, for readers
function drills.drop_target(e)
  local x, y = drills.drop_position(e)
  return points.seen(e, x, y, automation.is_place)
end

local function drop(e, name, count)
  local x, y = drills.drop_position(e)
  local target = points.at(e, "drop", x, y, automation.is_place)
  return automation.put(target, e.surface, x, y, { name = name, count = count })
end

--- How many of a product one mining gives.
local function amount_of(product)
  local amount = product.amount
  if not amount then
    amount = random.next(product.amount_min, product.amount_max)
  end
  if (product.probability or 1) < 1 and random.next() >= product.probability then
    return 0
  end
  return amount
end

drills.amount_of = amount_of

--- Take one mining's worth from a resource.
function drills.deplete(resource)
  local prototype = facts.entity(resource.name)
  local old = resource.amount
  if prototype.infinite then
    local least = prototype.minimum or 0
    resource.amount = math.max(least, old - (prototype.infinite_depletion_amount or 1))
  else
    resource.amount = old - 1
  end
  entity_types.of(resource).amount_changed(resource, old)
  if resource.amount <= 0 then
    local events = require("events")
    if events.wanted("on_resource_depleted") then
      events.raise("on_resource_depleted", { entity = objects.wrap("LuaEntity", resource) })
    end
    if resource.valid then
      entities.destroy(resource)
    end
  end
end

--- Give out what one mining brings, or nothing at all.
---@return boolean done
local function mine(e, resource)
  local product = facts.entity(resource.name).minable.products[1]
  local amount = amount_of(product)
  if amount > 0 then
    local put = drop(e, product.name, amount)
    if put == 0 then
      return false
    end
    statistics.produced(e, product.name, amount)
    if put < amount then
      e.owed = { name = product.name, count = amount - put }
    end
  end
  drills.deplete(resource)
  e.bonus = (e.bonus or 0)
    + forces.bonus(e.force, "mining_drill_productivity_bonus")
    + (prototype_of(e).base_productivity or 0)
  if e.bonus >= 1 - 1e-9 then
    e.bonus = math.max(0, e.bonus - 1)
    statistics.produced(e, product.name, amount)
    e.owed = { name = product.name, count = amount + (e.owed and e.owed.count or 0) }
  end
  if e.bonus == 0 then
    e.bonus = nil
  end
  return true
end

--- Drop what is owed from earlier mining.
---@return boolean clear nothing is owed any more
local function clear_owed(e)
  if e.owed then
    e.owed.count = e.owed.count - drop(e, e.owed.name, e.owed.count)
    if e.owed.count <= 0 then
      e.owed = nil
    end
  end
  return e.owed == nil
end

local function begin(e, since, carry)
  local target = next_target(e)
  e.target = target and target.id
  if not target then
    return false
  end
  local need = facts.entity(target.name).minable.mining_time * 60
  machines.begin(e, need, prototype_of(e).mining_speed, since, carry)
  return true
end

--- Finish the mining that is under way.
---@return boolean done
---@return number carry progress beyond it
local function finish(e)
  local target = entities.get(e.target)
  local work = e.work
  if target and not mine(e, target) then
    work.progress, work.stalled = work.need, true
    return false, 0
  end
  e.work = nil
  -- The ore was taken by somebody else: what was done counts for the next one.
  local carry = work.progress - (target and work.need or 0)
  return true, carry > 1e-6 and carry or 0
end

local function wake(e)
  if e.inactive or not e.burner then
    machines.sleep(e)
    return
  end
  local usage = prototype_of(e).energy_usage
  local now = S.saved.tick
  local since, carry = now - 1, 0
  if e.work then
    local complete = e.work.progress >= e.work.need - 1e-6
    if not complete and not machines.advance(e, usage) then
      return
    end
    local done
    done, carry = finish(e)
    if not done then
      machines.sleep(e)
      return
    end
    since = now
  end
  if not clear_owed(e) or not burners.has_fuel(e) or not begin(e, since, carry) then
    machines.sleep(e)
    return
  end
  machines.advance(e, usage)
end

--- What the drill is doing, worked out when asked.
---@return string name of defines.entity_status
function drills.status(e)
  local work = e.work
  local waits = e.owed ~= nil or (work and work.stalled and work.progress >= work.need - 1e-6)
  if work and not work.stalled then
    return "working"
  elseif not e.burner then
    return "no_power"
  elseif waits then
    local target = drills.drop_target(e)
    if target and automation.is_belt(target) then
      objects.error("not emulated: LuaEntity.status of a mining drill at a %s", target.type)
    end
    return "waiting_for_space_in_destination"
  elseif not burners.has_fuel(e) then
    return "no_fuel"
  elseif #drills.resources(e) == 0 then
    return "no_minable_resources"
  end
  return "working"
end

local function look_again(e)
  if e.burner then
    look(e)
    machines.rouse(e)
  end
end

entity_types.register("mining-drill", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    burners.equip(e, prototype)
    machines.sleep(e)
    look_again(e)
  end,
  wake = wake,
  inventory_changed = function(e)
    machines.rouse(e)
  end,
  moved = function(e, _, _, old_surface)
    points.unwatch(e, old_surface)
    look_again(e)
  end,
  rotated = look_again,
  active_changed = function(e)
    if e.inactive and e.burner then
      machines.pause(e, prototype_of(e).energy_usage)
    else
      machines.rouse(e)
    end
  end,
  status = drills.status,
})

return drills
