--- LuaSurface.create_entity: what is created, of which options, and what is not emulated.
--- Source: runtime API 1.1 and 2.0, LuaSurface.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local belts_replacing = require("systems.belts.replacing")
local events = require("events")
local inventories = require("inventories")
local mining = require("systems.mining")
local objects = require("objects")
local placement = require("placement")

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

objects.implement("LuaSurface", { methods = { create_entity = create_entity } })
