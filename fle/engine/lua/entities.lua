--- The registry of everything that stands in the world: creation, destruction, ids, changes of
--- place, direction, force and health. It neither snaps nor checks collisions nor raises events of
--- the API; placement.lua and the API classes do.
---
--- Ids count up from 1 and are never used again. A unit number goes only to types that the game
--- derives from EntityWithOwner (runtime API, LuaEntity.unit_number).
---
--- Saved: `entities = { [id] = record }`, `unit_numbers = { [id] = number }`. What is seldom asked
--- for stands beside the records and not on them: machines run faster the smaller their records
--- are.

local S = require("state")
local facts = require("facts")
local bulk = require("bulk")
local entity_lists = require("entities.lists")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local sorted_keys = require("sorted_keys")
local spatial = require("spatial")

local entities = {}

--- Types without an owner: no unit number, and always of the force "neutral".
local UNOWNED = {
  arrow = true,
  ["artillery-flare"] = true,
  ["artillery-projectile"] = true,
  ["asteroid-chunk"] = true,
  beam = true,
  ["character-corpse"] = true,
  cliff = true,
  ["combat-robot-corpse"] = true,
  corpse = true,
  ["deconstructible-tile-proxy"] = true,
  explosion = true,
  fire = true,
  fish = true,
  ["flame-thrower-explosion"] = true,
  ["flying-text"] = true,
  ["highlight-box"] = true,
  ["item-entity"] = true,
  ["item-request-proxy"] = true,
  lightning = true,
  ["particle-source"] = true,
  plant = true,
  projectile = true,
  ["rail-remnants"] = true,
  resource = true,
  ["rocket-silo-rocket-shadow"] = true,
  ["simple-entity"] = true,
  smoke = true,
  ["smoke-with-trigger"] = true,
  ["speech-bubble"] = true,
  sticker = true,
  stream = true,
  tree = true,
}

local known
local by_number = {}
local listeners = { created = {}, destroyed = {}, moved = {}, rotated = {}, force_changed = {} }

--- Rebuilds what is not saved after the saved table was replaced (a fresh or a restored world).
local function sync()
  if known == S.saved then
    return
  end
  known = S.saved
  spatial.reset()
  bulk.reset(spatial.add)
  by_number = {}
  entity_lists.reset()
  for _, e in pairs(S.saved.entities) do
    spatial.add(e)
  end
  for id, number in pairs(S.saved.unit_numbers) do
    by_number[number] = id
  end
end

spatial.connect({ sync = sync, load = bulk.load })

local function tell(kind, ...)
  local told = listeners[kind]
  for i = 1, #told do
    told[i](...)
  end
end

