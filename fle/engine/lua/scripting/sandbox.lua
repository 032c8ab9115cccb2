--- The environment in which a mod's Lua runs: what Lua 5.2 has, less what the game takes away
--- (io, os, coroutine, loadfile, dofile, collectgarbage), plus what the game adds.
--- Source: runtime API 1.1 and 2.0, "Libraries and functions".

local S = require("state")
local compat = require("lua_compat")
local events = require("events")
local iteration = require("scripting.iteration")
local mods = require("scripting.mods")
local objects = require("objects")
local output = require("scripting.output")
local random = require("random")

local sandbox = {}

local function copy(library, names)
  local result = {}
  for name in names:gmatch("%S+") do
    result[name] = library[name]
  end
  return result
end

local function make_string()
  return copy(
    string,
    "byte char dump find format gmatch gsub len lower match rep reverse sub upper"
  )
end

local function make_table()
  local library = copy(table, "concat insert remove sort")
  library.pack = compat.pack
  library.unpack = compat.unpack
  return library
end

local function make_math()
  local library = copy(
    math,
    [[abs acos asin atan atan2 ceil cos cosh deg exp floor fmod frexp huge ldexp log max min modf pi
    pow rad sin sinh sqrt tan tanh]]
  )
  function library.random(lower, upper)
    return random.next(lower, upper)
  end
  -- The game's generator belongs to the map; seeding it from a script does nothing.
  function library.randomseed() end
  return library
end

local function type_of(...)
  local value = ...
  local kind = type(value)
  if kind == "table" or kind == "userdata" then
    return objects.class_of(value) and S.profile.object_type or kind
  elseif kind == "nil" and select("#", ...) == 0 then
    objects.error("bad argument #1 to 'type' (value expected)")
  end
  return kind
end

local function get_metatable(value)
  if objects.class_of(value) then
    return "private"
  elseif type(value) == "string" then
    return nil
  end
  return getmetatable(value)
end

local function set_metatable(t, metatable)
  if objects.class_of(t) then
    objects.error("cannot change a protected metatable")
  end
  return setmetatable(t, metatable)
end

-- Objects of the API are no tables to functions of Lua.
local function require_table(t, name)
  local class = objects.class_of(t)
  if class or type(t) ~= "table" then
    objects.error("bad argument #1 to '%s' (table expected, got %s)", name, class or type(t))
  end
end

local function table_size(t)
  require_table(t, "table_size")
  local count = 0
  for _ in next, t do
    count = count + 1
  end
  return count
end

