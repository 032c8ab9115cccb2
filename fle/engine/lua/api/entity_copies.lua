--- LuaEntity: clones, and settings copied from one entity to another.
--- Source: runtime API 1.1 and 2.0, LuaEntity.

local arguments = require("api.arguments")
local entities = require("entities")
local entity_types = require("entity_types")
local fluids = require("systems.fluids")
local objects = require("objects")
local placement = require("placement")

local methods = {}

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
  if not copy then
    return nil
  end
  copy.health = e.health
  entity_types.of(copy).clone(copy, e)
  fluids.copy(copy, e)
  return objects.wrap("LuaEntity", copy)
end

function methods.copy_settings(e, other, player)
  local source = objects.unwrap(other, "LuaEntity")
  if not entity_types.has(e.type, "copy_settings") then
    objects.error("not emulated: LuaEntity.copy_settings of %s", e.type)
  end
  return entity_types.of(e).copy_settings(e, source, player) or {}
end

objects.implement("LuaEntity", { methods = methods })
