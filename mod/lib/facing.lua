--- What a direction means to an agent: the side where things come out of an entity.
--- The game means the same for drills, belts, boilers, pumps, refineries and assembling machines,
--- and the opposite for the kinds below: an inserter facing north picks up in the north, an
--- offshore pump facing north has its water in the north, a chemical plant facing north has its
--- inputs in the north, and an underground pipe facing north shows its open end there.
--- Source: prototypes of 1.1.110 and 2.0.77 (pickup_position, pipe_connections).

local direction = require("compat.direction")

local facing = {}

local REVERSED_TYPES = { ["inserter"] = true, ["offshore-pump"] = true, ["pipe-to-ground"] = true }
local REVERSED_NAMES = { ["chemical-plant"] = true }

local NAMES = {
  [0] = "north",
  [2] = "north-east",
  [4] = "east",
  [6] = "south-east",
  [8] = "south",
  [10] = "south-west",
  [12] = "west",
  [14] = "north-west",
}

local STEPS = {
  [0] = { 0, -1 },
  [2] = { 1, -1 },
  [4] = { 1, 0 },
  [6] = { 1, 1 },
  [8] = { 0, 1 },
  [10] = { -1, 1 },
  [12] = { -1, 0 },
  [14] = { -1, -1 },
}

---@param name string
---@param kind string prototype type
---@return boolean
local function is_reversed(name, kind)
  return REVERSED_TYPES[kind] or REVERSED_NAMES[name] or false
end

--- The game's direction value for an entity that shall face `facing16` in the agent's terms.
---@param name string
---@param kind string prototype type
---@param facing16 integer 0 to 15
---@return integer
function facing.to_game(name, kind, facing16)
  if is_reversed(name, kind) then
    facing16 = (facing16 + 8) % 16
  end
  return direction.to_game(facing16)
end

--- Where an entity faces in the agent's terms, 0 to 15.
---@param entity LuaEntity
---@return integer
function facing.of(entity)
  local facing16 = direction.from_game(entity.direction)
  if is_reversed(entity.name, entity.type) then
    facing16 = (facing16 + 8) % 16
  end
  return facing16
end

---@param facing16 integer
---@return string
function facing.name(facing16)
  return NAMES[facing16] or ("direction " .. facing16)
end

--- One step of a tile to that side.
---@param facing16 integer an even one
---@return number dx
---@return number dy
function facing.step(facing16)
  local step = STEPS[facing16]
  return step[1], step[2]
end

---@param facing16 integer
---@return boolean
function facing.is_cardinal(facing16)
  return facing16 % 4 == 0
end

return facing
