--- Members of LuaEntity for infinity containers.
--- Source: runtime API 1.1 and 2.0, LuaEntity and the concept InfinityInventoryFilter.

local S = require("state")
local arguments = require("api.arguments")
local infinity_containers = require("systems.infinity_containers")
local objects = require("objects")

local get, set, methods = {}, {}, {}

local MODES = { ["at-least"] = true, ["at-most"] = true, exactly = true }

local function shown(filter)
  local list =
    { index = filter.index, name = filter.name, count = filter.count, mode = filter.mode }
  if S.profile.factorio ~= "1.1" then
    list.quality = "normal"
  end
  return list
end

local function parsed(value)
  if type(value) ~= "table" then
    objects.error("Invalid infinity filter: expected a table, got %s.", type(value))
  end
  local name = arguments.item_name(arguments.required(value.name, "name"))
  local count, mode = value.count or 0, value.mode or "at-least"
  if type(count) ~= "number" or count < 0 then
    objects.error(
      "Invalid infinity filter: count must be a number from 0, got %s.",
      tostring(count)
    )
  elseif not MODES[mode] then
    objects.error("Invalid infinity filter: unknown mode %s.", tostring(mode))
  elseif value.quality ~= nil and arguments.name_of(value.quality) ~= "normal" then
    objects.error(
      "not emulated: infinity filters of quality %s",
      tostring(arguments.name_of(value.quality))
    )
  end
  return { name = name, count = math.floor(count), mode = mode }
end

local function check_index(index)
  if type(index) ~= "number" or index < 1 then
    objects.error("Filter index out of range: %s.", tostring(index))
  end
  return math.floor(index)
end

function get.infinity_container_filters(e)
  local list = {}
  for position, filter in ipairs(infinity_containers.filters(e)) do
    list[position] = shown(filter)
  end
  return list
end

local function set_all(e, values)
  local parsed_filters = {}
  for position, value in ipairs(values) do
    local index = check_index(value.index or position)
    parsed_filters[#parsed_filters + 1] = { index = index, filter = parsed(value) }
  end
  for _, filter in ipairs(infinity_containers.filters(e)) do
    infinity_containers.set(e, filter.index, nil)
  end
  for _, entry in ipairs(parsed_filters) do
    infinity_containers.set(e, entry.index, entry.filter)
  end
end

function set.infinity_container_filters(e, values)
  set_all(e, values or {})
end

function methods.get_infinity_container_filter(e, index)
  local filter = e.infinity.filters[check_index(index)]
  return filter
      and shown({ index = index, name = filter.name, count = filter.count, mode = filter.mode })
    or nil
end

function methods.set_infinity_container_filter(e, index, value)
  index = check_index(index)
  infinity_containers.set(e, index, value ~= nil and parsed(value) or nil)
end

function get.remove_unfiltered_items(e)
  return e.infinity.remove == true
end

function set.remove_unfiltered_items(e, value)
  infinity_containers.set_remove(e, value == true)
end

--- What 2.0 lets create_entity be told.
infinity_containers.on_settings(function(e, settings)
  set_all(e, settings.filters or {})
  infinity_containers.set_remove(e, settings.remove_unfiltered_items == true)
end)

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
