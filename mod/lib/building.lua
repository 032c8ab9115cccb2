--- Building from the inventory: one item for one entity, there or not at all.
--- Source: LuaSurface.create_entity and find_non_colliding_position, LuaItemPrototype.place_result.

local direction = require("compat.direction")
local emulated = require("lib.emulated")
local facing = require("lib.facing")
local fault = require("lib.fault")
local footprint = require("lib.footprint")
local held = require("lib.held")
local inventory = require("compat.inventory")
local mixing = require("lib.mixing")
local ore = require("lib.ore")
local prototypes = require("compat.prototypes")
local targets = require("lib.targets")
local underground_half = require("lib.underground_half")

local building = {}

-- Kinds that stand in eight directions; everything else has four.
local EIGHT_WAY = {
  ["straight-rail"] = true,
  ["curved-rail"] = true,
  ["rail-signal"] = true,
  ["rail-chain-signal"] = true,
  ["train-stop"] = true,
}

-- How far the own character may be moved aside, and in what steps, in tiles.
local ASIDE_RADIUS = 20
local ASIDE_STEP = 0.25

--- The entity that an item builds.
---@param item string
---@return LuaEntityPrototype
function building.require_entity(item)
  local prototype = prototypes.get("item", item)
  if not prototype then
    if prototypes.has("entity", item) then
      fault("not_placeable", { item = item, reason = "it is no item, so it cannot be carried" })
    end
    fault("not_placeable", { item = item, reason = "it is no item" })
  end
  local result = prototype.place_result
  if not result then
    fault("not_placeable", { item = item, reason = "it is to be used or put into something" })
  end
  return result
end

---@param prototype LuaEntityPrototype
---@param facing16 integer
---@return boolean
function building.is_direction(prototype, facing16)
  return facing.is_cardinal(facing16) or EIGHT_WAY[prototype.type] or false
end

--- The game's direction for an entity that shall face `facing16`.
---@param prototype LuaEntityPrototype
---@param facing16 integer
---@return integer
function building.require_direction(prototype, facing16)
  if not building.is_direction(prototype, facing16) then
    fault("not_cardinal", { direction = facing.name(facing16) })
  end
  return facing.to_game(prototype.name, prototype.type, facing16)
end

