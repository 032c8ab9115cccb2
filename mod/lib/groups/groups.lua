--- Groups: entities that belong together, as tools give and take them.
--- A group is { is_group = true, name =, members = LuaEntity[], ... }; it lives for one call. In a
--- message it is named by its kind and the place of a member.

local belts = require("lib.groups.belts")
local fault = require("lib.fault")
local kinds = require("lib.kinds")
local nearby = require("lib.nearby")
local networks = require("lib.groups.networks")
local walls = require("lib.groups.walls")

local groups = {}

---@class fle.Group
---@field is_group true
---@field name string
---@field members LuaEntity[]
---@field inputs LuaEntity[]|nil of belts
---@field outputs LuaEntity[]|nil of belts
---@field number integer|nil of a network

local NAMES = { "belt-group", "pipe-group", "electricity-group", "wall-group" }
local FAR_NORTH_WEST = { x = -1e6, y = -1e6 }

local group_of_type = {}
for _, name in ipairs(NAMES) do
  for _, kind in ipairs(kinds.group(name)) do
    group_of_type[kind] = name
  end
end

--- Whether a value is a group. An entity would refuse to be asked for what it does not have.
---@return boolean
function groups.is(value)
  return type(value) == "table" and value.object_name == nil and value.is_group == true
end

--- The kind of group that entities of a prototype type belong to.
---@param kind string
---@return string|nil
function groups.of_type(kind)
  return group_of_type[kind]
end

-- All pieces of a kind, from north-west on: read once while a list of groups is made.
local function all_of(ctx, name, cache)
  if not cache[name] then
    local found = ctx.surface.find_entities_filtered({
      type = kinds.group(name),
      force = ctx.force,
    })
    cache[name] = nearby.sort(found, FAR_NORTH_WEST)
  end
  return cache[name]
end

local function build(ctx, name, first, cache)
  local group
  if name == "belt-group" then
    group = belts.of(first)
  elseif name == "wall-group" then
    group = walls.of(first, all_of(ctx, name, cache))
  else
    group = networks.of(name, first, all_of(ctx, name, cache))
  end
  group.is_group, group.name = true, name
  return group
end

--- The group that an entity belongs to; nil for entities that form none.
---@param ctx fle.Context
---@param entity LuaEntity
---@param cache? table shared by the groups of one call
---@return fle.Group|nil
function groups.of(ctx, entity, cache)
  local name = group_of_type[entity.type]
  return name and build(ctx, name, entity, cache or {}) or nil
end

--- The groups of some entities, in the order of these; each group once.
---@param ctx fle.Context
---@param entities LuaEntity[]
---@return (LuaEntity|fle.Group)[] what forms no group stays as it is
function groups.gather(ctx, entities)
  local list, seen, cache = {}, {}, {}
  for _, entity in ipairs(entities) do
    if not group_of_type[entity.type] then
      list[#list + 1] = entity
    elseif not seen[entity.unit_number] then
      local group = groups.of(ctx, entity, cache)
      for _, member in ipairs(group.members) do
        seen[member.unit_number] = true
      end
      list[#list + 1] = group
    end
  end
  return list
end

--- The group of a kind that has a member near a place.
---@param ctx fle.Context
---@param name string
---@param position MapPosition
---@param radius number half the side of the square
---@return fle.Group|nil
function groups.near(ctx, name, position, radius)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(position, radius),
    type = kinds.group(name),
    force = ctx.force,
  })
  local first = nearby.nearest(found, position)
  return first and groups.of(ctx, first)
end

--- The group that has a member at a place, or a fault.
---@param ctx fle.Context
---@param name string
---@param position MapPosition
---@return fle.Group
function groups.require_at(ctx, name, position)
  return groups.near(ctx, name, position, 0.3)
    or fault("entity_not_found", { name = name, position = position })
end

return groups
