--- Filters of events about entities: conditions on the entity, joined with `or` unless a filter's
--- mode says `and`, which binds closer.
--- Source: runtime API 1.1 and 2.0, concept EventFilter.

local objects = require("objects")

local filters = {}

local function facts()
  return require("facts")
end

local function prototype(entity)
  return facts().entity(entity.name)
end

local function in_set(types)
  return function(entity)
    return types[entity.type] == true
  end
end

local function ghost_of(entity)
  return entity.type == "entity-ghost"
end

local RAILS = { ["straight-rail"] = true, ["curved-rail"] = true }
for _, name in ipairs({ "half-diagonal-rail", "curved-rail-a", "curved-rail-b", "rail-ramp" }) do
  RAILS[name] = true
end

local CONDITIONS = {
  ghost = function(entity)
    return ghost_of(entity) or entity.type == "tile-ghost"
  end,
  rail = in_set(RAILS),
  ["rail-signal"] = in_set({ ["rail-signal"] = true, ["rail-chain-signal"] = true }),
  ["rolling-stock"] = in_set({
    locomotive = true,
    ["cargo-wagon"] = true,
    ["fluid-wagon"] = true,
    ["artillery-wagon"] = true,
  }),
  ["robot-with-logistics-interface"] = in_set({
    ["logistic-robot"] = true,
    ["construction-robot"] = true,
  }),
  vehicle = in_set({
    car = true,
    locomotive = true,
    ["cargo-wagon"] = true,
    ["fluid-wagon"] = true,
    ["artillery-wagon"] = true,
    ["spider-vehicle"] = true,
  }),
  turret = in_set({
    turret = true,
    ["ammo-turret"] = true,
    ["electric-turret"] = true,
    ["fluid-turret"] = true,
    ["artillery-turret"] = true,
  }),
  ["crafting-machine"] = in_set({
    furnace = true,
    ["assembling-machine"] = true,
    ["rocket-silo"] = true,
  }),
  ["wall-connectable"] = in_set({ wall = true, gate = true }),
  ["transport-belt-connectable"] = in_set({
    ["transport-belt"] = true,
    ["underground-belt"] = true,
    splitter = true,
    loader = true,
    ["loader-1x1"] = true,
    ["linked-belt"] = true,
  }),
  type = function(entity, filter)
    return entity.type == filter.type
  end,
  name = function(entity, filter)
    return entity.name == filter.name
  end,
  ghost_type = function(entity, filter)
    local inner = ghost_of(entity) and facts().entity(entity.ghost_name)
    return inner and inner.type == filter.type
  end,
  ghost_name = function(entity, filter)
    return ghost_of(entity) and entity.ghost_name == filter.name
  end,
}

local FIELDS = { "entity", "created_entity", "ghost", "tile" }

local function subject(event)
  for _, field in ipairs(FIELDS) do
    local record = event[field] and objects.peek(event[field])
    if record then
      return record
    end
  end
  return nil
end

--- Refuse what the engine cannot evaluate, when the filter is set rather than when it is used.
function filters.require_known(list)
  for _, filter in ipairs(list) do
    if not CONDITIONS[filter.filter] then
      objects.error("not emulated: event filter %s", tostring(filter.filter))
    end
  end
end

--- Does the event pass the filters?
function filters.pass(list, event)
  if #list == 0 then
    return true
  end
  local record = subject(event)
  if not record or not prototype(record) then
    return true
  end
  local passed, group = false, nil
  for _, filter in ipairs(list) do
    local met = CONDITIONS[filter.filter](record, filter) == true
    if filter.invert then
      met = not met
    end
    if group ~= nil and filter.mode == "and" then
      group = group and met
    else
      passed = passed or group == true
      group = met
    end
  end
  return passed or group
end

return filters
