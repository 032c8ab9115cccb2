--- Which entities have a direction, which ways they turn, and the unit steps of a direction.
--- The prototypes do not say it; what stands here is known of the game (community knowledge):
--- belts, inserters, drills, pumps, fluid machines, rails, turrets, combinators have one, boxes,
--- poles, walls, pipes, labs do not. A crafting machine has one when it has fluid boxes.

local S = require("state")
local facts = require("facts")

local directions = {}

local DIRECTED = {}
for _, name in ipairs({
  "ammo-turret",
  "arithmetic-combinator",
  "artillery-turret",
  "boiler",
  "burner-generator",
  "character",
  "constant-combinator",
  "curved-rail",
  "curved-rail-a",
  "curved-rail-b",
  "decider-combinator",
  "display-panel",
  "electric-turret",
  "elevated-curved-rail-a",
  "elevated-curved-rail-b",
  "elevated-half-diagonal-rail",
  "elevated-straight-rail",
  "fluid-turret",
  "fusion-generator",
  "gate",
  "generator",
  "half-diagonal-rail",
  "heat-interface",
  "inserter",
  "lane-splitter",
  "legacy-curved-rail",
  "legacy-straight-rail",
  "linked-belt",
  "loader",
  "loader-1x1",
  "mining-drill",
  "offshore-pump",
  "pipe-to-ground",
  "pump",
  "rail-chain-signal",
  "rail-ramp",
  "rail-signal",
  "selector-combinator",
  "simple-entity-with-force",
  "simple-entity-with-owner",
  "splitter",
  "storage-tank",
  "straight-rail",
  "thruster",
  "train-stop",
  "transport-belt",
  "turret",
  "underground-belt",
  "valve",
}) do
  DIRECTED[name] = true
end

local BY_FLUID = { ["assembling-machine"] = true, furnace = true, ["rocket-silo"] = true }

--- Types that turn round at once: what is longer than wide cannot stand across, and the end of an
--- underground belt becomes the other end.
local HALF_TURN = {
  splitter = true,
  ["underground-belt"] = true,
  loader = true,
  ["loader-1x1"] = true,
}

--- Types that look the same after half a turn.
local TWO_WAY = { gate = true, ["straight-rail"] = true }

---@param prototype table
---@return boolean
function directions.supported(prototype)
  if DIRECTED[prototype.type] then
    return true
  end
  return BY_FLUID[prototype.type] == true and #(prototype.fluid_boxes or {}) > 0
end

---@param prototype table
---@return boolean whether LuaEntity.rotate can turn it
function directions.turns(prototype)
  return directions.supported(prototype)
    and not (prototype.flags and prototype.flags["not-rotatable"])
    and prototype.type ~= "character"
end

---@param prototype table
---@param direction integer
---@param reverse? boolean
---@return integer direction a quarter turn on, clockwise unless reversed, or half a turn
function directions.next(prototype, direction, reverse)
  local quarter = S.profile.directions / 4
  if HALF_TURN[prototype.type] then
    return (direction + 2 * quarter) % (4 * quarter)
  end
  local ways = (TWO_WAY[prototype.type] or prototype.two_direction_only) and 2 or 4
  return (direction + (reverse and ways - 1 or 1) * quarter) % (ways * quarter)
end

--- The direction that the game keeps for a new entity: north for what has none.
---@param name string
---@param direction? integer
---@return integer
function directions.settle(name, direction)
  local prototype = facts.entity(name)
  if not direction or not directions.supported(prototype) then
    return 0
  end
  if prototype.two_direction_only then
    return direction % (S.profile.directions / 2)
  end
  return direction
end

return directions
