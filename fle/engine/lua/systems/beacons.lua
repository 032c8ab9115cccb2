--- Beacons: they give what their modules do to the machines around them.
--- Rules: a machine is reached when its box touches the beacon's supply area: its tiles and
--- `supply_area_distance` more on each side. 1.1: each beacon gives its modules' effects x
--- `distribution_effectivity` (0.5), added up. 2.0: effects x `distribution_effectivity` (1.5) x
--- `profile[n]`, n being how many beacons (of the same type: `beacon_counter`) reach the machine.
--- Source: prototype API, BeaconPrototype.
--- Not certain: beacons without modules or power count for n too; a beacon gives its full effect as
--- long as its network has any power and nothing without; it reaches machines of its own force
--- only; `beacon_distribution_modifier` of the force is added to the effectivity.
---
--- Saved: `transmits` (it has power).

local S = require("state")
local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local entity_types = require("entity_types")
local inventories = require("inventories")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local spatial = require("spatial")

local beacons = {}

local RECEIVERS = {
  ["assembling-machine"] = true,
  furnace = true,
  lab = true,
  ["mining-drill"] = true,
  ["rocket-silo"] = true,
}
local listeners = {}

--- Be told of each machine whose effects from beacons may have changed.
function beacons.listen(listener)
  listeners[#listeners + 1] = listener
end

local function area(e)
  local prototype = facts.entity(e.name)
  local distance = prototype.supply_area_distance
  local width, height = prototype.tile_width / 2 + distance, prototype.tile_height / 2 + distance
  return e.x - width, e.y - height, e.x + width, e.y + height
end

--- Do modules and beacons act on the type at all?
---@param prototype_type string
---@return boolean
function beacons.is_receiver(prototype_type)
  return RECEIVERS[prototype_type] == true
end

--- The machines that a beacon reaches, in the order of their ids.
---@return table[]
function beacons.receivers(e)
  local l, t, r, b = area(e)
  return spatial.find(e.surface, l, t, r, b, function(other)
    return beacons.is_receiver(other.type) and other.force == e.force
  end)
end

local farthest, farthest_for

-- How far the beacons of this version reach beyond their own tiles.
local function reach_limit()
  if farthest_for ~= S.config.version then
    farthest = 0
    for _, name in ipairs(facts.names("entity")) do
      if facts.entity_type(name) == "beacon" then
        local prototype = facts.entity(name)
        local size = math.max(prototype.tile_width, prototype.tile_height)
        farthest = math.max(farthest, prototype.supply_area_distance + size)
      end
    end
    farthest_for = S.config.version
  end
  return farthest
end

--- The beacons that reach a machine, in the order of their ids.
---@return table[]
function beacons.reaching(e)
  local l, t, r, b = collision.entity_box(e)
  local limit = reach_limit()
  return spatial.find(e.surface, l - limit, t - limit, r + limit, b + limit, function(other)
    if other.type ~= "beacon" or other.force ~= e.force or other.leaving then
      return false
    end
    local left, top, right, bottom = area(other)
    return l < right and r > left and t < bottom and b > top
  end)
end

--- Add what the modules of an inventory do to a sum.
---@param sum table
---@param inv table
---@param factor number
function beacons.add(sum, inv, factor)
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held then
      for effect, value in pairs(facts.item(held.name).effect or {}) do
        sum[effect] = (sum[effect] or 0) + value * factor
      end
    end
  end
end

local function factor_of(e, number)
  local prototype = facts.entity(e.name)
  local modifier = forces.bonus(e.force, "beacon_distribution_modifier")
  local effectivity = prototype.distribution_effectivity + modifier
  local profile = prototype.profile
  if profile then
    effectivity = effectivity * (profile[number] or profile[#profile])
  end
  return effectivity
end

local function how_many(around, beacon)
  if facts.entity(beacon.name).beacon_counter ~= "same_type" then
    return #around
  end
  local same = 0
  for _, other in ipairs(around) do
    if other.name == beacon.name then
      same = same + 1
    end
  end
  return same
end

--- Add what beacons do to a machine.
function beacons.reach(e, sum)
  local around = beacons.reaching(e)
  for _, beacon in ipairs(around) do
    if beacon.transmits then
      local factor = factor_of(beacon, how_many(around, beacon))
      beacons.add(sum, beacon.inv.beacon_modules, factor)
    end
  end
end

--- What a beacon gives to a machine that no other reaches, for readers.
function beacons.broadcast(e)
  local sum = {}
  beacons.add(sum, e.inv.beacon_modules, factor_of(e, 1))
  return sum
end

local function tell_all(receivers)
  for _, receiver in ipairs(receivers) do
    for i = 1, #listeners do
      listeners[i](receiver)
    end
  end
end

local function tell(e)
  tell_all(beacons.receivers(e))
end

local function look_at_power(e)
  local powered = not e.inactive and energy.has(e)
  if powered ~= (e.transmits == true) then
    e.transmits = powered or nil
    tell(e)
  end
end

entity_types.register("beacon", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    energy.works(e, prototype.energy_usage)
  end,
  power_changed = look_at_power,
  active_changed = function(e)
    if e.inactive then
      energy.rests(e)
    else
      energy.works(e, facts.entity(e.name).energy_usage)
    end
    look_at_power(e)
  end,
  inventory_changed = tell,
  force_changed = function(e, old)
    local new = e.force
    e.force = old
    local before = beacons.receivers(e)
    e.force = new
    tell_all(before)
    tell(e)
  end,
  status = function(e)
    local shortage = energy.shortage(e)
    if shortage == "no_power" then
      return shortage
    elseif inventories.is_empty(e.inv.beacon_modules) then
      return "no_modules_to_transmit"
    end
    return shortage or "working"
  end,
})

entities.listen("created", function(e)
  if e.type == "beacon" then
    look_at_power(e)
    tell(e)
  end
end)

entities.listen("destroyed", function(e)
  if e.type == "beacon" then
    -- It stands until everybody has been told.
    e.leaving = true
    tell(e)
  end
end)

entities.listen("moved", function(e, old_x, old_y, old_surface)
  if e.type == "beacon" then
    local x, y, surface = e.x, e.y, e.surface
    e.x, e.y, e.surface = old_x, old_y, old_surface
    local before = beacons.receivers(e)
    e.x, e.y, e.surface = x, y, surface
    tell_all(before)
    tell(e)
  end
end)

return beacons
