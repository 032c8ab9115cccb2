--- Members of LuaEntity for what modules, beacons and the force's research do to a machine.
--- Source: runtime API 1.1 and 2.0, LuaEntity: the bonuses include those of the force. `effects`
--- are those of modules and beacons alone (that the force's are not among them is not certain), of
--- a beacon what it broadcasts to a machine that no other beacon reaches.

local S = require("state")
local beacons = require("systems.beacons")
local facts = require("facts")
local forces = require("systems.forces")
local modules = require("systems.modules")
local objects = require("objects")
local rates = require("systems.crafting.rates")
local recipe_book = require("systems.recipe_book")

local get, methods = {}, {}

local FELT = {
  ["assembling-machine"] = true,
  furnace = true,
  lab = true,
  ["mining-drill"] = true,
  ["rocket-silo"] = true,
}

local function shown(effects)
  local list = {}
  for _, name in ipairs(modules.NAMES) do
    local value = effects[name] or 0
    if value ~= 0 and (name ~= "quality" or S.profile.factorio ~= "1.1") then
      list[name] = S.profile.factorio == "1.1" and { bonus = value } or value
    end
  end
  return next(list) and list or nil
end

function get.effects(e)
  if e.type == "beacon" then
    return shown(beacons.broadcast(e))
  end
  return FELT[e.type] and shown(modules.effects(e)) or nil
end

local function bonus(name)
  return function(e)
    return FELT[e.type] and modules.effects(e)[name] or 0
  end
end

get.consumption_bonus = bonus("consumption")
get.pollution_bonus = bonus("pollution")

function get.speed_bonus(e)
  local value = bonus("speed")(e)
  if e.type == "lab" then
    return value + forces.bonus(e.force, "laboratory_speed_modifier")
  end
  return value
end

function get.productivity_bonus(e)
  if e.type == "mining-drill" then
    return modules.effects(e).productivity
      + forces.bonus(e.force, "mining_drill_productivity_bonus")
      + (facts.entity(e.name).base_productivity or 0)
  elseif e.type == "lab" then
    return modules.effects(e).productivity
      + forces.bonus(e.force, "laboratory_productivity_bonus")
      + (facts.entity(e.name).base_productivity or 0)
  elseif FELT[e.type] then
    return rates.productivity(e, e.recipe and recipe_book.entry(e.recipe))
  end
  return 0
end

local function wrapped(list)
  local handles = {}
  for index, e in ipairs(list) do
    handles[index] = objects.wrap("LuaEntity", e)
  end
  return handles
end

local function require_receiver(e)
  if not FELT[e.type] then
    objects.error("LuaEntity API call when LuaEntity was not an effect receiver.")
  end
end

function get.beacons_count(e)
  return FELT[e.type] and #beacons.reaching(e) or nil
end

function methods.get_beacons(e)
  require_receiver(e)
  return wrapped(beacons.reaching(e))
end

function methods.get_beacon_effect_receivers(e)
  return wrapped(beacons.receivers(e))
end

objects.implement("LuaEntity", { get = get, methods = methods })