local function name_all(entities)
  local parts = {}
  for index, entity in ipairs(entities) do
    if index > 5 then
      parts[index] = ("%d more"):format(#entities - 5)
      break
    end
    local what = entity.name
    if entity.type == "item-entity" then
      what = ("%d %s on the ground"):format(entity.stack.count, entity.stack.name)
    end
    parts[index] = ("%s at %s"):format(what, targets.text(entity.position))
  end
  return table.concat(parts, ", ") .. (#entities == 1 and " is" or " are")
end

--- Takes up items that lie where something is going to stand.
local function clear_ground(ctx, print, ground_items)
  local main = inventory.main(ctx.character)
  local rest = {}
  for _, entity in ipairs(ground_items) do
    local stack = { name = entity.stack.name, count = entity.stack.count }
    if main.get_insertable_count(stack.name) >= stack.count then
      main.insert(stack)
      entity.destroy()
    else
      rest[#rest + 1] = entity
    end
  end
  if #rest > 0 then
    fault("blocked", {
      entity = print.prototype.name,
      position = print.position,
      blockers = name_all(rest),
    })
  end
end

--- What is in the way when no entity stands there.
local function unseen(ctx, print)
  return mixing.words(ctx, print) or "the ground there or the edge of the map is"
end

--- Stops with what is in the way, unless only the character itself or items on the ground are.
---@param ctx fle.Context
---@param print fle.Footprint
function building.require_clear(ctx, print)
  local name = print.prototype.name
  local water = footprint.water(ctx, print)
  if water then
    fault("on_water", { entity = name, position = print.position, water = water })
  end
  local others, ground_items, own_character = footprint.colliding(ctx, print)
  if #others > 0 then
    fault("blocked", { entity = name, position = print.position, blockers = name_all(others) })
  end
  if #ground_items == 0 and not own_character then
    fault("blocked", {
      entity = name,
      position = print.position,
      blockers = unseen(ctx, print),
    })
  end
  clear_ground(ctx, print, ground_items)
end

local function free_place(ctx, near)
  return ctx.surface.find_non_colliding_position("character", near, ASIDE_RADIUS, ASIDE_STEP)
end

local function is_beside(character, place, print)
  local box = character.prototype.collision_box
  return place.x + box.right_bottom.x <= print.left
    or place.x + box.left_top.x >= print.right
    or place.y + box.right_bottom.y <= print.top
    or place.y + box.left_top.y >= print.bottom
end

--- A free place off the footprint: the nearest one to its corners, which may lie in water, say.
local function place_beside(ctx, print)
  for _, x in ipairs({ print.right + 1, print.left - 1 }) do
    for _, y in ipairs({ print.bottom + 1, print.top - 1 }) do
      local place = free_place(ctx, { x = x, y = y })
      if place and is_beside(ctx.character, place, print) then
        return place
      end
    end
  end
end

--- Does something while the character stands outside the footprint, then puts it on the free place
--- that is nearest to where it stood.
local function with_character_aside(ctx, print, action)
  local character = ctx.character
  local before = character.position
  local place = place_beside(ctx, print)
  if not place then
    fault("blocked", {
      entity = print.prototype.name,
      position = print.position,
      blockers = "the character itself is",
    })
  end
  character.teleport(place)
  local result = action()
  -- Its own place is taken now when the action has built something there.
  local back = free_place(ctx, before)
  character.teleport(result and back or before)
  return result
end

local function create_entity(ctx, print)
  return ctx.surface.create_entity({
    name = print.prototype.name,
    position = print.position,
    direction = print.direction,
    force = ctx.force,
    type = print.half or underground_half.of(ctx, print),
    raise_built = true,
    create_build_effect_smoke = false,
  }) or false
end

--- The entity, or false when the game refuses; stops at what the server does not emulate, such as
--- trains.
local function create(ctx, print)
  local entity = emulated.call(create_entity, ctx, print)
  if entity == nil then
    fault("not_placeable", {
      item = print.prototype.name,
      reason = "this server does not emulate it",
    })
  end
  return entity
end

--- Builds an entity and takes its item.
---@param ctx fle.Context
---@param item string held by the character
---@param print fle.Footprint
---@param is_free? boolean whether the game would place it there, if that has just been asked
---@return LuaEntity
function building.build(ctx, item, print, is_free)
  local entity
  if is_free or footprint.is_free(ctx, print) then
    entity = create(ctx, print)
  else
    building.require_clear(ctx, print)
    entity = with_character_aside(ctx, print, function()
      return footprint.is_free(ctx, print) and create(ctx, print) or nil
    end)
  end
  if not entity then
    fault("blocked", {
      entity = print.prototype.name,
      position = print.position,
      blockers = unseen(ctx, print),
    })
  end
  inventory.main(ctx.character).remove({ name = item, count = 1 })
  return entity
end

--- Whether building.build would succeed; nothing is changed.
---@param ctx fle.Context
---@param print fle.Footprint
---@return boolean
---@return boolean|nil is_free the game would place it there with nothing moved aside
function building.can_build(ctx, print)
  if footprint.is_free(ctx, print) then
    return true, true
  end
  if footprint.water(ctx, print) then
    return false
  end
  local others, ground_items, own_character = footprint.colliding(ctx, print)
  if #others > 0 then
    return false
  end
  local main = inventory.main(ctx.character)
  for _, entity in ipairs(ground_items) do
    if main.get_insertable_count(entity.stack.name) < entity.stack.count then
      return false
    end
  end
  return own_character or #ground_items > 0
end

--- Whether it has something to mine there; true for everything that is no drill.
---@param ctx fle.Context
---@param print fle.Footprint
---@return boolean
local function has_ore(ctx, print)
  local prototype = print.prototype
  return prototype.type ~= "mining-drill"
    or #ore.entities(ctx.surface, prototype, print.position) > 0
end

--- Stops when a drill would have nothing to mine.
---@param ctx fle.Context
---@param print fle.Footprint
function building.require_ore(ctx, print)
  if not has_ore(ctx, print) then
    local size = 2 * print.prototype.mining_drill_radius
    fault("needs_ore", {
      entity = print.prototype.name,
      position = print.position,
      found = ("none of what it mines lies in the %.3g by %.3g tiles around"):format(size, size),
    })
  end
end

--- Whether a pumpjack stands on oil; true for everything else. The game lets drills for ore be put
--- anywhere; they warn when they have nothing to mine.
---@param ctx fle.Context
---@param print fle.Footprint
---@return boolean
function building.has_oil(ctx, print)
  local categories = print.prototype.type == "mining-drill" and print.prototype.resource_categories
  return not categories or categories["basic-solid"] or has_ore(ctx, print)
end

--- Stops unless the character holds the item.
---@param ctx fle.Context
---@param item string
function building.require_item(ctx, item)
  return held.require(ctx, item, 1)
end

--- The size of an entity of this kind in tiles when it faces there.
---@param prototype LuaEntityPrototype
---@param game_direction integer
---@return integer width
---@return integer height
function building.size(prototype, game_direction)
  local width, height = prototype.tile_width, prototype.tile_height
  if direction.from_game(game_direction) % 8 == 4 then
    return height, width
  end
  return width, height
end

return building
