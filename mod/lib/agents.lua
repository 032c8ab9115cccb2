--- The characters of the agents: entities of the mod, no player has to be connected.
--- Agent i stands at (0, 2 (i - 1)) first. One whose character died gets a new one there.

local fault = require("lib.fault")
local inventory = require("compat.inventory")
local saved = require("lib.saved")
local surface = require("world.surface")

local agents = {}

local SPACING = 2

---@param number integer 1 for the first
---@return MapPosition
local function spawn_position(number)
  return { x = 0, y = SPACING * (number - 1) }
end

local function free_position(number)
  local wanted = spawn_position(number)
  local ground = surface.get()
  if ground.can_place_entity({ name = "character", position = wanted, force = "player" }) then
    return wanted
  end
  return ground.find_non_colliding_position("character", wanted, 32, 0.5) or wanted
end

local function spawn(number)
  return surface.get().create_entity({
    name = "character",
    position = free_position(number),
    force = "player",
  })
end

local function characters()
  return saved("agents").characters
end

---@return integer
function agents.count()
  return #characters()
end

--- The character of an agent, a new one when it died; nil when there is no such agent.
---@param number integer
---@return LuaEntity?
function agents.get(number)
  local all = characters()
  local character = all[number]
  if character and not character.valid then
    character = spawn(number)
    all[number] = character
  end
  return character
end

--- The same, raising `unknown_agent` when there is none.
---@param number integer
---@return LuaEntity
function agents.require(number)
  local character = agents.get(number)
  if not character then
    fault("unknown_agent", { agent = number, agents = agents.count() })
  end
  return character
end

---@return LuaEntity[]
function agents.list()
  local list = {}
  for number = 1, agents.count() do
    list[number] = agents.get(number)
  end
  return list
end

--- Have exactly this many agents, all new and at their places with empty hands.
---@param count integer
function agents.spawn(count)
  local state = saved("agents")
  for _, character in ipairs(state.characters or {}) do
    if character.valid then
      character.destroy()
    end
  end
  state.characters = {}
  for number = 1, count do
    state.characters[number] = spawn(number)
  end
end

--- Stop what a character is doing over time.
---@param number integer
function agents.halt(number)
  local character = characters()[number]
  if character and character.valid then
    character.walking_state = { walking = false, direction = defines.direction.north }
    character.mining_state = { mining = false }
  end
end

--- Take everything from a character, what it wears included.
---@param character LuaEntity
function agents.empty(character)
  while character.crafting_queue_size > 0 do
    character.cancel_crafting({ index = 1, count = character.crafting_queue[1].count })
  end
  for _, part in ipairs(inventory.of_entity(character)) do
    part.inventory.clear()
  end
end

function agents.on_init()
  agents.spawn(1)
end

return agents
