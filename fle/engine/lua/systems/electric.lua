--- Who draws how much electricity. Networks are not solved yet.
---
--- Saved: on consumers `power = { drain, draw }` in mW.

local electric = {}

-- Sums of whole milliwatts never drift.
local MILLIWATTS = 60000

---@param joules number J a tick
---@return integer mW
local function milliwatts(joules)
  return math.floor(joules * MILLIWATTS + 0.5)
end

function electric.attach(e, prototype)
  e.power = { drain = milliwatts(prototype.energy_source.drain or 0), draw = 0 }
end

--- The share of what it asks for that a consumer gets.
---@return number 0 to 1
function electric.satisfaction(_)
  return 0
end

function electric.draw(e, usage, _)
  e.power.draw = milliwatts(usage)
end

return electric
