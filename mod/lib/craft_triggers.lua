--- Technologies that crafting by hand researches (2.0). The game counts what it crafts itself; what
--- the instant cost model exchanges is counted here, each way on its own.
--- Source: runtime API 2.0, ResearchTrigger of the type craft-item.

local research = require("lib.research")
local saved = require("lib.saved")
local triggers = require("compat.triggers")

local craft_triggers = {}

--- Count what was crafted without the game's own crafting.
---@param force LuaForce
---@param item string
---@param count number
function craft_triggers.note(force, item, count)
  for _, trigger in ipairs(triggers.of_item(item)) do
    local technology = force.technologies[trigger.technology]
    -- As in the game, only what is done while it could be researched counts.
    if technology.enabled and not technology.researched and #research.missing(technology) == 0 then
      local done = saved("craft_triggers")
      local name = technology.name
      done[name] = (done[name] or 0) + count
      if done[name] >= trigger.count then
        done[name] = nil
        technology.researched = true
      end
    end
  end
end

return craft_triggers
