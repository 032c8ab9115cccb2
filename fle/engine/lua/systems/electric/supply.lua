--- Which network something draws from or feeds: that of the poles whose supply area it touches.
--- Rules: the area is a square round the pole, `supply_area_distance` to each side; an entity
--- belongs to it when its collision box overlaps it, and is of the pole's force. Where several
--- networks reach an entity the game lets it take from all of them; here it takes from the oldest
--- one that has power (a simplification).

local S = require("state")
local collision = require("collision")
local entities = require("entities")
local entity_types = require("entity_types")
local facts = require("facts")
local networks = require("systems.electric.networks")
local spatial = require("spatial")

local supply = {}

local POLE = "electric-pole"

-- The largest supply area of any pole, for one version.
local largest, largest_for

local function reach()
  if largest_for ~= S.config.version then
    largest, largest_for = 0, S.config.version
    for _, name in ipairs(facts.names("entity")) do
      if facts.entity_type(name) == POLE then
        largest = math.max(largest, facts.entity(name).supply_area_distance or 0)
      end
    end
  end
  return largest
end

local function area(pole)
  local distance = facts.entity(pole.name).supply_area_distance
  return pole.x - distance, pole.y - distance, pole.x + distance, pole.y + distance
end

--- The poles that supply an entity, in order of id.
---@return table[]
function supply.poles(e)
  local l, t, r, b = collision.entity_box(e)
  local most = reach() + 1
  return spatial.find(e.surface, l - most, t - most, r + most, b + most, function(pole)
    if pole.type ~= POLE or pole.force ~= e.force then
      return false
    end
    local left, top, right, bottom = area(pole)
    return left < r and right > l and top < b and bottom > t
  end)
end

-- The oldest of these networks that has power, or the oldest.
local function best(ids)
  for _, id in ipairs(ids) do
    if networks.get(id).s2 > 0 then
      return id
    end
  end
  return ids[1]
end

local function satisfaction(power)
  local network = networks.get(power.network)
  return network and (power.class == 1 and network.s1 or network.s2) or 0
end

local function serve(e, id, is_new)
  local power = e.power
  if power.network == id then
    return
  end
  local before = satisfaction(power)
  networks.leave(e)
  if id then
    networks.join(networks.get(id), e)
  end
  if not power.role and not is_new and satisfaction(power) ~= before then
    entity_types.of(e).power_changed(e)
  end
end

local function share(e, ids)
  for _, id in ipairs(ids or {}) do
    local network = networks.get(id)
    for position, other in ipairs(network and network.shared or {}) do
      if other == e.id then
        table.remove(network.shared, position)
        break
      end
    end
  end
end

--- Find out anew which networks reach an entity.
---@param e table
---@param is_new boolean|nil it is being made: its handlers may not be called yet
function supply.refresh(e, is_new)
  local power = e.power
  local ids, seen = {}, {}
  for _, pole in ipairs(supply.poles(e)) do
    if pole.grid and not seen[pole.grid] then
      seen[pole.grid] = true
      ids[#ids + 1] = pole.grid
    end
  end
  table.sort(ids)
  share(e, power.networks)
  if ids[2] or power.networks then
    power.networks = ids[2] and ids or nil
  end
  for _, id in ipairs(power.networks or {}) do
    local network = networks.get(id)
    network.shared = network.shared or {}
    table.insert(network.shared, e.id)
  end
  serve(e, best(ids), is_new)
end

--- A network has got or lost its power: those that others reach too choose again.
function supply.choose_again(network)
  local ids = {}
  for position, id in ipairs(network.shared) do
    ids[position] = id
  end
  for _, id in ipairs(ids) do
    local e = entities.get(id)
    serve(e, best(e.power.networks))
  end
end

--- What stands in a pole's supply area looks again.
function supply.refresh_area(pole)
  local l, t, r, b = area(pole)
  local found = spatial.find(pole.surface, l, t, r, b, function(e)
    return e.power ~= nil and e.force == pole.force
  end)
  for _, e in ipairs(found) do
    supply.refresh(e)
  end
end

--- Something is no longer there.
function supply.forget(e)
  share(e, e.power.networks)
  e.power.networks = nil
  networks.leave(e)
end

return supply
