--- Technologies of a force: researched or not, and what being researched changes.
--- Source: prototype API, TechnologyPrototype and Modifier; runtime API, LuaTechnology, LuaForce.
--- How it comes to be researched: research.lua (laboratories), research_triggers.lua.
--- A technology of many levels counts as researched at its last; until then each level that is
--- done applies its effects once more and leads to the next.

local expression = require("expression")
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

--- How many units its current level needs.
---@return number
function technologies.unit_count(force, name)
  local prototype = facts.technology(name)
  if prototype.count_formula then
    local level = technologies.level(force, name)
    return expression.evaluate(prototype.count_formula, { L = level, l = level })
  end
  return prototype.unit_count or 0
end

--- Could it be researched once more after being researched `times` more?
---@return boolean
function technologies.has_level(force, name, times)
  local prototype = facts.technology(name)
  local last = prototype.max_level or prototype.level or 1
  return technologies.level(force, name) + times <= last
end

--- Research done on its current level, 0 to 1, as kept; see research.progress for the current one.
function technologies.saved_progress(force, name)
  local state = force.technologies[name]
  return state and state.progress or nil
end

function technologies.set_progress(force, name, progress)
  local state = state_of(force, name)
  state.progress = progress ~= 0 and progress or nil
  tidy(force, name)
end

-- Bonuses are sums of decimal fractions: what rounding adds would stay for ever.
local function rounded(value)
  return math.floor(value * 1e9 + 0.5) / 1e9
end

local function add_to(force, key, field, change)
  local values = force[key] or {}
  local value = rounded((values[field] or 0) + change)
  values[field] = value ~= 0 and value or nil
  force[key] = next(values) and values or nil
end

local function apply(force, effect, times)
  local kind, modifier = effect.type, effect.modifier
  if kind == "unlock-recipe" then
    forces.set_recipe_enabled(force, effect.recipe, times > 0)
  elseif BONUSES[kind] then
    local member = BONUSES[kind]
    forces.set_bonus(force, member, rounded(forces.bonus(force.name, member) + modifier * times))
  elseif SWITCHES[kind] then
    force.flags[SWITCHES[kind]] = times > 0 and modifier or nil
  elseif KEYED[kind] then
    local key, field = KEYED[kind][1], effect[KEYED[kind][2]]
    add_to(force, key, field, modifier * times)
  elseif kind == "change-recipe-productivity" then
    add_to(force, "recipe_productivity", effect.recipe, effect.change * times)
    forces.tell_recipe(force, effect.recipe)
  end
  -- Others give items or space locations, which nothing here depends on.
end

local function apply_all(force, name, times)
  for _, effect in ipairs(facts.technology(name).effects or {}) do
    apply(force, effect, times)
  end
end

-- Switches of a force that no technology gives.
local function kept_flags(force)
  local kept = {}
  for flag, value in pairs(force.flags) do
    kept[flag] = value
  end
  for _, flag in pairs(SWITCHES) do
    kept[flag] = nil
  end
  return kept
end

-- How often the effects of a technology are in force.
local function rounds(force, name)
  local done = technologies.level(force, name) - (facts.technology(name).level or 1)
  return technologies.is_researched(force, name) and done + 1 or done
end

--- Mark as researched or not, with the effects. Of a technology of many levels that is its current
--- level; taken back are all of them. For research.lua, which knows of queues and laboratories.
function technologies.set_researched(force, name, researched)
  local state = state_of(force, name)
  state.progress = nil
  if not researched then
    apply_all(force, name, -rounds(force, name))
    state.researched, state.level = nil, nil
  else
    apply_all(force, name, 1)
    if technologies.has_level(force, name, 1) then
      state.level = technologies.level(force, name) + 1
    else
      state.researched = true
    end
  end
  tidy(force, name)
end

--- A script says which level comes next: the ones before are in force.
function technologies.change_level(force, name, level)
  local before = rounds(force, name)
  local state = state_of(force, name)
  state.researched, state.progress = nil, nil
  state.level = level ~= (facts.technology(name).level or 1) and level or nil
  apply_all(force, name, rounds(force, name) - before)
  tidy(force, name)
  technologies.set_enabled(force, name, true)
end

--- Give back every bonus and recipe, then apply what is researched.
function technologies.reset_effects(force)
  force.modifiers, force.flags, force.recipes = {}, kept_flags(force), {}
  force.ammo_damage, force.gun_speed, force.turret_attack = nil, nil, nil
  force.recipe_productivity = nil
  for _, name in ipairs(facts.names("technology")) do
    if force.technologies[name] then
      apply_all(force, name, rounds(force, name))
    end
  end
  forces.tell_bonuses(force)
end

--- Could it be researched, when what is `queued` is done before?
---@param queued table<string, boolean>|nil
---@return boolean
function technologies.is_open(force, name, queued)
  if technologies.is_researched(force, name) or not technologies.is_enabled(force, name) then
    return false
  end
  for _, before in ipairs(facts.technology(name).prerequisites or {}) do
    if not technologies.is_researched(force, before) and not (queued and queued[before]) then
      return false
    end
  end
  return true
end

return technologies
