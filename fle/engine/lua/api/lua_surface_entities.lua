--- LuaSurface: checking places, and finding entities.
--- Source: runtime API 1.1 and 2.0, LuaSurface.

local facts = require("facts")
local arguments = require("api.arguments")
local collision = require("collision")
local entities = require("entities")
local find = require("find")
local objects = require("objects")
local free_places = require("placement.free_places")
local placement = require("placement")
local spatial = require("spatial")

--- Names of the values of defines.build_check_type.
local checks

local function check_name(value)
  if not checks then
    checks = {}
    for name, number in pairs(facts.defines().build_check_type) do
      checks[number] = name
    end
  end
  if value == nil then
    return "ghost_revive"
  end
  return checks[value] or objects.error("Invalid build check type: %s.", tostring(value))
end

local function place_plan(given, what)
  given = arguments.named(given, what)
  local x, y = arguments.position(arguments.required(given.position, "position"))
  return {
    name = arguments.entity_name(arguments.required(given.name, "name")),
    x = x,
    y = y,
    direction = arguments.direction(given.direction),
    force = given.force ~= nil and arguments.force(given.force) or "neutral",
    forced = given.forced == true,
  }
end

local function can_place_entity(surface, given)
  local plan = place_plan(given, "can_place_entity")
  plan.check = check_name(given.build_check_type)
  if plan.name == "entity-ghost" then
    plan.name = arguments.entity_name(arguments.required(given.inner_name, "inner_name"))
  end
  return (placement.can_place(surface.index, plan))
end

local function can_fast_replace(surface, given)
  local plan = place_plan(given, "can_fast_replace")
  local force = given.force ~= nil and plan.force or nil
  return placement.replaceable(surface.index, plan.name, plan.x, plan.y, plan.direction, force)
    ~= nil
end

local function filter_of(filter)
  if filter == nil then
    return {}
  end
  return arguments.named(filter, "find_entities_filtered")
end

local function find_entity(surface, name, position)
  name = arguments.name_of(name)
  if not name or not facts.entity(name) then
    objects.error("Unknown entity name: %s", tostring(name))
  end
  local x, y = arguments.position(position)
  local best
  for _, e in ipairs(spatial.at(surface.index, x, y)) do
    if e.name == name then
      if e.x == x and e.y == y then
        return objects.wrap("LuaEntity", e)
      end
      best = best or e
    end
  end
  if not best then
    -- A body without a box is only found where it stands.
    for _, e in ipairs(spatial.near(surface.index, x, y, 0)) do
      if e.name == name then
        best = e
        break
      end
    end
  end
  return best and objects.wrap("LuaEntity", best) or nil
end

local function free_position(x, y)
  return x and arguments.result_position(x, y) or nil
end

local function entity_prototype_collides(surface, prototype, position, map_generation, direction)
  if map_generation then
    objects.error("not emulated: LuaSurface.entity_prototype_collides with map generation boxes")
  end
  local name = arguments.entity_name(prototype)
  local x, y = arguments.position(position)
  return not collision.free(surface.index, name, x, y, arguments.direction(direction))
end

local function get_closest(_, position, list)
  local x, y = arguments.raw_position(position)
  local best, least
  for _, handle in ipairs(list) do
    local e = objects.unwrap(handle, "LuaEntity")
    local dx, dy = e.x - x, e.y - y
    local distance = dx * dx + dy * dy
    if not least or distance < least then
      best, least = handle, distance
    end
  end
  return best
end

local function get_resource_counts(surface)
  local counts = {}
  for _, e in ipairs(entities.on_surface(surface.index, "bulk")) do
    if e.type == "resource" then
      counts[e.name] = (counts[e.name] or 0) + e.amount
    end
  end
  return counts
end

objects.implement("LuaSurface", {
  methods = {
    can_place_entity = can_place_entity,
    can_fast_replace = can_fast_replace,
    entity_prototype_collides = entity_prototype_collides,
    find_entity = find_entity,
    get_closest = get_closest,
    get_resource_counts = get_resource_counts,

    find_entities = function(surface, area)
      return find.wrap(find.filtered(surface.index, { area = area }))
    end,
    find_entities_filtered = function(surface, filter)
      return find.wrap(find.filtered(surface.index, filter_of(filter)))
    end,
    count_entities_filtered = function(surface, filter)
      return find.count(surface.index, filter_of(filter))
    end,

    find_non_colliding_position = function(surface, name, center, radius, precision, tile_center)
      name = arguments.entity_name(name)
      local x, y = arguments.position(center)
      return free_position(
        free_places.near(surface.index, name, x, y, radius, precision, tile_center)
      )
    end,
    find_non_colliding_position_in_box = function(surface, name, box, precision, tile_center)
      name = arguments.entity_name(name)
      local l, t, r, b = arguments.area(box)
      return free_position(
        free_places.in_box(surface.index, name, l, t, r, b, precision, tile_center)
      )
    end,

    get_entities_with_force = function(surface, position, force)
      local cx, cy = arguments.tile_position(position)
      local name = arguments.force(force)
      local l, t = cx * 32, cy * 32
      return find.wrap(spatial.find(surface.index, l, t, l + 32, t + 32, function(e)
        return e.force == name and e.x >= l and e.x < l + 32 and e.y >= t and e.y < t + 32
      end))
    end,
  },
})
