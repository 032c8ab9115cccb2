--- What may stand where. Two bodies collide when their boxes overlap (touching is allowed) and
--- their masks share a layer, except that
---   * two bodies with the flag not_colliding_with_itself and equal layers never collide,
---   * a body with colliding_with_tiles_only collides with no other body
--- (runtime API, CollisionMask flags). A tile collides with a body whose box overlaps the tile's
--- square when their masks share a layer. A body without layers or with an empty box is nowhere.
--- consider_tile_transitions is not modelled: a character may stand right at the shore.

local S = require("state")
local facts = require("facts")
local boxes = require("collision_boxes")
local spatial = require("spatial")
local tiles = require("terrain.tiles")

local collision = {}

local floor, ceil = math.floor, math.ceil

---@param name string
---@param direction? integer
---@return number l
---@return number t
---@return number r
---@return number b offsets from the entity's position
function collision.box(name, direction)
  local box = boxes.get("collision_box", name, direction)
  return box[1], box[2], box[3], box[4]
end

---@param e table
function collision.entity_box(e)
  local box = boxes.of(e)
  return e.x + box[1], e.y + box[2], e.x + box[3], e.y + box[4]
end

---@param e table
function collision.selection_box(e)
  local box = boxes.get("selection_box", e.name, e.direction)
  return e.x + box[1], e.y + box[2], e.x + box[3], e.y + box[4]
end

--- masks[name] = { layers = set, not_colliding_with_itself = bool, ... }
local masks = {}
--- collides[name a][name b] = boolean; stops[tile name][name] = boolean
local collides = {}
local stops = {}

---@param name string
---@return table mask layers by the version's own names, and the flags
function collision.mask(name)
  local mask = masks[name]
  if not mask then
    local prototype = facts.entity(name)
    mask = { layers = prototype.collision_mask or {} }
    for flag in pairs(prototype.collision_flags or {}) do
      mask[flag] = true
    end
    masks[name] = mask
  end
  return mask
end

---@param a table<string, boolean> layers
---@param b table<string, boolean> layers
---@return boolean
function collision.share_layer(a, b)
  for layer in pairs(a) do
    if b[layer] then
      return true
    end
  end
  return false
end

local function same_layers(a, b)
  for layer in pairs(a) do
    if not b[layer] then
      return false
    end
  end
  for layer in pairs(b) do
    if not a[layer] then
      return false
    end
  end
  return true
end

---@param a table
---@param b table
---@return boolean
local function masks_collide(a, b)
  if a.colliding_with_tiles_only or b.colliding_with_tiles_only then
    return false
  end
  if a.not_colliding_with_itself and b.not_colliding_with_itself then
    if same_layers(a.layers, b.layers) then
      return false
    end
  end
  return collision.share_layer(a.layers, b.layers)
end

---@param a string prototype name
---@param b string prototype name
---@return boolean
local function names_collide(a, b)
  local row = collides[a]
  if not row then
    row = {}
    collides[a] = row
  end
  local answer = row[b]
  if answer == nil then
    answer = masks_collide(collision.mask(a), collision.mask(b))
    row[b] = answer
  end
  return answer
end

local function is_empty(l, t, r, b)
  return l == r or t == b
end

local function blocks(e, plan)
  return names_collide(plan.name, e.name)
    and e ~= plan.ignore
    and not (plan.skip and plan.skip(e, plan.context))
end

---@param surface integer
---@param name string
---@param x number
---@param y number
---@param direction? integer
---@param ignore? table|fun(e: table, context: any): boolean a record, or says which to overlook
---@param context? any handed to `ignore`
---@return table|nil e the first body in the way
function collision.entity_blocker(surface, name, x, y, direction, ignore, context)
  local l, t, r, b = collision.box(name, direction)
  if is_empty(l, t, r, b) or next(collision.mask(name).layers) == nil then
    return nil
  end
  return spatial.first(surface, x + l, y + t, x + r, y + b, blocks, {
    name = name,
    ignore = ignore,
    skip = type(ignore) == "function" and ignore,
    context = context,
  })
end

---@param tile_name string
---@param name string entity prototype
---@return boolean
function collision.tile_collides(tile_name, name)
  local row = stops[tile_name]
  if not row then
    row = {}
    stops[tile_name] = row
  end
  local answer = row[name]
  if answer == nil then
    answer =
      collision.share_layer(facts.tile(tile_name).collision_mask or {}, collision.mask(name).layers)
    row[name] = answer
  end
  return answer
end

---@return string|nil tile the name of the tile in the way; "" where no chunk is generated
function collision.tile_blocker(surface, name, x, y, direction)
  if next(collision.mask(name).layers) == nil then
    return nil
  end
  local l, t, r, b = collision.box(name, direction)
  if is_empty(l, t, r, b) then
    return nil
  end
  for tx = floor(x + l), ceil(x + r) - 1 do
    for ty = floor(y + t), ceil(y + b) - 1 do
      local tile = tiles.get(surface, tx, ty)
      if not tile then
        return ""
      elseif collision.tile_collides(tile, name) then
        return tile
      end
    end
  end
  return nil
end

---@return boolean
function collision.free(surface, name, x, y, direction, ignore)
  return not collision.tile_blocker(surface, name, x, y, direction)
    and not collision.entity_blocker(surface, name, x, y, direction, ignore)
end

S.subsystem("collision", {
  load = function()
    masks = {}
    collides = {}
    stops = {}
  end,
})

return collision
