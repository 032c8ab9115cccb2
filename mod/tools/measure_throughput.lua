--- Measure what machines make in hold-outs of the same length.
--- Rule of the published environment: hold-outs follow each other while each gives more than all
--- before; the largest is the throughput.

local made = require("lib.made")
local score = require("tools.score")

local TICKS_PER_SECOND = 60

local measure_throughput = {}

--- Of a thing how much machines made so far, without one the automated score.
local function measured(ctx, entity)
  if entity then
    return made.by_machines(ctx, entity)
  end
  return score(ctx)[2]
end

local function hold_out(ctx, state)
  state.before = measured(ctx, state.entity)
  return ctx.wait(state.ticks, state)
end

---@param ctx fle.Context
---@param args fle.MeasureThroughputArgs
function measure_throughput.start(ctx, args)
  local ticks = math.floor(args.seconds * TICKS_PER_SECOND + 0.5)
  return hold_out(ctx, { entity = args.entity, ticks = ticks, gains = {} })
end

---@param ctx fle.Context
---@return number[]
function measure_throughput.continue(ctx, _, state)
  local gain = measured(ctx, state.entity) - state.before
  state.gains[#state.gains + 1] = gain
  if state.best and gain <= state.best then
    return state.gains
  end
  state.best = gain
  return hold_out(ctx, state)
end

return measure_throughput
