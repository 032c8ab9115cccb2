--- Where things may be built and where they come to stand.
--- Rules: odd sizes take the tile that holds the point, even sizes whole numbers (measured); rails
--- and train stops keep to the even grid of 2x2 cells; what is placeable-off-grid keeps its place.
--- create_entity checks no collision and needs no resources under a drill: scripts may build
--- anywhere (known of the game). can_place_entity checks tiles and bodies; a pumpjack needs its
--- resource under the centre, and what placement/building_rules.lua holds.

local facts = require("facts")
local boxes = require("collision_boxes")
local building_rules = require("placement.building_rules")
local collision = require("collision")
local directions = require("directions")
local entities = require("entities")
local random = require("random")
local spatial = require("spatial")
local tiles = require("terrain.tiles")

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

local floor = math.floor

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
  if not building_rules.allow(surface, prototype, x, y, direction) then
    return false, "terrain"
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

return placement
