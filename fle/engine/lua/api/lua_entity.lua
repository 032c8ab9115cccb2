--- LuaEntity: the members that every entity has, or that need no machinery of their own.
--- Machines, inventories and characters add theirs in files beside this one.
--- Source: runtime API 1.1 and 2.0, LuaEntity and LuaControl.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local boxes = require("collision_boxes")
local collision = require("collision")
local directions = require("directions")
local entities = require("entities")
local entity_types = require("entity_types")
local find = require("find")
local objects = require("objects")
local prototypes = require("api.prototypes")
local surfaces = require("terrain.surfaces")

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

for _, field in ipairs({ "name", "type" }) do
  get[field] = function(e)
    return e[field]
  end
end

get.unit_number = entities.unit_number

function get.position(e)
  return arguments.result_position(e.x, e.y)
end

function get.prototype(e)
  return objects.wrap("LuaEntityPrototype", prototype_of(e))
end

function get.localised_name(e)
  return surfaces.copy(prototype_of(e).localised_name)
end

local description = prototypes.description("entity")

function get.localised_description(e)
  return description(prototype_of(e))
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

function get.last_user(e)
  local player = e.last_user and S.saved.players and S.saved.players[e.last_user]
  return player and objects.wrap("LuaPlayer", player) or nil
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

local function nothing() end
methods.spawn_decorations = nothing

-- No player is there to have a character.
get.player, get.associated_player = nothing, nothing

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
})
