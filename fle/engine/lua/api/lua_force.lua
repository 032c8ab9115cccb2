--- LuaForce: relations, recipes and technologies, bonuses, statistics.
--- Source: runtime API 1.1 and 2.0, LuaForce.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local arguments = require("api.arguments")
local entities = require("entities")
local events = require("events")
local forces = require("systems.forces")
local technologies = require("systems.technologies")
local statistics = require("systems.statistics")
local flow_statistics = require("api.lua_flow_statistics")
local recipes = require("api.lua_recipe")
local technology_api = require("api.lua_technology")
local chunks = require("chunks")
local custom_table = require("api.lua_custom_table")
local surfaces = require("surfaces")

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
for _, member in pairs(technologies.BONUSES) do
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
for _, member in pairs(technologies.SWITCHES) do
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

function get.research_enabled(force)
  return force.research_enabled
end

function get.research_queue_enabled(force)
  return force.flags.research_queue_enabled == true
end

function set.research_queue_enabled(force, value)
  force.flags.research_queue_enabled = value == true or nil
end

function get.research_queue(force)
  local queue = {}
  for index, name in ipairs(force.queue) do
    queue[index] = technology_api.wrap(force.name, name)
  end
  return queue
end

function set.research_queue(force, value)
  local queue = {}
  for index, each in ipairs(value or {}) do
    queue[index] = arguments.prototype_name("technology", each)
  end
  force.queue = queue
end

function get.current_research(force)
  return force.queue[1] and technology_api.wrap(force.name, force.queue[1])
end

function get.previous_research(force)
  return force.previous_research and technology_api.wrap(force.name, force.previous_research)
end

function set.previous_research(force, value)
  force.previous_research = value and arguments.prototype_name("technology", value)
end

function get.research_progress(force)
  local current = force.queue[1]
  return current and technologies.progress(force, current) or 0
end

function set.research_progress(force, value)
  local current = force.queue[1]
  if not current then
    objects.error("Can't set research progress when no research is in progress.")
  elseif type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("Research progress must be between 0 and 1.")
  end
  if value == 1 then
    force.previous_research = current
    technologies.set_researched(force, current, true)
  else
    technologies.set_progress(force, current, value)
  end
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

local function relation(key)
  local function read(force, other)
    other = arguments.force(other)
    return other ~= force.name and force[key][other] == true
  end
  local function write(force, other, value)
    other = arguments.force(other)
    if type(value) ~= "boolean" then
      objects.error("Expected a boolean.")
    end
    force[key][other] = value or nil
  end
  return read, write
end

methods.get_friend, methods.set_friend = relation("friends")
methods.get_cease_fire, methods.set_cease_fire = relation("cease_fire")

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

-- Recipes and technologies.

function methods.enable_all_recipes(force)
  for _, name in ipairs(facts.names("recipe")) do
    forces.set_recipe_enabled(force, name, true)
  end
end

function methods.enable_all_technologies(force)
  for _, name in ipairs(facts.names("technology")) do
    technologies.set_enabled(force, name, true)
  end
end

function methods.research_all_technologies(force, include_disabled)
  technologies.research_all(force, include_disabled == true)
end

function methods.reset_technology_effects(force)
  technologies.reset_effects(force)
end

function methods.reset_recipes()
  -- Reloads prototypes, which never change while the emulator runs.
end

function methods.reset_technologies()
  -- As reset_recipes.
end

function methods.reset(force)
  for _, name in ipairs(facts.names("technology")) do
    force.technologies[name] = nil
  end
  force.queue, force.previous_research = {}, nil
  force.rockets_launched, force.items_launched = nil, nil
  force.spawn = nil
  technologies.reset_effects(force)
  statistics.forget(force.name)
end

function methods.enable_research(force)
  force.research_enabled = true
end

function methods.disable_research(force)
  force.research_enabled = false
end

