--- Members of LuaEntity for mining drills.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see
--- systems/mining/drills.lua.

local facts = require("facts")
local entities = require("entities")
local machines = require("systems.machines")
local mining_drills = require("systems.mining.drills")
local objects = require("objects")

local get, set, methods = {}, {}, {}

function get.mining_target(e)
  local target = e.target and entities.get(e.target) or mining_drills.resources(e)[1]
  return target and objects.wrap("LuaEntity", target)
end

function get.mining_area(e)
  local radius = facts.entity(e.name).resource_searching_radius
  return {
    left_top = { x = e.x - radius, y = e.y - radius },
    right_bottom = { x = e.x + radius, y = e.y + radius },
  }
end

function get.mining_progress(e)
  if e.type ~= "mining-drill" then
    return nil
  end
  return e.work and math.min(e.work.need, machines.progress(e)) / 60 or 0
end

function set.mining_progress(e, value)
  if e.type ~= "mining-drill" or not e.work then
    objects.error("not emulated: LuaEntity.mining_progress of a drill that mines nothing")
  end
  local most = e.work.need / 60
  if type(value) ~= "number" or value < 0 or value > most then
    objects.error("LuaEntity::mining_progress must be between 0 and %s.", tostring(most))
  end
  machines.set_progress(e, value / most * e.work.need)
end

function get.bonus_mining_progress(e)
  if e.type ~= "mining-drill" then
    return nil
  end
  return e.bonus or 0
end

function set.bonus_mining_progress(e, value)
  if e.type ~= "mining-drill" then
    objects.error("%s is not a mining drill.", e.name)
  elseif type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("LuaEntity::bonus_mining_progress must be between 0 and 1.")
  end
  e.bonus = value ~= 0 and value or nil
end

--- The game needs it after a script has teleported something; here whoever looks at a place is told
--- of whatever comes and goes there, so there is nothing left to connect.
function methods.update_connections(e)
  machines.rouse(e)
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
