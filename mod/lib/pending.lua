--- Batches that wait for a tick. In lockstep the world stops at that tick and the client's collect
--- goes on with the batch; where the world runs on, the beginning of the next tick does.

local agents = require("lib.agents")
local clock = require("lib.clock")
local context = require("lib.context")
local dispatch = require("lib.dispatch")
local msgpack = require("lib.msgpack")
local sessions = require("lib.sessions")

local pending = {}

--- The saved part of a batch. The request is kept as it came: decoding it again is cheaper than
--- saving its tables.
---@class fle.Pending : fle.Suspension
---@field sequence integer
---@field request string
---@field on_error "stop"|"continue"
---@field results string[]
---@field stopped boolean
---@field resume integer tick

local function batch_of(session)
  local waiting = session.pending
  local message, references = msgpack.decode(waiting.request)
  return {
    calls = message[4],
    references = references,
    on_error = waiting.on_error,
    results = waiting.results,
    wires = {},
    stopped = waiting.stopped,
    ctx = context.new(session.agent),
  }
end

local function answer_head(sequence)
  return msgpack.encode(sequence) .. msgpack.encode(game.tick)
end

--- The answer to a batch with these packed results.
local function pack(sequence, results)
  local list = msgpack.array_head(#results) .. table.concat(results)
  return "\147" .. answer_head(sequence) .. list
end

--- What a client is told while a batch waits: what is done, then the tick that it waits for.
---@param session fle.Session
---@return string answer
function pending.report(session)
  local waiting = session.pending
  local results = {}
  for i, packed in ipairs(waiting.results) do
    results[i] = packed
  end
  results[#results + 1] = "\146\3" .. msgpack.encode(waiting.resume)
  return pack(waiting.sequence, results)
end

local watch

local function next_resume()
  local earliest
  for _, session in ipairs(sessions.pending()) do
    local tick = session.pending.resume
    if tick > clock.now() and (not earliest or tick < earliest) then
      earliest = tick
    end
  end
  return earliest
end

--- Let the world run to the next batch that waits, or stand still when none does.
local function arm()
  local tick = next_resume()
  if tick then
    clock.run_to(tick)
  else
    clock.stop()
  end
  watch()
end

--- Take in how a run ended: remember the answer, or what to go on with.
---@param session fle.Session
---@param sequence integer
---@param request string
---@param batch fle.Batch
---@param suspension? fle.Suspension
---@param from integer the tick that the run began at
---@return string answer
function pending.settle(session, sequence, request, batch, suspension, from)
  if suspension then
    session.pending = {
      sequence = sequence,
      request = request,
      on_error = batch.on_error,
      results = batch.results,
      stopped = batch.stopped,
      waiting = suspension.waiting,
      state = suspension.state,
      held = suspension.held,
      resume = from + suspension.ticks,
    }
    arm()
    return pending.report(session)
  end
  local answer = pack(sequence, batch.results)
  sessions.remember(session, sequence, answer)
  if session.pending then
    session.pending = nil
    arm()
  end
  return answer
end

local function go_on(session)
  local waiting = session.pending
  local batch = batch_of(session)
  local suspension = dispatch.resume(batch, waiting)
  return pending.settle(session, waiting.sequence, waiting.request, batch, suspension, clock.now())
end

--- Go on with the batch of a session when its tick has come, and say how it stands.
---@param session fle.Session
---@return string answer
function pending.collect(session)
  if session.pending.resume <= clock.now() then
    return go_on(session)
  end
  arm()
  return pending.report(session)
end

--- Give up the batch that a session waits for.
---@param session fle.Session
---@return string answer
function pending.cancel(session)
  local waiting = session.pending
  local batch = batch_of(session)
  agents.halt(session.agent)
  dispatch.cancel(batch, waiting)
  return pending.settle(session, waiting.sequence, waiting.request, batch, nil, clock.now())
end

local function on_tick()
  clock.at_tick(function()
    for _, session in ipairs(sessions.pending()) do
      if session.pending.resume <= clock.now() then
        go_on(session)
      end
    end
  end)
  -- A reset may have given up what was waited for.
  watch()
end

--- Listen to ticks only where that is needed, as a handler costs every tick: a world in lockstep
--- stands still when the one batch that waits goes on.
function watch()
  local waiting = #sessions.pending()
  local busy = waiting > 1 or waiting == 1 and clock.settings().mode ~= "lockstep"
  script.on_event(defines.events.on_tick, busy and on_tick or nil)
end

--- A handler is not saved, so a loaded game needs it again.
function pending.on_load()
  watch()
end

clock.on_change = watch

return pending
