--- What the force has made since the last reset: altogether, and by machines alone.
--- Rule: machines made what the production statistics count, less what the agents harvested and
--- crafted by hand, which the tools count.

local order = require("lib.order")
local records = require("lib.records")
local statistics = require("compat.statistics")

local made = {}

-- Sums of fractions leave a rest where nothing was made by machines.
local NOISE = 1e-6

local function produced(ctx)
  local all = statistics.counts(statistics.items(ctx.force, ctx.surface))
  for name, count in order.pairs((statistics.counts(statistics.fluids(ctx.force, ctx.surface)))) do
    all[name] = count
  end
  return all
end

local function by_hand()
  local totals, counts = records.totals(), {}
  for name, count in order.pairs(totals.harvested) do
    counts[name] = count
  end
  for _, entry in order.pairs(totals.crafted) do
    for name, count in order.pairs(entry.outputs) do
      counts[name] = (counts[name] or 0) + count
    end
  end
  return counts
end

local function above_noise(count)
  return count > NOISE and count or nil
end

--- Amounts by item and fluid; what was not made has none.
---@param ctx fle.Context
---@return table<string, number> altogether
---@return table<string, number> automated
function made.totals(ctx)
  local altogether, automated = {}, {}
  local hands = by_hand()
  for name, count in order.pairs(produced(ctx)) do
    altogether[name] = above_noise(count)
    automated[name] = above_noise(count - (hands[name] or 0))
  end
  return altogether, automated
end

--- How much of one thing machines made.
---@param ctx fle.Context
---@param name string
---@return number
function made.by_machines(ctx, name)
  local _, automated = made.totals(ctx)
  return automated[name] or 0
end

return made
