--- Have exactly this many agents, each with a new character.

local agents = require("lib.agents")

---@param _ fle.Context
---@param args fle.SpawnAgentsArgs
local function spawn_agents(_, args)
  agents.spawn(args.count)
end

return spawn_agents
