--- Technologies of a force: researched or not, and what being researched changes.
--- Source: prototype API, TechnologyPrototype and Modifier; runtime API, LuaTechnology, LuaForce.
--- Researching by laboratories is not emulated yet; flags, levels, queue and effects are.

local facts = require("facts")
local forces = require("systems.forces")

local technologies = {}

--- Member of LuaForce that an effect of the type adds its modifier to.
local BONUSES = {
  ["artillery-range"] = "artillery_range_modifier",
  ["beacon-distribution"] = "beacon_distribution_modifier",
  ["belt-stack-size-bonus"] = "belt_stack_size_bonus",
  ["bulk-inserter-capacity-bonus"] = "bulk_inserter_capacity_bonus",
  ["character-build-distance"] = "character_build_distance_bonus",
  ["character-crafting-speed"] = "manual_crafting_speed_modifier",
  ["character-health-bonus"] = "character_health_bonus",
  ["character-inventory-slots-bonus"] = "character_inventory_slots_bonus",
  ["character-item-drop-distance"] = "character_item_drop_distance_bonus",
  ["character-item-pickup-distance"] = "character_item_pickup_distance_bonus",
  ["character-logistic-trash-slots"] = "character_trash_slot_count",
  ["character-loot-pickup-distance"] = "character_loot_pickup_distance_bonus",
  ["character-mining-speed"] = "manual_mining_speed_modifier",
  ["character-reach-distance"] = "character_reach_distance_bonus",
  ["character-resource-reach-distance"] = "character_resource_reach_distance_bonus",
  ["character-running-speed"] = "character_running_speed_modifier",
  ["deconstruction-time-to-live"] = "deconstruction_time_to_live",
  ["follower-robot-lifetime"] = "following_robots_lifetime_modifier",
  ["ghost-time-to-live"] = "ghost_time_to_live",
  ["inserter-stack-size-bonus"] = "inserter_stack_size_bonus",
  ["laboratory-productivity"] = "laboratory_productivity_bonus",
  ["laboratory-speed"] = "laboratory_speed_modifier",
  ["maximum-following-robots-count"] = "maximum_following_robot_count",
  ["mining-drill-productivity-bonus"] = "mining_drill_productivity_bonus",
  ["stack-inserter-capacity-bonus"] = "stack_inserter_capacity_bonus",
  ["train-braking-force-bonus"] = "train_braking_force_bonus",
  ["worker-robot-battery"] = "worker_robots_battery_modifier",
  ["worker-robot-speed"] = "worker_robots_speed_modifier",
  ["worker-robot-storage"] = "worker_robots_storage_bonus",
}

--- Member of LuaForce that an effect of the type switches.
local SWITCHES = {
  ["character-logistic-requests"] = "character_logistic_requests",
  ["cliff-deconstruction-enabled"] = "cliff_deconstruction_enabled",
  ["create-ghost-on-entity-death"] = "create_ghost_on_entity_death",
  ["mining-with-fluid"] = "mining_with_fluid",
  ["unlock-circuit-network"] = "circuit_network_enabled",
  ["vehicle-logistics"] = "vehicle_logistics",
  ["zoom-to-world-blueprint-enabled"] = "zoom_to_world_blueprint_enabled",
  ["zoom-to-world-deconstruction-planner-enabled"] = "zoom_to_world_deconstruction_planner_enabled",
  ["zoom-to-world-enabled"] = "zoom_to_world_enabled",
  ["zoom-to-world-ghost-building-enabled"] = "zoom_to_world_ghost_building_enabled",
  ["zoom-to-world-selection-tool-enabled"] = "zoom_to_world_selection_tool_enabled",
}

--- Bonuses that belong to a category: key under which the force keeps them, and the effect's field.
local KEYED = {
  ["ammo-damage"] = { "ammo_damage", "ammo_category" },
  ["gun-speed"] = { "gun_speed", "ammo_category" },
  ["turret-attack"] = { "turret_attack", "turret_id" },
}

technologies.BONUSES = BONUSES
technologies.SWITCHES = SWITCHES

local function state_of(force, name)
  local state = force.technologies[name]
  if not state then
    state = {}
    force.technologies[name] = state
  end
  return state
end

local function tidy(force, name)
  if next(force.technologies[name]) == nil then
    force.technologies[name] = nil
  end
end

---@return boolean
function technologies.is_researched(force, name)
  local state = force.technologies[name]
  return state ~= nil and state.researched == true
end

---@return boolean
function technologies.is_enabled(force, name)
  local state = force.technologies[name]
  if state and state.enabled ~= nil then
    return state.enabled
  end
  return facts.technology(name).enabled ~= false
end

