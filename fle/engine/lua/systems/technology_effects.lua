--- What being researched changes: the effects of technologies on a force.
--- Source: prototype API, TechnologyPrototype and Modifier; runtime API, LuaForce.

local facts = require("facts")
local forces = require("systems.forces")

local effects = {}

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

effects.BONUSES = BONUSES
effects.SWITCHES = SWITCHES

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

--- Apply the effects of a technology so many times more; less than 0 to take them back.
---@param force table
---@param name string technology
---@param times integer
function effects.apply(force, name, times)
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

--- Give back every bonus, switch and recipe.
---@param force table
function effects.clear(force)
  force.modifiers, force.flags, force.recipes = {}, kept_flags(force), {}
  force.ammo_damage, force.gun_speed, force.turret_attack = nil, nil, nil
  force.recipe_productivity = nil
end

return effects
