--- Members of LuaEntity for machines: status and burner.
--- Source: runtime API 1.1 and 2.0, LuaEntity. Everything is worked out when read; see systems/.

local facts = require("facts")
local burner_api = require("api.lua_burner")
local entity_types = require("entity_types")
local objects = require("objects")

local get = {}

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

objects.implement("LuaEntity", { get = get })
