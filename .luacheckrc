-- Lua that runs in the game (5.2) and in the emulator (LuaJIT, 5.2) keeps to what both share.
std = "min"
max_line_length = 100
exclude_files = { "fle/engine/data/**", ".venv/**", "build/**" }

-- The globals that Factorio gives to a mod.
local game = {
  "commands", "defines", "game", "helpers", "log", "prototypes", "rcon", "remote", "rendering",
  "script", "serpent", "settings", "table_size", "localised_print",
}
files["mod"] = { read_globals = game, globals = { "global", "storage" } }
files["tests/lua"] = { std = "+busted" }
