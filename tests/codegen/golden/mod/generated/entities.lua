-- Generated from schemas/entities by `fle gen`. Do not edit.
--- Entities in the form in which they travel: the number of the class, then its fields.

local enums = require("generated.enums")
local forms = require("lib.wire_forms")
local read_chest = require("readers.chest")
local read_core = require("readers.core")
local read_group = require("readers.group")

local entities = {}

local by_name = {
  ["chest-group"] = 2,
  ["small-lamp"] = 4,
}

local by_type = {
  container = 1,
}

-- The classes by number, each with the names of its fields.
entities.classes = {
  {
    name = "Chest",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "warnings",
      "status",
      "inventory",
    },
  },
  {
    name = "ChestGroup",
    fields = {
      "name",
      "position",
      "entities",
    },
  },
  {
    name = "Entity",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "warnings",
      "status",
    },
  },
  {
    name = "Lamp",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "warnings",
      "status",
      "near",
    },
  },
}

--- The number of an entity's class.
---@param entity LuaEntity
---@return integer
function entities.class_index(entity)
  return by_name[entity.name] or by_type[entity.type] or 3
end

local function maybe(value, encode, ctx)
  if value == nil then
    return nil
  end
  return encode(value, ctx)
end

local function list_of_chest(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function resource_patch(value)
  return {
    forms.name(value.name),
    value.size,
    forms.box(value.bounding_box),
  }
end

local function list_of_resource_patch(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = resource_patch(item)
  end
  return result
end

local encoders = {}

-- Chest
encoders[1] = function(entity, ctx)
  return {
    1,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.warnings(entity, ctx),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_chest.inventory(entity, ctx)),
    n = 8,
  }
end

-- ChestGroup
encoders[2] = function(entity, ctx)
  return {
    2,
    forms.name(read_group.name(entity, ctx)),
    forms.position(read_group.position(entity, ctx)),
    list_of_chest(read_group.members(entity, ctx), ctx),
    n = 4,
  }
end

-- Entity
encoders[3] = function(entity, ctx)
  return {
    3,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.warnings(entity, ctx),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    n = 7,
  }
end

-- Lamp
encoders[4] = function(entity, ctx)
  return {
    4,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.warnings(entity, ctx),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    maybe(read_core.near(entity, ctx), list_of_resource_patch),
    n = 8,
  }
end

---@param entity LuaEntity
---@param ctx fle.Context
---@return table
function entities.encode(entity, ctx)
  return encoders[entities.class_index(entity)](entity, ctx)
end

return entities
