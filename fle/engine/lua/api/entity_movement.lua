--- Turning an entity and putting it elsewhere.
--- Source: runtime API 1.1 and 2.0, LuaEntity.rotate and LuaControl.teleport.

local facts = require("facts")
local arguments = require("api.arguments")
local directions = require("directions")
local entities = require("entities")
local events = require("events")
local objects = require("objects")
local placement = require("placement")

local function rotate(e, options)
  local prototype = facts.entity(e.name)
  if e.unrotatable or not directions.turns(prototype) then
    return false
  end
  local old = e.direction
  local direction = directions.next(prototype, old, options and options.reverse)
  if direction == old then
    return false
  end
  local plan = { name = e.name, x = e.x, y = e.y, direction = direction, e = e }
  if placement.refused(e.surface, plan) then
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

objects.implement("LuaEntity", { methods = { rotate = rotate } })
objects.implement("LuaControl", { methods = { teleport = teleport } })
