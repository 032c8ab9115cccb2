--- Members of LuaEntity for machines: status, burner, mining, inserters.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see systems/.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local burner_api = require("api.lua_burner")
local entities = require("entities")
local entity_types = require("entity_types")
local inserters = require("systems.inserters")
local machines = require("systems.machines")
local mining_drills = require("systems.mining_drills")
local objects = require("objects")

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
  local most = e.work.need / 60
  if type(value) ~= "number" or value < 0 or value > most then
    objects.error("LuaEntity::mining_progress must be between 0 and %s.", tostring(most))
  end
  machines.set_progress(e, value / most * e.work.need)
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
