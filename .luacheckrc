-- What Lua 5.2 and LuaJIT share; line length as stylua's.
std = "min"
max_line_length = 100
exclude_files = { "**/vendor/**", "fle/engine/data/**" }

files["tests/lua"] = { std = "min+busted" }
