--- LuaEntity: what robots would be told to do with it: mine, upgrade, repair.
--- Source: runtime API 1.1 and 2.0, LuaEntity.

local arguments = require("api.arguments")
local deconstruction = require("deconstruction")
local objects = require("objects")

local methods = {}

function methods.order_deconstruction(e, force)
  return deconstruction.mark(e, arguments.force(force))
end

function methods.cancel_deconstruction(e, force)
  deconstruction.cancel(e, arguments.force(force))
end

function methods.to_be_deconstructed(e)
  return e.deconstruct ~= nil
end

function methods.is_registered_for_deconstruction(e, force)
  return deconstruction.is_marked(e, arguments.force(force))
end

for _, name in ipairs({
  "to_be_upgraded",
  "is_registered_for_construction",
  "is_registered_for_upgrade",
  "is_registered_for_repair",
}) do
  methods[name] = function()
    return false
  end
end

objects.implement("LuaEntity", { methods = methods })
