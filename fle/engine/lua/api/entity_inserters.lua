--- Members of LuaEntity for inserters, and where machines take from and drop to.
--- Source: runtime API 1.1 and 2.0, LuaEntity. No prototype of the base game has
--- `allow_custom_vectors`, so nothing moves their places; a target may be chosen among what stands
--- at such a place, until something is built or removed there.

local facts = require("facts")
local answers = require("api.item_answers")
local arguments = require("api.arguments")
local collision = require("collision")
local hand = require("systems.inserters.hand")
local arms = require("systems.inserters.arms")
local automation = require("systems.automation")
local inserters = require("systems.inserters")
local machines = require("systems.machines")
local mining_drills = require("systems.mining.drills")
local objects = require("objects")
local points = require("systems.points")

local get, set, methods = {}, {}, {}

local DROPS = {
  inserter = inserters.drop_position,
  ["mining-drill"] = mining_drills.drop_position,
}
local DROP_TARGETS = {
  inserter = inserters.drop_target,
  ["mining-drill"] = mining_drills.drop_target,
}
local PICKUPS = { inserter = inserters.pickup_position }
local PICKUP_TARGETS = { inserter = inserters.pickup_target }

local function position_getter(member, positions)
  return function(e)
    local position = positions[e.type]
    if not position then
      objects.error("not emulated: LuaEntity.%s of %s", member, e.type)
    end
    return arguments.result_position(position(e))
  end
end

local function position_setter(member)
  return function(e)
    if not facts.entity(e.name).allow_custom_vectors then
      objects.error("%s doesn't allow changing its %s.", e.name, member)
    end
    objects.error("not emulated: LuaEntity.%s of %s", member, e.name)
  end
end

local function target_getter(targets)
  return function(e)
    local find = targets[e.type]
    local target = find and find(e)
    return target and objects.wrap("LuaEntity", target)
  end
end

local function stands_at(other, x, y)
  local l, t, r, b = collision.entity_box(other)
  return l < math.floor(x) + 1 and r > math.floor(x) and t < math.floor(y) + 1 and b > math.floor(y)
end

local function target_setter(member, role, positions)
  return function(e, value)
    local position = positions[e.type]
    if not position then
      objects.error("not emulated: LuaEntity.%s of %s", member, e.type)
    end
    local other = value ~= nil and objects.unwrap(value, "LuaEntity") or nil
    if other then
      local x, y = position(e)
      if
        other.surface ~= e.surface
        or not automation.is_place(other)
        or not stands_at(other, x, y)
      then
        objects.error("%s is not at the %s of %s.", other.name, role, e.name)
      end
    end
    points.choose(e, role, other)
    machines.rouse(e)
  end
end

get.drop_position = position_getter("drop_position", DROPS)
get.pickup_position = position_getter("pickup_position", PICKUPS)
get.drop_target = target_getter(DROP_TARGETS)
get.pickup_target = target_getter(PICKUP_TARGETS)
set.drop_position = position_setter("drop_position")
set.pickup_position = position_setter("pickup_position")
set.drop_target = target_setter("drop_target", "drop", DROPS)
set.pickup_target = target_setter("pickup_target", "pickup", PICKUPS)

function get.held_stack_position(e)
  return arguments.result_position(arms.hand_position(e))
end

-- Filters

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
  return answers.filter(e.filters and e.filters[index])
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
  return e.use_filters == true
end

function set.use_filters(e, value)
  e.use_filters = value == true or nil
  machines.rouse(e)
end

-- Nothing spoils in the base game.
function get.inserter_spoil_priority()
  return "none"
end

-- Hands

function get.inserter_stack_size_override(e)
  return e.stack_size_override or 0
end

function set.inserter_stack_size_override(e, value)
  if type(value) ~= "number" or value < 0 then
    objects.error("inserter_stack_size_override must be a number from 0.")
  end
  e.stack_size_override = value > 0 and math.floor(value) or nil
  machines.rouse(e)
end

get.inserter_target_pickup_count = hand.size

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
