--- Put the lab map on the surface, or put it back as it was.

local agents = require("lib.agents")
local content = require("world.content")
local entities = require("compat.entities")
local saved = require("lib.saved")
local surface = require("world.surface")

local lab = {}

local function key_of(name, x, y)
  return ("%s %.8g %.8g"):format(name, x, y)
end

local function create(ground, thing)
  return ground.create_entity({
    name = thing.name,
    position = { x = thing.x, y = thing.y },
    amount = thing.amount,
    force = "neutral",
  })
end

--- The ground pattern repeats every two tiles and there is never water at the middle.
local function dry_tile(ground, x, y)
  return ground.get_tile(x % 2, y % 2).name
end

local function drain(ground, seed)
  local tiles = {}
  for i, at in ipairs(content.water(seed)) do
    tiles[i] = { position = at, name = dry_tile(ground, at.x, at.y) }
  end
  ground.set_tiles(tiles, false)
end

local function flood(ground, seed)
  local tiles = {}
  for i, at in ipairs(content.water(seed)) do
    tiles[i] = { position = at, name = "water" }
  end
  ground.set_tiles(tiles, false)
end

--- The things of a map; none on a server that was started with the empty map.
---@param seed integer
---@return fle.Thing[]
function lab.things(seed)
  if settings.startup["fle-map"].value == "empty" then
    return {}
  end
  return content.things(seed)
end

local function index(things)
  local by_key = {}
  for i, thing in ipairs(things) do
    by_key[key_of(thing.name, thing.x, thing.y)] = i
  end
  return by_key
end

--- Renew what is still there of the map, and say which things are.
local function renew(ground, filter, things, otherwise)
  local by_key, present = index(things), {}
  for i = 1, #things do
    present[i] = false
  end
  for _, entity in ipairs(ground.find_entities_filtered(filter)) do
    local at = entity.position
    local i = by_key[key_of(entity.name, at.x, at.y)]
    if i and not present[i] then
      present[i] = true
      if things[i].amount then
        entity.amount = things[i].amount
      elseif entity.health then
        entity.health = entities.max_health(entity)
      end
    else
      otherwise(entity)
    end
  end
  return present
end

local function create_missing(ground, things, present)
  for i, thing in ipairs(things) do
    if not present[i] then
      create(ground, thing)
    end
  end
end

--- Bring every ore and well back to its full amount, those that were used up included.
function lab.regenerate_resources()
  local ground, ores = surface.get(), {}
  for _, thing in ipairs(lab.things(surface.seed())) do
    if thing.amount then
      ores[#ores + 1] = thing
    end
  end
  local present = renew(ground, { type = "resource" }, ores, function() end)
  create_missing(ground, ores, present)
end

local function complete(present)
  for _, there in ipairs(present) do
    if not there then
      return false
    end
  end
  return true
end

local function kept_characters()
  local keep = {}
  for _, character in ipairs(agents.list()) do
    keep[character.unit_number] = true
  end
  return keep
end

--- Destroy everything that passes, but for the agents' characters.
local function destroy_all(list)
  local keep = kept_characters()
  for _, entity in ipairs(list) do
    -- Destroying one can take others along, as a vehicle does with its parts.
    if entity.valid and not (entity.unit_number and keep[entity.unit_number]) then
      entity.destroy()
    end
  end
end

--- Make the map that of a seed, with nothing on it but what a new one has and the agents.
--- Things are found in the order in which they were made, so when one is missing all are made
--- again: a map with the same things in another order would play differently.
---@param seed integer
function lab.restore(seed)
  local ground, old = surface.get(), surface.seed()
  local things, foreign = lab.things(seed), {}
  local present = renew(ground, {}, things, function(entity)
    foreign[#foreign + 1] = entity
  end)
  destroy_all(foreign)
  if seed ~= old and #things > 0 then
    drain(ground, old)
    flood(ground, seed)
  end
  if not complete(present) then
    destroy_all(ground.find_entities_filtered({}))
    create_missing(ground, things, {})
  end
  surface.set_seed(seed)
end

function lab.on_init()
  saved("world")
  local ground, seed = surface.get(), surface.seed()
  local things = lab.things(seed)
  if #things > 0 then
    flood(ground, seed)
  end
  create_missing(ground, things, {})
end

return lab
