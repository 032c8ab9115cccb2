--- The game's own zlib and base64.
--- Source: 1.1 LuaGameScript, 2.0 LuaHelpers: decode_string, encode_string.

local encoding = {}

if require("compat.version") == "1.1" then
  function encoding.decode(text)
    return game.decode_string(text)
  end

  function encoding.encode(bytes)
    return game.encode_string(bytes)
  end
else
  function encoding.decode(text)
    return helpers.decode_string(text)
  end

  function encoding.encode(bytes)
    return helpers.encode_string(bytes)
  end
end

return encoding
