--- Steps into results that are in the form in which they travel.
--- A shape says how: { kind, of } for lists, { kind, fields } for records.

local fault = require("lib.fault")

local paths = {
  PLAIN = { kind = "plain" },
  POSITION = { kind = "position" },
  ENTITY = { kind = "entity" },
  -- Plain to a path; who shows them needs to know that the number stands for a word.
  NAME = { kind = "plain", word = "name" },
  STATUS = { kind = "plain", word = "status" },
}

function paths.list(of)
  return { kind = "list", of = of }
end

--- `fields` maps a name to its place and its shape.
function paths.record(fields)
  return { kind = "record", fields = fields }
end

--- An entity, or a record of so many fields, of which entities have more.
function paths.entity_or(shape, length)
  return { kind = "entity_or", of = shape, length = length }
end

--- The shape that a value has, when there is a choice.
function paths.actual(shape, value)
  if shape.kind ~= "entity_or" then
    return shape
  end
  return (value.n or #value) == shape.length and shape.of or paths.ENTITY
end

local function nowhere(call, reason)
  return fault("bad_reference", { call = call, reason = reason })
end

local AXES = { x = 1, y = 2 }

local function of_field(value, fields, step, call)
  local found = fields and fields[step]
  if not found then
    nowhere(call, "it has no " .. tostring(step))
  end
  return value[found[1]], found[2]
end

local steps = {}

function steps.position(value, _, step, _, call)
  local axis = AXES[step] or nowhere(call, "a position has no " .. tostring(step))
  return value[axis] / 256, paths.PLAIN
end

function steps.list(value, shape, step, _, call)
  if type(step) ~= "number" or value[step + 1] == nil then
    nowhere(call, "the list has no place " .. tostring(step))
  end
  return value[step + 1], shape.of
end

function steps.record(value, shape, step, _, call)
  return of_field(value, shape.fields, step, call)
end

function steps.entity(value, _, step, classes, call)
  return of_field(value, classes[value[1]], step, call)
end

function steps.plain(value, _, step)
  return value[type(step) == "number" and step + 1 or step], paths.PLAIN
end

-- An entity that was sent becomes the entity to use: its name and place.
local function as_argument(value, shape, classes)
  shape = paths.actual(shape, value)
  if shape.kind == "list" then
    local list = {}
    for index, item in ipairs(value) do
      list[index] = as_argument(item, shape.of, classes)
    end
    return list
  elseif shape.kind ~= "entity" then
    return value
  end
  local fields = classes[value[1]]
  local position = value[fields.position[1]]
  return { value[fields.name[1]], position[1], position[2] }
end

---@param shape table
---@param value any
---@param path (string|integer)[]
---@param classes table[] fields of entity classes by number
---@param call integer place of the earlier call, for messages
function paths.follow(shape, value, path, classes, call)
  for index = 1, #path do
    if type(value) ~= "table" then
      nowhere(call, "there is nothing that has " .. tostring(path[index]))
    end
    shape = paths.actual(shape, value)
    value, shape = steps[shape.kind](value, shape, path[index], classes, call)
  end
  if value == nil then
    nowhere(call, "there is nothing")
  end
  return as_argument(value, shape, classes)
end

return paths
