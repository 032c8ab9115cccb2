--- LuaEntity: the members that every entity has, or that need no machinery of their own.
--- Machines, inventories and characters add theirs in files beside this one.
--- Source: runtime API 1.1 and 2.0, LuaEntity and LuaControl.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local boxes = require("collision_boxes")
local collision = require("collision")
local deconstruction = require("deconstruction")
local directions = require("directions")
local entities = require("entities")
local entity_types = require("entity_types")
local events = require("events")
local find = require("find")
local objects = require("objects")
local placement = require("placement")
local surfaces = require("surfaces")

local function prototype_of(e)
  return facts.entity(e.name)
end

--- A flag of the record that is stored only when it is not the game's default.
local function default_true(field)
  local function read(e)
    return not e[field]
  end
  local function write(e, value)
    e[field] = not value or nil
  end
  return read, write
end

local get, set, methods = {}, {}, {}

get.destructible, set.destructible = default_true("indestructible")
get.operable, set.operable = default_true("inoperable")
get.rotatable, set.rotatable = default_true("unrotatable")
get.active = default_true("inactive")

function set.active(e, value)
  local inactive = not value or nil
  if e.inactive == inactive then
    return
  end
  e.inactive = inactive
  entity_types.of(e).active_changed(e)
end

get.disabled_by_script = function(e)
  return e.inactive == true
end
set.disabled_by_script = function(e, value)
  set.active(e, not value)
end

function get.minable_flag(e)
  return not e.unminable
end

function get.minable(e)
  return not e.unminable and prototype_of(e).minable ~= nil
end

function set.minable(e, value)
  e.unminable = not value or nil
end
set.minable_flag = set.minable

for _, field in ipairs({ "name", "type", "unit_number" }) do
  get[field] = function(e)
    return e[field]
  end
end

function get.position(e)
  return arguments.result_position(e.x, e.y)
end

function get.prototype(e)
  return objects.wrap("LuaEntityPrototype", prototype_of(e))
end

function get.localised_name(e)
  return surfaces.copy(prototype_of(e).localised_name)
end

function get.localised_description(e)
  return surfaces.copy(prototype_of(e).localised_description)
end

function get.bounding_box(e)
  return arguments.result_box(collision.entity_box(e))
end

function get.selection_box(e)
  return arguments.result_box(collision.selection_box(e))
end

function get.secondary_bounding_box() end
function get.secondary_selection_box() end

local function tile_size(e, along, across)
  local turned = boxes.quarter(e.direction) % 2 == 1
  return prototype_of(e)[turned and across or along]
end

function get.tile_width(e)
  return tile_size(e, "tile_width", "tile_height")
end

function get.tile_height(e)
  return tile_size(e, "tile_height", "tile_width")
end

function get.gps_tag(e)
  local surface = surfaces.get(e.surface)
  local place = string.format("%d,%d", math.floor(e.x), math.floor(e.y))
  return "[gps=" .. place .. (e.surface == 1 and "" or "," .. surface.name) .. "]"
end

function get.direction(e)
  return e.direction
end

function set.direction(e, value)
  value = arguments.direction(value)
  if directions.supported(prototype_of(e)) then
    entities.set_direction(e, directions.settle(e.name, value))
  end
end

function get.supports_direction(e)
  return directions.supported(prototype_of(e))
end

function get.orientation(e)
  return e.orientation or e.direction / S.profile.directions
end

function set.orientation(e, value)
  if type(value) ~= "number" then
    objects.error("Invalid value for LuaEntity::orientation: number expected.")
  end
  e.orientation = value % 1
end

function get.health(e)
  return entities.health(e)
end

function set.health(e, value)
  if type(value) ~= "number" then
    objects.error("Invalid value for LuaEntity::health: number expected.")
  end
  entities.set_health(e, value)
end

function get.max_health(e)
  return entities.max_health(e) or 0
end

