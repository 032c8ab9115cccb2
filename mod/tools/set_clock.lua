--- Choose how time passes and what actions cost.

local clock = require("lib.clock")
local options = require("lib.options")

---@param _ fle.Context
---@param args fle.SetClockArgs
---@return fle.ClockSettings
local function set_clock(_, args)
  for _, parameter in ipairs({ "mode", "cost_model", "reach" }) do
    options.require_word(parameter, args[parameter])
  end
  clock.set(args)
  local settings = clock.settings()
  return {
    mode = settings.mode,
    speed = settings.speed,
    cost_model = settings.cost_model,
    reach = settings.reach,
    tick = clock.now(),
  }
end

return set_clock
