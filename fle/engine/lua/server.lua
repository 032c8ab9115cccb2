--- The server as its host sees it: start, console, time, snapshots.
--- What the host calls returns values or raises a text; a script's error never ends the server.

local S = require("state")
local objects = require("objects")
local clock = require("clock")
local compat = require("lua_compat")
local events = require("events")
local mods = require("scripting.mods")
local output = require("scripting.output")
local registrations = require("scripting.registrations")
local sandbox = require("scripting.sandbox")
local serializer = require("serializer")
local settings_stage = require("scripting.settings_stage")
local remote = require("api.lua_remote")
local commands = require("api.lua_command_processor")
local console = require("scripting.console")

local server = {}

-- "@/folder/server.lua": the engine's folder, where facts and the game's libraries are found.
S.engine_folder = debug.getinfo(1, "S").source:match("^@(.*)[/\\][^/\\]*$") or "."

for _, part in ipairs(require("parts")) do
  require(part)
end

local FORMAT = "FLE1"

-- Compiled code holds on to the scripts that it was made from, and restores may load them anew.
local RESTORES_KEPT = 16
local restores = 0

local function raise_errors()
  local failed = events.take_errors()
  if failed then
    output.log(failed)
    error(failed, 0)
  end
end

local function load_mods()
  events.begin(mods.list)
  remote.forget()
  commands.forget()
  for _, mod in ipairs(mods.list) do
    mods.forget(mod)
  end
  settings_stage.run()
  for _, mod in ipairs(mods.list) do
    sandbox.load(mod)
  end
end

local function reload_mods()
  restores = restores + 1
  if restores % RESTORES_KEPT == 0 then
    compat.forget_compiled_code()
  end
  load_mods()
end

local function run_lifecycle(mod, name, argument)
  local handler = mod.lifecycle[name]
  if not handler then
    return
  end
  local ok, raised = xpcall(handler, events.traceback, argument)
  if not ok then
    error(
      "Error while running event " .. mod.name .. "::" .. name .. "()\n" .. events.text(raised),
      0
    )
  end
end

local function configure(config)
  S.configure(config)
  require("facts").load((config.data or S.engine_folder .. "/../data") .. "/" .. S.profile.data)
end

--- Start a fresh world.
---@param config table { factorio, seed, mods = array of folders, zips or tables }
function server.start(config)
  configure(config)
  mods.open(config.mods or {})
  S.reset()
  load_mods()
  clock.collect_nth_tick()
  for _, mod in ipairs(mods.list) do
    sandbox.open(mod)
    run_lifecycle(mod, "on_init")
  end
  registrations.flush()
  raise_errors()
  return server
end

--- The console's answer to a line.
function server.console(line)
  return console.execute(line)
end

local function finish_call(ok, ...)
  local failed = events.take_errors()
  if not ok then
    error(events.text((...)), 0)
  elseif failed then
    output.log(failed)
    error(failed, 0)
  end
  return ...
end

--- Call a function of a mod's remote interface. Raises its error with traceback.
function server.remote_call(interface, name, ...)
  return finish_call(remote.call_from_host(interface, name, ...))
end

--- Let up to `count` ticks pass; gives back how many did. When a script failed in one of them,
--- raises its error after that tick.
function server.advance(count)
  local ran = clock.advance(count)
  if events.has_errors() then
    raise_errors()
  end
  return ran
end

--- Run code in the scenario's environment and give back what it returns; for tests.
function server.eval(code)
  local chunk = assert(require("lua_compat").load(code, code, "t", server.environment("level")))
  return chunk()
end

--- The environment of a mod, of the scenario by default.
function server.environment(name)
  return mods.by_name[name or "level"].environment
end

local function active_mods()
  local list = {}
  for i, mod in ipairs(mods.list) do
    list[i] = { mod.name, mod.version or "" }
  end
  return list
end

