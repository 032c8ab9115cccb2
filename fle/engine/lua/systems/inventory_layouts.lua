--- Which inventories the types of entities have, and how large they are.
--- Source: prototype API (inventory_size, source_inventory_size, result_inventory_size,
--- fuel_inventory_size, burnt_inventory_size, module_slots, inputs); runtime API,
--- defines.inventory.

local burners = require("systems.burners")
local forces = require("systems.forces")

local layouts = {}

-- Gun, ammo and armor slots of a character (prototype API, CharacterPrototype.guns_inventory_size,
-- default 3; the game's armor slot is one).
local GUN_SLOTS = 3
local ARMOR_SLOTS = 1

local function burner(add, prototype)
  local source = burners.source(prototype)
  if source then
    add("fuel", source.fuel_inventory_size, "fuel")
    add("burnt_result", source.burnt_inventory_size, "burnt_result")
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

--- What each type has: OF_TYPE[type](add, prototype, e) calls add(key, size, kind, hidden) for each
--- inventory, in the order in which `LuaControl.insert` tries.
layouts.OF_TYPE = {
  container = chest,
  ["logistic-container"] = chest,
  ["infinity-container"] = chest,
  ["linked-container"] = chest,
  furnace = function(add, prototype)
    add("furnace_source", prototype.source_inventory_size, "furnace_source")
    burner(add, prototype)
    add("furnace_result", prototype.result_inventory_size, "result")
    add("furnace_modules", prototype.module_slots or 0, "modules")
  end,
  ["assembling-machine"] = function(add, prototype)
    add("assembling_machine_input", 0, "ingredients")
    burner(add, prototype)
    add("assembling_machine_output", 0, "result")
    add("assembling_machine_modules", prototype.module_slots or 0, "modules")
  end,
  ["rocket-silo"] = function(add, prototype)
    add("rocket_silo_input", 0, "ingredients")
    add("rocket_silo_output", 0, "result")
    add("rocket_silo_result", prototype.rocket_result_inventory_size or 0, "launch_result")
    add("rocket_silo_modules", prototype.module_slots or 0, "modules")
  end,
  ["mining-drill"] = function(add, prototype)
    burner(add, prototype)
    add("mining_drill_modules", prototype.module_slots or 0, "modules")
  end,
  inserter = burner,
  boiler = burner,
  reactor = burner,
  ["burner-generator"] = burner,
  locomotive = burner,
  car = function(add, prototype)
    burner(add, prototype)
    add("car_trunk", prototype.inventory_size)
    add("car_ammo", #(prototype.guns or {}), "ammo")
  end,
  ["cargo-wagon"] = function(add, prototype)
    add("cargo_wagon", prototype.inventory_size)
  end,
  lab = function(add, prototype)
    add("lab_input", #prototype.inputs, "lab_input")
    add("lab_modules", prototype.module_slots or 0, "modules")
  end,
  beacon = function(add, prototype)
    add("beacon_modules", prototype.module_slots or 0, "modules")
  end,
  ["ammo-turret"] = function(add, prototype)
    add("turret_ammo", prototype.inventory_size, "turret_ammo")
  end,
  ["artillery-turret"] = function(add, prototype)
    add("artillery_turret_ammo", prototype.inventory_size, "turret_ammo")
  end,
  roboport = function(add, prototype)
    add("roboport_robot", prototype.robot_slots_count, "robots")
    add("roboport_material", prototype.material_slots_count, "repair_tools")
  end,
  character = function(add, prototype, e)
    add("character_main", layouts.character_size(e, prototype))
    add("character_guns", GUN_SLOTS, "gun")
    add("character_ammo", GUN_SLOTS, "ammo")
    add("character_armor", ARMOR_SLOTS, "armor")
    add("character_trash", layouts.trash_size(e))
    add("cursor", 1, nil, true)
  end,
  ["character-corpse"] = function(add, _, e)
    add("character_corpse", e.corpse_size or 0)
  end,
  ["item-entity"] = function(add)
    add("stack", 1, nil, true)
  end,
}

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
