--- What can be harvested by hand, and taking it at once.
--- Source: LuaEntityPrototype.mineable_properties and resource_category; LuaControl.mine_entity.

local fault = require("lib.fault")
local inventory = require("compat.inventory")
local nearby = require("lib.nearby")
local order = require("lib.order")
local records = require("lib.records")
local statistics = require("compat.statistics")

local harvest = {}

-- How far from the position the kind that is harvested may lie, in tiles.
harvest.FIND_RADIUS = 1.5

local KINDS = { "resource", "tree", "simple-entity" }

--- Whether a character can take it: ores that need no drill and no fluid, trees, rocks.
local function is_for_hands(ctx, entity)
  local prototype = entity.prototype
  local mineable = prototype.mineable_properties
  if not mineable.minable or not mineable.products or mineable.required_fluid then
    return false
  end
  if entity.type ~= "resource" then
    return true
  end
  local categories = ctx.character.prototype.resource_categories or {}
  return categories[prototype.resource_category] ~= nil
end

--- Things that can be harvested around a place, nearest first.
---@param ctx fle.Context
---@param position MapPosition
---@param radius number
---@param filter table of LuaSurface.find_entities_filtered
---@return LuaEntity[]
function harvest.around(ctx, position, radius, filter)
  filter.area = nearby.square(position, radius)
  local list = {}
  for _, entity in ipairs(ctx.surface.find_entities_filtered(filter)) do
    local within = nearby.distance2(entity.position, position) <= radius * radius
    if within and is_for_hands(ctx, entity) then
      list[#list + 1] = entity
    end
  end
  return nearby.sort(list, position)
end

local function what_lies_there(ctx, position)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(position, harvest.FIND_RADIUS),
    type = KINDS,
  })
  local entity = nearby.nearest(found, position)
  if entity then
    return ("%s cannot be taken by hand"):format(entity.name)
  end
  return "neither ore nor tree nor rock lies there"
end

--- The kind of thing at a place, as a filter that finds more of it: ores by name, trees and rocks
--- of
--- any sort.
---@param ctx fle.Context
---@param position MapPosition
---@return table filter
function harvest.require_kind(ctx, position)
  local first = harvest.around(ctx, position, harvest.FIND_RADIUS, { type = KINDS })[1]
  if not first then
    fault("nothing_to_harvest", {
      position = position,
      radius = harvest.FIND_RADIUS,
      found = what_lies_there(ctx, position),
    })
  end
  if first.type == "resource" then
    return { name = first.name }
  end
  return { type = first.type }
end

--- The names of what a thing gives.
---@param entity LuaEntity
---@return string[]
function harvest.products(entity)
  local names = {}
  for index, product in ipairs(entity.prototype.mineable_properties.products) do
    names[index] = product.name
  end
  return names
end

--- Writes down what was harvested.
---@param ctx fle.Context
---@param counts table<string, integer>
function harvest.record(ctx, counts)
  for name, count in order.pairs(counts) do
    if count > 0 then
      records.harvested(ctx, name, count)
    end
  end
end

local function produced(ctx, name)
  return statistics.items(ctx.force, ctx.surface).get_input_count(name)
end

--- Takes up to `quantity` units of ore at once. Only ores that give one item a unit are known.
---@return table<string, integer>|nil counts nil when the inventory is full
local function take_ore(ctx, entity, quantity)
  local main = inventory.main(ctx.character)
  local product = entity.prototype.mineable_properties.products[1]
  local name, each = product.name, product.amount or 1
  local units = math.min(math.ceil(quantity / each), entity.amount)
  units = math.min(units, math.floor(main.get_insertable_count(name) / each))
  if units == 0 then
    return nil
  end
  main.insert({ name = name, count = units * each })
  statistics.items(ctx.force, ctx.surface).on_flow(name, units * each)
  if units == entity.amount then
    entity.deplete()
  else
    entity.amount = entity.amount - units
  end
  return { [name] = units * each }
end

--- Takes a tree or a rock, which gives all that it has.
local function take_whole(ctx, entity)
  local main = inventory.main(ctx.character)
  local names = harvest.products(entity)
  local before, counted = {}, {}
  for _, name in ipairs(names) do
    before[name], counted[name] = main.get_item_count(name), produced(ctx, name)
  end
  if not ctx.character.mine_entity(entity, false) then
    return nil
  end
  local counts = {}
  for _, name in ipairs(names) do
    local count = main.get_item_count(name) - before[name]
    counts[name] = count
    -- The docs do not say whether mine_entity counts as production, so only the rest is added.
    local missing = count - (produced(ctx, name) - counted[name])
    if missing > 0 then
      statistics.items(ctx.force, ctx.surface).on_flow(name, missing)
    end
  end
  return counts
end

--- Takes from one thing without game time. Returns what went into the inventory, or nil when it
--- cannot take any.
---@param ctx fle.Context
---@param entity LuaEntity
---@param quantity integer
---@return table<string, integer>|nil
function harvest.take(ctx, entity, quantity)
  if entity.type == "resource" then
    return take_ore(ctx, entity, quantity)
  end
  return take_whole(ctx, entity)
end

return harvest
