--- Which inventories the types of entities have, and how large they are.
--- Source: prototype API (inventory_size, source_inventory_size, result_inventory_size,
--- fuel_inventory_size, burnt_inventory_size, module_slots, inputs); runtime API,
--- defines.inventory.

local burners = require("systems.burners")
local forces = require("systems.forces")
local inventories = require("inventories")

local layouts = {}

-- Gun, ammo and armor slots of a character (prototype API, CharacterPrototype.guns_inventory_size,
-- default 3; the game's armor slot is one).
local GUN_SLOTS = 3
local ARMOR_SLOTS = 1

local function burner(add, prototype)
  local source = burners.source(prototype)
  if source then
    add("fuel", source.fuel_inventory_size)
    add("burnt_result", source.burnt_inventory_size)
  end
end

--- How many slots the main inventory of a character has.
function layouts.character_size(e, prototype)
  local own = e.bonus and e.bonus.character_inventory_slots_bonus or 0
  return prototype.inventory_size + own + forces.bonus(e.force, "character_inventory_slots_bonus")
end

--- How many slots the trash of a character has.
function layouts.trash_size(e)
  local own = e.bonus and e.bonus.character_trash_slot_count_bonus or 0
  return own + forces.bonus(e.force, "character_trash_slot_count")
end

local function chest(add, prototype)
  add("chest", prototype.inventory_size)
end

--- What each type has: OF_TYPE[type](add, prototype, e) calls add(key, size, hidden) for each
--- inventory, in the order in which `LuaControl.insert` tries.
layouts.OF_TYPE = {
  container = chest,
  ["logistic-container"] = chest,
  ["infinity-container"] = chest,
  ["linked-container"] = chest,
  furnace = function(add, prototype)
    add("furnace_source", prototype.source_inventory_size)
    burner(add, prototype)
    add("furnace_result", prototype.result_inventory_size)
    add("furnace_modules", prototype.module_slots or 0)
  end,
  ["assembling-machine"] = function(add, prototype)
    add("assembling_machine_input", 0)
    burner(add, prototype)
    add("assembling_machine_output", 0)
    add("assembling_machine_modules", prototype.module_slots or 0)
  end,
  ["rocket-silo"] = function(add, prototype)
    add("rocket_silo_input", 0)
    add("rocket_silo_output", 0)
    add("rocket_silo_result", prototype.rocket_result_inventory_size or 0)
    add("rocket_silo_modules", prototype.module_slots or 0)
  end,
  ["mining-drill"] = function(add, prototype)
    burner(add, prototype)
    add("mining_drill_modules", prototype.module_slots or 0)
  end,
  inserter = burner,
  boiler = burner,
  reactor = burner,
  ["burner-generator"] = burner,
  locomotive = burner,
  car = function(add, prototype)
    burner(add, prototype)
    add("car_trunk", prototype.inventory_size)
    add("car_ammo", #(prototype.guns or {}))
  end,
  ["cargo-wagon"] = function(add, prototype)
    add("cargo_wagon", prototype.inventory_size)
  end,
  lab = function(add, prototype)
    add("lab_input", #prototype.inputs)
    add("lab_modules", prototype.module_slots or 0)
  end,
  beacon = function(add, prototype)
    add("beacon_modules", prototype.module_slots or 0)
  end,
  ["ammo-turret"] = function(add, prototype)
    add("turret_ammo", prototype.inventory_size)
  end,
  ["artillery-turret"] = function(add, prototype)
    add("artillery_turret_ammo", prototype.inventory_size)
  end,
  roboport = function(add, prototype)
    add("roboport_robot", prototype.robot_slots_count)
    add("roboport_material", prototype.material_slots_count)
  end,
  character = function(add, prototype, e)
    add("character_main", layouts.character_size(e, prototype))
    add("character_guns", GUN_SLOTS)
    add("character_ammo", GUN_SLOTS)
    add("character_armor", ARMOR_SLOTS)
    add("character_trash", layouts.trash_size(e))
    add("cursor", 1, true)
  end,
  ["character-corpse"] = function(add, _, e)
    add("character_corpse", e.corpse_size or 0)
  end,
  ["item-entity"] = function(add)
    add("stack", 1, true)
  end,
}

--- What their inventories take, by key (see inventories.restrict).
layouts.KINDS = {
  fuel = "fuel",
  burnt_result = "burnt_result",
  furnace_source = "furnace_source",
  furnace_result = "result",
  furnace_modules = "modules",
  assembling_machine_input = "ingredients",
  assembling_machine_output = "result",
  assembling_machine_modules = "modules",
  rocket_silo_input = "ingredients",
  rocket_silo_output = "result",
  rocket_silo_result = "launch_result",
  rocket_silo_modules = "modules",
  mining_drill_modules = "modules",
  car_ammo = "ammo",
  lab_input = "lab_input",
  lab_modules = "modules",
  beacon_modules = "modules",
  turret_ammo = "turret_ammo",
  artillery_turret_ammo = "turret_ammo",
  roboport_robot = "robots",
  roboport_material = "repair_tools",
  character_guns = "gun",
  character_ammo = "ammo",
  character_armor = "armor",
}
inventories.classify(layouts.KINDS)

--- Where `get_output_inventory` leads (runtime API, LuaEntity).
layouts.OUTPUTS = {
  container = "chest",
  ["logistic-container"] = "chest",
  ["infinity-container"] = "chest",
  ["linked-container"] = "chest",
  furnace = "furnace_result",
  ["assembling-machine"] = "assembling_machine_output",
  ["rocket-silo"] = "rocket_silo_output",
  car = "car_trunk",
  ["cargo-wagon"] = "cargo_wagon",
  character = "character_main",
}

layouts.MODULES = {
  furnace = "furnace_modules",
  ["assembling-machine"] = "assembling_machine_modules",
  ["rocket-silo"] = "rocket_silo_modules",
  ["mining-drill"] = "mining_drill_modules",
  lab = "lab_modules",
  beacon = "beacon_modules",
}

return layouts