function technologies.set_enabled(force, name, enabled)
  local usual = facts.technology(name).enabled ~= false
  local state = state_of(force, name)
  state.enabled = nil
  if usual ~= enabled then
    state.enabled = enabled
  end
  tidy(force, name)
end

---@return boolean
function technologies.visible_when_disabled(force, name)
  local state = force.technologies[name]
  if state and state.visible ~= nil then
    return state.visible
  end
  return facts.technology(name).visible_when_disabled == true
end

function technologies.set_visible_when_disabled(force, name, visible)
  state_of(force, name).visible = visible
end

---@return integer
function technologies.level(force, name)
  local state = force.technologies[name]
  return state and state.level or facts.technology(name).level or 1
end

function technologies.set_level(force, name, level)
  local state = state_of(force, name)
  state.level = level ~= (facts.technology(name).level or 1) and level or nil
  tidy(force, name)
end

--- Research done on a technology that is not the current one, 0 to 1.
function technologies.progress(force, name)
  local state = force.technologies[name]
  return state and state.progress or nil
end

function technologies.set_progress(force, name, progress)
  local state = state_of(force, name)
  state.progress = progress ~= 0 and progress or nil
  tidy(force, name)
end

local function apply(force, effect, times)
  local kind, modifier = effect.type, effect.modifier
  if kind == "unlock-recipe" then
    forces.set_recipe_enabled(force, effect.recipe, times > 0)
  elseif BONUSES[kind] then
    local member = BONUSES[kind]
    forces.set_bonus(force, member, forces.bonus(force.name, member) + modifier * times)
  elseif SWITCHES[kind] then
    force.flags[SWITCHES[kind]] = times > 0 and modifier or nil
  elseif KEYED[kind] then
    local key, field = KEYED[kind][1], effect[KEYED[kind][2]]
    local values = force[key] or {}
    local value = (values[field] or 0) + modifier * times
    values[field] = math.abs(value) > 1e-9 and value or nil
    force[key] = values
  end
  -- Others give items or space locations, which nothing here depends on.
end

local function apply_all(force, name, times)
  for _, effect in ipairs(facts.technology(name).effects or {}) do
    apply(force, effect, times)
  end
end

--- How often an infinite technology's effects are in force.
local function rounds(force, name)
  local prototype = facts.technology(name)
  local first = prototype.level or 1
  return math.max(1, technologies.level(force, name) - first)
end

--- Mark as researched or not, with what follows from it.
function technologies.set_researched(force, name, researched)
  if technologies.is_researched(force, name) == researched then
    return
  end
  if researched then
    local prototype = facts.technology(name)
    local first, last = prototype.level or 1, prototype.max_level or prototype.level or 1
    local level = technologies.level(force, name)
    apply_all(force, name, 1)
    if last > first and level < last then
      -- A technology of many levels goes on to the next one and counts as researched at the last.
      technologies.set_level(force, name, level + 1)
    else
      state_of(force, name).researched = true
    end
  else
    apply_all(force, name, -rounds(force, name))
    state_of(force, name).researched = nil
  end
  local state = state_of(force, name)
  state.progress = nil
  tidy(force, name)
  forces.tell_research(force, name, researched)
  local before = force.queue[1]
  for position = #force.queue, 1, -1 do
    if force.queue[position] == name then
      table.remove(force.queue, position)
    end
  end
  forces.tell_queue(force, before)
end

--- Give back every bonus and recipe, then apply what is researched.
function technologies.reset_effects(force)
  force.modifiers, force.flags, force.recipes = {}, {}, {}
  force.ammo_damage, force.gun_speed, force.turret_attack = nil, nil, nil
  for _, name in ipairs(facts.names("technology")) do
    local state = force.technologies[name]
    local prototype = facts.technology(name)
    if state and state.researched then
      apply_all(force, name, rounds(force, name))
    elseif state and state.level and state.level > (prototype.level or 1) then
      apply_all(force, name, state.level - (prototype.level or 1))
    end
  end
  forces.tell_bonuses(force)
end

--- Every technology that is enabled, in an order in which prerequisites come first.
function technologies.research_all(force, even_disabled)
  for _, name in ipairs(facts.names("technology")) do
    if even_disabled or technologies.is_enabled(force, name) then
      technologies.set_researched(force, name, true)
    end
  end
end

--- Could it be put into the research queue now? Its prerequisites must be researched or queued.
function technologies.is_available(force, name)
  if technologies.is_researched(force, name) or not technologies.is_enabled(force, name) then
    return false
  end
  local queued = {}
  for _, each in ipairs(force.queue) do
    queued[each] = true
  end
  for _, before in ipairs(facts.technology(name).prerequisites or {}) do
    if not technologies.is_researched(force, before) and not queued[before] then
      return false
    end
  end
  return not facts.technology(name).research_trigger
end

return technologies
