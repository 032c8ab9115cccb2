--- What the agents harvested and crafted by hand: the game's statistics do not tell it apart.

local saved = require("lib.saved")

local records = {}

local function add(totals, name, count)
  totals[name] = (totals[name] or 0) + count
end

---@param _ fle.Context
---@param name string item
---@param count integer
function records.harvested(_, name, count)
  add(saved("records").harvested, name, count)
end

---@param _ fle.Context
---@param recipe string
---@param crafts integer
---@param inputs table<string, number>
---@param outputs table<string, number>
function records.crafted(_, recipe, crafts, inputs, outputs)
  local all = saved("records").crafted
  local entry = all[recipe]
  if not entry then
    entry = { crafted_count = 0, inputs = {}, outputs = {} }
    all[recipe] = entry
  end
  entry.crafted_count = entry.crafted_count + crafts
  -- Each name is one key, so the order of the walk does not show.
  for name, count in pairs(inputs) do
    add(entry.inputs, name, count)
  end
  for name, count in pairs(outputs) do
    add(entry.outputs, name, count)
  end
end

--- Everything since the last reset.
---@return {harvested: table<string, integer>, crafted: table<string, table>}
function records.totals()
  return saved("records")
end

--- Put totals in place of those that are kept.
function records.set(totals)
  local state = saved("records")
  state.harvested, state.crafted = totals.harvested, totals.crafted
end

function records.clear()
  records.set({ harvested = {}, crafted = {} })
end

records.on_init = records.clear

return records
