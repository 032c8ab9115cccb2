--- What modules, a machine's own and those of beacons, do to it.
--- Rules: effects add up. Of the sum, speed, consumption and pollution are never below -80 %,
--- productivity and quality never below 0 (prototype docs 1.1, Effect; the same in 2.0). Only
--- effects that the machine allows reach it (`allowed_effects`; labs and drills allow all unless
--- they say otherwise). A module that brings an effect which the machine does not allow cannot be
--- put in, save for what it makes worse: more consumption or pollution, less of anything. A module
--- that makes more productive goes only into a machine whose recipe allows it: by the module's
--- `limitation` in 1.1, by the recipe's `allow_productivity` in 2.0 (the facts state both as
--- `allow_productivity`). Beacons take none that raise productivity or quality, as those effects
--- are not allowed there.
--- Quality is worked out as an effect, but nothing of another quality is ever made: that is not
--- emulated.
---
--- Nothing here is saved: the sums are remembered until something that they come from changes.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local inventories = require("inventories")
local beacons = require("systems.beacons")
local entity_inventories = require("systems.entity_inventories")
local items = require("systems.items")
local layouts = require("systems.inventory_layouts")

local modules = {}

local LOWEST = { speed = -0.8, consumption = -0.8, pollution = -0.8, productivity = 0, quality = 0 }
modules.NAMES = { "consumption", "speed", "productivity", "pollution", "quality" }
local NAMES = modules.NAMES

-- Types that allow every effect unless they say otherwise (prototype docs, allowed_effects).
local ALLOW_ALL = { lab = true, ["mining-drill"] = true }

-- Effects by entity id.
local known = {}

-- What nothing does: most machines share it.
local NONE = { speed = 0, consumption = 0, pollution = 0, productivity = 0, quality = 0 }

local function none()
  return { speed = 0, consumption = 0, pollution = 0, productivity = 0, quality = 0 }
end

local function is_none(effects)
  for _, effect in ipairs(NAMES) do
    if effects[effect] ~= 0 then
      return false
    end
  end
  return true
end

--- Does this kind of machine feel the effect at all?
---@return boolean
function modules.allows(prototype, effect)
  local allowed = prototype.allowed_effects
  if not allowed then
    return ALLOW_ALL[prototype.type] == true
  end
  return allowed[effect] == true
end

local function collect(e)
  local prototype = facts.entity(e.name)
  local receiver = prototype.effect_receiver or {}
  local sum = none()
  for effect, value in pairs(receiver.base_effect or {}) do
    sum[effect] = value
  end
  local own = entity_inventories.modules(e)
  if own and receiver.uses_module_effects ~= false then
    beacons.add(sum, own, 1)
  end
  if receiver.uses_beacon_effects ~= false then
    beacons.reach(e, sum)
  end
  for _, effect in ipairs(NAMES) do
    local value = modules.allows(prototype, effect) and sum[effect] or 0
    sum[effect] = math.max(LOWEST[effect], value)
  end
  return is_none(sum) and NONE or sum
end

--- The effects on a machine.
---@param e table
---@return table effects { speed, consumption, productivity, pollution, quality }, not to be changed
function modules.effects(e)
  local effects = known[e.id]
  if not effects then
    effects = collect(e)
    known[e.id] = effects
  end
  return effects
end

--- Something that a machine's effects come from changed.
function modules.changed(e)
  known[e.id] = nil
  entity_types.of(e).effects_changed(e)
end

local function helps(effect, value)
  if effect == "consumption" or effect == "pollution" then
    return value < 0
  end
  return value > 0
end

--- May the module be in the machine while it makes a recipe?
---@param e table
---@param name string
---@param recipe string|nil
---@return boolean
local function fits(e, name, recipe)
  local module, prototype = items.require(name), facts.entity(e.name)
  if module.type ~= "module" then
    return false
  end
  for _, effect in ipairs(NAMES) do
    local value = module.effect and module.effect[effect] or 0
    if helps(effect, value) then
      if not modules.allows(prototype, effect) then
        return false
      elseif
        effect == "productivity"
        and recipe
        and not facts.recipe(recipe).allow_productivity
      then
        return false
      end
    end
  end
  return true
end

--- Take out the modules that a new recipe does not allow.
---@return table[] stacks
function modules.expel(e, recipe)
  local inv, out = entity_inventories.modules(e), {}
  for index = 1, inv and inv.size or 0 do
    local held = inv.slots[index]
    if held and not fits(e, held.name, recipe) then
      out[#out + 1] = held
      inv.slots[index] = nil
    end
  end
  if out[1] then
    inventories.changed(inv)
  end
  return out
end

inventories.restrict("modules", function(inv, name)
  local e = entities.get(inv.owner)
  return fits(e, name, e.type == "assembling-machine" and e.recipe or nil)
end)

inventories.listen(function(owner, key)
  if layouts.MODULES[owner.type] == key and owner.type ~= "beacon" then
    modules.changed(owner)
  end
end)

beacons.listen(modules.changed)

entities.listen("destroyed", function(e)
  known[e.id] = nil
end)

entities.listen("moved", function(e)
  if known[e.id] then
    modules.changed(e)
  end
end)

S.subsystem("modules", {
  load = function()
    known = {}
  end,
})

return modules
