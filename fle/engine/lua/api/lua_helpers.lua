--- Functions that stand beside the world: LuaHelpers in 2.0, members of LuaGameScript in 1.1.
--- Source: runtime API 1.1 (LuaGameScript) and 2.0 (LuaHelpers).

local S = require("state")
local base64 = require("codecs.base64")
local deflate = require("codecs.deflate")
local expression = require("scripting.expression")
local inflate = require("codecs.inflate")
local json = require("codecs.json")
local objects = require("objects")
local output = require("scripting.output")
local sandbox = require("scripting.sandbox")

local DIRECTIONS = {
  [16] = {
    "north",
    "northnortheast",
    "northeast",
    "eastnortheast",
    "east",
    "eastsoutheast",
    "southeast",
    "southsoutheast",
    "south",
    "southsouthwest",
    "southwest",
    "westsouthwest",
    "west",
    "westnorthwest",
    "northwest",
    "northnorthwest",
  },
  [8] = { "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest" },
}

local function require_string(value, what)
  if type(value) ~= "string" then
    objects.error("bad argument to '%s' (string expected, got %s)", what, type(value))
  end
end

local function protected(action, ...)
  local ok, result = pcall(action, ...)
  if not ok then
    objects.error("%s", tostring(result))
  end
  return result
end

local function version_parts(text)
  require_string(text, "compare_versions")
  local parts = {}
  for digits in text:gmatch("%d+") do
    parts[#parts + 1] = tonumber(digits)
  end
  return parts
end

local function compare_versions(_, first, second)
  local a, b = version_parts(first), version_parts(second)
  for i = 1, math.max(#a, #b) do
    local left, right = a[i] or 0, b[i] or 0
    if left ~= right then
      return left < right and -1 or 1
    end
  end
  return 0
end

local function write_file(_, name, data, append)
  require_string(name, "write_file")
  if name:find("^[/\\]") or name:find("%.%.") or name:find(":") then
    objects.error("Writing outside of script-output is not allowed: %s", name)
  end
  output.write_file(name, sandbox.localised(data), append == true)
end

local methods = {
  table_to_json = function(_, value)
    return protected(json.encode, value)
  end,
  json_to_table = function(_, text)
    require_string(text, "json_to_table")
    return (json.decode(text))
  end,
  encode_string = function(_, text)
    require_string(text, "encode_string")
    return base64.encode(deflate.zlib(text))
  end,
  decode_string = function(_, text)
    require_string(text, "decode_string")
    local data = base64.decode(text)
    local ok, result = pcall(inflate.zlib, data or "")
    return ok and result or nil
  end,
  direction_to_string = function(_, direction)
    return DIRECTIONS[S.profile.directions][direction + 1]
      or objects.error("Unknown direction: %s", tostring(direction))
  end,
  evaluate_expression = function(_, text, variables)
    require_string(text, "evaluate_expression")
    return protected(expression.evaluate, text, variables)
  end,
  write_file = write_file,
}

objects.implement("LuaGameScript", { methods = methods })
objects.implement("LuaHelpers", {
  get = {
    game_version = function()
      return S.profile.version
    end,
  },
  methods = methods,
})
objects.implement("LuaHelpers", {
  methods = {
    compare_versions = compare_versions,
  },
})
