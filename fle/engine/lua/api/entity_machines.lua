--- Members of LuaEntity for machines: status, burner, recipes, crafting, mining, inserters.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see systems/.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local burner_api = require("api.lua_burner")
local entities = require("entities")
local entity_inventories = require("systems.entity_inventories")
local entity_types = require("entity_types")
local forces = require("systems.forces")
local inserters = require("systems.inserters")
local inventories = require("inventories")
local machines = require("systems.machines")
local mining_drills = require("systems.mining_drills")
local objects = require("objects")
local recipes = require("api.lua_recipe")
local assemblers = require("systems.assemblers")

local get, set, methods = {}, {}, {}

function get.status(e)
  if not entity_types.has(e.type, "status") then
    return nil
  end
  local name
  if e.inactive then
    name = "disabled_by_script"
  elseif e.deconstruct then
    name = "marked_for_deconstruction"
  else
    name = entity_types.of(e).status(e)
  end
  return name and facts.defines().entity_status[name]
end

function get.burner(e)
  return e.burner and burner_api.wrap(e)
end

function get.energy(e)
  if e.burner then
    return e.burner.heat
  end
  -- No network, no energy: the buffers of electric entities are empty.
  return 0
end

function set.energy(e, value)
  if not e.burner then
    objects.error("not emulated: LuaEntity.energy of %s", e.name)
  elseif type(value) ~= "number" or value < 0 then
    objects.error("LuaEntity::energy must be a number from 0.")
  end
  burner_api.wrap(e).heat = value
end

-- Crafting

function methods.get_recipe(e)
  local name = e.type == "furnace" and not e.work and nil or e.recipe
  local handle = name and recipes.wrap(e.force, name) or nil
  if S.profile.factorio == "1.1" then
    return handle
  end
  return handle, handle and require("api.prototypes").wrap("quality", "normal")
end

function methods.set_recipe(e, recipe)
  if e.type == "furnace" then
    objects.error("Can't set the recipe of a furnace.")
  end
  local name = recipe ~= nil and arguments.prototype_name("recipe", recipe) or nil
  local removed = assemblers.set_recipe(e, name)
  if S.profile.factorio == "1.1" then
    local counts = {}
    for _, stack in ipairs(removed) do
      counts[stack.name] = (counts[stack.name] or 0) + stack.count
    end
    return counts
  end
  for _, stack in ipairs(removed) do
    stack.quality = "normal"
  end
  return removed
end

function get.previous_recipe(e)
  if not e.recipe then
    return nil
  elseif S.profile.factorio == "1.1" then
    return recipes.wrap(e.force, e.recipe)
  end
  local prototypes = require("api.prototypes")
  return {
    name = prototypes.wrap("recipe", e.recipe),
    quality = prototypes.wrap("quality", "normal"),
  }
end

function get.recipe_locked()
  return false
end

function get.crafting_speed(e)
  return facts.entity(e.name).crafting_speed
end

function get.crafting_progress(e)
  return e.work and math.min(1, machines.progress(e) / e.work.need) or 0
end

local function set_progress(e, value, most, member)
  if type(value) ~= "number" or value < 0 or value > most then
    objects.error("LuaEntity::%s must be between 0 and %s.", member, tostring(most))
  end
  machines.set_progress(e, value / most * e.work.need)
end

function set.crafting_progress(e, value)
  if not e.work then
    objects.error("not emulated: LuaEntity.crafting_progress of a machine that crafts nothing")
  end
  set_progress(e, value, 1, "crafting_progress")
end

function get.products_finished(e)
  return e.products_finished or 0
end

function set.products_finished(e, value)
  e.products_finished = value
end

function methods.is_crafting(e)
  return e.work ~= nil
end

