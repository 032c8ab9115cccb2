--- Values as they travel, to and from the forms that specs read: names as text, positions as
--- { x =, y = }, records and entities with named fields.

local names = require("generated.names")
local paths = require("lib.paths")
local enums = require("generated.enums")
local tools = require("generated.tools")
local references = require("generated.references")

local wire_values = {}

local numbers = {}
for index, tool in ipairs(tools) do
  numbers[tool.name] = index
end

--- The number of a tool on the wire.
---@param name string
---@return integer
function wire_values.tool_number(name)
  return numbers[name] or error("there is no tool " .. name, 3)
end

local WORDS = {
  name = function(value)
    return type(value) == "number" and names.list[value] or value
  end,
  status = function(value)
    return enums.EntityStatus.list[value]
  end,
}

local decode

local function fields_of(value, fields)
  local record = {}
  for name, field in pairs(fields) do
    record[name] = decode(value[field[1]], field[2])
  end
  return record
end

local kinds = {}

function kinds.plain(value, shape)
  if shape.word then
    return WORDS[shape.word](value)
  elseif type(value) == "table" then
    local copy = {}
    for key, part in pairs(value) do
      if key ~= "n" then
        copy[key] = decode(part, shape)
      end
    end
    return copy
  end
  return value
end

function kinds.position(value)
  return { x = value[1] / 256, y = value[2] / 256 }
end

function kinds.list(value, shape)
  local list = {}
  for index = 1, value.n do
    list[index] = decode(value[index], shape.of)
  end
  return list
end

function kinds.record(value, shape)
  return fields_of(value, shape.fields)
end

function kinds.entity(value)
  local entity = fields_of(value, references.classes[value[1]])
  entity.class = references.class_names[value[1]]
  return entity
end

function decode(value, shape)
  if value == nil then
    return nil
  end
  shape = paths.actual(shape, value)
  return kinds[shape.kind](value, shape)
end

--- A result of a tool with named fields.
function wire_values.result(number, value)
  return decode(value, references.results[number])
end

local function fixed(value)
  return math.floor(value * 256 + 0.5)
end

local function is_entity(value)
  return value.name and value.position
end

--- An argument: an entity with name and position, a position { x =, y = } or { x, y } where the
--- parameter is one, or plain data.
---@param value any
---@param kind string type of the parameter
function wire_values.argument(value, kind)
  if type(value) ~= "table" or getmetatable(value) then
    return value
  elseif is_entity(value) then
    return { value.name, fixed(value.position.x), fixed(value.position.y) }
  elseif value.x and value.y then
    return { fixed(value.x), fixed(value.y) }
  elseif kind:find("Position", 1, true) and #value == 2 and type(value[1]) == "number" then
    return { fixed(value[1]), fixed(value[2]) }
  elseif next(value) == nil and (kind:find("dict", 1, true) or kind:find("Inventory", 1, true)) then
    return require("lib.wire_forms").EMPTY_MAP
  end
  local copy = {}
  for key, part in pairs(value) do
    copy[key] = wire_values.argument(part, kind)
  end
  return copy
end

return wire_values
