--- What each force made and used: items, fluids, kills and builds.
--- Rule: what a craft takes counts when it starts, fuel when it is lit, what it makes when it ends
--- (measured in 2.0.73, taken for 1.1 too). 1.1 counts per force, 2.0 per force and surface.
--- Source: runtime API, LuaFlowStatistics; LuaForce.item_production_statistics (1.1),
--- LuaForce.get_item_production_statistics (2.0).
---
--- Saved: `statistics[force][kind][surface] = { input = { [name] = total }, output = ...,
--- recent = { input = { [name] = samples }, output = ... } }`; in 1.1 the surface is always 0.
--- Totals are exact. Of the flows only those over the last minute are kept: a sample is a tick (of
--- fluids a second), and `samples = { tick, count, ... }` reaches back 3600 ticks.

local S = require("state")

local statistics = {}

local WINDOW = 3600

local function key_of(surface)
  return S.profile.factorio == "1.1" and 0 or surface
end

local function new_book()
  return { input = {}, output = {}, recent = { input = {}, output = {} } }
end

--- The book of one kind ("item", "fluid", "kill", "build"), made when first asked for.
---@param kind string
---@param force string
---@param surface integer
---@return table book
function statistics.of(kind, force, surface)
  local forces = S.saved.statistics
  local kinds = forces[force]
  if not kinds then
    kinds = {}
    forces[force] = kinds
  end
  local surfaces = kinds[kind]
  if not surfaces then
    surfaces = {}
    kinds[kind] = surfaces
  end
  local key = key_of(surface)
  local book = surfaces[key]
  if not book then
    book = new_book()
    surfaces[key] = book
  end
  return book
end

local function prune(samples, tick)
  local oldest, kept = tick - WINDOW, 0
  local first = 1
  while samples[first] and samples[first] <= oldest do
    first = first + 2
  end
  for i = first, #samples do
    kept = kept + 1
    samples[kept] = samples[i]
  end
  for i = #samples, kept + 1, -1 do
    samples[i] = nil
  end
end

--- The book as it is, for readers: nil when nothing was booked yet.
function statistics.peek(kind, force, surface)
  local kinds = S.saved.statistics[force]
  local surfaces = kinds and kinds[kind]
  return surfaces and surfaces[key_of(surface)]
end

--- Book a flow.
---@param book table
---@param side "input"|"output" input is what was made, output what was used
---@param name string
---@param count number
---@param coarse boolean|nil keep its samples by the second: for what flows in every tick
function statistics.add(book, side, name, count, coarse)
  if count == 0 then
    return
  end
  local totals = book[side]
  totals[name] = (totals[name] or 0) + count
  local recent = book.recent[side]
  local samples = recent[name]
  if not samples then
    samples = {}
    recent[name] = samples
  end
  local tick, n = S.saved.tick, #samples
  if coarse then
    tick = tick - tick % 60
  end
  if samples[n - 1] == tick then
    samples[n] = samples[n] + count
    return
  end
  samples[n + 1], samples[n + 2] = tick, count
  -- Pruning moves what is kept: wait until as much again has gone stale.
  if n > 64 and samples[1] <= tick - 2 * WINDOW then
    prune(samples, tick)
  end
end

---@param e table entity that made it
function statistics.produced(e, name, count)
  statistics.add(statistics.of("item", e.force, e.surface), "input", name, count)
end

---@param e table entity that used it
function statistics.consumed(e, name, count)
  statistics.add(statistics.of("item", e.force, e.surface), "output", name, count)
end

--- What flowed during the ticks (from, to].
function statistics.flow(book, side, name, from, to)
  local samples, sum = book.recent[side][name] or {}, 0
  for i = 1, #samples, 2 do
    if samples[i] > from and samples[i] <= to then
      sum = sum + samples[i + 1]
    end
  end
  return sum
end

function statistics.clear(book)
  book.input, book.output = {}, {}
  book.recent = { input = {}, output = {} }
end

--- Forget a force's books.
function statistics.forget(force)
  S.saved.statistics[force] = nil
end

S.subsystem("statistics", {
  init = function(saved)
    saved.statistics = {}
  end,
})

return statistics
