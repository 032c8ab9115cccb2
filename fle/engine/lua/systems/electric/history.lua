--- Totals of energy, and what they were in the last minute.
---
--- Saved on an entry: `[field]` the total; `past[field] = { tick, total, ... }` its values at some
--- ticks, at least six apart, as far back as a minute. Between two of them it grew evenly, near
--- enough.

local S = require("state")

local history = {}

local APART = 6
local WINDOW = 3600

local function prune(samples, tick)
  -- The last sample before the window is kept: it is where the window begins.
  local first = 1
  while samples[first + 2] and samples[first + 2] <= tick - WINDOW do
    first = first + 2
  end
  local kept = #samples - first + 1
  for i = 1, #samples do
    samples[i] = i <= kept and samples[first + i - 1] or nil
  end
end

--- A total of nothing, from the end of a tick on.
function history.begin(entry, field, tick)
  entry[field] = 0
  entry.past = entry.past or {}
  entry.past[field] = { tick, 0 }
end

--- Add to a total what flowed until the end of a tick.
---@param entry table
---@param field string
---@param amount number
---@param tick integer
function history.flow(entry, field, amount, tick)
  local total = entry[field] + amount
  entry[field] = total
  local samples = entry.past[field]
  local n = #samples
  if tick - samples[n - 1] < APART then
    return
  end
  samples[n + 1], samples[n + 2] = tick, total
  if n > 64 and samples[1] <= tick - 2 * WINDOW then
    prune(samples, tick)
  end
end

--- The total at the end of a tick of the last minute.
---@param entry table
---@param field string
---@param now number its total at the end of the current tick
---@param tick integer
function history.at(entry, field, now, tick)
  local samples = entry.past[field]
  local later_tick, later = S.saved.tick, now
  for i = #samples - 1, 1, -2 do
    local at, total = samples[i], samples[i + 1]
    if at <= tick then
      if later_tick == at then
        return total
      end
      return total + (later - total) * (tick - at) / (later_tick - at)
    end
    later_tick, later = at, total
  end
  return 0
end

return history
