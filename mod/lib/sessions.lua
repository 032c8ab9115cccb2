--- Sessions: who talks, what was answered last, and what is still going on.
--- A request whose answer was lost comes again under its number and is answered from memory.

local protocol = require("generated.protocol")
local saved = require("lib.saved")

local sessions = {}

-- A client that comes back after a crash opens a new session; the oldest idle ones are forgotten.
local MOST = 32

---@class fle.Session
---@field id integer
---@field agent integer
---@field newest integer highest sequence number that was taken
---@field kept integer[] numbers whose answers are remembered, oldest first
---@field answers table<integer, string> encoded answers by number
---@field pending? fle.Pending

local function forget_oldest(state)
  for i, id in ipairs(state.order) do
    if not state.by_id[id].pending then
      table.remove(state.order, i)
      state.by_id[id] = nil
      return
    end
  end
end

---@param agent integer
---@return fle.Session
function sessions.open(agent)
  local state = saved("sessions")
  if #state.order >= MOST then
    forget_oldest(state)
  end
  local id = state.next_id
  state.next_id = id + 1
  local session = { id = id, agent = agent, newest = 0, kept = {}, answers = {} }
  state.by_id[id] = session
  state.order[#state.order + 1] = id
  return session
end

---@return fle.Session?
function sessions.get(id)
  return saved("sessions").by_id[id]
end

---@param session fle.Session
---@param sequence integer
---@param answer string
function sessions.remember(session, sequence, answer)
  local kept = session.kept
  kept[#kept + 1] = sequence
  session.answers[sequence] = answer
  if #kept > protocol.limits.kept then
    session.answers[table.remove(kept, 1)] = nil
  end
end

--- The sessions with a batch that waits, in the order in which they were opened.
---@return fle.Session[]
function sessions.pending()
  local state, list = saved("sessions"), {}
  for _, id in ipairs(state.order) do
    local session = state.by_id[id]
    if session.pending then
      list[#list + 1] = session
    end
  end
  return list
end

function sessions.on_init()
  local state = saved("sessions")
  state.next_id, state.by_id, state.order = 1, {}, {}
end

return sessions
