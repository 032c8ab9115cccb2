--- How fast a machine crafts, what it draws for it, and what it gives on top.
--- Rules: speed = crafting_speed x (1 + speed effect), usage = energy_usage x (1 + consumption
--- effect); the effects have their lower limits already (see modules.lua).

local facts = require("facts")
local forces = require("systems.forces")
local modules = require("systems.modules")

local rates = {}

---@return number J a tick while it works at full power
function rates.usage(e)
  local usage = facts.entity(e.name).energy_usage
  return usage * (1 + modules.effects(e).consumption)
end

---@return number
function rates.speed(e)
  return facts.entity(e.name).crafting_speed * (1 + modules.effects(e).speed)
end

--- The share of its products that a machine gives on top. Modules count only for recipes that allow
--- them, what the force has learnt for a recipe always; 2.0 sets a limit to the sum
--- (`maximum_productivity` of the recipe).
---@param e table
---@param entry table|nil of the recipe book
---@return number
function rates.productivity(e, entry)
  local bonus = facts.entity(e.name).base_productivity or 0
  if entry and entry.productive then
    bonus = bonus + modules.effects(e).productivity
  end
  if entry then
    bonus = bonus + forces.recipe_productivity(e.force, entry.name)
    bonus = math.min(bonus, entry.most_productive)
  end
  return bonus
end

return rates
