--- What agents tell each other, kept until the next reset: whoever runs the agents hands it over.

local agents = require("lib.agents")
local fault = require("lib.fault")
local forms = require("world.state_forms")
local saved = require("lib.saved")

local messages = {}

local function list()
  local state = saved("messages")
  state.list = state.list or {}
  return state.list
end

--- The number of the agent that a text names; programs of the published environment write it in
--- several ways ("2", "agent 2", "agent_2").
---@param ctx fle.Context
---@param name string
---@return integer
function messages.require_recipient(ctx, name)
  local number = tonumber(name:match("^[Aa]?[Gg]?[Ee]?[Nn]?[Tt]?[ _-]?(%d+)$"))
  if not number or number < 1 or number > agents.count() then
    fault("unknown_recipient", { recipient = name, sender = ctx.agent, agents = agents.count() })
  end
  return number
end

---@param message fle.AgentMessage without its number and tick
function messages.add(ctx, message)
  local all = list()
  message.number, message.tick = #all + 1, ctx.tick
  all[#all + 1] = message
end

--- Those for one agent (nil: all) after a number; nobody reads what it told all others itself.
---@param agent integer?
---@param after integer
---@return fle.AgentMessage[]
function messages.read(agent, after)
  local found = {}
  local all = list()
  for number = after + 1, #all do
    local message = all[number]
    local to = message.recipient
    if not agent or to == agent or (to == nil and message.sender ~= agent) then
      found[#found + 1] = message
    end
  end
  return found
end

--- All of them, for a saved state.
---@return table[]
function messages.save()
  local saved_list = {}
  for index, message in ipairs(list()) do
    saved_list[index] = {
      n = 6,
      message.number,
      message.tick,
      message.sender,
      message.recipient,
      message.message,
      forms.pairs(message.metadata),
    }
  end
  return saved_list
end

--- Put those of a saved state in place of those that are kept.
---@param saved_list table[]
function messages.load(saved_list)
  local state = saved("messages")
  state.list = {}
  for index, saved_message in ipairs(saved_list) do
    state.list[index] = {
      number = saved_message[1],
      tick = saved_message[2],
      sender = saved_message[3],
      recipient = saved_message[4],
      message = saved_message[5],
      metadata = forms.map(saved_message[6]),
    }
  end
end

return messages
