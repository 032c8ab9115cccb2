--- Where things may be built and where they come to stand.
--- Rules: odd sizes take the tile that holds the point, even sizes whole numbers (measured); rails
--- and train stops keep to the even grid of 2x2 cells; what is placeable-off-grid keeps its place.
--- create_entity checks no collision and needs no resources under a drill: scripts may build
--- anywhere (known of the game). can_place_entity checks tiles and bodies. A pump at the shore
--- needs its own tile dry and water before it; a pumpjack needs its resource under the centre.

local S = require("state")
local facts = require("facts")
local boxes = require("collision_boxes")
local collision = require("collision")
local directions = require("directions")
local entities = require("entities")
local random = require("random")
local spatial = require("spatial")
local tiles = require("tiles")

local placement = {}

local refusals = {}

--- Let a check refuse what would be built: `check(surface, plan)` gets name, x, y, direction as
--- they would stand, and answers a reason, or nil. It counts for create_entity and rotate as well.
---@param check fun(surface: integer, plan: table): string|nil
function placement.refuse(check)
  refusals[#refusals + 1] = check
end

--- Why something may not stand there, of reasons other than ground and bodies.
---@param surface integer
---@param plan table name, x, y, direction; e = the record, when it stands already
---@return string|nil
function placement.refused(surface, plan)
  for _, check in ipairs(refusals) do
    local reason = check(surface, plan)
    if reason then
      return reason
    end
  end
  return nil
end

local floor, ceil = math.floor, math.ceil

local EVEN_GRID = {
  ["straight-rail"] = true,
  ["curved-rail"] = true,
  ["train-stop"] = true,
  ["legacy-straight-rail"] = true,
  ["legacy-curved-rail"] = true,
}

local function snap_axis(v, size)
  if size % 2 == 1 then
    return floor(v) + 0.5
  end
  return floor(v + 0.5)
end

---@param name string
---@param x number
---@param y number
---@param direction? integer
---@return number x
---@return number y
function placement.snap(name, x, y, direction)
  local prototype = facts.entity(name)
  if prototype.flags and prototype.flags["placeable-off-grid"] or prototype.type == "character" then
    return floor(x * 256 + 0.5) / 256, floor(y * 256 + 0.5) / 256
  end
  if EVEN_GRID[prototype.type] then
    return floor(x / 2) * 2 + 1, floor(y / 2) * 2 + 1
  end
  local width, height = prototype.tile_width, prototype.tile_height
  if boxes.quarter(direction or 0) % 2 == 1 then
    width, height = height, width
  end
  return snap_axis(x, width), snap_axis(y, height)
end

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

local function is_mined_by(e, categories)
  return e.type == "resource" and categories[facts.entity(e.name).category] == true
end

--- Drills that only take what is not mined by hand stand on the resource itself (pumpjacks).
local function lacks_resource(surface, prototype, x, y)
  local categories = prototype.type == "mining-drill" and prototype.resource_categories
  if not categories or categories["basic-solid"] then
    return false
  end
  return spatial.first(surface, x - 0.01, y - 0.01, x + 0.01, y + 0.01, is_mined_by, categories)
    == nil
end

--- What a plan may ignore when it is forced: what robots could clear away.
local function can_be_cleared(e)
  return e.type == "tree"
    or e.type == "simple-entity"
    or e.type == "cliff"
    or e.type == "item-entity"
end

local function is_overlooked(e, plan)
  return e == plan.ignore or (plan.clears and can_be_cleared(e))
end

local GHOST_CHECKS = { manual_ghost = true, script_ghost = true, blueprint_ghost = true }

---@param surface integer
---@param plan table name, x, y, direction; check = name of the build check; forced, ignore
---@return boolean
---@return string|table|nil reason "terrain", "resource", "fluid", or the record in the way
function placement.can_place(surface, plan)
  local prototype = facts.entity(plan.name)
  local direction = directions.settle(plan.name, plan.direction)
  local x, y = placement.snap(plan.name, plan.x, plan.y, direction)
  if not tiles.get(surface, floor(x), floor(y)) then
    return false, "terrain"
  end
  for _, rule in ipairs(rules_of(prototype)) do
    if not area_fits(surface, rule, x, y, direction) then
      return false, "terrain"
    end
  end
  if collision.tile_blocker(surface, plan.name, x, y, direction) then
    return false, "terrain"
  end
  if plan.check ~= "script" and lacks_resource(surface, prototype, x, y) then
    return false, "resource"
  end
  plan.clears = plan.forced and GHOST_CHECKS[plan.check]
  local blocker = collision.entity_blocker(surface, plan.name, x, y, direction, is_overlooked, plan)
  if blocker then
    return false, blocker
  end
  local refused = placement.refused(surface, {
    name = plan.name,
    x = x,
    y = y,
    direction = direction,
  })
  return refused == nil, refused
end

local function is_replaced(e, new)
  local other, prototype = facts.entity(e.name), new.prototype
  return other.fast_replaceable_group == new.group
    and e.x == new.x
    and e.y == new.y
    and (not new.force or e.force == new.force)
    and (e.name ~= prototype.name or e.direction ~= new.direction)
    and other.tile_width == prototype.tile_width
    and other.tile_height == prototype.tile_height
end

--- The entity that a new one would replace: same group and place, other name or direction.
---@param surface integer
---@param name string
---@param x number
---@param y number
---@param direction? integer
---@param force? string
---@return table|nil e
function placement.replaceable(surface, name, x, y, direction, force)
  local prototype = facts.entity(name)
  local group = prototype.fast_replaceable_group
  if not group or group == "" then
    return nil
  end
  direction = directions.settle(name, direction)
  x, y = placement.snap(name, x, y, direction)
  return spatial.first(surface, x - 0.01, y - 0.01, x + 0.01, y + 0.01, is_replaced, {
    prototype = prototype,
    group = group,
    x = x,
    y = y,
    force = force,
    direction = direction,
  })
end

--- Trees under a new resource vanish with the probability that its prototype gives.
local function clear_trees(surface, prototype, x, y)
  local chance = prototype.tree_removal_probability
  if not chance then
    return
  end
  for _, e in ipairs(spatial.find(surface, x - 0.5, y - 0.5, x + 0.5, y + 0.5)) do
    if e.type == "tree" and random.next() < chance then
      entities.destroy(e)
    end
  end
end

--- Creates as LuaSurface.create_entity does: snaps, settles direction and force, checks neither
--- ground nor bodies.
---@param surface integer
---@param options table name, x, y, direction, force, exact = keep the position, and per type
---@return table|nil e nil when it is refused
function placement.create(surface, options)
  local prototype = facts.entity(options.name)
  local direction = directions.settle(options.name, options.direction)
  local x, y = options.x, options.y
  if not options.exact then
    x, y = placement.snap(options.name, x, y, direction)
  end
  local refused = placement.refused(surface, {
    name = options.name,
    x = x,
    y = y,
    direction = direction,
  })
  if refused then
    return nil
  end
  if prototype.type == "resource" and not options.keep_trees then
    clear_trees(surface, prototype, x, y)
  end
  local settled = {}
  for key, value in pairs(options) do
    settled[key] = value
  end
  settled.x, settled.y, settled.direction = x, y, direction
  settled.exact, settled.keep_trees = nil, nil
  return entities.create(surface, settled)
end

local function ring(n, visit)
  for i = 0, 8 * n - 1 do
    local side, step = floor(i / (2 * n)), i % (2 * n)
    local dx, dy
    if side == 0 then
      dx, dy = step - n, -n
    elseif side == 1 then
      dx, dy = n, step - n
    elseif side == 2 then
      dx, dy = n - step, n
    else
      dx, dy = -n, n - step
    end
    local x, y = visit(dx, dy)
    if x then
      return x, y
    end
  end
  return nil
end

--- Rings searched when the radius is without limit; the game never gives up.
local RINGS_AT_MOST = 2048

--- The place, put to the centre of its tile or to the grid of 1/256, when the entity fits there.
local function free_at(surface, name, x, y, tile_center)
  if tile_center then
    x, y = floor(x) + 0.5, floor(y) + 0.5
  else
    x, y = floor(x * 256 + 0.5) / 256, floor(y * 256 + 0.5) / 256
  end
  if collision.free(surface, name, x, y, 0) then
    return x, y
  end
end

--- Looks at the centre, then at square rings of growing size around it, each clockwise from its
--- north-west corner, `precision` tiles apart. The game's own order within a ring is not known.
---@param surface integer
---@param name string
---@param cx number
---@param cy number
---@param radius number 0 for no limit
---@param precision number in tiles, at least 0.01
---@param tile_center? boolean
---@return number|nil x
---@return number|nil y
function placement.find_non_colliding(surface, name, cx, cy, radius, precision, tile_center)
  precision = math.max(precision, 0.01)
  local function try(x, y)
    return free_at(surface, name, x, y, tile_center)
  end
  local x, y = try(cx, cy)
  if x then
    return x, y
  end
  local rings = radius > 0 and floor(radius / precision) or RINGS_AT_MOST
  for n = 1, rings do
    x, y = ring(n, function(dx, dy)
      local px, py = dx * precision, dy * precision
      if radius == 0 or px * px + py * py <= radius * radius then
        return try(cx + px, cy + py)
      end
    end)
    if x then
      return x, y
    end
  end
  return nil
end

--- Looks at the points of a grid in the box, row by row from its north-west corner.
---@return number|nil x
---@return number|nil y
function placement.find_non_colliding_in_box(surface, name, l, t, r, b, precision, tile_center)
  precision = math.max(precision, 0.01)
  for row = 0, floor((b - t) / precision) do
    for column = 0, floor((r - l) / precision) do
      local px, py = l + column * precision, t + row * precision
      local x, y = free_at(surface, name, px, py, tile_center)
      if x then
        return x, y
      end
    end
  end
  return nil
end

S.subsystem("placement", {
  load = function()
    rules = {}
  end,
})

return placement
