-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Reads the arguments of a call: check[number of the tool](ctx, call, n) -> arguments by name.

local decode = require("lib.decode")
local enums = require("generated.enums")

local check = {}

--- The arguments from `first` on, as many as there are.
local function rest(call, first, n)
  local values = { n = math.max((n or #call) - first + 1, 0) }
  for index = 1, values.n do
    values[index] = call[first + index - 1]
  end
  return values
end

local PROTOTYPE_KINDS = { "item", "entity", "fluid", "recipe" }
local RECIPE_NAME_KINDS = { "recipe" }

local function prototype(value, at)
  return decode.known(value, at, PROTOTYPE_KINDS, "item, entity, fluid or recipe")
end

local function position_or_entity(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity(value, at, ctx)
  end
  return decode.wrong(value, at)
end

local function set_of_prototype(value, at)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = prototype(item, at)
  end
  return result
end

local function set_of_prototype_or_prototype(value, at)
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  if type(value) == "table" then
    return set_of_prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function direction(value, at)
  return decode.number_of(value, at, enums.Direction.members)
end

local function recipe_name(value, at)
  return decode.known(value, at, RECIPE_NAME_KINDS, "recipe")
end

local function position_or_thing_or_prototype(value, at, ctx)
  if type(value) == "table" and #value == 2 then
    return decode.position(value, at)
  end
  if type(value) == "table" and #value == 3 then
    return decode.entity_or_group(value, at, ctx)
  end
  if type(value) == "number" or type(value) == "string" then
    return prototype(value, at)
  end
  return decode.wrong(value, at)
end

local function list_of_position_or_thing_or_prototype(value, at, ctx)
  local result = {}
  for index, item in ipairs(decode.table(value, at)) do
    result[index] = position_or_thing_or_prototype(item, at, ctx)
  end
  return result
end

local function thing(value, at, ctx)
  return decode.entity_or_group(value, at, ctx)
end

-- extract_item
do
  local at_entity = {
    tool = "extract_item",
    parameter = "entity",
    expected = "Prototype",
  }
  local at_source = {
    tool = "extract_item",
    parameter = "source",
    expected = "Position | Entity",
  }
  local at_quantity = {
    tool = "extract_item",
    parameter = "quantity",
    expected = "int, 1 to 10000",
    low = 1,
    high = 10000,
  }
  check[1] = function(ctx, call, n)
    if n and n > 4 then
      decode.too_many("extract_item", 3, n - 1)
    end
    if call[2] == nil then
      decode.missing(at_entity)
    end
    if call[3] == nil then
      decode.missing(at_source)
    end
    return {
      entity = prototype(call[2], at_entity),
      source = position_or_entity(call[3], at_source, ctx),
      quantity = call[4] == nil and 5 or decode.int(call[4], at_quantity),
    }
  end
end

-- find_all
do
  local at_names = {
    tool = "find_all",
    parameter = "names",
    expected = "set[Prototype] | Prototype",
  }
  local at_around = {
    tool = "find_all",
    parameter = "around",
    expected = "Position",
  }
  local at_facing = {
    tool = "find_all",
    parameter = "facing",
    expected = "Direction",
  }
  local at_only = {
    tool = "find_all",
    parameter = "only",
    expected = "RecipeName | None",
  }
  local at_deep = {
    tool = "find_all",
    parameter = "deep",
    expected = "bool",
  }
  check[2] = function(_, call, n)
    if n and n > 6 then
      decode.too_many("find_all", 5, n - 1)
    end
    return {
      names = call[2] == nil and {} or set_of_prototype_or_prototype(call[2], at_names),
      around = call[3] == nil and { x = 0, y = 0 } or decode.position(call[3], at_around),
      facing = call[4] == nil and 0 or direction(call[4], at_facing),
      only = call[5] ~= nil and recipe_name(call[5], at_only) or nil,
      deep = call[6] ~= nil and decode.bool(call[6], at_deep),
    }
  end
end

-- join
do
  local at_ends = {
    tool = "join",
    parameter = "ends",
    expected = "Position | Entity | EntityGroup | Prototype | set[Prototype]",
  }
  local at_source = {
    tool = "join",
    parameter = "source",
    expected = "Entity | EntityGroup | None",
  }
  local at_group = {
    tool = "join",
    parameter = "group",
    expected = "EntityGroup | None",
  }
  local at_dry_run = {
    tool = "join",
    parameter = "dry_run",
    expected = "bool",
  }
  check[3] = function(ctx, call, n)
    if n and n > 5 then
      decode.too_many("join", 4, n - 1)
    end
    return {
      ends = call[2] == nil and {} or list_of_position_or_thing_or_prototype(call[2], at_ends, ctx),
      source = call[3] ~= nil and thing(call[3], at_source, ctx) or nil,
      group = call[4] ~= nil and decode.group(call[4], at_group, ctx) or nil,
      dry_run = call[5] ~= nil and decode.bool(call[5], at_dry_run),
    }
  end
end

return check