for _, member in ipairs({
  "productivity_bonus",
  "speed_bonus",
  "consumption_bonus",
  "consumption_modifier",
  "bonus_progress",
}) do
  get[member] = function(e)
    for _, inv in ipairs({ entity_inventories.modules(e) }) do
      if not inventories.is_empty(inv) then
        objects.error("not emulated: LuaEntity.%s with modules", member)
      end
    end
    if member == "productivity_bonus" and e.type == "mining-drill" then
      return forces.bonus(e.force, "mining_drill_productivity_bonus")
    end
    return 0
  end
end

-- Mining

function get.mining_target(e)
  local target = e.target and entities.get(e.target)
  if not target and e.type == "mining-drill" then
    target = mining_drills.resources(e)[1]
  end
  return target and objects.wrap("LuaEntity", target)
end

function get.mining_progress(e)
  return e.work and math.min(e.work.need, machines.progress(e)) / 60 or 0
end

function set.mining_progress(e, value)
  if not e.work then
    objects.error("not emulated: LuaEntity.mining_progress of a drill that mines nothing")
  end
  set_progress(e, value, e.work.need / 60, "mining_progress")
end

function get.bonus_mining_progress(e)
  return e.bonus or 0
end

function set.bonus_mining_progress(e, value)
  if type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("LuaEntity::bonus_mining_progress must be between 0 and 1.")
  end
  e.bonus = value ~= 0 and value or nil
end

-- Where things go

local function position_of(e, positions)
  local position = positions[e.type]
  if not position then
    objects.error("not emulated: LuaEntity.drop_position of %s", e.type)
  end
  return arguments.result_position(position(e))
end

local DROPS = {
  inserter = inserters.drop_position,
  ["mining-drill"] = mining_drills.drop_position,
}
local DROP_TARGETS = {
  inserter = inserters.drop_target,
  ["mining-drill"] = mining_drills.drop_target,
}

function get.drop_position(e)
  return position_of(e, DROPS)
end

function get.drop_target(e)
  local find = DROP_TARGETS[e.type]
  local target = find and find(e)
  return target and objects.wrap("LuaEntity", target)
end

function get.pickup_position(e)
  return position_of(e, { inserter = inserters.pickup_position })
end

function get.pickup_target(e)
  local target = inserters.pickup_target(e)
  return target and objects.wrap("LuaEntity", target)
end

-- Inserters

function get.filter_slot_count(e)
  return facts.entity(e.name).filter_count or 0
end

local function check_filter_slot(e, index)
  if type(index) ~= "number" or index < 1 or index > get.filter_slot_count(e) then
    objects.error("Filter index out of range: %s.", tostring(index))
  end
end

function methods.get_filter(e, index)
  check_filter_slot(e, index)
  local name = e.filters and e.filters[index]
  if name and S.profile.factorio ~= "1.1" then
    return { name = name, quality = "normal", comparator = "=" }
  end
  return name
end

function methods.set_filter(e, index, value)
  check_filter_slot(e, index)
  local filters = e.filters or {}
  filters[index] = value ~= nil and arguments.item_name(value) or nil
  e.filters = next(filters) and filters or nil
  machines.rouse(e)
end

function get.inserter_filter_mode(e)
  return get.filter_slot_count(e) > 0 and (e.filter_mode or "whitelist") or nil
end

function set.inserter_filter_mode(e, value)
  if value ~= "whitelist" and value ~= "blacklist" then
    objects.error("inserter_filter_mode must be whitelist or blacklist.")
  end
  e.filter_mode = value ~= "whitelist" and value or nil
  machines.rouse(e)
end

function get.use_filters(e)
  return e.use_filters ~= false
end

function set.use_filters(e, value)
  e.use_filters = value == false and false or nil
  machines.rouse(e)
end

function get.inserter_stack_size_override(e)
  return e.stack_size_override or 0
end

function set.inserter_stack_size_override(e, value)
  if type(value) ~= "number" or value < 0 then
    objects.error("inserter_stack_size_override must be a number from 0.")
  end
  e.stack_size_override = value > 0 and value or nil
end

function get.inserter_target_pickup_count(e)
  return inserters.hand_size(e)
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
