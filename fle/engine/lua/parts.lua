--- The parts of the emulator, in the order in which they are loaded. Hooks run in this order too.

return {
  "api.lua_game_script",
  "api.lua_helpers",
  "api.lua_bootstrap",
  "api.lua_remote",
  "api.lua_command_processor",
  "api.lua_rcon",
  "api.lua_settings",
  "api.lua_random_generator",
}
