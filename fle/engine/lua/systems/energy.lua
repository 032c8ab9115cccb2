--- Energy of machines, whatever it comes from: fuel, a power network, or nothing that can run out.
--- Machines ask here whether they can work and how fast, and say when they begin and cease to draw.
--- Rules: a burner works at full speed while anything burns or can be lit; an electric machine
--- works at the satisfaction of its network, as shared out at the end of the last tick; drain is
--- drawn all the time, usage only while work is under way, at rest or without power it is not.
--- Source: prototype API, EnergySource and its kinds.

local burners = require("systems.burners")
local electric = require("systems.electric")
local objects = require("objects")

local energy = {}

--- Give a new entity its source of energy.
---@param e table
---@param prototype table
---@param options table|nil what a script gave with it
function energy.attach(e, prototype, options)
  local source = prototype.energy_source
  local kind = source and source.type or "void"
  if kind == "burner" then
    burners.equip(e, prototype)
  elseif kind == "electric" then
    electric.attach(e, prototype, options)
  elseif kind ~= "void" then
    e.needs = kind
  end
end

local function refuse(e)
  objects.error("not emulated: %s as the energy of %s", e.needs, e.name)
end

--- Could it work now?
---@return boolean
function energy.has(e)
  if e.burner then
    return burners.has_fuel(e)
  elseif e.power then
    return electric.satisfaction(e) > 0
  elseif e.needs then
    refuse(e)
  end
  return true
end

--- The share of its full speed at which it works, as of the end of the last tick.
---@return number speed 0 to 1
function energy.speed(e)
  if e.power then
    return electric.satisfaction(e)
  elseif e.needs then
    refuse(e)
  end
  return 1
end

--- What it lacks, for statuses.
---@return string|nil name of defines.entity_status
function energy.shortage(e)
  if e.burner then
    return not burners.has_fuel(e) and "no_fuel" or nil
  elseif e.power then
    local satisfaction = electric.satisfaction(e)
    if satisfaction == 0 then
      return "no_power"
    end
    return satisfaction < 1 and "low_power" or nil
  elseif e.needs then
    refuse(e)
  end
  return nil
end

--- It begins to draw, drain apart: from the next tick on, or in this tick already.
---@param e table
---@param usage number J a tick at full power
---@param at_once boolean|nil this tick is one in which it works
function energy.works(e, usage, at_once)
  if e.power then
    electric.draw(e, usage, at_once)
  end
end

--- From the next tick on it draws nothing but its drain.
function energy.rests(e)
  if e.power and e.power.draw ~= 0 then
    electric.draw(e, 0)
  end
end

return energy
