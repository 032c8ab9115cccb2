--- Inventories: their contents, and which ones an entity has.
--- Source: LuaInventory.get_contents (1.1: name -> count, 2.0: list with qualities) and
--- defines.inventory.

local order = require("lib.order")

local inventory = {}

if require("compat.version") == "1.1" then
  function inventory.contents(held)
    return held.get_contents()
  end
else
  function inventory.contents(held)
    local counts = {}
    for _, stack in ipairs(held.get_contents()) do
      counts[stack.name] = (counts[stack.name] or 0) + stack.count
    end
    return counts
  end
end

--- The contents as a list, sorted by name.
---@return {name: string, count: integer}[]
function inventory.list(held)
  local stacks = {}
  for name, count in order.pairs(inventory.contents(held)) do
    stacks[#stacks + 1] = { name = name, count = count }
  end
  return stacks
end

-- The define of each slot group by prototype type: ids overlap between types, so only these are
-- tried.
local BY_TYPE = {
  character = {
    "character_main",
    "character_guns",
    "character_ammo",
    "character_armor",
    "character_trash",
  },
  container = { "chest" },
  ["logistic-container"] = { "chest" },
  ["infinity-container"] = { "chest" },
  furnace = { "fuel", "burnt_result", "furnace_source", "furnace_result", "furnace_modules" },
  ["assembling-machine"] = {
    "fuel",
    "burnt_result",
    "assembling_machine_input",
    "assembling_machine_output",
    "assembling_machine_modules",
  },
  ["rocket-silo"] = {
    "assembling_machine_input",
    "assembling_machine_output",
    "rocket_silo_modules",
    "rocket_silo_rocket",
  },
  ["mining-drill"] = { "fuel", "burnt_result", "mining_drill_modules" },
  inserter = { "fuel", "burnt_result" },
  boiler = { "fuel", "burnt_result" },
  reactor = { "fuel", "burnt_result" },
  ["burner-generator"] = { "fuel", "burnt_result" },
  lab = { "lab_input", "lab_modules" },
  beacon = { "beacon_modules" },
  ["linked-container"] = { "chest" },
  roboport = { "roboport_robot", "roboport_material" },
  ["ammo-turret"] = { "turret_ammo" },
  ["artillery-turret"] = { "artillery_turret_ammo" },
  car = { "fuel", "burnt_result", "car_trunk", "car_ammo" },
  locomotive = { "fuel", "burnt_result" },
  ["cargo-wagon"] = { "cargo_wagon" },
}

local NONE = {}

--- The inventories that an entity has, in a fixed order.
---@return {key: string, inventory: table}[]
function inventory.of_entity(entity)
  local parts = {}
  for _, key in ipairs(BY_TYPE[entity.type] or NONE) do
    local id = defines.inventory[key]
    local held = id and entity.get_inventory(id)
    if held and #held > 0 then
      parts[#parts + 1] = { key = key, inventory = held }
    end
  end
  return parts
end

---@return table LuaInventory
function inventory.main(character)
  return character.get_inventory(defines.inventory.character_main)
end

return inventory
