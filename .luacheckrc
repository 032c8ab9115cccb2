-- What Lua 5.2 and LuaJIT share; line length as stylua's.
std = "min"
max_line_length = 100
exclude_files = { "**/vendor/**", "fle/engine/data/**", "tests/codegen/golden/**" }

-- Specs carry scripts for the server in long strings.
files["tests/lua"] = { std = "min+busted", max_string_line_length = 130 }

-- What the game gives to a mod; `fle mod lint` knows which of it belongs to which version.
local MOD = {
  globals = { "game" },
  read_globals = {
    "commands",
    "data",
    "defines",
    "global",
    "helpers",
    "prototypes",
    "rcon",
    "remote",
    "script",
    "settings",
    "storage",
  },
}
files["mod"] = MOD
files["tests/*/mods"] = MOD

-- The console runs it, with its two settings before it.
files["benchmarks"] = {
  read_globals = { "BLOCKS", "ORE", "defines", "game", "rcon" },
}

-- The library runs in the sandbox, where these belong to the mod.
files["fle/engine/lua/lualib"] = { read_globals = { "script" }, globals = { "table" } }
