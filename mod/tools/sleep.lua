--- Let game time pass, in both cost models.

local TICKS_PER_SECOND = 60

local sleep = {}

---@param ctx fle.Context
---@param args fle.SleepArgs
function sleep.start(ctx, args)
  return ctx.wait(math.floor(args.seconds * TICKS_PER_SECOND + 0.5), {})
end

---@return boolean
function sleep.continue()
  return true
end

return sleep
