--- LuaGameScript: the parts of `game` that belong to no other system: clock, printing, players.
--- The record is `S.saved.game`.
--- Source: runtime API 1.1 and 2.0, LuaGameScript.

local S = require("state")
local custom_table = require("api.lua_custom_table")
local mods = require("scripting.mods")
local objects = require("objects")
local output = require("scripting.output")
local random = require("random")
local sandbox = require("scripting.sandbox")

local function require_number(value, member, least)
  if type(value) ~= "number" then
    objects.error("LuaGameScript::%s: real number expected, got %s", member, type(value))
  elseif value < least then
    objects.error(
      "LuaGameScript::%s: %s is too small, at least %s",
      member,
      tostring(value),
      tostring(least)
    )
  end
  return value
end

local function nothing() end

-- Nobody ever joins: the server has no network for players.
custom_table.define("game.players", {
  names = function()
    return {}
  end,
  get = nothing,
})

objects.implement("LuaGameScript", {
  get = {
    tick = function()
      return S.saved.tick
    end,
    ticks_played = function(game)
      return S.saved.tick - (game.time_reset_at or 0)
    end,
    tick_paused = function(game)
      return game.tick_paused
    end,
    ticks_to_run = function(game)
      return game.ticks_to_run
    end,
    speed = function(game)
      return game.speed
    end,
    active_mods = function()
      return mods.active(S.profile.version)
    end,
    players = function()
      return custom_table.wrap("game.players")
    end,
    connected_players = function()
      return {}
    end,
    player = nothing,
    finished = function(game)
      return game.finished == true
    end,
    finished_but_continuing = function()
      return false
    end,
  },
  set = {
    tick_paused = function(game, value)
      if type(value) ~= "boolean" then
        objects.error("LuaGameScript::tick_paused: boolean expected, got %s", type(value))
      end
      game.tick_paused = value
    end,
    ticks_to_run = function(game, value)
      game.ticks_to_run = math.floor(require_number(value, "ticks_to_run", 0))
    end,
    speed = function(game, value)
      game.speed = require_number(value, "speed", 0.01)
    end,
  },
  methods = {
    get_player = nothing,
    -- What only players would see, hear or replay.
    disable_replay = nothing,
    play_sound = nothing,
    show_message_dialog = nothing,
    is_multiplayer = function()
      return true
    end,
    is_demo = function()
      return false
    end,
    set_game_state = function(game, given)
      if given.game_finished ~= nil then
        game.finished = given.game_finished == true or nil
      end
    end,
    reset_game_state = function(game)
      game.finished = nil
    end,
    reset_time_played = function(game)
      game.time_reset_at = S.saved.tick
    end,
    print = function(_, message)
      output.log(sandbox.localised(message))
    end,
    create_random_generator = function(_, seed)
      seed = seed or S.saved.seed
      return objects.wrap("LuaRandomGenerator", { state = random.new(seed) })
    end,
  },
})
