--- LuaSurface: finding enemies and units.
--- Source: runtime API 1.1 and 2.0, LuaSurface.

local arguments = require("api.arguments")
local entities = require("entities")
local find = require("find")
local objects = require("objects")
local spatial = require("spatial")

--- What `force` would shoot at: all of other forces. Friends and cease-fires are not asked for.
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
  },
})