function methods.get_health_ratio(e)
  local most = entities.max_health(e)
  return most and entities.health(e) / most or nil
end

function get.is_entity_with_health(e)
  return prototype_of(e).max_health ~= nil
end

function get.is_entity_with_owner(e)
  return entities.has_owner(e.type)
end
get.is_entity_with_force = get.is_entity_with_owner

function get.is_military_target(e)
  return find.is_military_target(e)
end

function set.is_military_target(e, value)
  if not prototype_of(e).allow_run_time_change_of_is_military_target then
    objects.error("%s does not allow changing is_military_target.", e.name)
  end
  e.military = value == true
end

function get.color(e)
  return e.color and surfaces.copy(e.color) or nil
end

function set.color(e, value)
  if value == nil then
    e.color = nil
    return
  end
  local r, g, b, a =
    value.r or value[1], value.g or value[2], value.b or value[3], value.a or value[4]
  e.color = { r = r or 0, g = g or 0, b = b or 0, a = a or 1 }
end

function get.backer_name(e)
  return e.backer_name
end

function set.backer_name(e, value)
  if not methods.supports_backer_name(e) then
    objects.error("Entity does not support a backer name.")
  end
  e.backer_name = value
end

--- Prototype types that carry a name (runtime API, LuaEntity.backer_name).
local NAMED = {
  ["train-stop"] = true,
  locomotive = true,
  lab = true,
  radar = true,
  roboport = true,
  accumulator = true,
}

function methods.supports_backer_name(e)
  return NAMED[e.type] == true
end

function get.last_user(e)
  local player = e.last_user and S.saved.players and S.saved.players[e.last_user]
  return player and objects.wrap("LuaPlayer", player) or nil
end

function get.graphics_variation(e)
  return e.variation
end

function set.graphics_variation(e, value)
  e.variation = value
end

function get.mirroring(e)
  return e.mirroring == true
end

function get.quality()
  return objects.wrap("LuaQualityPrototype", facts.get("quality", "normal"))
end

function get.stickers() end

function methods.has_flag(e, flag)
  local flags = prototype_of(e).flags
  return flags ~= nil and flags[flag] == true
end

-- Resources

function get.amount(e)
  return e.amount
end

function set.amount(e, value)
  if type(value) ~= "number" or value < 1 or value > 4294967295 then
    objects.error("Invalid amount: %s.", tostring(value))
  end
  local old = e.amount
  e.amount = math.floor(value)
  entity_types.of(e).amount_changed(e, old)
end

--- Only infinite resources remember what they began with (runtime API).
function get.initial_amount(e)
  if not prototype_of(e).infinite then
    return nil
  end
  return e.initial_amount or e.amount
end

function set.initial_amount(e, value)
  if not prototype_of(e).infinite then
    objects.error("Can't set the initial amount of a resource that is not infinite.")
  end
  e.initial_amount = math.floor(value)
end

function methods.deplete(e)
  if events.wanted("on_resource_depleted") then
    events.raise("on_resource_depleted", { entity = objects.wrap("LuaEntity", e) })
  end
  entities.destroy(e)
end

-- Trees and cliffs

function get.tree_stage_index(e)
  return e.tree_stage or 1
end
function set.tree_stage_index(e, value)
  e.tree_stage = value
end
function get.tree_gray_stage_index(e)
  return e.tree_gray or 0
end
function set.tree_gray_stage_index(e, value)
  e.tree_gray = value
end
function get.cliff_orientation(e)
  return e.cliff_orientation or "west-to-east"
end

-- Going away

function methods.can_be_destroyed()
  return true
end

function methods.destroy(e, options)
  if options ~= nil then
    arguments.named(options, "destroy")
    if options.raise_destroy then
      events.raise("script_raised_destroy", { entity = objects.wrap("LuaEntity", e) })
    end
  end
  if e.valid then
    entities.destroy(e)
  end
  return true
end

local function damage_type(kind)
  return kind and require("api.prototypes").wrap("damage_type", kind)
