--- The game's generation, "1.1" or "2.0"; everything that depends on it lives in this folder.
--- Source: LuaBootstrap.active_mods lists the game's own mod `base` with the game's version.

local base = script.active_mods["base"]
return base:sub(1, 2) == "1." and "1.1" or "2.0"
