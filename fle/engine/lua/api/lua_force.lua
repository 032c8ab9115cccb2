--- LuaForce: name, recipes and technologies, bonuses, relations, statistics.
--- Source: runtime API 1.1 and 2.0, LuaForce.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local arguments = require("api.arguments")
local entities = require("entities")
local events = require("events")
local forces = require("systems.forces")
local technology_effects = require("systems.technology_effects")
local statistics = require("systems.statistics")
local flow_statistics = require("api.lua_flow_statistics")
local recipes = require("api.lua_recipe")
local technology_api = require("api.lua_technology")
local custom_table = require("api.lua_custom_table")

local parts = { get = {}, set = {}, methods = {} }
local get, set, methods = parts.get, parts.set, parts.methods

function get.name(force)
  return force.name
end

function get.index(force)
  return force.index
end

custom_table.define("recipes", {
  names = function()
    return facts.names("recipe")
  end,
  get = function(force, name)
    return facts.recipe(name) and recipes.wrap(force, name)
  end,
})

custom_table.define("technologies", {
  names = function()
    return facts.names("technology")
  end,
  get = function(force, name)
    return facts.technology(name) and technology_api.wrap(force, name)
  end,
})

custom_table.define("forces", {
  names = function()
    local names = {}
    for index, force in ipairs(forces.list()) do
      names[index] = force.name
    end
    return names
  end,
  get = function(_, key)
    local force = forces.get(key)
    for _, each in ipairs(type(key) == "number" and forces.list() or {}) do
      force = each.index == key and each or force
    end
    return force and objects.wrap("LuaForce", force)
  end,
})

function get.recipes(force)
  return custom_table.wrap("recipes", force.name)
end

function get.technologies(force)
  return custom_table.wrap("technologies", force.name)
end

function get.players()
  return {}
end

function get.connected_players()
  return {}
end

-- Bonuses: every member that some effect adds to, and those that only scripts set.
local members = {}
for _, member in pairs(technology_effects.BONUSES) do
  members[member] = true
end
for member in pairs(members) do
  get[member] = function(force)
    return force.modifiers[member] or 0
  end
  set[member] = function(force, value)
    if type(value) ~= "number" then
      objects.error("LuaForce::%s must be a number.", member)
    end
    forces.set_bonus(force, member, value)
  end
end

local switches = { share_chart = true, ai_controllable = true }
for _, member in pairs(technology_effects.SWITCHES) do
  switches[member] = true
end
for member in pairs(switches) do
  get[member] = function(force)
    return force.flags[member] == true
  end
  set[member] = function(force, value)
    if type(value) ~= "boolean" then
      objects.error("LuaForce::%s must be a boolean.", member)
    end
    force.flags[member] = value or nil
  end
end

function get.friendly_fire(force)
  return force.flags.friendly_fire ~= false
end

function set.friendly_fire(force, value)
  force.flags.friendly_fire = value == false and false or nil
end

function get.rockets_launched(force)
  return force.rockets_launched or 0
end

function set.rockets_launched(force, value)
  force.rockets_launched = value
end

function get.items_launched(force)
  local launched = {}
  for _, name in ipairs(facts.names("item")) do
    launched[name] = force.items_launched and force.items_launched[name]
  end
  return launched
end

local function book(kind)
  return function(force, surface)
    local index = 0
    if S.profile.factorio ~= "1.1" then
      index = arguments.surface(surface).index
    end
    return flow_statistics.wrap(kind, force.name, index)
  end
end

for kind, member in pairs({
  item = "item_production_statistics",
  fluid = "fluid_production_statistics",
  kill = "kill_count_statistics",
  build = "entity_build_count_statistics",
}) do
  get[member] = book(kind)
  methods["get_" .. member] = book(kind)
end

-- Relations.

local function relation(key, event)
  local function read(force, other)
    other = arguments.force(other)
    return other ~= force.name and force[key][other] == true
  end
  local function write(force, other, value)
    other = arguments.force(other)
    if type(value) ~= "boolean" then
      objects.error("Expected a boolean.")
    end
    if value == (force[key][other] == true) then
      return
    end
    force[key][other] = value or nil
    if events.wanted(event) then
      events.raise(event, {
        force = objects.wrap("LuaForce", force),
        other_force = objects.wrap("LuaForce", forces.get(other)),
        added = value,
      })
    end
  end
  return read, write
end

methods.get_friend, methods.set_friend = relation("friends", "on_force_friends_changed")
methods.get_cease_fire, methods.set_cease_fire =
  relation("cease_fire", "on_force_cease_fire_changed")

function methods.is_friend(force, other)
  other = arguments.force(other)
  return other == force.name or force.friends[other] == true
end

function methods.is_enemy(force, other)
  other = arguments.force(other)
  return other ~= force.name
    and other ~= "neutral"
    and force.name ~= "neutral"
    and not force.friends[other]
    and not force.cease_fire[other]
end

local function keyed(name, key)
  methods["get_" .. name] = function(force, what)
    return force[key] and force[key][what] or 0
  end
  methods["set_" .. name] = function(force, what, value)
    force[key] = force[key] or {}
    force[key][what] = value ~= 0 and value or nil
  end
end

keyed("ammo_damage_modifier", "ammo_damage")
keyed("gun_speed_modifier", "gun_speed")
keyed("turret_attack_modifier", "turret_attack")

function methods.get_item_launched(force, item)
  return force.items_launched and force.items_launched[arguments.item_name(item)] or 0
end

function methods.set_item_launched(force, item, count)
  force.items_launched = force.items_launched or {}
  force.items_launched[arguments.item_name(item)] = count > 0 and count or nil
end

function methods.get_entity_count(force, name)
  local count = 0
  for _, e in ipairs(entities.of_name(arguments.entity_name(name))) do
    if e.force == force.name then
      count = count + 1
    end
  end
  return count
end

function methods.kill_all_units(force)
  for _, e in ipairs(entities.of_type("unit")) do
    if e.force == force.name then
      objects.wrap("LuaEntity", e).die()
    end
  end
end

parts.tostring = function(force)
  return "[LuaForce: " .. force.name .. "]"
end
parts.key = function(force)
  return force.name
end
parts.find = function(name)
  return forces.get(name)
end

objects.implement("LuaForce", parts)

forces.listen("deleted", statistics.forget)

objects.implement("LuaGameScript", {
  get = {
    forces = function()
      return custom_table.wrap("forces")
    end,
  },
  methods = {
    create_force = function(_, name)
      local force = objects.wrap("LuaForce", forces.create(name))
      events.raise("on_force_created", { force = force })
      return force
    end,
    -- The game merges at the end of the tick; here it is done at once.
    merge_forces = function(_, source, target)
      source, target = arguments.force(source), arguments.force(target)
      if forces.get(source).index <= 3 then
        objects.error("Can't merge built-in force: %s.", source)
      end
      local destination = objects.wrap("LuaForce", forces.get(target))
      local index = forces.get(source).index
      events.raise("on_forces_merging", {
        source = objects.wrap("LuaForce", forces.get(source)),
        destination = destination,
      })
      for _, e in ipairs(entities.of_type()) do
        if e.force == source then
          entities.set_force(e, target)
        end
      end
      forces.merge(source, target)
      events.raise("on_forces_merged", {
        source_name = source,
        source_index = index,
        destination = destination,
      })
    end,
  },
})
