--- Which technologies are researched.
--- Source: LuaForce.reset takes back all research and its effects; research_all_technologies.

local fault = require("lib.fault")
local options = require("lib.options")
local order = require("lib.order")
local prototypes = require("compat.prototypes")

local technologies = {}

--- Raise what is wrong with a choice before anything changes.
---@param choice string|string[]
function technologies.require_valid(choice)
  if type(choice) == "string" then
    options.require_word("technologies", choice)
    return
  end
  for _, name in ipairs(choice) do
    if not prototypes.has("technology", name) then
      fault("unknown_name", { kind = "technology", name = name })
    end
  end
end

local function research(technology)
  for _, before in order.pairs(technology.prerequisites) do
    if not before.researched then
      research(before)
    end
  end
  technology.researched = true
end

--- Have all, none or those of a list researched; these with all that they build on.
---@param force LuaForce
---@param choice string|string[]
function technologies.set(force, choice)
  technologies.require_valid(choice)
  force.reset()
  if choice == "all" then
    force.research_all_technologies()
  elseif choice ~= "none" then
    for _, name in ipairs(choice) do
      research(force.technologies[name])
    end
  end
end

return technologies
