--- Objects whose end a mod wants to hear of (register_on_entity_destroyed,
--- register_on_object_destroyed). The event comes at the end of the tick in which the object went,
--- or when a command ends. Saved: `registrations = { next, entities = { [id] = number }, gone = { {
--- number, useful } } }`.

local S = require("state")
local entities = require("entities")
local events = require("events")
local objects = require("objects")

local registrations = {}

--- Register an entity; the same one keeps its number.
---@return integer number
---@return integer|nil useful_id
function registrations.register(handle)
  local class = objects.class_of(handle)
  if class ~= "LuaEntity" then
    objects.error("not emulated: registering a %s", class or type(handle))
  end
  local entity = objects.unwrap(handle, "LuaEntity")
  local saved = S.saved.registrations
  local number = saved.entities[entity.id]
  if not number then
    number = saved.next
    saved.next = number + 1
    saved.entities[entity.id] = number
  end
  return number, entities.unit_number(entity)
end

local function destroyed(entity)
  local saved = S.saved.registrations
  local number = saved.entities[entity.id]
  if number then
    saved.entities[entity.id] = nil
    saved.gone[#saved.gone + 1] = { number = number, useful = entities.unit_number(entity) }
  end
end

--- Raise what is due.
function registrations.flush()
  local gone = S.saved.registrations.gone
  if #gone == 0 then
    return
  end
  S.saved.registrations.gone = {}
  for _, one in ipairs(gone) do
    if S.profile.factorio == "1.1" then
      events.raise("on_entity_destroyed", {
        registration_number = one.number,
        unit_number = one.useful,
      })
    else
      events.raise("on_object_destroyed", {
        registration_number = one.number,
        useful_id = one.useful or 0,
        type = require("facts").defines().target_type.entity,
      })
    end
  end
end

entities.listen("destroyed", destroyed)

S.subsystem("registrations", {
  init = function(saved)
    saved.registrations = { next = 1, entities = {}, gone = {} }
  end,
})

return registrations
