--- Turrets at rest: they hold ammunition and never shoot, as enemies are not emulated.
--- Rules: a turret takes the ammunition of its categories (prototype API, attack_parameters or, of
--- artillery, its gun's); without any it says no_ammo (runtime API, defines.entity_status, "used by
--- ammo turrets"), else working (taken to be so). A laser turret draws its drain.

local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local inventories = require("inventories")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")

local turrets = {}

local function attack_of(prototype)
  if prototype.gun then
    return facts.item(prototype.gun).attack_parameters
  end
  return prototype.attack_parameters or {}
end

local function category_of(item)
  local ammo = item.ammo_type or {}
  return item.ammo_category or ammo.category or (ammo[1] and ammo[1].category)
end

--- May this ammunition be in the turret?
---@return boolean
local function takes(e, name)
  local item = facts.item(name)
  if item.type ~= "ammo" then
    return false
  end
  local attack, category = attack_of(facts.entity(e.name)), category_of(item)
  for _, allowed in ipairs(attack.ammo_categories or {}) do
    if allowed == category then
      return true
    end
  end
  return attack.ammo_category == category
end

inventories.restrict("turret_ammo", function(inv, name)
  return takes(entities.get(inv.owner), name)
end)

local function status_of(key)
  return function(e)
    return inventories.is_empty(e.inv[key]) and "no_ammo" or "working"
  end
end

entity_types.register("ammo-turret", { status = status_of("turret_ammo") })
entity_types.register("artillery-turret", { status = status_of("artillery_turret_ammo") })

entity_types.register("electric-turret", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
  end,
  status = function(e)
    return energy.shortage(e) or "working"
  end,
})

return turrets
