--- Send a message to another agent or to all of them.

local agents = require("lib.agents")
local messages = require("lib.messages")

---@param ctx fle.Context
---@param args fle.SendMessageArgs
---@return boolean
local function send_message(ctx, args)
  local recipient = args.recipient and messages.require_recipient(ctx, args.recipient)
  if agents.count() > 1 then
    messages.add(ctx, {
      sender = ctx.agent,
      recipient = recipient,
      message = args.message,
      metadata = args.metadata or {},
    })
  end
  return true
end

return send_message
