--- Which inventories an entity has, how large they are and what they take.
--- Source: prototype API (inventory_size, source_inventory_size, result_inventory_size,
--- fuel_inventory_size, burnt_inventory_size, module_slots, inputs); runtime API,
--- defines.inventory. The keys of `e.inv` are the names in defines.inventory; `hand` (inserters),
--- `cursor` (characters) and `stack` (items on the ground) have no number there.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local inventories = require("inventories")
local items = require("systems.items")
local forces = require("systems.forces")

local entity_inventories = {}

-- Gun, ammo and armor slots of a character (prototype API, CharacterPrototype.guns_inventory_size,
-- default 3; the game's armor slot is one).
local GUN_SLOTS = 3
local ARMOR_SLOTS = 1

-- A generator that burns fuel has a burner beside its electric source.
local function source_of(prototype)
  return prototype.burner or prototype.energy_source
end

local function burner(add, prototype)
  local source = source_of(prototype)
  if source and source.type == "burner" then
    add("fuel", source.fuel_inventory_size, "fuel")
    add("burnt_result", source.burnt_inventory_size, "burnt_result")
  end
end

local function character_size(e, prototype)
  local own = e.bonus and e.bonus.character_inventory_slots_bonus or 0
  return prototype.inventory_size + own + forces.bonus(e.force, "character_inventory_slots_bonus")
end

local function trash_size(e)
  local own = e.bonus and e.bonus.character_trash_slot_count_bonus or 0
  return own + forces.bonus(e.force, "character_trash_slot_count")
end

local function chest(add, prototype)
  add("chest", prototype.inventory_size)
end

--- What each type has. The order is that in which `LuaControl.insert` tries.
local LAYOUTS = {
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
  inserter = function(add, prototype)
    burner(add, prototype)
    add("hand", 1, nil, true)
  end,
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
    add("character_main", character_size(e, prototype))
    add("character_guns", GUN_SLOTS, "gun")
    add("character_ammo", GUN_SLOTS, "ammo")
    add("character_armor", ARMOR_SLOTS, "armor")
    add("character_trash", trash_size(e))
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
local OUTPUTS = {
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

local MODULES = {
  furnace = "furnace_modules",
  ["assembling-machine"] = "assembling_machine_modules",
  ["rocket-silo"] = "rocket_silo_modules",
  ["mining-drill"] = "mining_drill_modules",
  lab = "lab_modules",
  beacon = "beacon_modules",
}

-- Keys of a prototype in order, and which are hidden from defines.inventory. Forgotten when the
-- version changes: the same name may have other inventories there.
local orders = {}
local indices, indexed_for = {}, nil

--- Give an entity its inventories. Called once; later calls change nothing.
function entity_inventories.furnish(e, prototype)
  local layout = LAYOUTS[e.type]
  if e.inv or not layout then
    return
  end
  local inv = {}
  layout(function(key, size, kind)
    size = size or 0
    -- A burnt result or module inventory of no slots does not exist; the others may grow.
    if size > 0 or (kind ~= "burnt_result" and kind ~= "modules") then
      inv[key] = inventories.new(key, size, e.id, kind)
    end
  end, prototype, e)
  e.inv = inv
end

local function forget_other_version()
  if indexed_for ~= S.config.version then
    orders, indices, indexed_for = {}, {}, S.config.version
  end
end

local function order_of(e)
  forget_other_version()
  local order = orders[e.name]
  if not order then
    order = {}
    LAYOUTS[e.type](function(key, _, _, hidden)
      order[#order + 1] = { key = key, hidden = hidden }
    end, facts.entity(e.name), e)
    orders[e.name] = order
  end
  return order
end

--- All inventories of an entity that scripts can see, in the order in which insertion tries them.
---@return table[] inventories
function entity_inventories.list(e)
  local list = {}
  if e.inv then
    for _, entry in ipairs(order_of(e)) do
      if not entry.hidden and e.inv[entry.key] then
        list[#list + 1] = e.inv[entry.key]
      end
    end
  end
  return list
end

--- Everything an entity holds, what its hand holds included.
function entity_inventories.list_all(e)
  local list = {}
  if e.inv then
    for _, entry in ipairs(order_of(e)) do
      list[#list + 1] = e.inv[entry.key]
    end
  end
  return list
end

local function indices_of(e)
  forget_other_version()
  local known = indices[e.name]
  if not known then
    known = { key = {}, index = {}, most = 0 }
    local numbers = facts.defines().inventory
    for _, entry in ipairs(order_of(e)) do
      local number = not entry.hidden and numbers[entry.key]
      if number then
        known.key[number] = entry.key
        known.index[entry.key] = number
        known.most = math.max(known.most, number)
      end
    end
    indices[e.name] = known
  end
  return known
end

--- The inventory with a number of defines.inventory, nil when the entity has none.
function entity_inventories.by_index(e, index)
  return e.inv and e.inv[indices_of(e).key[index]]
end

--- The number of an inventory in defines.inventory.
function entity_inventories.index_of(e, key)
  return indices_of(e).index[key]
end

function entity_inventories.max_index(e)
  return e.inv and indices_of(e).most or 0
end

function entity_inventories.output(e)
  return e.inv and e.inv[OUTPUTS[e.type]]
end

function entity_inventories.modules(e)
  return e.inv and e.inv[MODULES[e.type]]
end

--- Bring a character's inventories to the size that its bonuses give; what no longer fits is
--- returned.
---@return table[] stacks
function entity_inventories.resize_character(e)
  local lost = {}
  local sizes = {
    { "character_main", character_size(e, facts.entity(e.name)) },
    { "character_trash", trash_size(e) },
  }
  for _, entry in ipairs(sizes) do
    local inv = e.inv[entry[1]]
    if inv.size ~= entry[2] then
      for _, stack in ipairs(inventories.resize(inv, entry[2])) do
        stack.count = stack.count - inventories.insert_stack(e.inv.character_main, stack)
        if stack.count > 0 then
          lost[#lost + 1] = stack
        end
      end
    end
  end
  return lost
end

local function owner_prototype(inv)
  return facts.entity(entities.get(inv.owner).name)
end

inventories.restrict("fuel", function(inv, name)
  return items.burns_in(name, source_of(owner_prototype(inv)).fuel_categories)
end)

-- Launches put something there; nobody else does.
inventories.restrict("launch_result", function()
  return false
end)

inventories.restrict("ammo", function(_, name)
  return items.require(name).type == "ammo"
end)

inventories.restrict("gun", function(_, name)
  return items.require(name).type == "gun"
end)

inventories.restrict("armor", function(_, name)
  return items.require(name).type == "armor"
end)

inventories.restrict("lab_input", function(inv, name)
  for _, input in ipairs(owner_prototype(inv).inputs) do
    if input == name then
      return true
    end
  end
  return false
end)

inventories.restrict("ingredients", function(inv, name)
  local e = entities.get(inv.owner)
  for _, ingredient in ipairs(e.recipe and facts.recipe(e.recipe).ingredients or {}) do
    if ingredient.name == name and ingredient.type == "item" then
      return true
    end
  end
  return false
end)

entities.listen("created", function(e)
  if LAYOUTS[e.type] and not e.inv then
    entity_inventories.furnish(e, facts.entity(e.name))
  end
end)

return entity_inventories