--- Text of a LocalisedString as far as it goes without translations.
---@param value any
---@return string
function sandbox.localised(value)
  if type(value) ~= "table" or objects.class_of(value) then
    return tostring(value)
  end
  local key = value[1]
  local parts = {}
  for i = 2, #value do
    parts[#parts + 1] = sandbox.localised(value[i])
  end
  if key == "" then
    return table.concat(parts)
  end
  return tostring(key) .. (#parts > 0 and "(" .. table.concat(parts, ", ") .. ")" or "")
end

local function make_log(environment)
  return function(message)
    local frame = debug.getinfo(2, "Sl")
    local place = frame and frame.short_src .. ":" .. frame.currentline or environment
    output.log(place .. ": " .. sandbox.localised(message))
  end
end

local function make_print()
  return function(...)
    local parts = {}
    for i = 1, select("#", ...) do
      parts[i] = tostring((select(i, ...)))
    end
    output.log(table.concat(parts, "\t"))
  end
end

local function raw_guard(action, name)
  return function(t, ...)
    if objects.class_of(t) then
      objects.error("bad argument #1 to '%s' (table expected, got %s)", name, objects.class_of(t))
    end
    return action(t, ...)
  end
end

-- Lua 5.2 walks no API object this way; LuaJIT's own message differs.
local function sandbox_ipairs(t)
  require_table(t, "ipairs")
  return ipairs(t)
end

local function copy_all(t)
  local result = {}
  for key, value in pairs(t) do
    result[key] = type(value) == "table" and copy_all(value) or value
  end
  return result
end

--- A mod's own `defines`, which it may write to without others noticing.
function sandbox.defines()
  return copy_all(require("facts").defines())
end

local LUALIB = {
  util = "lualib.util",
  ["mod-gui"] = false,
  event_handler = "lualib.event_handler",
}

-- Compiled chunks by mod file; loading a world runs the same files again.
local compiled = {}

local function compile(chunk_name, text, environment)
  local known = compiled[chunk_name]
  if not known or known.text ~= text then
    local chunk, message = compat.load(text, chunk_name, "t", {})
    if not chunk then
      error(message, 0)
    end
    known = { text = text, code = string.dump(chunk) }
    compiled[chunk_name] = known
  end
  return assert(compat.load(known.code, chunk_name, "b", environment))
end

--- Run a file of a mod in an environment.
---@return boolean found
---@return any result
function sandbox.run_file(mod, path, environment)
  local text = mod.read(path)
  if not text then
    return false
  end
  local chunk = compile("@__" .. mod.name .. "__/" .. path, text, environment)
  return true, chunk(path)
end

local function locate(mod, name)
  local path = name:gsub("%.", "/"):gsub("//+", "/")
  local other, rest = path:match("^__([^/]+)__/(.+)$")
  if other then
    return mods.by_name[other] or mod.libraries and mod.libraries[other], rest, other
  end
  return mod, path, mod.name
end

local function lualib(name, environment)
  local module = LUALIB[name]
  if module == nil then
    return nil
  elseif module == false then
    objects.error("not emulated: lualib %s", name)
  end
  local path = S.engine_folder .. "/" .. module:gsub("%.", "/") .. ".lua"
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return compile("@__core__/lualib/" .. name .. ".lua", text, environment)(name)
end

local function make_require(mod, environment)
  return function(name)
    if type(name) ~= "string" then
      objects.error("bad argument #1 to 'require' (string expected, got %s)", type_of(name))
    end
    -- The game refuses files that are loaded already, too.
    if not mod.loading then
      objects.error("Require can't be used outside of control.lua parsing.")
    end
    local owner, path, owner_name = locate(mod, name)
    local id = owner_name .. ":" .. path
    local loaded = mod.loaded[id]
    if loaded ~= nil then
      return loaded
    end
    local found, result = false, nil
    if owner then
      found, result = sandbox.run_file(owner, path .. ".lua", environment)
    end
    if not found and (owner == mod or owner_name == "core") then
      local library = name:gsub("^__core__[/%.]lualib[/%.]", "")
      result = lualib(library, environment)
      found = result ~= nil
    end
    if not found then
      objects.error("module %s not found; no such file __%s__/%s.lua", name, owner_name, path)
    end
    if result == nil then
      result = true
    end
    mod.loaded[id] = result
    return result
  end
end

local function make_load(environment)
  return function(chunk, name, mode, own)
    if mode and mode ~= "t" and mode ~= "bt" then
      return nil, "attempt to load a binary chunk"
    end
    return compat.load(
      chunk,
      name or (type(chunk) == "string" and chunk or "=(load)"),
      "t",
      own or environment
    )
  end
end

-- Facts about a function or a level, but never the function itself: through the stack a script
-- would reach the engine's.
local function get_info(subject, what)
  local info = debug.getinfo(type(subject) == "number" and subject + 1 or subject, what)
  if info then
    info.func = nil
  end
  return info
end

local DEBUG = { traceback = debug.traceback, getinfo = get_info }

--- Lua's own functions as a mod sees them, in a new table.
function sandbox.basic(mod)
  local environment = {
    _VERSION = "Lua 5.2",
    assert = assert,
    bit32 = compat.bit32,
    debug = DEBUG,
    error = error,
    getmetatable = get_metatable,
    ipairs = sandbox_ipairs,
    math = make_math(),
    next = iteration.next,
    pairs = iteration.pairs,
    pcall = pcall,
    print = make_print(),
    rawequal = rawequal,
    rawget = raw_guard(rawget, "rawget"),
    rawlen = compat.rawlen,
    rawset = raw_guard(rawset, "rawset"),
    select = select,
    serpent = require("codecs.serpent"),
    setmetatable = set_metatable,
    string = make_string(),
    table = make_table(),
    table_size = table_size,
    tonumber = tonumber,
    tostring = tostring,
    type = type_of,
    unpack = nil,
    xpcall = xpcall,
  }
  environment._G = environment
  environment.load = make_load(environment)
  environment.log = make_log(mod.name)
  environment.localised_print = function(message)
    output.log(sandbox.localised(message))
  end
  environment.require = make_require(mod, environment)
  environment.package = { loaded = mod.loaded }
  return environment
end

local function singleton(class_name, mod)
  return objects.wrap(class_name, { valid = true, mod = mod })
end

--- A mod's whole environment. `game` is missing until the mod is loaded, as in the game.
function sandbox.new(mod)
  local environment = sandbox.basic(mod)
  environment.defines = sandbox.defines()
  for _, global in ipairs(require("facts").globals()) do
    if global.name ~= "game" then
      environment[global.name] = singleton(global.class, mod)
    end
  end
  environment[S.profile.storage] = {}
  environment.mods = nil
  mod.environment = environment
  return environment
end

--- Give the mod its `game`.
function sandbox.open(mod)
  mod.environment.game = objects.wrap("LuaGameScript", S.saved.game)
end

--- Run a mod's control.lua.
function sandbox.load(mod)
  local environment = sandbox.new(mod)
  mod.loading = true
  local ok, raised = xpcall(sandbox.run_file, events.traceback, mod, "control.lua", environment)
  mod.loading = false
  if not ok then
    error("Error while loading control.lua of mod " .. mod.name .. "\n" .. events.text(raised), 0)
  end
end

return sandbox
