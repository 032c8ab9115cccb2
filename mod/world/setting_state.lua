--- What players set on an entity beside its recipe: filters, priorities, limits, and what the
--- game's test entities give.
--- Source: runtime API 1.1 and 2.0, LuaEntity.get_filter, inserter_filter_mode, splitter_filter,
--- splitter_input_priority, infinity_container_filters, get_infinity_pipe_filter, power_production.

local emulated = require("lib.emulated")
local filters = require("compat.filters")

local settings = {}

-- Plain members by type, with what a new entity has.
local MEMBERS = {
  inserter = {
    { "inserter_stack_size_override", 0 },
    filters.MEMBERS[1],
    filters.MEMBERS[2],
  },
  splitter = { { "splitter_input_priority", "none" }, { "splitter_output_priority", "none" } },
  ["infinity-container"] = { { "remove_unfiltered_items", false } },
  ["electric-energy-interface"] = {
    { "electric_buffer_size" },
    { "power_production", 0 },
    { "power_usage", 0 },
  },
}

local NONE = {}

local function save_members(entity, state)
  for _, member in ipairs(MEMBERS[entity.type] or NONE) do
    local value = emulated.read(entity, member[1])
    if value ~= nil and value ~= member[2] then
      state[member[1]] = value
    end
  end
end

local function load_members(entity, state)
  for _, member in ipairs(MEMBERS[entity.type] or NONE) do
    local value = state[member[1]]
    if value ~= nil then
      entity[member[1]] = value
    end
  end
end

local function plain(filter)
  local copy = {}
  for key, value in pairs(filter) do
    if type(value) ~= "table" then
      copy[key] = value
    end
  end
  return copy
end

local function splitter_filter(entity)
  return filters.name_of(entity.splitter_filter)
end

local function infinity_filters(entity)
  local list = {}
  for index, filter in ipairs(entity.infinity_container_filters) do
    list[index] = plain(filter)
  end
  return #list > 0 and list or nil
end

local function pipe_filter(entity)
  local filter = entity.get_infinity_pipe_filter()
  return filter and plain(filter)
end

-- What has a form of its own, by type: how to read and how to write it.
local FORMS = {
  inserter = { filters.all, filters.set_all },
  splitter = {
    splitter_filter,
    function(entity, name)
      entity.splitter_filter = name
    end,
  },
  ["infinity-container"] = {
    infinity_filters,
    function(entity, list)
      entity.infinity_container_filters = list
    end,
  },
  ["infinity-pipe"] = {
    pipe_filter,
    function(entity, filter)
      entity.set_infinity_pipe_filter(filter)
    end,
  },
}

---@param entity LuaEntity
---@return table? state
function settings.save(entity)
  local state = {}
  save_members(entity, state)
  local form = FORMS[entity.type]
  state.form = form and emulated.call(form[1], entity)
  return next(state) ~= nil and state or nil
end

---@param entity LuaEntity
---@param state table?
function settings.load(entity, state)
  if not state then
    return
  end
  load_members(entity, state)
  if state.form then
    FORMS[entity.type][2](entity, state.form)
  end
end

return settings
