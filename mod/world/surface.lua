--- The surface that the agents live on: the mod's own, so it is the same on every server.
--- Source: LuaGameScript.create_surface, LuaSurface.generate_with_lab_tiles: such chunks hold
--- nothing but two kinds of tiles in a chequered pattern.

local saved = require("lib.saved")

local surface = {}

surface.NAME = "fle"

-- Chunks each way from the middle: 192 tiles, and nothing of the map lies further than 100.
local CHUNKS = 6

--- The surface of the agents.
---@return LuaSurface
function surface.get()
  return game.surfaces[surface.NAME]
end

--- The seed of the map. A new world takes that of the game's first surface.
---@return integer
function surface.seed()
  return saved("world").seed
end

---@param seed integer
function surface.set_seed(seed)
  saved("world").seed = seed
end

local function without_enemies()
  local settings = game.map_settings
  settings.enemy_expansion.enabled = false
  settings.enemy_evolution.enabled = false
  settings.pollution.enabled = false
end

function surface.on_init()
  surface.set_seed(game.surfaces[1].map_gen_settings.seed)
  without_enemies()
  local created = game.create_surface(surface.NAME, { seed = surface.seed(), peaceful_mode = true })
  -- Before the first chunk: the setting counts for chunks to come.
  created.generate_with_lab_tiles = true
  created.always_day = true
  created.request_to_generate_chunks({ 0, 0 }, CHUNKS)
  created.force_generate_chunk_requests()
  game.forces.player.set_spawn_position({ 0, 0 }, created)
end

return surface