-- `left_out(mod name, key)` tells which entries of the scripts' tables are passed over.
local function storages(left_out)
  local list = {}
  for i, mod in ipairs(mods.list) do
    local root = S.profile.storage
    local stored = mod.environment[root]
    if left_out then
      local rest = {}
      for key, value in pairs(stored) do
        rest[key] = not left_out(mod.name, key) and value or nil
      end
      stored = rest
    end
    list[i] = serializer.dump(stored, mod.metatable_names, root)
  end
  return list
end

local function whole(left_out)
  S.prepare_save()
  local head = { version = S.profile.version, mods = active_mods() }
  return FORMAT .. serializer.dump({ head, serializer.dump(S.saved), storages(left_out) })
end

--- The whole world as bytes: the same world always gives the same bytes.
function server.snapshot()
  return whole()
end

--- The bytes of a snapshot without one entry of a mod's saved table: for telling worlds apart by
--- everything but what, say, a mod notes about its clients.
---@param mod_name string
---@param key string
function server.snapshot_without(mod_name, key)
  return whole(function(name, entry)
    return name == mod_name and entry == key
  end)
end

local function check_head(head)
  if head.version ~= S.profile.version then
    error(
      "the snapshot is of Factorio " .. head.version .. ", the server is " .. S.profile.version,
      0
    )
  end
end

local function same_mods(list)
  local current = active_mods()
  if #list ~= #current then
    return false
  end
  for i, mod in ipairs(list) do
    if mod[1] ~= current[i][1] or mod[2] ~= current[i][2] then
      return false
    end
  end
  return true
end

local function changes(old)
  local before, result = {}, {}
  for _, mod in ipairs(old) do
    before[mod[1]] = mod[2]
  end
  for _, mod in ipairs(mods.list) do
    if mod.version and before[mod.name] ~= mod.version then
      result[mod.name] = { old_version = before[mod.name], new_version = mod.version }
    end
    before[mod.name] = nil
  end
  for name, version in pairs(before) do
    if version ~= "" then
      result[name] = { old_version = version }
    end
  end
  return result
end

--- Put the world back that `snapshot` gave. Mods are loaded again; on_load runs, and on_init for a
--- mod that the snapshot did not know.
--- With `keep_scripts` scripts of the same mods stay as they are in memory and only hear `on_load`:
--- much quicker, and right for scripts that keep nothing outside their saved table that changes.
---@param data string
---@param keep_scripts? boolean
function server.restore(data, keep_scripts)
  if data:sub(1, #FORMAT) ~= FORMAT then
    error("these are not the bytes of a snapshot", 0)
  end
  local parts = serializer.load(data:sub(#FORMAT + 1))
  local head, saved, stored = parts[1], parts[2], parts[3]
  check_head(head)
  S.replace(serializer.load(saved))
  if keep_scripts and same_mods(head.mods) then
    -- What failed belongs to the world that is gone.
    events.take_errors()
  else
    reload_mods()
  end
  clock.collect_nth_tick()
  local storage_of = {}
  for i, mod in ipairs(head.mods) do
    storage_of[mod[1]] = stored[i]
  end
  for _, mod in ipairs(mods.list) do
    local bytes = storage_of[mod.name]
    if bytes then
      mod.environment[S.profile.storage] = serializer.load(bytes, mod.metatables)
      run_lifecycle(mod, "on_load")
      sandbox.open(mod)
    else
      sandbox.open(mod)
      run_lifecycle(mod, "on_init")
    end
  end
  if not same_mods(head.mods) then
    local data_changed = {
      mod_changes = changes(head.mods),
      mod_startup_settings_changed = false,
      migration_applied = false,
    }
    for _, mod in ipairs(mods.list) do
      run_lifecycle(mod, "on_configuration_changed", data_changed)
    end
  end
  raise_errors()
end

--- Values that the host shows: tick, tick_paused, ticks_to_run, speed.
function server.clock()
  local game = S.saved.game
  return S.saved.tick, game.tick_paused, game.ticks_to_run, game.speed
end

--- The version of the game that is emulated.
function server.version()
  return S.profile.version
end

server.output = output
server.objects = objects

return server
