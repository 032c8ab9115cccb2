--- Run the calls of a batch, one after the other, and pack each result.
--- Results are packed at once: a tool may change later what an earlier one returned.

local agents = require("lib.agents")
local context = require("lib.context")
local fault = require("lib.fault")
local msgpack = require("lib.msgpack")
local wire_forms = require("lib.wire_forms")

local check = require("generated.check")
local encode = require("generated.encode")
local references = require("generated.references")
local tools = require("generated.tools")

local dispatch = {}

local OK, FAULT = "\146\0", "\147\1"
local NOTHING = OK .. "\192"
local SKIPPED = "\145\2"

-- The game forbids `require` once it runs, so every tool is loaded now.
local starts, continues = {}, {}
for i, tool in ipairs(tools) do
  local implementation = require(tool.file)
  if type(implementation) == "table" then
    starts[i], continues[i] = implementation.start, implementation.continue
  else
    starts[i] = implementation
  end
end

--- A batch while it runs; what of it must be saved is in fle.Pending.
---@class fle.Batch
---@field calls any[][] decoded calls
---@field references integer how many references they hold
---@field on_error "stop"|"continue"
---@field results string[] packed, in order
---@field wires any[] wire values of the results, as far as they are still known
---@field stopped boolean a fault ended it
---@field ctx fle.Context

--- Packed data of a fault; an empty one is a map all the same.
---@param problem fle.Fault
---@return string bytes
function dispatch.pack_fault(problem)
  local data = problem.data
  if next(data) == nil then
    data = wire_forms.EMPTY_MAP
  end
  return msgpack.encode(problem.code) .. msgpack.encode(data)
end

local function as_fault(problem)
  if fault.is(problem) then
    return problem
  end
  local message = tostring(problem)
  local trace = debug and debug.traceback and debug.traceback(message, 2) or message
  return fault.new("internal", { message = message, traceback = trace })
end

-- References --------------------------------------------------------------------------------------

local function bad_reference(index, reason)
  fault("bad_reference", { call = index, reason = reason })
end

local function resolve_one(batch, reference)
  local index = reference[1]
  local packed = batch.results[index + 1]
  if index < 0 or index % 1 ~= 0 or not packed then
    bad_reference(index, "it is no earlier call")
  end
  if packed:sub(1, 2) ~= OK then
    bad_reference(index, "that call has no result")
  end
  local wire = batch.wires[index + 1]
  if wire == nil then
    wire = msgpack.decode(packed)[2]
  end
  local path = {}
  for i = 2, reference.n do
    path[i - 1] = reference[i]
  end
  return references.resolve(batch.calls[index + 1][1], wire, path, index)
end

local function resolve(batch, value)
  if type(value) ~= "table" then
    return value
  end
  if getmetatable(value) == msgpack.Reference then
    return resolve_one(batch, value)
  end
  local copy = {}
  for key, part in pairs(value) do
    copy[key] = resolve(batch, part)
  end
  return copy
end

-- Calls -------------------------------------------------------------------------------------------

local function arguments(batch, call)
  local index = call[1]
  if not starts[index] then
    fault("unknown_tool", { tool = tostring(index) })
  end
  if batch.references > 0 then
    call = resolve(batch, call)
  end
  local ctx = batch.ctx
  if not ctx.character and tools[index].audience == "agent" then
    agents.require(ctx.agent)
  end
  return index, check[index](ctx, call, call.n)
end

--- The packed result and its wire value, or nil and how to go on later.
local function finish(batch, index, args, result)
  local ctx = batch.ctx
  while context.is_wait(result) do
    if result.ticks > 0 then
      return nil, result
    end
    if not continues[index] then
      error("tool " .. tools[index].name .. " waits but has nothing to continue")
    end
    result = continues[index](ctx, args, result.state)
  end
  local wire = encode[index](ctx, result)
  if wire == nil then
    return NOTHING, nil
  end
  return OK .. msgpack.encode(wire), wire
end

local function start(batch, call)
  local index, args = arguments(batch, call)
  return finish(batch, index, args, starts[index](batch.ctx, args))
end

local function continue(batch, call, state)
  local index, args = arguments(batch, call)
  if not continues[index] then
    error("tool " .. tools[index].name .. " waits but has nothing to continue")
  end
  return finish(batch, index, args, continues[index](batch.ctx, args, state))
end

---@class fle.Suspension
---@field ticks integer
---@field waiting boolean the call goes on; otherwise its result is only held back
---@field state? any
---@field held? string

--- Run one call to its result or to where it waits.
---@return fle.Suspension?
local function perform(batch, step, call, state)
  local ctx = batch.ctx
  context.refresh(ctx)
  local ok, packed, wire = xpcall(step, as_fault, batch, call, state)
  if not ok then
    packed, wire = FAULT .. dispatch.pack_fault(packed), nil
    batch.stopped = batch.on_error == "stop"
  elseif not packed then
    return { ticks = wire.ticks + ctx.spent, waiting = true, state = wire.state }
  end
  if ctx.spent > 0 then
    return { ticks = ctx.spent, waiting = false, held = packed }
  end
  local position = #batch.results + 1
  batch.results[position], batch.wires[position] = packed, wire
end

local function run(batch)
  local calls, results = batch.calls, batch.results
  for position = #results + 1, calls.n do
    if batch.stopped then
      results[position] = SKIPPED
    else
      local suspension = perform(batch, start, calls[position])
      if suspension then
        return suspension
      end
    end
  end
end

--- Run a batch from where it is; returns why it stopped short, nil at its end.
---@param batch fle.Batch
---@return fle.Suspension?
function dispatch.run(batch)
  return run(batch)
end

--- Go on with a batch whose time has come.
---@param batch fle.Batch
---@param pending fle.Suspension
---@return fle.Suspension?
function dispatch.resume(batch, pending)
  local position = #batch.results + 1
  if pending.waiting then
    local suspension = perform(batch, continue, batch.calls[position], pending.state)
    if suspension then
      return suspension
    end
  else
    batch.results[position] = pending.held
  end
  return run(batch)
end

--- Give up what a batch waits for: that call fails, later ones are skipped.
---@param batch fle.Batch
---@param pending fle.Suspension
function dispatch.cancel(batch, pending)
  local results = batch.results
  results[#results + 1] = pending.held or FAULT .. dispatch.pack_fault(fault.new("cancelled"))
  batch.stopped = true
  run(batch)
end

return dispatch
