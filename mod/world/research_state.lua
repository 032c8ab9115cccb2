--- Technologies: which are researched, how far the others are, what is being researched.
--- Source: 1.1 LuaForce.get_saved_technology_progress, 2.0 LuaTechnology.saved_progress.

local order = require("lib.order")
local research = require("compat.research")
local technology_list = require("lib.technology_list")

local research_state = {}

---@param force LuaForce
function research_state.save(force)
  local list = {}
  for name, technology in order.pairs(research.technologies(force)) do
    local saved = research.saved(force, technology)
    local level = technology.level
    local extra = level ~= technology.prototype.level and level or nil
    if technology.researched or saved > 0 or extra then
      list[#list + 1] = { n = 4, name, technology.researched, saved > 0 and saved or nil, extra }
    end
  end
  return {
    technologies = list,
    queue_enabled = research.has_queue(force),
    queue = technology_list.queue(force),
    progress = force.research_progress,
  }
end

---@param force LuaForce
function research_state.load(force, state)
  force.reset()
  for _, entry in ipairs(state.technologies) do
    local technology = force.technologies[entry[1]]
    if entry[4] then
      technology.level = entry[4]
    end
    technology.researched = entry[2]
    if entry[3] then
      research.set_saved(force, technology, entry[3])
    end
  end
  if #state.queue > 0 then
    research.set_queue(force, state.queue_enabled)
    force.research_queue = state.queue
    force.research_progress = state.progress
  end
end

return research_state