function methods.add_research(force, technology)
  local name = arguments.prototype_name("technology", technology)
  for _, queued in ipairs(force.queue) do
    if queued == name then
      return false
    end
  end
  if not technologies.is_available(force, name) then
    return false
  end
  -- 1.1 keeps one technology unless the queue was enabled (API: research_queue_enabled).
  if S.profile.factorio == "1.1" and not force.flags.research_queue_enabled and force.queue[1] then
    return false
  end
  -- The queue has seven places (known of the game).
  if #force.queue >= 7 then
    return false
  end
  force.queue[#force.queue + 1] = name
  return true
end

function methods.cancel_current_research(force)
  table.remove(force.queue, 1)
end

function methods.get_saved_technology_progress(force, technology)
  return technologies.progress(force, arguments.prototype_name("technology", technology))
end

function methods.set_saved_technology_progress(force, technology, progress)
  local name = arguments.prototype_name("technology", technology)
  technologies.set_progress(force, name, progress)
end

function methods.get_hand_crafting_disabled_for_recipe(force, recipe)
  local disabled = force.no_hand_crafting
  return disabled ~= nil and disabled[arguments.prototype_name("recipe", recipe)] == true
end

function methods.set_hand_crafting_disabled_for_recipe(force, recipe, disabled)
  force.no_hand_crafting = force.no_hand_crafting or {}
  force.no_hand_crafting[arguments.prototype_name("recipe", recipe)] = disabled == true or nil
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

-- The map: what a force has charted. Nothing charts by itself here, as no player or radar is there.

local function chart_chunks(force, surface, keys)
  force.charted = force.charted or {}
  local charted = force.charted[surface.index] or {}
  force.charted[surface.index] = charted
  for _, key in ipairs(keys) do
    charted[key] = true
  end
end

function methods.chart(force, surface, area)
  surface = arguments.surface(surface)
  local l, t, r, b = arguments.area(area)
  local list = {}
  for y = math.floor(t / 32), math.ceil(b / 32) - 1 do
    for x = math.floor(l / 32), math.ceil(r / 32) - 1 do
      chunks.request(surface.index, x, y)
      list[#list + 1] = chunks.key(x, y)
    end
  end
  chart_chunks(force, surface, list)
end

function methods.chart_all(force, surface)
  for _, each in ipairs(surface ~= nil and { arguments.surface(surface) } or surfaces.list()) do
    chart_chunks(force, each, chunks.list(each.index))
  end
end

function methods.clear_chart(force, surface)
  if surface == nil then
    force.charted = nil
  elseif force.charted then
    force.charted[arguments.surface(surface).index] = nil
  end
end

function methods.rechart()
  -- Redraws the map, which nobody looks at.
end

function methods.is_chunk_charted(force, surface, position)
  local charted = force.charted and force.charted[arguments.surface(surface).index]
  local x, y = arguments.tile_position(position)
  return charted ~= nil and charted[chunks.key(x, y)] == true
end

function methods.print()
  -- Prints to the players of the force; there are none.
end

-- Places.

function methods.get_spawn_position(force, surface)
  local index = arguments.surface(surface).index
  local spawn = force.spawn and force.spawn[index]
  return arguments.result_position(spawn and spawn[1] or 0, spawn and spawn[2] or 0)
end

function methods.set_spawn_position(force, position, surface)
  local index = arguments.surface(surface).index
  local x, y = arguments.position(position)
  force.spawn = force.spawn or {}
  force.spawn[index] = { x, y }
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
      entities.die(e)
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

forces.listen("research", function(force, name, researched)
  local event = researched and "on_research_finished" or "on_research_reversed"
  if events.wanted(event) then
    events.raise(event, { research = technology_api.wrap(force.name, name), by_script = true })
  end
end)

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
      for _, e in ipairs(entities.of_type()) do
        if e.force == source then
          entities.set_force(e, target)
        end
      end
      forces.merge(source, target)
    end,
  },
})
