--- Members of LuaEntity for rocket silos. Rockets are not emulated; parts are.
--- Source: runtime API 1.1 and 2.0, LuaEntity; see systems/rocket_silos.lua.

local facts = require("facts")
local objects = require("objects")
local silos = require("systems.rocket_silos")

local get, set, methods = {}, {}, {}

function get.rocket_parts(e)
  return silos.parts(e)
end

function set.rocket_parts(e, value)
  silos.set_parts(e, value)
end

function get.rocket_silo_status(e)
  return facts.defines().rocket_silo_status[silos.stage(e)]
end

function methods.launch_rocket(e)
  return silos.launch(e)
end

function get.auto_launch(e)
  return e.auto_launch == true
end

function set.auto_launch(e, value)
  if type(value) ~= "boolean" then
    objects.error("LuaEntity::auto_launch must be a boolean.")
  end
  e.auto_launch = value or nil
end

-- No silo ever gets as far as a rocket.
function get.rocket()
  return nil
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