end

local function tell_post_died(e, force, kind, corpse)
  if events.wanted("on_post_entity_died") then
    events.raise("on_post_entity_died", {
      prototype = require("api.prototypes").wrap("entity", e.name),
      quality = S.profile.factorio ~= "1.1" and require("api.prototypes").wrap("quality", "normal")
        or nil,
      position = arguments.result_position(e.x, e.y),
      surface_index = e.surface,
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      corpses = { corpse and objects.wrap("LuaEntity", corpse) },
      damage_type = damage_type(kind),
      unit_number = e.unit_number,
    })
  end
end

--- Kills: raises on_entity_died, then destroys. Only characters leave a corpse; there are no ghosts
--- and no loot.
local function die(e, force, cause, kind)
  if e.indestructible then
    return false
  end
  if events.wanted("on_entity_died") then
    local loot = require("inventories").new("loot", 0)
    events.raise("on_entity_died", {
      entity = objects.wrap("LuaEntity", e),
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      cause = cause,
      damage_type = damage_type(kind),
      loot = objects.wrap("LuaInventory", loot),
    })
    loot.valid = false
  end
  if e.valid then
    local corpse = e.type == "character" and require("systems.short_lived").leave_corpse(e) or nil
    entities.destroy(e)
    tell_post_died(e, force, kind, corpse)
  end
  return true
end

function methods.die(e, force, cause)
  return die(e, force ~= nil and arguments.force(force) or nil, cause)
end

local function after_resistance(prototype, amount, kind)
  local resistance = (prototype.resistances or {})[kind]
  if not resistance then
    return amount
  end
  local flat, percent = resistance.decrease or 0, resistance.percent or 0
  -- Flat resistance never takes it all: below 1 it tapers off (wiki, Damage).
  local left = amount > flat + 1 and amount - flat or 1 / (flat - amount + 2)
  if flat == 0 then
    left = amount
  end
  return left * (1 - percent)
end

function methods.damage(e, amount, force, kind, source, cause)
  if type(amount) ~= "number" then
    objects.error("Invalid damage: %s.", tostring(amount))
  end
  kind = kind and arguments.name_of(kind) or "impact"
  local health = entities.health(e)
  if not health then
    objects.error("Entity has no health.")
  end
  if e.indestructible then
    return 0
  end
  if not facts.get("damage_type", kind) then
    objects.error("Unknown damage type name: %s", kind)
  end
  force = force ~= nil and arguments.force(force) or nil
  local final = after_resistance(prototype_of(e), amount, kind)
  local dealt = math.min(health, final)
  entities.set_health(e, health - dealt)
  if events.wanted("on_entity_damaged") then
    events.raise("on_entity_damaged", {
      entity = objects.wrap("LuaEntity", e),
      force = force and objects.wrap("LuaForce", S.saved.forces[force]) or nil,
      cause = cause,
      source = S.profile.factorio ~= "1.1" and source or nil,
      damage_type = damage_type(kind),
      original_damage_amount = amount,
      final_damage_amount = final,
      final_health = health - dealt,
    })
  end
  -- A listener may have destroyed it, or saved it by giving it health again.
  if e.valid and entities.health(e) <= 0 then
    die(e, force, cause or source, kind)
  end
  return dealt
end

function methods.order_deconstruction(e, force)
  return deconstruction.mark(e, arguments.force(force))
end

function methods.cancel_deconstruction(e, force)
  deconstruction.cancel(e, arguments.force(force))
end

function methods.to_be_deconstructed(e)
  return e.deconstruct ~= nil
end

function methods.is_registered_for_deconstruction(e, force)
  return deconstruction.is_marked(e, arguments.force(force))
end

for _, name in ipairs({
  "to_be_upgraded",
  "is_registered_for_construction",
  "is_registered_for_upgrade",
  "is_registered_for_repair",
}) do
  methods[name] = function()
    return false
  end
end

-- Turning and moving

