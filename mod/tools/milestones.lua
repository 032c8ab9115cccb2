--- Tell what was made so far, in any way and by machines.

local made = require("lib.made")

---@param ctx fle.Context
---@return fle.Milestones
local function milestones(ctx)
  local altogether, automated = made.totals(ctx)
  return { static = altogether, automated = automated }
end

return milestones
