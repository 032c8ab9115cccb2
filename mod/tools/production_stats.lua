--- Tell what was produced and used up since the last reset.
--- Source: the force's production statistics; what was made by hand is counted by the tools.

local order = require("lib.order")
local records = require("lib.records")
local statistics = require("compat.statistics")

local function merge(into, counts)
  for name, count in order.pairs(counts) do
    into[name] = (into[name] or 0) + count
  end
end

---@param ctx fle.Context
---@return fle.ProductionStats
local function production_stats(ctx)
  local produced, consumed = {}, {}
  for _, kind in ipairs({ "items", "fluids" }) do
    local made, used = statistics.counts(statistics[kind](ctx.force, ctx.surface))
    merge(produced, made)
    merge(consumed, used)
  end
  local totals = records.totals()
  local crafted, crafts = {}, {}
  for recipe, entry in order.pairs(totals.crafted) do
    merge(crafted, entry.outputs)
    crafts[#crafts + 1] = {
      recipe = recipe,
      crafted_count = entry.crafted_count,
      inputs = entry.inputs,
      outputs = entry.outputs,
    }
  end
  return {
    produced = produced,
    consumed = consumed,
    harvested = totals.harvested,
    crafted = crafted,
    crafts = crafts,
  }
end

return production_stats
