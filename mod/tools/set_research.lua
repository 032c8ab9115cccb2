--- Research a technology now, in place of the current one.
--- Source: runtime API 1.1 and 2.0, LuaForce.research_queue, add_research.

local fault = require("lib.fault")
local research = require("lib.research")

--- What the game would answer with a bare "no" is refused with a reason before anything changes.
local function require_researchable(technology)
  local name = technology.name
  if technology.researched then
    fault("already_researched", { technology = name })
  elseif not technology.enabled then
    fault("not_researchable", { technology = name })
  end
  local missing = research.missing(technology)
  if #missing > 0 then
    fault("prerequisites_missing", { technology = name, missing = table.concat(missing, ", ") })
  end
  research.require_lab(technology)
end

---@param ctx fle.Context
---@param args fle.SetResearchArgs
---@return fle.Ingredient[]
local function set_research(ctx, args)
  local force = ctx.force
  local technology = force.technologies[args.technology]
  require_researchable(technology)
  local current = force.current_research
  if not current or current.name ~= technology.name then
    force.research_queue = {}
    force.add_research(technology.name)
  end
  return research.rest(force, technology)
end

return set_research
