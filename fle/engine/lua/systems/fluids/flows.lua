--- What fluid machines made and used, for the statistics: sums of a pass, booked at its end.
--- Rule: water counts as made where it is pumped from the ground, as used by boilers; steam as made
--- by boilers, as used by engines. (Known of the game; samples are kept by the second.)

local statistics = require("systems.statistics")

local flows = {}

-- The sum under way.
local force, surface, side, name
local sum = 0

--- Book what was added up.
function flows.flush()
  if sum > 0 then
    statistics.add(statistics.of("fluid", force, surface), side, name, sum, true)
  end
  force, sum = nil, 0
end

--- Add what an entity made ("input") or used ("output").
---@param e table
---@param flow_side "input"|"output"
---@param fluid string
---@param amount number
function flows.add(e, flow_side, fluid, amount)
  if e.force ~= force or e.surface ~= surface or side ~= flow_side or name ~= fluid then
    flows.flush()
    force, surface, side, name = e.force, e.surface, flow_side, fluid
  end
  sum = sum + amount
end

return flows