---@param kind "created"|"destroyed"|"moved"|"rotated"|"force_changed"
---@param listener function called with the record; never saved, so register when a module loads
function entities.listen(kind, listener)
  local told = listeners[kind]
  told[#told + 1] = listener
end

---@param prototype_type string
---@return boolean
function entities.has_owner(prototype_type)
  return not UNOWNED[prototype_type]
end

local function next_number(field)
  local number = S.saved[field] or 1
  S.saved[field] = number + 1
  return number
end

local function to_grid(v)
  return math.floor(v * 256 + 0.5) / 256
end

---@param surface_index integer
---@param options table name, x, y, direction, force, and what the type's create handler reads
---@return table e
function entities.create(surface_index, options)
  sync()
  local prototype = facts.entity(options.name)
  if not prototype then
    error("Unknown entity name: " .. tostring(options.name), 0)
  end
  local e = {
    id = next_number("next_id"),
    name = options.name,
    type = prototype.type,
    x = to_grid(options.x),
    y = to_grid(options.y),
    direction = options.direction or 0,
    force = options.force or "neutral",
    surface = surface_index,
    valid = true,
    amount = options.amount,
  }
  if UNOWNED[e.type] then
    e.force = "neutral"
  else
    local number = next_number("next_unit_number")
    S.saved.unit_numbers[e.id], by_number[number] = number, e.id
  end
  if bulk.holds(e.type) then
    bulk.add(e)
  else
    S.saved.entities[e.id] = e
  end
  spatial.add(e)
  entity_lists.add(e)
  entity_types.of(e).create(e, prototype, options)
  tell("created", e)
  return e
end

---@param e table
function entities.destroy(e)
  if not e.valid then
    return
  end
  sync()
  entity_types.of(e).destroy(e)
  tell("destroyed", e)
  scheduler.cancel_all(e.id)
  e.valid = false
  spatial.remove(e)
  if bulk.holds(e.type) then
    bulk.remove(e)
  else
    S.saved.entities[e.id] = nil
  end
  local number = entities.unit_number(e)
  if number then
    S.saved.unit_numbers[e.id], by_number[number] = nil, nil
  end
end

---@param id integer
---@return table|nil e
function entities.get(id)
  local e = S.saved.entities[id]
  if e then
    return e
  end
  sync()
  return bulk.get(id)
end

---@param e table
---@return integer|nil number nil for what has no owner and for what is gone
function entities.unit_number(e)
  return S.saved.unit_numbers[e.id]
end

---@param number integer
---@return table|nil e
function entities.by_unit_number(number)
  sync()
  local id = by_number[number]
  return id and S.saved.entities[id]
end

--- Everything on a surface. The array belongs to the registry: read it, do not keep or change it.
---@param surface integer
---@param part? "own"|"bulk" only what is not bulky, or only what is
---@return table[] records in order of id
function entities.on_surface(surface, part)
  sync()
  return entity_lists.of_surface(surface, part)
end

---@param prototype_type? string nil for all types
---@return table[] records in order of id, on all surfaces
function entities.of_type(prototype_type)
  sync()
  local part = prototype_type and (bulk.holds(prototype_type) and "bulk" or "own")
  local found = {}
  for _, surface in ipairs(sorted_keys(S.saved.surfaces)) do
    for _, e in ipairs(entities.on_surface(surface, part)) do
      if not prototype_type or e.type == prototype_type then
        found[#found + 1] = e
      end
    end
  end
  entity_lists.sort(found)
  return found
end

---@param name string
---@return table[] records in order of id, on all surfaces
function entities.of_name(name)
  local found = {}
  for _, e in ipairs(entities.of_type(facts.entity(name).type)) do
    if e.name == name then
      found[#found + 1] = e
    end
  end
  return found
end

---@param e table
---@param x number
---@param y number
---@param surface? integer
function entities.move(e, x, y, surface)
  sync()
  local old_x, old_y, old_surface = e.x, e.y, e.surface
  local is_bulk = bulk.holds(e.type)
  if is_bulk then
    bulk.remove(e)
  end
  e.x, e.y, e.surface = to_grid(x), to_grid(y), surface or old_surface
  if is_bulk then
    bulk.add(e)
  end
  spatial.move(e, old_x, old_y, old_surface)
  if e.surface ~= old_surface then
    entity_lists.forget(old_surface)
    entity_lists.forget(e.surface)
  end
  entity_types.of(e).moved(e, old_x, old_y, old_surface)
  tell("moved", e, old_x, old_y, old_surface)
end

---@param e table
---@param direction integer raw value of the version
function entities.set_direction(e, direction)
  local old = e.direction
  if old == direction then
    return
  end
  e.direction = direction
  entity_types.of(e).rotated(e, old)
  tell("rotated", e, old)
end

---@param e table
---@param force string
function entities.set_force(e, force)
  local old = e.force
  if old == force or UNOWNED[e.type] then
    return
  end
  e.force = force
  entity_types.of(e).force_changed(e, old)
  tell("force_changed", e, old)
end

---@param e table
---@return number|nil nil for what has no health
function entities.max_health(e)
  return facts.entity(e.name).max_health
end

---@param e table
---@return number|nil
function entities.health(e)
  return e.health or entities.max_health(e)
end

--- Sets health, kept between 0 and the maximum; full health is stored as nothing.
---@param e table
---@param health number
function entities.set_health(e, health)
  local most = entities.max_health(e)
  if not most then
    return
  end
  health = math.max(0, health)
  e.health = health < most and health or nil
end

---@param surface integer
function entities.forget_surface(surface)
  sync()
  for _, e in ipairs(entities.on_surface(surface)) do
    entities.destroy(e)
  end
  bulk.forget_surface(surface)
  spatial.forget_surface(surface)
  entity_lists.forget(surface)
end

S.subsystem("entities", {
  init = function(saved)
    saved.entities = {}
    saved.unit_numbers = {}
    saved.bulk = {}
  end,
  load = sync,
  save = function()
    sync()
    bulk.save()
  end,
})

return entities
