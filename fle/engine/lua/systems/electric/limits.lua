--- The most energy that a prototype uses or gives in a tick.
--- Source: prototype API: an inserter's energy_per_rotation and energy_per_movement with its
--- speeds; GeneratorPrototype.max_power_output, without it the heat of the hottest steam it can
--- use.

local facts = require("facts")

local limits = {}

---@param prototype table
---@return number J
function limits.usage(prototype)
  if prototype.type == "inserter" then
    return prototype.energy_per_rotation * prototype.rotation_speed
      + prototype.energy_per_movement * prototype.extension_speed
  end
  return prototype.energy_usage
    or prototype.energy_usage_per_tick
    or prototype.active_energy_usage
    or prototype.energy_consumption
    or 0
end

local function of_steam(prototype)
  local box = prototype.fluid_boxes[1]
  local fluid = box and box.filter and facts.fluid(box.filter)
  if not fluid then
    return 0
  end
  local degrees = prototype.maximum_temperature - fluid.default_temperature
  return prototype.fluid_usage_per_tick * degrees * fluid.heat_capacity * prototype.effectivity
end

---@param prototype table
---@return number J
function limits.output(prototype)
  if prototype.type == "generator" then
    return prototype.max_power_output or of_steam(prototype)
  end
  return prototype.energy_production or prototype.production or prototype.max_power_output or 0
end

return limits
