--- What an entity would cover, and what is in its way there.
--- Source: LuaSurface.can_place_entity, find_entities_filtered with collision_mask. Measured in the
--- game: odd sizes take the tile that holds the point, even sizes a corner of tiles.

local boxes = require("lib.boxes")
local direction = require("compat.direction")
local masks = require("compat.masks")
local tiles = require("compat.tiles")

local footprint = {}

---@class fle.Footprint
---@field prototype LuaEntityPrototype
---@field position MapPosition on the grid
---@field direction integer the game's own value
---@field half "input"|"output"|nil which end of an underground belt is to be built
---@field left number
---@field top number
---@field right number
---@field bottom number

local function snap(value, size)
  if size % 2 == 1 then
    return math.floor(value) + 0.5
  end
  return math.floor(value + 0.5)
end

--- Where an entity stands when it is placed at a position.
---@param prototype LuaEntityPrototype
---@param position MapPosition
---@param game_direction integer
---@return MapPosition
function footprint.snap(prototype, position, game_direction)
  if prototype.has_flag("placeable-off-grid") then
    return position
  end
  local width, height = prototype.tile_width, prototype.tile_height
  if direction.from_game(game_direction) % 8 == 4 then
    width, height = height, width
  end
  return { x = snap(position.x, width), y = snap(position.y, height) }
end

---@param prototype LuaEntityPrototype
---@param position MapPosition
---@param game_direction integer
---@return fle.Footprint
function footprint.new(prototype, position, game_direction)
  local at = footprint.snap(prototype, position, game_direction)
  local box = prototype.collision_box
  local l, t, r, b = boxes.turned(box, direction.from_game(game_direction))
  return {
    prototype = prototype,
    position = at,
    direction = game_direction,
    left = at.x + l,
    top = at.y + t,
    right = at.x + r,
    bottom = at.y + b,
  }
end

--- Whether the game would place it there now.
---@param ctx fle.Context
---@param print fle.Footprint
---@return boolean
function footprint.is_free(ctx, print)
  return ctx.surface.can_place_entity({
    name = print.prototype.name,
    position = print.position,
    direction = print.direction,
    force = ctx.force,
    build_check_type = defines.build_check_type.script,
  })
end

--- Entities that it would collide with: items on the ground, the own character, and all others.
---@param ctx fle.Context
---@param print fle.Footprint
---@return LuaEntity[] others
---@return LuaEntity[] ground_items
---@return boolean own_character
function footprint.colliding(ctx, print)
  local others, ground_items, own_character = {}, {}, false
  local found = ctx.surface.find_entities_filtered({
    area = { { print.left, print.top }, { print.right, print.bottom } },
    collision_mask = masks.layers(print.prototype),
  })
  for _, entity in ipairs(found) do
    if entity == ctx.character then
      own_character = true
    elseif entity.type == "item-entity" then
      ground_items[#ground_items + 1] = entity
    else
      others[#others + 1] = entity
    end
  end
  return others, ground_items, own_character
end

--- The first water tile under it, from the north-west; nil when it stands dry or may stand in
--- water.
---@param ctx fle.Context
---@param print fle.Footprint
---@return MapPosition|nil
function footprint.water(ctx, print)
  local layer = tiles.layer("water")
  local minds = false
  for _, name in ipairs(masks.layers(print.prototype)) do
    minds = minds or name == layer
  end
  if not minds then
    return nil
  end
  for y = math.floor(print.top), math.ceil(print.bottom) - 1 do
    for x = math.floor(print.left), math.ceil(print.right) - 1 do
      if tiles.is_water(ctx.surface, x, y) then
        return { x = x + 0.5, y = y + 0.5 }
      end
    end
  end
  return nil
end

return footprint
