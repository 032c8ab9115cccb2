--- Read the messages that agents sent since the last reset.

local messages = require("lib.messages")

---@param _ fle.Context
---@param args fle.GetMessagesArgs
---@return fle.AgentMessage[]
local function get_messages(_, args)
  return messages.read(args.agent, args.after)
end

return get_messages