function methods.rotate(e, options)
  local prototype = prototype_of(e)
  if e.unrotatable or not directions.turns(prototype) then
    return false
  end
  local old = e.direction
  local direction = directions.next(prototype, old, options and options.reverse)
  if direction == old then
    return false
  end
  entities.set_direction(e, direction)
  if options and options.by_player ~= nil and events.wanted("on_player_rotated_entity") then
    local player = objects.peek(options.by_player)
    events.raise("on_player_rotated_entity", {
      entity = objects.wrap("LuaEntity", e),
      previous_direction = old,
      player_index = player and player.index or options.by_player,
    })
  end
  return true
end

--- Types that the game refuses to teleport (runtime API, LuaControl.teleport: they are bound to the
--- grid by their neighbours).
local FIXED = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  splitter = true,
  ["straight-rail"] = true,
  ["curved-rail"] = true,
  ["rail-signal"] = true,
  ["rail-chain-signal"] = true,
  ["train-stop"] = true,
  pipe = true,
  ["pipe-to-ground"] = true,
}

local function teleport(e, position, surface, raise_teleported, snap)
  local x, y = arguments.position(position)
  local old = { x = e.x, y = e.y, surface = e.surface }
  local target = surface ~= nil and arguments.surface(surface).index or e.surface
  if FIXED[e.type] or (target ~= e.surface and e.type ~= "character" and e.type ~= "car") then
    return false
  end
  if e.type ~= "character" and snap ~= false then
    x, y = placement.snap(e.name, x, y, e.direction)
  end
  entities.move(e, x, y, target)
  if raise_teleported and events.wanted("script_raised_teleported") then
    events.raise("script_raised_teleported", {
      entity = objects.wrap("LuaEntity", e),
      old_position = arguments.result_position(old.x, old.y),
      old_surface_index = old.surface,
    })
  end
  return true
end

function methods.clone(e, options)
  options = arguments.named(options, "clone")
  local x, y = arguments.position(arguments.required(options.position, "position"))
  local target = options.surface ~= nil and arguments.surface(options.surface).index or e.surface
  if not entity_types.has(e.type, "clone") and entities.has_owner(e.type) then
    objects.error("not emulated: LuaEntity.clone of %s", e.type)
  end
  local copy = placement.create(target, {
    name = e.name,
    x = x,
    y = y,
    direction = e.direction,
    force = options.force ~= nil and arguments.force(options.force) or e.force,
    amount = e.amount,
    keep_trees = true,
  })
  copy.health = e.health
  entity_types.of(copy).clone(copy, e)
  return objects.wrap("LuaEntity", copy)
end

function methods.copy_settings(e, other, player)
  local source = objects.unwrap(other, "LuaEntity")
  if not entity_types.has(e.type, "copy_settings") then
    objects.error("not emulated: LuaEntity.copy_settings of %s", e.type)
  end
  return entity_types.of(e).copy_settings(e, source, player) or {}
end

local function nothing() end
methods.spawn_decorations = nothing

-- No player is there to have a character.
get.player, get.associated_player = nothing, nothing

function get.text(e)
  return e.text
end

function set.text(e, value)
  e.text = value
end

methods.create_build_effect_smoke = nothing

objects.implement("LuaEntity", {
  key = function(e)
    return e.id
  end,
  find = function(id)
    return entities.get(id)
  end,
  get = get,
  set = set,
  methods = methods,
})

objects.implement("LuaControl", {
  get = {
    surface = function(e)
      return objects.wrap("LuaSurface", surfaces.get(e.surface))
    end,
    surface_index = function(e)
      return e.surface
    end,
    force = function(e)
      return objects.wrap("LuaForce", S.saved.forces[e.force])
    end,
    force_index = function(e)
      return S.saved.forces[e.force].index
    end,
  },
  set = {
    force = function(e, value)
      entities.set_force(e, arguments.force(value))
    end,
  },
  methods = { teleport = teleport },
})
