--- Take an entity back into the inventory, with all that it holds.
--- Source: runtime API 1.1 and 2.0, LuaEntity.mine; items_to_place_this names the entity's own
--- item.

local fault = require("lib.fault")
local groups = require("lib.groups.groups")
local inventory = require("compat.inventory")
local kinds = require("lib.kinds")
local nearby = require("lib.nearby")
local reach = require("lib.reach")
local room = require("lib.room")
local store = require("lib.store")

-- How far the middle of an entity may be from a position: half the diagonal of a tile, rounded up
-- so that the corners of a tile find what stands on it.
local RADIUS = 0.7072

local function near(ctx, position, filter)
  filter.area = nearby.square(position, RADIUS)
  local within = {}
  for _, entity in ipairs(ctx.surface.find_entities_filtered(filter)) do
    if nearby.distance2(entity.position, position) <= RADIUS * RADIUS then
      within[#within + 1] = entity
    end
  end
  return nearby.nearest(within, position)
end

local function find_built(ctx, name, position)
  local entity_name = kinds.entity(name)
  return entity_name and near(ctx, position, { name = entity_name, force = ctx.force })
end

local function find_on_ground(ctx, name, position)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(position, RADIUS),
    type = "item-entity",
  })
  local matching = {}
  for _, entity in ipairs(found) do
    if entity.stack.name == name then
      matching[#matching + 1] = entity
    end
  end
  return nearby.nearest(matching, position)
end

--- Everything that taking the entity away gives.
local function yield(entity)
  local counts = store.contents(entity)
  local items = entity.prototype.items_to_place_this
  if items and items[1] then
    local item = items[1]
    room.add(counts, item.name or item, item.count or 1)
  end
  local hand = entity.type == "inserter" and entity.held_stack
  if hand and hand.valid_for_read then
    room.add(counts, hand.name, hand.count)
  end
  return counts
end

local function add_all(counts, more)
  for name, count in pairs(more) do
    room.add(counts, name, count)
  end
end

--- The entity, and the other end of an underground belt.
local function pieces(entity)
  local list = { entity }
  if entity.type == "underground-belt" then
    list[2] = entity.neighbours
  end
  return list
end

local function take(ctx, list)
  local main = inventory.main(ctx.character)
  local counts = {}
  for _, piece in ipairs(list) do
    add_all(counts, yield(piece))
  end
  local lacking = room.lacking(main, counts)
  if lacking then
    fault("inventory_full", { item = lacking })
  end
  for _, piece in ipairs(list) do
    if not piece.mine({ inventory = main, force = false }) then
      fault("inventory_full", { item = piece.name })
    end
  end
end

local function take_from_ground(ctx, entity)
  local main = inventory.main(ctx.character)
  local stack = { name = entity.stack.name, count = entity.stack.count }
  if room.lacking(main, { [stack.name] = stack.count }) then
    fault("inventory_full", { item = stack.name })
  end
  main.insert(stack)
  entity.destroy()
end

---@param ctx fle.Context
---@param args fle.PickupEntityArgs
---@return boolean
local function pickup_entity(ctx, args)
  local target, position = args.entity, args.position
  if groups.is(target) then
    for _, member in ipairs(target.members) do
      reach.require(ctx, member, "use")
    end
    take(ctx, target.members)
    return true
  elseif type(target) ~= "string" then
    reach.require(ctx, target, "use")
    take(ctx, pieces(target))
    return true
  end
  if not position then
    fault("position_missing", { entity = target })
  end
  local built = find_built(ctx, target, position)
  if built then
    reach.require(ctx, built, "use")
    take(ctx, pieces(built))
    return true
  end
  local lying = find_on_ground(ctx, target, position)
  if not lying then
    fault("no_entity", {
      entity = target,
      position = position,
      radius = RADIUS,
      found = nearby.words(ctx, position, 2),
    })
  end
  reach.require(ctx, lying, "use")
  take_from_ground(ctx, lying)
  return true
end

return pickup_entity
