--- Science packs in laboratories: tools whose durability wears down with the work on a technology.
--- A pack counts as used when it is used up: until then it lies in the lab.
--- Source: prototype API, ToolPrototype::durability, TechnologyUnit::ingredients.

local facts = require("facts")
local inventories = require("inventories")
local statistics = require("systems.statistics")

local packs = {}

-- Rounding errors of sums of wear stay far below this.
local EPSILON = 1e-9

local function slot_with(inv, name)
  local index = inventories.find(inv, name)
  return index and inv.slots[index], index
end

--- Does it hold every pack that a technology needs?
---@return boolean
function packs.has(e, technology)
  for _, needed in ipairs(technology.unit_ingredients) do
    if not inventories.find(e.inv.lab_input, needed.name) then
      return false
    end
  end
  return true
end

--- How much of a pack a tick of a unit wears.
---@return number durability
function packs.wear(technology, needed)
  return needed.amount / (technology.unit_time * 60)
end

--- Durability of a fresh pack.
function packs.full(name)
  return facts.item(name).durability or 1
end

--- Wear a pack down; what is used up leaves the slot.
---@return boolean gone a pack was used up
---@return number missing what the last pack could not give
function packs.wear_down(e, name, worn)
  local inv = e.inv.lab_input
  local held, index = slot_with(inv, name)
  if not held then
    return false, worn
  end
  local full = packs.full(name)
  local left, gone = (held.durability or full) - worn, false
  while left <= EPSILON and held.count > 0 do
    held.count, gone = held.count - 1, true
    statistics.consumed(e, name, 1)
    if held.count > 0 then
      left = left + full
    end
  end
  if held.count == 0 then
    inv.slots[index] = nil
    return true, left < -EPSILON and -left or 0
  end
  held.durability = left < full - EPSILON and left or nil
  return gone, 0
end

--- What is left of the top pack, as last written down.
---@return number durability
function packs.left(e, name)
  return slot_with(e.inv.lab_input, name).durability or packs.full(name)
end

return packs
