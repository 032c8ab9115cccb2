--- What flowed through a network, by name of entity: for LuaFlowStatistics.
--- Rules: input is what consumers used and accumulators took, output what engines, solar panels and
--- accumulators gave, storage what accumulators hold, all in J. Source: runtime API,
--- LuaFlowStatistics ("the electric network GUI shows power consumption on the left side"). When
--- networks join, the statistics of the one that remains go on.

local S = require("state")
local history = require("systems.electric.history")
local networks = require("systems.electric.networks")
local sorted_keys = require("sorted_keys")

local statistics = {}

local UNIT = networks.MILLIWATTS

-- visit(name, entry, field, total now) for everything on a side.
local function each(network, side, visit)
  local ticks = S.saved.tick - network.tick
  if side == "input" then
    for _, name in ipairs(sorted_keys(network.uses)) do
      local use = network.uses[name]
      local sum, share = network.c2, network.s2
      if use.class == 1 then
        sum, share = network.c1, network.s1
      end
      visit(name, use, "total", use.total + use.demand * (sum + share * ticks - use.at))
    end
  else
    for _, source in ipairs(network.sources) do
      visit(source.name, source, "total", source.total + source.rate * ticks)
    end
  end
  local field, rate = "into", "in_rate"
  if side == "output" then
    field, rate = "out", "out_rate"
  end
  for _, flow in ipairs(network.flows) do
    visit(flow.name, flow, field, flow[field] + flow[rate] * ticks)
  end
end

local function stored(network)
  local counts = {}
  for _, group in ipairs(network.stores) do
    local energy = networks.stored(group, network) * #group.members / UNIT
    counts[group.name] = (counts[group.name] or 0) + energy
  end
  return counts
end

--- Totals by name, what is 0 left out.
---@param network table
---@param side "input"|"output"|"storage"
---@return table<string, number> J
function statistics.counts(network, side)
  if side == "storage" then
    return stored(network)
  end
  local counts = {}
  each(network, side, function(name, entry, field, total)
    local count = (total + (entry.shift and entry.shift[field] or 0)) / UNIT
    if count ~= 0 then
      counts[name] = count
    end
  end)
  return counts
end

--- What flowed during the ticks (from, to].
---@param side "input"|"output"
---@return number J
function statistics.flow(network, side, name, from, to)
  local sum = 0
  each(network, side, function(its, entry, field, total)
    if its == name then
      sum = history.at(entry, field, total, to) - history.at(entry, field, total, from)
    end
  end)
  return sum / UNIT
end

--- A script sets a total. Flows are not touched.
function statistics.set(network, side, name, count)
  local done = false
  each(network, side, function(its, entry, field, total)
    if its == name then
      entry.shift = entry.shift or {}
      entry.shift[field] = count * UNIT - total
      done = true
    end
  end)
  return done
end

--- Begin to count anew.
function statistics.clear(network)
  for _, side in ipairs({ "input", "output" }) do
    each(network, side, function(_, entry, field, total)
      entry.shift = entry.shift or {}
      entry.shift[field] = -total
    end)
  end
end

return statistics
