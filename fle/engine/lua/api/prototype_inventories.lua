--- LuaEntityPrototype.get_inventory_size.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype; defines.inventory.

local facts = require("facts")
local objects = require("objects")

local methods = {}

--- Which field of the data gives the size of an inventory: by the name of the define.
local SIZES = {
  chest = "inventory_size",
  fuel = "fuel_inventory_size",
  burnt_result = "burnt_inventory_size",
  furnace_source = "source_inventory_size",
  furnace_result = "result_inventory_size",
  character_main = "inventory_size",
  cargo_wagon = "inventory_size",
  car_trunk = "inventory_size",
}

local MODULES = {
  assembling_machine_modules = true,
  crafter_modules = true,
  furnace_modules = true,
  lab_modules = true,
  mining_drill_modules = true,
  beacon_modules = true,
}

--- Types that an inventory define belongs to; several defines share a number.
local OWNERS = {
  chest = { container = true, ["logistic-container"] = true, ["infinity-container"] = true },
  furnace_source = { furnace = true },
  furnace_result = { furnace = true },
  character_main = { character = true },
  cargo_wagon = { ["cargo-wagon"] = true },
  car_trunk = { car = true },
}

local function size_by_name(prototype, name)
  if MODULES[name] then
    return prototype.module_slots
  elseif name == "fuel" or name == "burnt_result" then
    local source = prototype.energy_source
    return source and source.type == "burner" and source[SIZES[name]] or nil
  elseif name == "lab_input" then
    return prototype.type == "lab" and #prototype.inputs or nil
  elseif SIZES[name] and OWNERS[name][prototype.type] then
    return prototype[SIZES[name]]
  end
  return nil
end

function methods.get_inventory_size(prototype, index)
  local names = {}
  for name, number in pairs(facts.defines().inventory) do
    if number == index then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local size = size_by_name(prototype, name)
    if size and size > 0 then
      return size
    end
  end
  return nil
end

objects.implement("LuaEntityPrototype", { methods = methods })
