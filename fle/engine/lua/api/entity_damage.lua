--- LuaEntity's ways out of the world: destroy, die and damage, and the events they raise.
--- Source: runtime API 1.1 and 2.0, LuaEntity.destroy, die, damage; on_entity_damaged,
--- on_entity_died, on_post_entity_died.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local entities = require("entities")
local events = require("events")
local objects = require("objects")

local methods = {}

function methods.can_be_destroyed()
  return true
end

function methods.destroy(e, options)
  if options ~= nil then
    arguments.named(options, "destroy")
    if options.raise_destroy then
      events.raise("script_raised_destroy", { entity = objects.wrap("LuaEntity", e) })
    end
  end
  if e.valid then
    entities.destroy(e)
  end
  return true
end

local function damage_type(kind)
  return kind and require("api.prototypes").wrap("damage_type", kind)
end

local function tell_post_died(e, number, force, kind, corpse)
  if events.wanted("on_post_entity_died") then
    events.raise("on_post_entity_died", {
      prototype = require("api.prototypes").wrap("entity", e.name),
      quality = S.profile.factorio ~= "1.1" and require("api.prototypes").wrap("quality", "normal")
        or nil,
      position = arguments.result_position(e.x, e.y),
      surface_index = e.surface,
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      corpses = { corpse and objects.wrap("LuaEntity", corpse) },
      damage_type = damage_type(kind),
      unit_number = number,
    })
  end
end

--- Kills: raises on_entity_died, then destroys. Only characters leave a corpse; there are no ghosts
--- and no loot.
local function die(e, force, cause, kind)
  if e.indestructible then
    return false
  end
  if events.wanted("on_entity_died") then
    local loot = require("inventories").new("loot", 0)
    events.raise("on_entity_died", {
      entity = objects.wrap("LuaEntity", e),
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      cause = cause,
      damage_type = damage_type(kind),
      loot = objects.wrap("LuaInventory", loot),
    })
    loot.valid = false
  end
  if e.valid then
    local corpse = e.type == "character" and require("systems.short_lived").leave_corpse(e) or nil
    local number = entities.unit_number(e)
    entities.destroy(e)
    tell_post_died(e, number, force, kind, corpse)
  end
  return true
end

function methods.die(e, force, cause)
  return die(e, force ~= nil and arguments.force(force) or nil, cause)
end

local function after_resistance(prototype, amount, kind)
  local resistance = (prototype.resistances or {})[kind]
  if not resistance then
    return amount
  end
  local flat, percent = resistance.decrease or 0, resistance.percent or 0
  -- Flat resistance never takes it all: below 1 it tapers off (wiki, Damage).
  local left = amount > flat + 1 and amount - flat or 1 / (flat - amount + 2)
  if flat == 0 then
    left = amount
  end
  return left * (1 - percent)
end

function methods.damage(e, amount, force, kind, source, cause)
  if type(amount) ~= "number" then
    objects.error("Invalid damage: %s.", tostring(amount))
  end
  kind = kind and arguments.name_of(kind) or "impact"
  local health = entities.health(e)
  if not health then
    objects.error("Entity has no health.")
  end
  if e.indestructible then
    return 0
  end
  if not facts.get("damage_type", kind) then
    objects.error("Unknown damage type name: %s", kind)
  end
  force = force ~= nil and arguments.force(force) or nil
  local final = after_resistance(facts.entity(e.name), amount, kind)
  local dealt = math.min(health, final)
  entities.set_health(e, health - dealt)
  if events.wanted("on_entity_damaged") then
    events.raise("on_entity_damaged", {
      entity = objects.wrap("LuaEntity", e),
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      cause = cause,
      source = S.profile.factorio ~= "1.1" and source or nil,
      damage_type = damage_type(kind),
      original_damage_amount = amount,
      final_damage_amount = final,
      final_health = health - dealt,
    })
  end
  -- A listener may have destroyed it, or saved it by giving it health again.
  if e.valid and entities.health(e) <= 0 then
    die(e, force, cause or source, kind)
  end
  return dealt
end

objects.implement("LuaEntity", { methods = methods })
