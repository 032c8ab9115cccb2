--- LuaTechnology: a technology as one force has it.
--- Source: runtime API 1.1 and 2.0, LuaTechnology. Energy is in ticks there, in seconds in the
--- facts.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local prototypes = require("api.prototypes")
local forces = require("systems.forces")
local research = require("systems.research")
local technologies = require("systems.technologies")

local api = {}

local records = {}

---@param force string name
---@param name string
---@return any handle
function api.wrap(force, name)
  local key = force .. "\0" .. name
  local record = records[key]
  if not record then
    record = { force = force, name = name, valid = true }
    records[key] = record
  end
  return objects.wrap("LuaTechnology", record)
end

local function force_of(record)
  return forces.get(record.force)
end

local function prototype(record)
  return facts.technology(record.name)
end

local description = prototypes.description("technology")

local function field(name)
  return function(record)
    return prototype(record)[name]
  end
end

local function others(list)
  return function(record)
    local found = {}
    for _, name in ipairs(prototype(record)[list] or {}) do
      found[name] = api.wrap(record.force, name)
    end
    return found
  end
end

local function copy(value)
  if type(value) ~= "table" then
    return value
  end
  local copied = {}
  for key, each in pairs(value) do
    copied[key] = copy(each)
  end
  return copied
end

local function boolean(member, value)
  if type(value) ~= "boolean" then
    objects.error("LuaTechnology::%s must be a boolean.", member)
  end
  return value
end

objects.implement("LuaTechnology", {
  get = {
    name = function(record)
      return record.name
    end,
    force = function(record)
      return objects.wrap("LuaForce", force_of(record))
    end,
    localised_name = function(record)
      return prototypes.copy(prototype(record).localised_name)
    end,
    localised_description = function(record)
      return description(prototype(record))
    end,
    order = field("order"),
    enabled = function(record)
      return technologies.is_enabled(force_of(record), record.name)
    end,
    visible_when_disabled = function(record)
      return technologies.visible_when_disabled(force_of(record), record.name)
    end,
    researched = function(record)
      return technologies.is_researched(force_of(record), record.name)
    end,
    level = function(record)
      return technologies.level(force_of(record), record.name)
    end,
    saved_progress = function(record)
      return research.progress(force_of(record), record.name) or 0
    end,
    upgrade = function(record)
      return prototype(record).upgrade == true
    end,
    prerequisites = others("prerequisites"),
    successors = others("successors"),
    effects = function(record)
      return copy(prototype(record).effects or {})
    end,
    research_unit_ingredients = function(record)
      local packs = copy(prototype(record).unit_ingredients or {})
      if S.profile.factorio ~= "1.1" then
        -- 2.0 has a concept of its own for them, without a type.
        for _, pack in ipairs(packs) do
          pack.type = nil
        end
      end
      return packs
    end,
    research_unit_count = function(record)
      return technologies.unit_count(force_of(record), record.name)
    end,
    research_unit_count_formula = field("count_formula"),
    research_unit_energy = function(record)
      return (prototype(record).unit_time or 0) * 60
    end,
    prototype = function(record)
      return prototypes.wrap("technology", record.name)
    end,
  },
  set = {
    enabled = function(record, value)
      technologies.set_enabled(force_of(record), record.name, boolean("enabled", value))
    end,
    visible_when_disabled = function(record, value)
      value = boolean("visible_when_disabled", value)
      technologies.set_visible_when_disabled(force_of(record), record.name, value)
    end,
    researched = function(record, value)
      value = boolean("researched", value)
      research.set_researched(force_of(record), record.name, value, true)
    end,
    level = function(record, value)
      local known = prototype(record)
      local first, last = known.level or 1, known.max_level or known.level or 1
      if type(value) ~= "number" or value < first or value > last then
        objects.error("Invalid level %s for %s.", tostring(value), record.name)
      end
      technologies.change_level(force_of(record), record.name, value)
    end,
    saved_progress = function(record, value)
      if type(value) ~= "number" or value < 0 or value >= 1 then
        objects.error("saved_progress must be at least 0 and less than 1.")
      end
      technologies.set_progress(force_of(record), record.name, value)
    end,
  },
  methods = {
    reload = function() end,
    research_recursive = function(record)
      local force = force_of(record)
      local function recurse(name)
        for _, before in ipairs(facts.technology(name).prerequisites or {}) do
          recurse(before)
        end
        research.set_researched(force, name, true, true)
      end
      recurse(record.name)
    end,
  },
  tostring = function(record)
    return "[LuaTechnology: " .. record.name .. "]"
  end,
  key = function(record)
    return { record.force, record.name }
  end,
  find = function(key)
    if forces.get(key[1]) and facts.technology(key[2]) then
      return objects.peek(api.wrap(key[1], key[2]))
    end
    return nil
  end,
})

S.subsystem("technology_objects", {
  load = function(saved)
    for key, record in pairs(records) do
      if not saved.forces[record.force] then
        record.valid = false
        records[key] = nil
      end
    end
  end,
})

return api
