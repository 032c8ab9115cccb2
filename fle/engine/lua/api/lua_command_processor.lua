--- LuaCommandProcessor: `commands`, the console commands that mods add.
--- A record belongs to one mod: { mod }. A handler gets { name, tick, player_index, parameter }.
--- Source: runtime API 1.1 and 2.0, LuaCommandProcessor.

local objects = require("objects")
local sorted_values = require("sorted_values")

local custom = {}

-- name -> { mod, name, help, handler }
local commands = {}
local game_commands = {}
local is_game_command

--- The command of a mod with this name, or nil.
function custom.find(name)
  return commands[name]
end

--- All commands of mods, sorted by name.
function custom.list()
  return sorted_values(commands, "name")
end

--- Tell which commands the game itself has: name -> help, and whether a name is one of them.
function custom.set_game_commands(list, is_taken)
  game_commands, is_game_command = list, is_taken
end

local function add_command(record, name, help, handler)
  if type(name) ~= "string" or type(handler) ~= "function" then
    objects.error("bad argument to 'add_command' (a name, a help text and a function expected)")
  elseif name == "" or name:find("%s") then
    objects.error("The command name %q is not valid.", name)
  elseif commands[name] or is_game_command(name) then
    objects.error("Command %s already exists.", name)
  end
  commands[name] = { mod = record.mod, name = name, help = help, handler = handler }
end

local function remove_command(_, name)
  local known = commands[name] ~= nil
  commands[name] = nil
  return known
end

local function copy_of(list)
  local result = {}
  for name, help in pairs(list) do
    result[name] = help
  end
  return result
end

objects.implement("LuaCommandProcessor", {
  get = {
    commands = function()
      local result = {}
      for name, command in pairs(commands) do
        result[name] = command.help
      end
      return result
    end,
    game_commands = function()
      return copy_of(game_commands)
    end,
  },
  methods = {
    add_command = add_command,
    remove_command = remove_command,
  },
})

--- Forget all commands of mods, which are about to be loaded.
function custom.forget()
  commands = {}
end

return custom
