--- LuaSurface: creating, checking and finding entities.
--- Source: runtime API 1.1 and 2.0, LuaSurface.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local belts_replacing = require("systems.belts_replacing")
local collision = require("collision")
local entities = require("entities")
local events = require("events")
local find = require("find")
local inventories = require("inventories")
local objects = require("objects")
local free_places = require("free_places")
local placement = require("placement")
local spatial = require("spatial")

--- Arguments of create_entity that are worked out here; all others go to the type as they are.
local GENERIC = {
  name = true,
  position = true,
  direction = true,
  force = true,
  player = true,
  raise_built = true,
  fast_replace = true,
  spill = true,
  create_build_effect_smoke = true,
  spawn_decorations = true,
  move_stuck_players = true,
  snap_to_grid = true,
  snap_to_tile_center = true,
  enable_tree_removal = true,
  enable_cliff_removal = true,
  character = true,
  undo_index = true,
  preserve_ghosts_and_corpses = true,
  quality = true,
}

--- Prototypes that need the game's own machinery to exist at all, or that move, burn and vanish;
--- enemies, robots and trains; chests that share one inventory.
local NOT_CREATED = {
  ["artillery-flare"] = true,
  ["artillery-projectile"] = true,
  ["artillery-wagon"] = true,
  beam = true,
  ["cargo-wagon"] = true,
  ["combat-robot"] = true,
  ["construction-robot"] = true,
  ["deconstructible-tile-proxy"] = true,
  ["entity-ghost"] = true,
  explosion = true,
  fire = true,
  ["flame-thrower-explosion"] = true,
  ["fluid-wagon"] = true,
  ["item-request-proxy"] = true,
  ["linked-container"] = true,
  locomotive = true,
  ["logistic-robot"] = true,
  projectile = true,
  ["smoke-with-trigger"] = true,
  ["spider-leg"] = true,
  ["spider-unit"] = true,
  ["spider-vehicle"] = true,
  sticker = true,
  stream = true,
  ["tile-ghost"] = true,
  turret = true,
  ["unit-spawner"] = true,
  unit = true,
}

local function check_quality(quality)
  if quality ~= nil and arguments.name_of(quality) ~= "normal" then
    objects.error(
      "not emulated: LuaSurface.create_entity with quality %s",
      arguments.name_of(quality)
    )
  end
end

local function resource_amount(prototype, amount)
  if prototype.type ~= "resource" then
    return nil
  end
  if amount == nil then
    if S.profile.factorio == "1.1" then
      arguments.required(amount, "amount")
    end
    return prototype.normal or 1
  end
  if type(amount) ~= "number" or amount < 1 or amount > 4294967295 then
    objects.error("Invalid amount: %s.", tostring(amount))
  end
  return math.floor(amount)
end

local function creation_options(given, prototype)
  local x, y = arguments.position(arguments.required(given.position, "position"))
  local options = {
    name = prototype.name,
    x = x,
    y = y,
    direction = arguments.direction(given.direction),
    force = given.force ~= nil and arguments.force(given.force) or "enemy",
    amount = resource_amount(prototype, given.amount),
    exact = given.snap_to_grid == false
      or (prototype.type == "resource" and given.snap_to_tile_center == false),
    keep_trees = given.enable_tree_removal == false,
  }
  for key, value in pairs(given) do
    if not GENERIC[key] and options[key] == nil then
      options[key] = value
    end
  end
  return options
end

local function mark_user(e, player)
  local record = player ~= nil and objects.peek(player)
  if record then
    e.last_user = record.index
  end
end

