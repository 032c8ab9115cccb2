--- What research costs and what stands in its way.
--- Source: runtime API 1.1 and 2.0, LuaTechnology, LuaForce.research_progress.

local fault = require("lib.fault")
local order = require("lib.order")
local progress = require("compat.research")
local triggers = require("compat.triggers")

local research = {}

--- Stop at a technology that no lab can research.
---@param technology LuaTechnology
function research.require_lab(technology)
  local trigger = triggers.words(technology)
  if trigger then
    fault("research_by_trigger", { technology = technology.name, trigger = trigger })
  end
end

--- The names of what has to be researched before it, sorted.
---@param technology LuaTechnology
---@return string[]
function research.missing(technology)
  local names = {}
  for name, before in order.pairs(technology.prerequisites) do
    if not before.researched then
      names[#names + 1] = name
    end
  end
  return names
end

--- How much of a technology is done, 0 to 1.
---@param force LuaForce
---@param technology LuaTechnology
---@return number
function research.done(force, technology)
  local current = force.current_research
  if current and current.name == technology.name then
    return force.research_progress
  end
  return progress.saved(force, technology)
end

--- The science packs that the rest of a technology takes.
---@param force LuaForce
---@param technology LuaTechnology
---@return fle.Ingredient[]
function research.rest(force, technology)
  if technology.researched then
    return {}
  end
  -- A unit under way has taken its packs; a hair of rounding is none.
  local done = research.done(force, technology)
  local units = math.ceil(technology.research_unit_count * (1 - done) - 1e-6)
  local list = {}
  for index, pack in ipairs(technology.research_unit_ingredients) do
    list[index] = { name = pack.name, count = pack.amount * units, type = pack.type or "item" }
  end
  return list
end

return research
