--- Arguments as they arrive into values that tools use; a wrong one is a fault that says what is
--- right.
--- Each function takes the value, what it is for (tool, parameter, expected, low, high) and `ctx`.

local entity_kinds = require("lib.kinds")
local fault = require("lib.fault")
local game_names = require("lib.game_names")
local groups = require("lib.groups.groups")
local names = require("generated.names")

local floor = math.floor
local name_list = names.list
local LIMIT = 2 ^ 31

local decode = {}

local WORDS = {
  ["nil"] = "nothing",
  boolean = "a truth value",
  number = "a number",
  string = "text",
  table = "a list or a mapping",
}

local function described(value)
  if type(value) == "string" then
    return "the text '" .. value:sub(1, 40) .. "'"
  elseif type(value) == "number" then
    return "the number " .. string.format("%.14g", value)
  elseif type(value) == "table" and type(value[2]) == "number" then
    if #value == 2 then
      return "a position"
    elseif #value == 3 then
      return "an entity"
    end
  end
  return WORDS[type(value)] or type(value)
end

local function wrong_kind(got, at)
  return fault("wrong_type", {
    tool = at.tool,
    parameter = at.parameter,
    expected = at.expected,
    got = got,
  })
end

function decode.wrong(value, at)
  return wrong_kind(described(value), at)
end

function decode.missing(at)
  return fault("missing_argument", {
    tool = at.tool,
    parameter = at.parameter,
    expected = at.expected,
  })
end

function decode.too_many(tool, most, got)
  return fault("wrong_arity", { tool = tool, most = most, got = got })
end

local function in_range(value, at)
  local low, high = at.low, at.high
  if (low and value < low) or (high and value > high) then
    fault("out_of_range", {
      tool = at.tool,
      parameter = at.parameter,
      expected = at.expected,
      value = value,
    })
  end
  return value
end

function decode.int(value, at)
  if type(value) ~= "number" or floor(value) ~= value or value >= 2 ^ 53 or value <= -(2 ^ 53) then
    return decode.wrong(value, at)
  end
  return in_range(value, at)
end

function decode.float(value, at)
  if type(value) ~= "number" or value ~= value or value == math.huge or value == -math.huge then
    return decode.wrong(value, at)
  end
  return in_range(value, at)
end

function decode.bool(value, at)
  if type(value) ~= "boolean" then
    return decode.wrong(value, at)
  end
  return value
end

function decode.bool_or_nil(value, at)
  if value == nil then
    return nil
  end
  return decode.bool(value, at)
end

function decode.str(value, at)
  if type(value) ~= "string" then
    return decode.wrong(value, at)
  end
  return value
end

function decode.any(value)
  return value
end

function decode.table(value, at)
  if type(value) ~= "table" then
    return decode.wrong(value, at)
  end
  return value
end

function decode.position(value, at)
  local x, y
  if type(value) == "table" then
    x, y = value[1], value[2]
  end
  if type(x) ~= "number" or type(y) ~= "number" or value[3] ~= nil then
    return decode.wrong(value, at)
  end
  if not (x > -LIMIT and x < LIMIT and y > -LIMIT and y < LIMIT) then
    return fault("wrong_type", {
      tool = at.tool,
      parameter = at.parameter,
      expected = at.expected .. " on the map",
      got = ("one at (%.6g, %.6g)"):format(x / 256, y / 256),
    })
  end
  return { x = x / 256, y = y / 256 }
end

local function name_of(value)
  if type(value) == "number" then
    return name_list[value]
  elseif type(value) == "string" then
    return value
  end
end

--- A name that may be anything.
function decode.name(value, at)
  return name_of(value) or decode.wrong(value, at)
end

--- A name that the running game knows as one of `kinds`.
function decode.known(value, at, kinds, what)
  local name = name_of(value) or decode.wrong(value, at)
  return game_names.require(name, kinds, what)
end

--- A member of an enum of numbers; `members` is the set of them.
function decode.number_of(value, at, members)
  if not members[value] then
    return decode.wrong(value, at)
  end
  return value
end

--- A member of an enum of texts, sent as its number in `members`.
function decode.text_of(value, at, members)
  return members[value] or decode.wrong(value, at)
end

local function named_place(value, at)
  local name, x, y
  if type(value) == "table" then
    name, x, y = name_of(value[1]), value[2], value[3]
  end
  if not name or type(x) ~= "number" or type(y) ~= "number" or value[4] ~= nil then
    return decode.wrong(value, at)
  end
  return name, { x = x / 256, y = y / 256 }
end

local function find_entity(name, position, ctx)
  game_names.require(name, { "entity" }, "entity")
  return ctx.surface.find_entity(name, position)
    or fault("entity_not_found", { name = name, position = position })
end

--- The entity of a name at a place: exact, or the entity has moved or is gone.
function decode.entity(value, at, ctx)
  local name, position = named_place(value, at)
  if entity_kinds.group(name) then
    return wrong_kind("a " .. name, at)
  end
  return find_entity(name, position, ctx)
end

--- The group of a kind that has a member at a place.
function decode.group(value, at, ctx)
  local name, position = named_place(value, at)
  if not entity_kinds.group(name) then
    return wrong_kind("a " .. name, at)
  end
  return groups.require_at(ctx, name, position)
end

function decode.entity_or_group(value, at, ctx)
  local name, position = named_place(value, at)
  if entity_kinds.group(name) then
    return groups.require_at(ctx, name, position)
  end
  return find_entity(name, position, ctx)
end

return decode
