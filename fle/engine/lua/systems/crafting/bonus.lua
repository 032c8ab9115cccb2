--- The bonus bar of machines that craft: what productivity gives on top.
--- Rule: while a craft goes on, the bar grows by its share of the craft x the bonus; when it is
--- full, the products are given once more, at that tick, whether or not there is room, without what
--- the recipe ignores for productivity. What is left of a bar stays for the next craft of the
--- recipe.
--- Source: prototype API, CraftingMachinePrototype.allowed_effects; that the bar moves with the
--- progress and not at its end is known of the game.
---
--- Saved: `bonus` (the bar, 0 to 1, nil for 0), `work.counted` (progress up to which the bar was
--- brought), `work.gain` (the bonus); `work.need` is the next moment at which something is given:
--- the bonus or the end.

local machines = require("systems.machines")
local products = require("systems.crafting.products")
local rates = require("systems.crafting.rates")
local recipe_book = require("systems.recipe_book")

local bar = {}

local EPSILON = 1e-6

--- The bonus bar as it stands at the end of the current tick.
---@return number 0 to 1
function bar.shown(e)
  local bonus, work = e.bonus or 0, e.work
  if work then
    local entry = recipe_book.entry(e.recipe)
    local share = (machines.progress(e) - work.counted) / entry.need
    bonus = bonus + math.max(0, share) * work.gain
  end
  return math.min(1, bonus)
end

--- Bring the bonus bar up to a progress of the work and give what it earned.
function bar.earn(e, entry, progress)
  local work = e.work
  if work.gain > 0 then
    local bonus = (e.bonus or 0) + (progress - work.counted) / entry.need * work.gain
    while bonus >= 1 - EPSILON do
      bonus = math.max(0, bonus - 1)
      products.give(e, entry, true)
    end
    e.bonus = bonus > 0 and bonus or nil
  end
  work.counted = progress
end

--- Let the work run to the next moment at which something is given.
function bar.aim(e, entry)
  local work = e.work
  work.gain = rates.productivity(e, entry)
  work.need = entry.need
  if work.gain > 0 then
    local full = work.counted + (1 - (e.bonus or 0)) / work.gain * entry.need
    work.need = math.min(entry.need, full)
  end
end

return bar
