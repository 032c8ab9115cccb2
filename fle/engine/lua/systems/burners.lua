--- Burning fuel: one item at a time, its whole energy, then the next.
--- Source: prototype API, BurnerEnergySource. Energy is taken tick by tick from the burning item,
--- the next is lit when it is used up, burnt results go to their slot. Statistics count fuel when
--- it is lit. What is left of the last item when it is less than a tick's need is used up too, for
--- as much work as it is worth; then nothing burns.
---
--- Saved: `burner = { fuel = item, left = J, heat = J }`, as of the start of the machine's segment
--- of work. `heat` is energy that belongs to no item (scripts may set it); it is used first.
---
--- A new burner inserter holds a quarter of a piece of wood: 2.0 says so in the data (initial_fuel,
--- initial_fuel_percent); 1.1 has it in the engine, taken to be the same (not certain).

local S = require("state")
local facts = require("facts")
local inventories = require("inventories")
local statistics = require("systems.statistics")

local burners = {}

-- Rounding errors of sums of energy stay far below this.
local EPSILON = 1e-6

local INITIAL_1_1 = { inserter = { fuel = "wood", percent = 0.25 } }

--- The burner of a prototype, nil when it has another energy source. A generator that burns fuel
--- has one beside its electric source.
function burners.source(prototype)
  local source = prototype.burner or prototype.energy_source
  return source and source.type == "burner" and source or nil
end

--- Give a new entity its burner.
function burners.equip(e, prototype)
  local source = burners.source(prototype)
  if not source then
    return
  end
  e.burner = { left = 0, heat = 0 }
  local fuel, percent = source.initial_fuel, source.initial_fuel_percent
  local initial = S.profile.factorio == "1.1" and INITIAL_1_1[e.type]
  if initial then
    fuel, percent = initial.fuel, initial.percent
  end
  if fuel and fuel ~= "" then
    e.burner.fuel = fuel
    e.burner.left = facts.item(fuel).fuel_value * (percent or 0.25) * source.effectivity
  end
end

--- Energy at hand at the start of the segment, without lighting anything.
function burners.stored(e)
  return e.burner.left + e.burner.heat
end

--- Use energy. What is used beyond what is stored stays owed until the next item is lit.
function burners.draw(e, energy)
  local burner = e.burner
  local from_heat = math.min(energy, burner.heat)
  burner.heat = burner.heat - from_heat
  burner.left = burner.left - (energy - from_heat)
end

local function burnt_result(name)
  local result = name and facts.item(name).burnt_result
  return result ~= "" and result or nil
end

--- Is there energy, burning or to be lit?
function burners.has_fuel(e)
  return burners.stored(e) > EPSILON or not inventories.is_empty(e.inv.fuel)
end

-- Put what the burning item leaves behind in its place.
---@return boolean done
local function leave_burnt(e)
  local result = burnt_result(e.burner.fuel)
  if result then
    if inventories.insert(e.inv.burnt_result, result, 1) == 0 then
      return false
    end
    statistics.produced(e, result, 1)
  end
  return true
end

--- Use up what is left when there is nothing to light.
---@return number energy what it was
function burners.exhaust(e)
  local burner = e.burner
  local stored = burners.stored(e)
  burner.left, burner.heat = 0, 0
  if burner.fuel and leave_burnt(e) then
    burner.fuel = nil
  end
  return stored > EPSILON and stored or 0
end

--- Light the next item of fuel. What is left of the last one is added to it.
---@return boolean lit
function burners.light(e)
  local fuel, burner = e.inv.fuel, e.burner
  local index = inventories.last(fuel, function()
    return true
  end)
  if not index then
    return false
  end
  if not leave_burnt(e) then
    return false
  end
  local stack = fuel.slots[index]
  local name = stack.name
  stack.count = stack.count - 1
  if stack.count == 0 then
    fuel.slots[index] = nil
  end
  local source = burners.source(facts.entity(e.name))
  burner.fuel = name
  burner.left = burner.left + facts.item(name).fuel_value * source.effectivity
  statistics.consumed(e, name, 1)
  inventories.changed(fuel)
  return true
end

return burners