--- What comes back goes to the character that builds, or onto the ground.
local function give_back(surface, e, stacks, given)
  local mining = require("systems.mining")
  local character = given.character ~= nil and objects.unwrap(given.character, "LuaEntity")
  local left = {}
  for _, stack in ipairs(stacks) do
    if character then
      stack.count = stack.count - inventories.insert_stack(character.inv.character_main, stack)
    end
    if stack.count > 0 then
      left[#left + 1] = stack
    end
  end
  if character or given.spill ~= false then
    mining.spill(surface.index, e.x, e.y, left)
  end
end

local function fast_replace(surface, old, options, given)
  if not belts_replacing.handles(old) then
    objects.error("not emulated: LuaSurface.create_entity with fast_replace of %s", old.name)
  end
  local e, stacks = belts_replacing.replace(old, options, function(plan)
    return placement.create(surface.index, plan)
  end)
  give_back(surface, e, stacks, given)
  mark_user(e, given.player)
  local handle = objects.wrap("LuaEntity", e)
  if given.raise_built then
    events.raise("script_raised_built", { entity = handle })
  end
  return handle
end

local function create_entity(surface, given)
  given = arguments.named(given, "create_entity")
  local name = arguments.entity_name(arguments.required(given.name, "name"))
  local prototype = facts.entity(name)
  if NOT_CREATED[prototype.type] then
    objects.error("not emulated: LuaSurface.create_entity of %s", prototype.type)
  end
  check_quality(given.quality)
  local options = creation_options(given, prototype)
  if given.fast_replace then
    local old = placement.replaceable(
      surface.index,
      name,
      options.x,
      options.y,
      options.direction,
      options.force
    )
    if old then
      return fast_replace(surface, old, options, given)
    end
  end
  local e = placement.create(surface.index, options)
  if not e or not e.valid then
    return nil
  end
  mark_user(e, given.player)
  local handle = objects.wrap("LuaEntity", e)
  if given.raise_built then
    events.raise("script_raised_built", { entity = handle })
  end
  return e.valid and handle or nil
end

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

--- Units that `force` would shoot at. Only other forces of the default enmity exist for now.
local function is_enemy(force, e)
  return e.force ~= force and e.force ~= "neutral"
end

local function nearest(surface, given, passes)
  local x, y = arguments.raw_position(arguments.required(given.position, "position"))
  local force = given.force ~= nil and arguments.force(given.force) or "player"
  local best, least
  for _, e in ipairs(spatial.near(surface.index, x, y, given.max_distance)) do
    if is_enemy(force, e) and passes(e) then
      local distance = (e.x - x) ^ 2 + (e.y - y) ^ 2
      if not least or distance < least then
        best, least = e, distance
      end
    end
  end
  return best and objects.wrap("LuaEntity", best) or nil
end

objects.implement("LuaSurface", {
  methods = {
    create_entity = create_entity,
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

    find_nearest_enemy = function(surface, given)
      return nearest(surface, arguments.named(given, "find_nearest_enemy"), function(e)
        return find.is_military_target(e)
      end)
    end,
    find_nearest_enemy_entity_with_owner = function(surface, given)
      return nearest(surface, arguments.named(given, "find_nearest_enemy"), function(e)
        return entities.has_owner(e.type)
      end)
    end,
    find_enemy_units = function(surface, center, radius, force)
      local x, y = arguments.raw_position(center)
      force = force ~= nil and arguments.force(force) or "player"
      return find.wrap(spatial.near(surface.index, x, y, radius, function(e)
        return e.type == "unit" and is_enemy(force, e)
      end))
    end,
    find_units = function(surface, given)
      local l, t, r, b = arguments.area(arguments.required(given.area, "area"))
      local force = arguments.force(arguments.required(given.force, "force"))
      local condition = given.condition
      return find.wrap(spatial.find(surface.index, l, t, r, b, function(e)
        if e.type ~= "unit" then
          return false
        elseif condition == "same" then
          return e.force == force
        elseif condition == "all" then
          return true
        elseif condition == "enemy" then
          return is_enemy(force, e)
        elseif condition == "not-same" then
          return e.force ~= force
        end
        return objects.error(
          "not emulated: LuaSurface.find_units with condition %s",
          tostring(condition)
        )
      end))
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
