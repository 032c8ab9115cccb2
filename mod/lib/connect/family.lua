--- What a connection is made of: belts, pipes, poles or walls, and which kinds of these.
--- Source: LuaEntityPrototype.belt_speed, max_underground_distance.

local building = require("lib.building")
local fault = require("lib.fault")
local groups = require("lib.groups.groups")

local family = {}

local OF_TYPE = {
  ["transport-belt"] = "belts",
  ["underground-belt"] = "belts",
  ["pipe"] = "pipes",
  ["pipe-to-ground"] = "pipes",
  ["electric-pole"] = "poles",
  ["wall"] = "walls",
}

---@class fle.ConnectionKind
---@field item string
---@field prototype LuaEntityPrototype

---@class fle.Family
---@field name "belts"|"pipes"|"poles"|"walls"
---@field on_ground fle.ConnectionKind[] the fastest belts first
---@field underground fle.ConnectionKind[] the fastest first
---@field words string

--- Parts what was passed into kinds to build with and places to join.
---@param values any[] names of kinds, places, entities and groups
---@return string[] kinds
---@return any[] ends
function family.part(values)
  local kinds, ends = {}, {}
  for _, value in ipairs(values) do
    if type(value) == "string" then
      kinds[#kinds + 1] = value
    else
      ends[#ends + 1] = value
    end
  end
  return kinds, ends
end

-- Only belts have a speed.
local function speed(kind)
  return OF_TYPE[kind.prototype.type] == "belts" and kind.prototype.belt_speed or 0
end

local function is_faster(a, b)
  local speed_a, speed_b = speed(a), speed(b)
  if speed_a ~= speed_b then
    return speed_a > speed_b
  end
  return a.item < b.item
end

--- What some kinds lay together, or a fault.
---@param kinds string[]
---@return fle.Family
function family.require(kinds)
  if #kinds == 0 then
    fault("no_connection_type", {})
  end
  local found = { on_ground = {}, underground = {}, words = table.concat(kinds, ", ") }
  local seen = {}
  for _, item in ipairs(kinds) do
    local prototype = building.require_entity(item)
    local name = OF_TYPE[prototype.type]
    if not name then
      fault("not_a_connection", { item = item })
    end
    found.name = found.name or name
    if found.name ~= name then
      fault("mixed_connection", { kinds = found.words })
    end
    if not seen[item] then
      seen[item] = true
      local is_under = prototype.type == "underground-belt" or prototype.type == "pipe-to-ground"
      local list = is_under and found.underground or found.on_ground
      list[#list + 1] = { item = item, prototype = prototype }
    end
  end
  table.sort(found.on_ground, is_faster)
  table.sort(found.underground, is_faster)
  return found
end

--- An end of a connection in words.
---@param value LuaEntity|MapPosition|fle.Group
---@return string
function family.words(value)
  local place = value
  local name = "the place"
  if groups.is(value) then
    name, place = "the " .. value.name, value.members[1].position
  elseif value.object_name then
    name, place = value.name, value.position
  end
  return ("%s at (%.10g, %.10g)"):format(name, place.x, place.y)
end

return family
