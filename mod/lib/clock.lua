--- How time passes: in lockstep the world stands still but for the ticks that calls cost, in
--- realtime it runs at its speed.
--- Source: LuaGameScript.tick_paused, ticks_to_run and speed. Commands run while paused.

local saved = require("lib.saved")

local clock = {}

-- Lockstep only runs what was asked for, so it may run as fast as the machine can.
local LOCKSTEP_SPEED = 100

--- Set while `on_tick` is served: the world has not yet moved on to the tick that began.
local in_tick = false

---@class fle.ClockSettings
---@field mode "lockstep"|"realtime"
---@field speed number pacing alone, 1 is 60 ticks a second
---@field cost_model "instant"|"realistic"
---@field reach "assisted"|"strict"

---@return fle.ClockSettings
function clock.settings()
  return saved("clock")
end

--- Told of a changed mode; who waits for ticks sets it.
function clock.on_change() end

--- Change the given settings, keep the others.
---@param changes table<string, any>
function clock.set(changes)
  local settings = clock.settings()
  for _, key in ipairs({ "mode", "cost_model", "reach" }) do
    settings[key] = changes[key] or settings[key]
  end
  if changes.speed then
    settings.speed = changes.speed
  elseif changes.mode then
    settings.speed = changes.mode == "lockstep" and LOCKSTEP_SPEED or 1
  end
  game.speed = settings.speed
  local paused = settings.mode == "lockstep"
  if game.tick_paused ~= paused then
    game.tick_paused = paused
    clock.on_change()
  end
end

function clock.reset()
  clock.set({ mode = "lockstep", cost_model = "instant", reach = "assisted" })
end

--- The tick whose work is done.
---@return integer
function clock.now()
  return in_tick and game.tick - 1 or game.tick
end

--- Serve something at the beginning of a tick, when the tick before is the last one done.
function clock.at_tick(action)
  in_tick = true
  local ok, problem = pcall(action)
  in_tick = false
  if not ok then
    error(problem, 0)
  end
end

--- Let a world in lockstep run to a tick.
---@param tick integer
function clock.run_to(tick)
  local missing = tick - clock.now()
  if clock.settings().mode == "lockstep" and missing > 0 and game.ticks_to_run ~= missing then
    game.ticks_to_run = missing
  end
end

--- Stand still again, whatever was asked for before.
function clock.stop()
  if clock.settings().mode == "lockstep" and game.ticks_to_run > 0 then
    game.ticks_to_run = 0
  end
end

clock.on_init = clock.reset

return clock
