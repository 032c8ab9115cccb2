--- LuaEntity: what is left of resources.
--- Source: runtime API 1.1 and 2.0, LuaEntity.

local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local events = require("events")
local objects = require("objects")

local get, set, methods = {}, {}, {}

local function is_infinite(e)
  return facts.entity(e.name).infinite
end

function get.amount(e)
  return e.amount
end

function set.amount(e, value)
  if type(value) ~= "number" or value < 1 or value > 4294967295 then
    objects.error("Invalid amount: %s.", tostring(value))
  end
  local old = e.amount
  e.amount = math.floor(value)
  entity_types.of(e).amount_changed(e, old)
end

--- Only infinite resources remember what they began with (runtime API).
function get.initial_amount(e)
  if not is_infinite(e) then
    return nil
  end
  return e.initial_amount or e.amount
end

function set.initial_amount(e, value)
  if not is_infinite(e) then
    objects.error("Can't set the initial amount of a resource that is not infinite.")
  end
  e.initial_amount = math.floor(value)
end

function methods.deplete(e)
  if events.wanted("on_resource_depleted") then
    events.raise("on_resource_depleted", { entity = objects.wrap("LuaEntity", e) })
  end
  entities.destroy(e)
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
