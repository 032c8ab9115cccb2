--- Consumers that are there and draw power, and whose work is not emulated: radars scan nothing,
--- roboports hold robots that never fly, combinators compute nothing.
--- Rules: a radar draws its `energy_usage` all the time, a roboport fills its buffer
--- (electric.lua), the others draw their drain. A consumer in no network says no_power (measured in
--- 2.0.73).

local facts = require("facts")
local entity_types = require("entity_types")
local inventories = require("inventories")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")

local ROBOTS = { ["logistic-robot"] = true, ["construction-robot"] = true }

local function attach(e, prototype)
  entity_inventories.furnish(e, prototype)
  energy.attach(e, prototype)
  if e.type == "radar" then
    energy.works(e, prototype.energy_usage)
  end
end

local function status(e)
  return energy.shortage(e) or "working"
end

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
