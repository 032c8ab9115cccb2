--- The console: what the server does with a line that comes in over RCON, and what it answers.
--- Wording of the game's answers as far as known; where it is not, plain words.

local S = require("state")
local compat = require("lua_compat")
local custom = require("api.lua_command_processor")
local events = require("events")
local mods = require("scripting.mods")
local output = require("scripting.output")
local registrations = require("scripting.registrations")
local sandbox = require("scripting.sandbox")
local sorted_keys = require("sorted_keys")

local console = {}

local built_in = {}
local help = {}

local function first_line(raised)
  return (events.text(raised):match("^(.-)\nstack traceback:") or events.text(raised))
end

--- `__mod__ code` runs in that mod's environment, anything else in the scenario's.
local function target(text)
  local name, code = text:match("^%s*__([%w_%-]+)__%s+(.*)$")
  if not name then
    return mods.by_name.level, text
  end
  return mods.by_name[name], code, name
end

--- Run code as the `/c` command does.
---@return boolean ok
---@return any result or error
local function run_code(text)
  local mod, code, name = target(text)
  if not mod then
    return false, 'There is no mod named "' .. name .. '".'
  end
  local chunk, message = compat.load(code, code, "t", mod.environment)
  if not chunk then
    return false, message
  end
  return xpcall(chunk, events.traceback)
end

local function lua_command(text)
  local ok, raised = run_code(text)
  if not ok then
    output.print("Cannot execute command. Error: " .. first_line(raised))
    output.log(events.text(raised))
  end
end

local UNITS = { { 86400, "day" }, { 3600, "hour" }, { 60, "minute" }, { 1, "second" } }

local function describe_time(ticks)
  local seconds = math.floor(ticks / 60)
  local parts = {}
  for _, unit in ipairs(UNITS) do
    local count = math.floor(seconds / unit[1])
    seconds = seconds % unit[1]
    if count > 0 then
      parts[#parts + 1] = count .. " " .. unit[2] .. (count == 1 and "" or "s")
    end
  end
  return #parts > 0 and table.concat(parts, " ") or "0 seconds"
end

local function add(names, text, action)
  for _, name in ipairs(names) do
    built_in[name] = action
  end
  help[names[1]] = text
end

add({ "c", "command" }, "<code> - Executes a Lua command.", function(text)
  lua_command(text)
end)
add({ "silent-command", "sc" }, "<code> - Executes a Lua command without printing it.", lua_command)
add(
  { "measured-command", "mc" },
  "<code> - Executes a Lua command and measures its time.",
  function(text)
    local start = os.clock()
    lua_command(text)
    output.print(("Time: %.3f ms"):format((os.clock() - start) * 1000))
  end
)
add({ "version" }, "- Prints the current game version.", function()
  output.print("embedded " .. S.profile.version)
end)
add({ "time" }, "- Prints info about how old the map is.", function()
  output.print(describe_time(S.saved.tick))
end)
add({ "players", "p" }, "[online/o/count/c] - Prints a list of players in the game.", function(text)
  if text == "count" or text == "c" then
    output.print("0")
  elseif text == "online" or text == "o" then
    output.print("Online players (0):")
  else
    output.print("Players (0):")
  end
end)
add({ "seed" }, "- Prints the starting map seed.", function()
  output.print(tostring(S.saved.seed))
end)

local function print_help(name)
  name = name:gsub("^/", "")
  local command = custom.find(name)
  if name == "" then
    for _, known in ipairs(sorted_keys(help)) do
      output.print("/" .. known .. " " .. help[known])
    end
    for _, other in ipairs(custom.list()) do
      output.print("/" .. other.name .. " " .. sandbox.localised(other.help))
    end
  elseif command then
    output.print("/" .. name .. " " .. sandbox.localised(command.help))
  elseif help[name] then
    output.print("/" .. name .. " " .. help[name])
  else
    output.print('Unknown command "' .. name .. '".')
  end
end

-- Commands of the game that concern players, the server's files or what is not emulated. Mods
-- cannot take their names.
local NOT_EMULATED = {}
for name in
  ([[admin admins alerts ban banlist bans cheat clear color config delete-blueprint-library demote
  editor enable-research-queue evolution ignore ignores kick mute mute-programmable-speaker mutes
  open o perf-avg-frames permissions promote purge quit r reply reset-tips s save screenshot
  server-save shout swap-players toggle-action-logging toggle-heavy-mode unban unignore
  unlock-shortcut-bar unlock-tips unmute w whisper whitelist]]):gmatch("%S+")
do
  NOT_EMULATED[name] = true
end

add({ "help", "h" }, "[<command>] - Prints a list of available commands.", print_help)

local function run_custom(command, parameter)
  local ok, raised = xpcall(command.handler, events.traceback, {
    name = command.name,
    tick = S.saved.tick,
    parameter = parameter ~= "" and parameter or nil,
  })
  if not ok then
    output.print('Error while running command "' .. command.name .. '": ' .. first_line(raised))
    output.log(events.text(raised))
  end
end

local function run_command(name, parameter)
  local command = custom.find(name)
  if command then
    run_custom(command, parameter)
  elseif built_in[name] then
    built_in[name](parameter)
  elseif NOT_EMULATED[name] then
    output.print("not emulated: /" .. name)
    return
  else
    output.print('Unknown command "' .. name .. '". Use /help to list the available commands.')
    return
  end
  if events.wanted("on_console_command") then
    events.raise("on_console_command", { command = name, parameters = parameter })
  end
end

local function chat(line)
  output.log("<server>: " .. line)
  if events.wanted("on_console_chat") then
    events.raise("on_console_chat", { message = line })
  end
end

--- Take a line as the server's console does; gives back what RCON would answer.
---@param line string
---@return string
function console.execute(line)
  local outer = output.begin_answer()
  local name, parameter = line:match("^/(%S+)%s?(.*)$")
  if name then
    run_command(name, parameter)
  elseif line ~= "" then
    chat(line)
  end
  registrations.flush()
  local failed = events.take_errors()
  if failed then
    output.print(failed)
    output.log(failed)
  end
  return output.end_answer(outer)
end

custom.set_game_commands(help, function(name)
  return built_in[name] ~= nil or NOT_EMULATED[name] == true
end)

return console
