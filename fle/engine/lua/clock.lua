--- Ticks: what happens in one, and when none may pass.
--- Order within a tick: the tick number rises, on_tick, on_nth_tick, then what is due in the world.
--- Saved in `game`: speed, tick_paused, ticks_to_run.

local S = require("state")
local events = require("events")
local mods = require("scripting.mods")
local registrations = require("scripting.registrations")
local scheduler = require("scheduler")

local clock = {}

-- { ticks, mod, handler } of all mods, in mod order and within a mod by rising ticks.
local nth_tick = {}
local on_tick

--- Gather what `script.on_nth_tick` registered.
function clock.collect_nth_tick()
  nth_tick = {}
  for _, mod in ipairs(mods.list) do
    local counts = {}
    for ticks in pairs(mod.nth_tick) do
      counts[#counts + 1] = ticks
    end
    table.sort(counts)
    for _, ticks in ipairs(counts) do
      nth_tick[#nth_tick + 1] = { ticks = ticks, mod = mod, handler = mod.nth_tick[ticks] }
    end
  end
end

local function raise_on_tick(list, tick)
  for i = 1, #list do
    local listener = list[i]
    local ok, raised = xpcall(listener.handler, events.traceback, { name = on_tick, tick = tick })
    if not ok then
      events.report("event " .. listener.mod.name .. "::on_tick (ID " .. on_tick .. ")", raised)
    end
  end
end

local function raise_nth_tick(tick)
  local list = nth_tick
  for i = 1, #list do
    local listener = list[i]
    if tick % listener.ticks == 0 then
      events.protected(
        listener.mod,
        "on_nth_tick(" .. listener.ticks .. ")",
        listener.handler,
        { tick = tick, nth_tick = listener.ticks }
      )
    end
  end
end

local function step(saved, tick)
  saved.tick = tick
  local list = events.listeners(on_tick)
  if list then
    raise_on_tick(list, tick)
  end
  if nth_tick[1] then
    raise_nth_tick(tick)
  end
  local ok, raised = xpcall(scheduler.run, events.traceback, tick)
  if not ok then
    events.report("the simulation", raised)
  end
  if saved.registrations.gone[1] then
    registrations.flush()
  end
end

--- Let up to `count` ticks pass. Stops when the game pauses, and after a tick in which a script
--- failed.
---@return integer ran
function clock.advance(count)
  on_tick = events.id("on_tick")
  local saved = S.saved
  local game = saved.game
  local ran = 0
  while ran < count do
    if game.tick_paused then
      local left = game.ticks_to_run
      if left == 0 then
        break
      end
      game.ticks_to_run = left - 1
    end
    step(saved, saved.tick + 1)
    ran = ran + 1
    if events.has_errors() then
      break
    end
  end
  return ran
end

S.subsystem("clock", {
  init = function(saved)
    saved.game = { speed = 1, tick_paused = false, ticks_to_run = 0 }
  end,
})

return clock
