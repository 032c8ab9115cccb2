--- Consumers that are there and draw power, and whose work is not emulated: radars scan nothing,
--- roboports hold robots that never fly, combinators compute nothing.
--- Rules: a radar draws its `energy_usage` all the time, a combinator its `active_energy_usage`, a
--- speaker its `energy_usage_per_tick` (prototype API names them; that it is all the time is known
--- of combinators and not certain of silent speakers); switched off by a script they draw nothing
--- but their drain. A roboport fills its buffer (electric.lua). A consumer in no network
--- says no_power (measured in 2.0.73), one with too little low_power.

local facts = require("facts")
local entity_types = require("entity_types")
local inventories = require("inventories")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local limits = require("systems.electric.limits")

local ROBOTS = { ["logistic-robot"] = true, ["construction-robot"] = true }

-- A roboport's usage is what fills its buffer.
local function draw(e)
  if e.type == "roboport" then
    return
  elseif e.inactive then
    energy.rests(e)
  else
    energy.works(e, limits.usage(facts.entity(e.name)))
  end
end

local function attach(e, prototype)
  entity_inventories.furnish(e, prototype)
  energy.attach(e, prototype)
  draw(e)
end

local function status(e)
  return energy.shortage(e) or "working"
end

-- It draws nothing. Switched off it would say `disabled` (runtime API, defines.entity_status), but
-- what switches it is not emulated; that it says `working` else is not documented.
entity_types.register("constant-combinator", {
  status = function()
    return "working"
  end,
})

for _, prototype_type in ipairs({
  "roboport",
  "radar",
  "programmable-speaker",
  "arithmetic-combinator",
  "decider-combinator",
  "selector-combinator",
}) do
  entity_types.register(prototype_type, {
    create = attach,
    -- What they draw does not depend on what they get.
    power_changed = function() end,
    active_changed = draw,
    status = status,
  })
end

inventories.restrict("robots", function(_, name)
  local placed = facts.item(name).place_result
  return placed ~= nil and placed ~= "" and ROBOTS[facts.entity_type(placed)] == true
end)

inventories.restrict("repair_tools", function(_, name)
  return facts.item(name).type == "repair-tool"
end)
