--- Tell where an agent's character is and how it is.

local agents = require("lib.agents")

---@param ctx fle.Context
---@param args fle.GetAgentArgs
---@return fle.AgentState
local function get_agent(ctx, args)
  local number = args.agent or ctx.agent
  local character = agents.require(number)
  return {
    agent = number,
    position = character.position,
    health = character.health,
    agents = agents.count(),
  }
end

return get_agent
