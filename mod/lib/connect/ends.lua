--- Where a connection begins and ends: a place on the ground, an entity or a group.

local family = require("lib.connect.family")
local fault = require("lib.fault")
local groups = require("lib.groups.groups")
local sides = require("lib.connect.sides")

local ends = {}

---@class fle.ConnectionEnd
---@field x integer|nil the tile of a place
---@field y integer|nil
---@field entity LuaEntity|nil
---@field group fle.Group|nil
---@field words string

-- What stands on a tile but is nothing to connect to.
local PASSED_OVER = {
  ["character"] = true,
  ["character-corpse"] = true,
  ["entity-ghost"] = true,
  ["item-entity"] = true,
}

--- Your own entity on a tile; nil when there is none.
---@param ctx fle.Context
---@param x integer
---@param y integer
---@return LuaEntity|nil
function ends.on_tile(ctx, x, y)
  local found = ctx.surface.find_entities_filtered({
    area = { { x + 0.1, y + 0.1 }, { x + 0.9, y + 0.9 } },
    force = ctx.force,
  })
  for _, entity in ipairs(found) do
    if not PASSED_OVER[entity.type] then
      return entity
    end
  end
  return nil
end

--- What was passed, as an end: a place where something of yours stands means that.
---@param ctx fle.Context
---@param value LuaEntity|MapPosition|fle.Group
---@return fle.ConnectionEnd
function ends.resolve(ctx, value)
  if groups.is(value) then
    return { group = value, words = family.words(value) }
  elseif value.object_name then
    return { entity = value, words = family.words(value) }
  end
  local x, y = sides.corner(value)
  local entity = ends.on_tile(ctx, x, y)
  if entity then
    return { entity = entity, words = family.words(entity) }
  end
  return { x = x, y = y, words = family.words(value) }
end

---@param an_end fle.ConnectionEnd
---@param role "source"|"target"
---@param reason string
function ends.refuse(an_end, role, reason)
  fault("wrong_end", { thing = an_end.words, role = role, reason = reason })
end

return ends
