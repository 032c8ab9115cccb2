--- Say which technologies are researched.

local technologies = require("lib.technologies")

---@param ctx fle.Context
---@param args fle.UnlockTechnologiesArgs
local function unlock_technologies(ctx, args)
  technologies.set(ctx.force, args.technologies)
end

return unlock_technologies
