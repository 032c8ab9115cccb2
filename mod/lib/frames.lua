--- Messages and their answers: hello, request, collect, piece, cancel.
---
--- hello    [0, protocol, schema hash, probe, agent]
--- request  [session, sequence, options, calls]
--- collect  [session, sequence]
--- piece    [session, sequence, n], n from 1; n = 0 gives the batch up
--- Whatever is wrong with a message is answered as a fault, and nothing else changes.

local backend = require("compat.game")
local clock = require("lib.clock")
local context = require("lib.context")
local dispatch = require("lib.dispatch")
local encoding = require("compat.encoding")
local fault = require("lib.fault")
local msgpack = require("lib.msgpack")
local pending = require("lib.pending")
local protocol = require("generated.protocol")
local sessions = require("lib.sessions")
local surface = require("world.surface")

local frames = {}

local limits = protocol.limits

local EVERY_BYTE = {}
for i = 0, 255 do
  EVERY_BYTE[i + 1] = string.char(i)
end
EVERY_BYTE = table.concat(EVERY_BYTE)

local function malformed(reason)
  fault("malformed_frame", { reason = reason, offset = 0 })
end

local function is_count(value)
  return type(value) == "number" and value >= 1 and value % 1 == 0 and value < 2 ^ 53
end

--- The answer, or its outline when it is too long for one piece.
local function deliver(sequence, answer)
  local size = #answer
  if size <= limits.response then
    return answer
  end
  local pieces = math.ceil(size / limits.response)
  return msgpack.encode({ n = 6, sequence, game.tick, nil, nil, pieces, size })
end

-- Hello -------------------------------------------------------------------------------------------

local function require_same_schema(message)
  if message[2] ~= protocol.version or message[3] ~= protocol.schema_hash then
    fault("schema_mismatch", {
      server_mod = protocol.mod,
      server_protocol = protocol.version,
      server_hash = protocol.schema_hash,
      client_protocol = message[2],
      client_hash = message[3],
      client_mod = message[6] or "unknown",
    })
  end
end

--- Whether the game's own zlib keeps all byte values is not documented, so it is tried.
local function zlib_works(probe)
  local ok, bytes = pcall(encoding.decode, probe)
  return ok and bytes == EVERY_BYTE
end

local function hello(message)
  if type(message[2]) ~= "number" or type(message[3]) ~= "string" then
    malformed("a hello gives its protocol and schema hash")
  end
  require_same_schema(message)
  local agent = message[5] or 1
  if not is_count(agent) then
    malformed("the number of an agent counts from 1")
  end
  local session = sessions.open(agent)
  return msgpack.encode({
    protocol = protocol.version,
    mod = protocol.mod,
    game = backend.version,
    backend = backend.backend,
    schema = protocol.schema_hash,
    session = session.id,
    limits = limits,
    zlib = type(message[4]) == "string" and zlib_works(message[4]),
    probe = encoding.encode(EVERY_BYTE) or "",
    seed = surface.seed(),
  })
end

-- Requests ----------------------------------------------------------------------------------------

--- The answer that is already known, or nil for a number that has not been seen.
local function known(session, sequence)
  local answer = session.answers[sequence]
  if answer then
    return deliver(sequence, answer)
  end
  local waiting = session.pending
  if waiting and waiting.sequence == sequence then
    return deliver(sequence, pending.collect(session))
  end
  if sequence <= session.newest then
    fault("sequence_expired", { sequence = sequence, newest = session.newest })
  end
  return nil
end

local function require_calls(message)
  local options, calls = message[3], message[4]
  if options ~= nil and type(options) ~= "table" then
    malformed("the options are a map")
  end
  if type(calls) ~= "table" or not calls.n then
    malformed("the calls are a list")
  end
  if calls.n > limits.calls then
    fault("too_many_calls", { calls = calls.n, limit = limits.calls })
  end
  for i = 1, calls.n do
    local call = calls[i]
    if type(call) ~= "table" or not call.n or type(call[1]) ~= "number" then
      malformed("a call is a list that starts with the number of a tool")
    end
  end
  local on_error = options and options.on_error or "stop"
  if on_error ~= "stop" and on_error ~= "continue" then
    malformed("on_error is stop or continue")
  end
  return calls, on_error
end

local function request(session, message, bytes, references)
  local sequence = message[2]
  local answer = known(session, sequence)
  if answer then
    return answer
  end
  local waiting = session.pending
  if waiting then
    fault("busy", { sequence = waiting.sequence, tick = waiting.resume })
  end
  local calls, on_error = require_calls(message)

  session.newest = sequence
  local batch = {
    calls = calls,
    references = references,
    on_error = on_error,
    results = {},
    wires = {},
    stopped = false,
    ctx = context.new(session.agent),
  }
  local suspension = dispatch.run(batch)
  local now = clock.now()
  return deliver(sequence, pending.settle(session, sequence, bytes, batch, suspension, now))
end

local function collect(session, message)
  local sequence = message[2]
  local answer = known(session, sequence)
  if not answer then
    fault("unknown_sequence", { sequence = sequence, newest = session.newest })
  end
  return answer
end

local function cancel(session, sequence)
  local waiting = session.pending
  if waiting and waiting.sequence == sequence then
    return deliver(sequence, pending.cancel(session))
  end
  return collect(session, { session.id, sequence })
end

local function piece(session, message)
  local sequence, number = message[2], message[3]
  if number == 0 then
    return cancel(session, sequence)
  end
  local answer = session.answers[sequence]
  if not answer then
    fault("sequence_expired", { sequence = sequence, newest = session.newest })
  end
  local size = #answer
  local pieces = math.ceil(size / limits.response)
  if not is_count(number) or number > pieces then
    malformed("there is no such piece")
  end
  local from = (number - 1) * limits.response
  local part = msgpack.bin(answer:sub(from + 1, from + limits.response))
  return msgpack.encode({ n = 7, sequence, game.tick, nil, nil, pieces, size, part })
end

local HANDLERS = { [2] = collect, [3] = piece, [4] = request }

local function serve(bytes, progress)
  local message, references = msgpack.decode(bytes)
  if type(message) ~= "table" or not message.n then
    malformed("a message is a list")
  end
  if message[1] == 0 then
    return hello(message)
  end
  local handler = HANDLERS[message.n]
  if not handler or not is_count(message[2]) then
    malformed("it is neither hello, request, collect nor piece")
  end
  progress.sequence = message[2]
  local session = is_count(message[1]) and sessions.get(message[1])
  if not session then
    fault("unknown_session", { session = tostring(message[1]) })
  end
  return handler(session, message, bytes, references)
end

--- The answer that says why a message was refused.
---@param problem any what was raised
---@param sequence? integer
---@return string bytes
function frames.refuse(problem, sequence)
  if not fault.is(problem) then
    problem = fault.new("internal", { message = tostring(problem), traceback = tostring(problem) })
  end
  local head = msgpack.encode(sequence or 0) .. msgpack.encode(game.tick)
  return "\148" .. head .. "\192\146" .. dispatch.pack_fault(problem)
end

--- Answer one message.
---@param bytes string
---@return string bytes
function frames.execute(bytes)
  local progress = {}
  local ok, answer = pcall(serve, bytes, progress)
  if ok then
    return answer
  end
  return frames.refuse(answer, progress.sequence)
end

return frames
