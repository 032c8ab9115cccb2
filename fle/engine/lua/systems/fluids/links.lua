--- What the one-way boxes of a machine open to: a segment, or the box of another machine.
--- Not saved: worked out anew after every change of what is connected.

local S = require("state")
local boxes = require("systems.fluids.boxes")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local segments = require("systems.fluids.segments")

local links = {}

local known = {}

local function find(e)
  local list = {}
  for box, shape in ipairs(connections.of(e)) do
    if e.fluids[box] ~= nil and not e.segments[box] then
      local own = boxes.main(e, box)
      for index, connection in ipairs(shape) do
        local met = connections.partner(e, box, index)
        if met then
          list[#list + 1] = {
            box = own,
            flow = connection.flow,
            segment = segments.of(met.e, met.box),
            e = met.e,
            other = boxes.main(met.e, met.box),
            other_flow = met.connection.flow,
          }
        end
      end
    end
  end
  return list
end

--- Every connection of a one-way box that meets something.
---@param e table
---@return table[] links { box, flow, segment | nil, e, other = box of e, other_flow }
function links.of(e)
  local cached = known[e.id]
  local stamp = segments.stamp()
  if not cached or cached.stamp ~= stamp then
    cached = find(e)
    cached.stamp = stamp
    known[e.id] = cached
  end
  return cached
end

entities.listen("destroyed", function(e)
  known[e.id] = nil
end)

S.subsystem("fluid links", {
  load = function()
    known = {}
  end,
})

return links
