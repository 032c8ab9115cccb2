--- Which tiles must be under and beside what is built: a pump at the shore needs its own tile dry
--- and water before it.
--- Source: prototype API 2.0, TileBuildabilityRule; prototype API 1.1, OffshorePumpPrototype
--- (adjacent_tile_collision_test, adjacent_tile_collision_mask, center_collision_mask).

local S = require("state")
local facts = require("facts")
local boxes = require("collision_boxes")
local collision = require("collision")
local tiles = require("terrain.tiles")

local building_rules = {}

local floor, ceil = math.floor, math.ceil

-- Area of a rule as {left, top, right, bottom}, turned and moved to the entity.
local function rule_area(area, x, y, direction)
  local l, t, r, b = area[1], area[2], area[3], area[4]
  if type(l) == "table" then
    l, t, r, b = area[1][1], area[1][2], area[2][1], area[2][2]
  end
  for _ = 1, boxes.quarter(direction) do
    l, t, r, b = -b, l, -t, r
  end
  return x + l, y + t, x + r, y + b
end

local function as_layers(mask)
  if not mask then
    return {}
  end
  local layers = mask.layers or mask
  if layers[1] then
    local set = {}
    for _, layer in ipairs(layers) do
      set[layer] = true
    end
    return set
  end
  return layers
end

--- Every tile of the area has one of the required layers and none of the forbidden ones.
local function area_fits(surface, rule, x, y, direction)
  local l, t, r, b = rule_area(rule.area, x, y, direction)
  for tx = floor(l), ceil(r) - 1 do
    for ty = floor(t), ceil(b) - 1 do
      local tile = tiles.get(surface, tx, ty)
      local mask = tile and facts.tile(tile).collision_mask
      if not mask or collision.share_layer(mask, rule.forbidden) then
        return false
      end
      if next(rule.required) ~= nil and not collision.share_layer(mask, rule.required) then
        return false
      end
    end
  end
  return true
end

--- rules[name] = array of { area, required = set, forbidden = set }
local rules = {}

--- Shore rules: tile_buildability_rules in 2.0, the fields of the offshore pump in 1.1.
local function rules_of(prototype)
  local list = rules[prototype.name]
  if list then
    return list
  end
  list = {}
  for _, rule in ipairs(prototype.tile_buildability_rules or {}) do
    list[#list + 1] = {
      area = rule.area,
      required = as_layers(rule.required_tiles),
      forbidden = as_layers(rule.colliding_tiles),
    }
  end
  if prototype.adjacent_tile_collision_box then
    list[#list + 1] = {
      area = prototype.adjacent_tile_collision_box,
      required = as_layers(prototype.adjacent_tile_collision_test),
      forbidden = as_layers(prototype.adjacent_tile_collision_mask),
    }
    list[#list + 1] = {
      area = { -0.4, -0.4, 0.4, 0.4 },
      required = {},
      forbidden = as_layers(prototype.center_collision_mask),
    }
  end
  rules[prototype.name] = list
  return list
end

--- Do the tiles allow it?
---@param surface integer
---@param prototype table
---@param x number where it would stand
---@param y number
---@param direction integer
---@return boolean
function building_rules.allow(surface, prototype, x, y, direction)
  for _, rule in ipairs(rules_of(prototype)) do
    if not area_fits(surface, rule, x, y, direction) then
      return false
    end
  end
  return true
end

S.subsystem("building_rules", {
  load = function()
    rules = {}
  end,
})

return building_rules
