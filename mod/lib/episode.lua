--- What a reset forgets. The rule is to forget everything but what is named here: a subsystem that
--- is added later cannot leak from one episode into the next.

local agents = require("lib.agents")
local records = require("lib.records")
local saved = require("lib.saved")
local statistics = require("compat.statistics")
local storage = require("compat.storage")

local episode = {}

-- Who talks, who acts and by which rules; each has a reset of its own.
local KEPT = { sessions = true, agents = true, clock = true, world = true }

--- Forget what the tools kept and what the game counted.
---@param ctx fle.Context
function episode.forget(ctx)
  local root = storage()
  local forgotten = {}
  for name in pairs(root) do
    if not KEPT[name] then
      forgotten[#forgotten + 1] = name
    end
  end
  for _, name in ipairs(forgotten) do
    root[name] = nil
  end
  records.clear()
  statistics.items(ctx.force, ctx.surface).clear()
  statistics.fluids(ctx.force, ctx.surface).clear()
end

--- Give up what other sessions still wait for; the one that asks is at work itself.
function episode.end_waits()
  local state = saved("sessions")
  for _, id in ipairs(state.order) do
    state.by_id[id].pending = nil
  end
  for number = 1, agents.count() do
    agents.halt(number)
  end
end

return episode
