--- Tell which science packs a technology still takes.

local fault = require("lib.fault")
local research = require("lib.research")

---@param ctx fle.Context
---@param args fle.GetResearchProgressArgs
---@return fle.Ingredient[]
local function get_research_progress(ctx, args)
  local force = ctx.force
  local technology = force.current_research
  if args.technology then
    technology = force.technologies[args.technology]
  end
  if not technology then
    fault("no_research", {})
  end
  if not technology.researched then
    research.require_lab(technology)
  end
  return research.rest(force, technology)
end

return get_research_progress
