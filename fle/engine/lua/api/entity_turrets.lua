--- Members of LuaEntity for turrets: they never shoot, as enemies are not emulated, so what they
--- count is what a script wrote.
--- Source: runtime API 1.1 and 2.0, LuaEntity.kills, damage_dealt, shooting_target.

local objects = require("objects")

local get, set = {}, {}

for _, member in ipairs({ "kills", "damage_dealt" }) do
  get[member] = function(e)
    return e[member] or 0
  end
  set[member] = function(e, value)
    if type(value) ~= "number" or value < 0 then
      objects.error("LuaEntity::%s must be a number from 0.", member)
    end
    e[member] = value ~= 0 and value or nil
  end
end

function get.shooting_target()
  return nil
end

function set.shooting_target(e)
  objects.error("not emulated: LuaEntity.shooting_target of %s", e.name)
end

objects.implement("LuaEntity", { get = get, set = set })
