--- Tell the value of everything produced so far.
--- Production: (produced - consumed) x price over all items and fluids. Automated: that less what
--- was harvested, and less what crafting by hand added.
--- Source: LuaFlowStatistics.input_counts and output_counts; lib/prices.lua for the prices.

local order = require("lib.order")
local prices = require("lib.prices")
local records = require("lib.records")
local statistics = require("compat.statistics")

-- Sums of fractions leave a rest where nothing was made by machines.
local NOISE = 1e-6

--- The worth of counts; sorted, since sums of fractions depend on their order.
local function worth(counts, price_list)
  local total = 0
  for name, count in order.pairs(counts) do
    total = total + count * (price_list[name] or 0)
  end
  return total
end

local function flow_worth(flow, price_list)
  local produced, consumed = statistics.counts(flow)
  return worth(produced, price_list) - worth(consumed, price_list)
end

---@param ctx fle.Context
---@return number[] production score and automated score
local function score(ctx)
  local price_list = prices.all()
  local production = flow_worth(statistics.items(ctx.force, ctx.surface), price_list)
    + flow_worth(statistics.fluids(ctx.force, ctx.surface), price_list)
  local totals = records.totals()
  local by_hand = worth(totals.harvested, price_list)
  for _, entry in order.pairs(totals.crafted) do
    by_hand = by_hand + worth(entry.outputs, price_list) - worth(entry.inputs, price_list)
  end
  local automated = production - by_hand
  if math.abs(automated) < NOISE then
    automated = 0
  end
  return { production, automated }
end

return score
