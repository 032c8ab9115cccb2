--- Members of LuaEntity for machines: status, burner, energy.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see systems/.

local facts = require("facts")
local burner_api = require("api.lua_burner")
local entity_types = require("entity_types")
local objects = require("objects")

local get, set = {}, {}

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

objects.implement("LuaEntity", { get = get, set = set })
