-- Generated from schemas/entities by `fle gen`. Do not edit.
--- Entities in the form in which they travel: the number of the class, then its fields.

local enums = require("generated.enums")
local forms = require("lib.wire_forms")
local read_belt = require("readers.belt")
local read_burner = require("readers.burner")
local read_chest = require("readers.chest")
local read_core = require("readers.core")
local read_crafting = require("readers.crafting")
local read_electric = require("readers.electric")
local read_fluid = require("readers.fluid")
local read_group = require("readers.group")
local read_inserter = require("readers.inserter")
local read_lab = require("readers.lab")
local read_mining = require("readers.mining")
local read_silo = require("readers.silo")
local read_turret = require("readers.turret")
local read_vehicle = require("readers.vehicle")
local read_warnings = require("readers.warnings")

local entities = {}

local by_name = {
  ["assembling-machine-2"] = 2,
  ["assembling-machine-3"] = 2,
  ["belt-group"] = 5,
  ["burner-inserter"] = 7,
  ["burner-mining-drill"] = 8,
  ["chemical-plant"] = 9,
  ["electric-furnace"] = 12,
  ["electric-mining-drill"] = 13,
  ["electricity-group"] = 14,
  ["filter-inserter"] = 17,
  ["heat-exchanger"] = 22,
  ["oil-refinery"] = 28,
  ["pipe-group"] = 30,
  pumpjack = 32,
  ["stack-filter-inserter"] = 17,
  ["wall-group"] = 48,
}

local by_type = {
  accumulator = 1,
  ["ammo-turret"] = 21,
  ["arithmetic-combinator"] = 11,
  ["artillery-turret"] = 45,
  ["artillery-wagon"] = 39,
  ["assembling-machine"] = 3,
  beacon = 4,
  boiler = 6,
  car = 47,
  ["cargo-wagon"] = 39,
  ["constant-combinator"] = 11,
  container = 10,
  ["curved-rail"] = 33,
  ["curved-rail-a"] = 33,
  ["curved-rail-b"] = 33,
  ["decider-combinator"] = 11,
  ["electric-pole"] = 15,
  ["electric-turret"] = 45,
  ["fluid-turret"] = 18,
  ["fluid-wagon"] = 39,
  furnace = 19,
  generator = 20,
  ["half-diagonal-rail"] = 33,
  ["heat-pipe"] = 29,
  inserter = 23,
  lab = 24,
  ["legacy-curved-rail"] = 33,
  ["legacy-straight-rail"] = 33,
  locomotive = 39,
  ["logistic-container"] = 25,
  ["mining-drill"] = 26,
  ["offshore-pump"] = 27,
  pipe = 29,
  ["pipe-to-ground"] = 29,
  ["power-switch"] = 11,
  pump = 31,
  ["rail-chain-signal"] = 34,
  ["rail-signal"] = 34,
  reactor = 35,
  roboport = 36,
  ["rocket-silo"] = 38,
  ["rocket-silo-rocket"] = 37,
  ["selector-combinator"] = 11,
  ["solar-panel"] = 40,
  ["spider-vehicle"] = 47,
  splitter = 41,
  ["storage-tank"] = 42,
  ["straight-rail"] = 33,
  ["train-stop"] = 43,
  ["transport-belt"] = 44,
  ["underground-belt"] = 46,
}

-- The classes by number, each with the names of its fields.
entities.classes = {
  {
    name = "Accumulator",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "energy_source",
    },
  },
  {
    name = "AdvancedAssemblingMachine",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
      "electrical_id",
      "recipe",
      "assembling_machine_input",
      "assembling_machine_output",
      "assembling_machine_modules",
    },
  },
  {
    name = "AssemblingMachine",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "recipe",
      "assembling_machine_input",
      "assembling_machine_output",
      "assembling_machine_modules",
    },
  },
  {
    name = "Beacon",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
    },
  },
  {
    name = "BeltGroup",
    fields = {
      "id",
      "status",
      "position",
      "name",
      "warnings",
      "warning_codes",
      "belts",
      "inputs",
      "outputs",
      "inventory",
    },
  },
  {
    name = "Boiler",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
      "fuel",
      "steam_output_point",
    },
  },
  {
    name = "BurnerInserter",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "filter",
      "pickup_position",
      "drop_position",
      "fuel",
    },
  },
  {
    name = "BurnerMiningDrill",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "drop_position",
      "resources",
      "fuel",
    },
  },
  {
    name = "ChemicalPlant",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "input_fluids",
      "output_fluids",
      "input_connection_points",
      "output_connection_points",
      "fluid_box",
      "fluid_systems",
      "electrical_id",
      "recipe",
      "assembling_machine_input",
      "assembling_machine_output",
      "assembling_machine_modules",
    },
  },
  {
    name = "Chest",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "inventory",
    },
  },
  {
    name = "Combinator",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
    },
  },
  {
    name = "ElectricFurnace",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "electrical_id",
      "furnace_source",
      "furnace_result",
    },
  },
  {
    name = "ElectricMiningDrill",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "drop_position",
      "resources",
      "electrical_id",
    },
  },
  {
    name = "ElectricityGroup",
    fields = {
      "id",
      "status",
      "position",
      "name",
      "warnings",
      "warning_codes",
      "poles",
    },
  },
  {
    name = "ElectricityPole",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "electrical_id",
      "flow_rate",
    },
  },
  {
    name = "Entity",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
    },
  },
  {
    name = "FilterInserter",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "filter",
      "pickup_position",
      "drop_position",
    },
  },
  {
    name = "FluidTurret",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "turret_ammo",
      "kills",
      "connection_points",
      "fluid_box",
      "fluid_systems",
    },
  },
  {
    name = "Furnace",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "fuel",
      "furnace_source",
      "furnace_result",
    },
  },
  {
    name = "Generator",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
    },
  },
  {
    name = "GunTurret",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "turret_ammo",
      "kills",
    },
  },
  {
    name = "HeatExchanger",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
      "fuel",
      "steam_output_point",
    },
  },
  {
    name = "Inserter",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "filter",
      "pickup_position",
      "drop_position",
    },
  },
  {
    name = "Lab",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "electrical_id",
      "lab_input",
      "lab_modules",
      "research",
    },
  },
  {
    name = "LogisticChest",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "inventory",
      "request_filters",
    },
  },
  {
    name = "MiningDrill",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "drop_position",
      "resources",
    },
  },
  {
    name = "OffshorePump",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
    },
  },
  {
    name = "OilRefinery",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "input_fluids",
      "output_fluids",
      "input_connection_points",
      "output_connection_points",
      "fluid_box",
      "fluid_systems",
      "electrical_id",
      "recipe",
      "assembling_machine_input",
      "assembling_machine_output",
      "assembling_machine_modules",
    },
  },
  {
    name = "Pipe",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "fluidbox_id",
      "flow_rate",
      "contents",
      "fluid",
    },
  },
  {
    name = "PipeGroup",
    fields = {
      "id",
      "status",
      "position",
      "name",
      "warnings",
      "warning_codes",
      "pipes",
      "fluid",
      "amount",
      "level",
    },
  },
  {
    name = "Pump",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
      "electrical_id",
    },
  },
  {
    name = "PumpJack",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "drop_position",
      "resources",
      "connection_points",
      "fluid_box",
      "fluid_systems",
      "electrical_id",
    },
  },
  {
    name = "Rail",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
    },
  },
  {
    name = "RailSignal",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
    },
  },
  {
    name = "Reactor",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
    },
  },
  {
    name = "Roboport",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
    },
  },
  {
    name = "Rocket",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
    },
  },
  {
    name = "RocketSilo",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
      "rocket_parts",
      "rocket_inventory",
      "rocket_progress",
    },
  },
  {
    name = "RollingStock",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "fuel",
      "inventory",
    },
  },
  {
    name = "SolarPanel",
    fields = {
      "electrical_id",
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "production",
      "energy_source",
      "electric_output_flow_limit",
    },
  },
  {
    name = "Splitter",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "input_positions",
      "output_positions",
      "inventory",
    },
  },
  {
    name = "StorageTank",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "connection_points",
      "fluid_box",
      "fluid_systems",
    },
  },
  {
    name = "TrainStop",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "electrical_id",
    },
  },
  {
    name = "TransportBelt",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "input_position",
      "output_position",
      "inventory",
      "is_terminus",
      "is_source",
    },
  },
  {
    name = "Turret",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "neighbours",
      "turret_ammo",
      "kills",
      "electrical_id",
    },
  },
  {
    name = "UndergroundBelt",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "input_position",
      "output_position",
      "inventory",
      "is_terminus",
      "is_source",
      "is_input",
      "connected_to",
    },
  },
  {
    name = "Vehicle",
    fields = {
      "name",
      "direction",
      "position",
      "id",
      "energy",
      "type",
      "dimensions",
      "tile_dimensions",
      "health",
      "warnings",
      "warning_codes",
      "status",
      "fuel",
      "trunk_inventory",
    },
  },
  {
    name = "WallGroup",
    fields = {
      "id",
      "status",
      "position",
      "name",
      "warnings",
      "warning_codes",
      "entities",
    },
  },
}

--- The number of an entity's class.
---@param entity LuaEntity
---@return integer
function entities.class_index(entity)
  return by_name[entity.name] or by_type[entity.type] or 16
end

local function maybe(value, encode, ctx)
  if value == nil then
    return nil
  end
  return encode(value, ctx)
end

local function dimensions(value)
  return {
    value.width,
    value.height,
  }
end

local function tile_dimensions(value)
  return {
    value.tile_width,
    value.tile_height,
  }
end

local function list_of_warning_code(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = enums.WarningCode.index[item]
  end
  return result
end

local function neighbour(value)
  return {
    forms.name(value.name),
    value.direction,
    forms.position(value.position),
  }
end

local function list_of_neighbour(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = neighbour(item)
  end
  return result
end

local function energy_source(value)
  return {
    value.buffer_capacity,
    value.input_flow_limit,
    value.output_flow_limit,
    value.drain,
  }
end

local function list_of_position(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.position(item)
  end
  return result
end

local function fluid_box(value)
  return {
    value.name,
    value.amount,
    value.temperature,
    n = 3,
  }
end

local function list_of_fluid_box(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = fluid_box(item)
  end
  return result
end

local function ingredient(value)
  return {
    forms.name(value.name),
    value.count,
    value.type,
    n = 3,
  }
end

local function list_of_ingredient(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = ingredient(item)
  end
  return result
end

local function product(value)
  return {
    forms.name(value.name),
    value.count,
    value.type,
    value.probability,
    n = 4,
  }
end

local function list_of_product(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = product(item)
  end
  return result
end

local function recipe(value)
  return {
    value.name ~= nil and forms.name(value.name) or nil,
    value.ingredients ~= nil and list_of_ingredient(value.ingredients) or nil,
    value.products ~= nil and list_of_product(value.products) or nil,
    value.energy,
    value.category,
    value.enabled,
    n = 6,
  }
end

local function transport_belt_or_splitter(value, ctx)
  if forms.is_entity(value) then
    return entities.encode(value, ctx)
  end
  error("a result is not TransportBelt | Splitter", 0)
end

local function list_of_transport_belt_or_splitter(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = transport_belt_or_splitter(item, ctx)
  end
  return result
end

local function list_of_entity(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function indexed_position(value)
  return {
    value.x,
    value.y,
    value.type,
  }
end

local function list_of_indexed_position(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = indexed_position(item)
  end
  return result
end

local function list_of_electricity_pole(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function list_of_pipe(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function list_of_inventory(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.map(item)
  end
  return result
end

local function dict_of_str_inventory(value)
  local result = {}
  for key, item in pairs(value) do
    result[key] = forms.map(item)
  end
  return forms.map(result)
end

local encoders = {}

-- Accumulator
encoders[1] = function(entity, ctx)
  return {
    1,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    maybe(read_electric.energy_source(entity, ctx), energy_source),
    n = 16,
  }
end

-- AdvancedAssemblingMachine
encoders[2] = function(entity, ctx)
  return {
    2,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    read_electric.network(entity, ctx),
    maybe(read_crafting.recipe(entity, ctx), recipe),
    forms.map(read_crafting.input(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    forms.map(read_crafting.modules(entity, ctx)),
    n = 22,
  }
end

-- AssemblingMachine
encoders[3] = function(entity, ctx)
  return {
    3,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    maybe(read_crafting.recipe(entity, ctx), recipe),
    forms.map(read_crafting.input(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    forms.map(read_crafting.modules(entity, ctx)),
    n = 19,
  }
end

-- Beacon
encoders[4] = function(entity, ctx)
  return {
    4,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    n = 15,
  }
end

-- BeltGroup
encoders[5] = function(entity, ctx)
  return {
    5,
    read_group.id(entity, ctx),
    enums.EntityStatus.index[read_group.status(entity, ctx)],
    forms.position(read_group.position(entity, ctx)),
    forms.name(read_group.name(entity, ctx)),
    read_group.warnings(entity, ctx),
    maybe(read_group.warning_codes(entity, ctx), list_of_warning_code),
    list_of_transport_belt_or_splitter(read_group.members(entity, ctx), ctx),
    list_of_entity(read_group.inputs(entity, ctx), ctx),
    list_of_entity(read_group.outputs(entity, ctx), ctx),
    forms.map(read_group.inventory(entity, ctx)),
    n = 11,
  }
end

-- Boiler
encoders[6] = function(entity, ctx)
  return {
    6,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    forms.map(read_burner.fuel(entity, ctx)),
    maybe(read_fluid.steam_point(entity, ctx), forms.position),
    n = 19,
  }
end

-- BurnerInserter
encoders[7] = function(entity, ctx)
  return {
    7,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    read_inserter.filter(entity, ctx),
    maybe(read_inserter.pickup_position(entity, ctx), forms.position),
    forms.position(read_inserter.drop_position(entity, ctx)),
    forms.map(read_burner.fuel(entity, ctx)),
    n = 19,
  }
end

-- BurnerMiningDrill
encoders[8] = function(entity, ctx)
  return {
    8,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.position(read_mining.drop_position(entity, ctx)),
    list_of_ingredient(read_mining.resources(entity, ctx)),
    forms.map(read_burner.fuel(entity, ctx)),
    n = 17,
  }
end

-- ChemicalPlant
encoders[9] = function(entity, ctx)
  return {
    9,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_fluid.input_fluids(entity, ctx),
    read_fluid.output_fluids(entity, ctx),
    list_of_indexed_position(read_fluid.input_points(entity, ctx)),
    list_of_indexed_position(read_fluid.output_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    read_electric.network(entity, ctx),
    maybe(read_crafting.recipe(entity, ctx), recipe),
    forms.map(read_crafting.input(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    forms.map(read_crafting.modules(entity, ctx)),
    n = 25,
  }
end

-- Chest
encoders[10] = function(entity, ctx)
  return {
    10,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_chest.inventory(entity, ctx)),
    n = 14,
  }
end

-- Combinator
encoders[11] = function(entity, ctx)
  return {
    11,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    n = 14,
  }
end

-- ElectricFurnace
encoders[12] = function(entity, ctx)
  return {
    12,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    read_electric.network(entity, ctx),
    forms.map(read_crafting.furnace_source(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    n = 16,
  }
end

-- ElectricMiningDrill
encoders[13] = function(entity, ctx)
  return {
    13,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.position(read_mining.drop_position(entity, ctx)),
    list_of_ingredient(read_mining.resources(entity, ctx)),
    read_electric.network(entity, ctx),
    n = 17,
  }
end

-- ElectricityGroup
encoders[14] = function(entity, ctx)
  return {
    14,
    read_group.id(entity, ctx),
    enums.EntityStatus.index[read_group.status(entity, ctx)],
    forms.position(read_group.position(entity, ctx)),
    forms.name(read_group.name(entity, ctx)),
    read_group.warnings(entity, ctx),
    maybe(read_group.warning_codes(entity, ctx), list_of_warning_code),
    list_of_electricity_pole(read_group.members(entity, ctx), ctx),
    n = 8,
  }
end

-- ElectricityPole
encoders[15] = function(entity, ctx)
  return {
    15,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    read_electric.network(entity, ctx),
    read_electric.flow(entity, ctx),
    n = 15,
  }
end

-- Entity
encoders[16] = function(entity, ctx)
  return {
    16,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    n = 13,
  }
end

-- FilterInserter
encoders[17] = function(entity, ctx)
  return {
    17,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    read_inserter.filter(entity, ctx),
    maybe(read_inserter.pickup_position(entity, ctx), forms.position),
    forms.position(read_inserter.drop_position(entity, ctx)),
    n = 18,
  }
end

-- FluidTurret
encoders[18] = function(entity, ctx)
  return {
    18,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.map(read_turret.ammo(entity, ctx)),
    read_turret.kills(entity, ctx),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    n = 19,
  }
end

-- Furnace
encoders[19] = function(entity, ctx)
  return {
    19,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_burner.fuel(entity, ctx)),
    forms.map(read_crafting.furnace_source(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    n = 16,
  }
end

-- Generator
encoders[20] = function(entity, ctx)
  return {
    20,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    n = 17,
  }
end

-- GunTurret
encoders[21] = function(entity, ctx)
  return {
    21,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.map(read_turret.ammo(entity, ctx)),
    read_turret.kills(entity, ctx),
    n = 16,
  }
end

-- HeatExchanger
encoders[22] = function(entity, ctx)
  return {
    22,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    forms.map(read_burner.fuel(entity, ctx)),
    maybe(read_fluid.steam_point(entity, ctx), forms.position),
    n = 19,
  }
end

-- Inserter
encoders[23] = function(entity, ctx)
  return {
    23,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    read_inserter.filter(entity, ctx),
    maybe(read_inserter.pickup_position(entity, ctx), forms.position),
    forms.position(read_inserter.drop_position(entity, ctx)),
    n = 18,
  }
end

-- Lab
encoders[24] = function(entity, ctx)
  return {
    24,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    read_electric.network(entity, ctx),
    forms.map(read_lab.input(entity, ctx)),
    forms.map(read_lab.modules(entity, ctx)),
    read_lab.research(entity, ctx),
    n = 17,
  }
end

-- LogisticChest
encoders[25] = function(entity, ctx)
  return {
    25,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_chest.inventory(entity, ctx)),
    list_of_ingredient(read_chest.requests(entity, ctx)),
    n = 15,
  }
end

-- MiningDrill
encoders[26] = function(entity, ctx)
  return {
    26,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.position(read_mining.drop_position(entity, ctx)),
    list_of_ingredient(read_mining.resources(entity, ctx)),
    n = 16,
  }
end

-- OffshorePump
encoders[27] = function(entity, ctx)
  return {
    27,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    n = 17,
  }
end

-- OilRefinery
encoders[28] = function(entity, ctx)
  return {
    28,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_fluid.input_fluids(entity, ctx),
    read_fluid.output_fluids(entity, ctx),
    list_of_indexed_position(read_fluid.input_points(entity, ctx)),
    list_of_indexed_position(read_fluid.output_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    read_electric.network(entity, ctx),
    maybe(read_crafting.recipe(entity, ctx), recipe),
    forms.map(read_crafting.input(entity, ctx)),
    forms.map(read_crafting.output(entity, ctx)),
    forms.map(read_crafting.modules(entity, ctx)),
    n = 25,
  }
end

-- Pipe
encoders[29] = function(entity, ctx)
  return {
    29,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    read_fluid.system(entity, ctx),
    read_fluid.flow(entity, ctx),
    read_fluid.amount(entity, ctx),
    read_fluid.name(entity, ctx),
    n = 17,
  }
end

-- PipeGroup
encoders[30] = function(entity, ctx)
  return {
    30,
    read_group.id(entity, ctx),
    enums.EntityStatus.index[read_group.status(entity, ctx)],
    forms.position(read_group.position(entity, ctx)),
    forms.name(read_group.name(entity, ctx)),
    read_group.warnings(entity, ctx),
    maybe(read_group.warning_codes(entity, ctx), list_of_warning_code),
    list_of_pipe(read_group.members(entity, ctx), ctx),
    read_group.fluid(entity, ctx),
    read_group.amount(entity, ctx),
    read_group.level(entity, ctx),
    n = 11,
  }
end

-- Pump
encoders[31] = function(entity, ctx)
  return {
    31,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    read_electric.network(entity, ctx),
    n = 18,
  }
end

-- PumpJack
encoders[32] = function(entity, ctx)
  return {
    32,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.position(read_mining.drop_position(entity, ctx)),
    list_of_ingredient(read_mining.resources(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    read_electric.network(entity, ctx),
    n = 20,
  }
end

-- Rail
encoders[33] = function(entity, ctx)
  return {
    33,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    n = 13,
  }
end

-- RailSignal
encoders[34] = function(entity, ctx)
  return {
    34,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    n = 14,
  }
end

-- Reactor
encoders[35] = function(entity, ctx)
  return {
    35,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    n = 14,
  }
end

-- Roboport
encoders[36] = function(entity, ctx)
  return {
    36,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    n = 15,
  }
end

-- Rocket
encoders[37] = function(entity, ctx)
  return {
    37,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    n = 13,
  }
end

-- RocketSilo
encoders[38] = function(entity, ctx)
  return {
    38,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    read_silo.parts(entity, ctx),
    forms.map(read_silo.cargo(entity, ctx)),
    read_silo.progress(entity, ctx),
    n = 18,
  }
end

-- RollingStock
encoders[39] = function(entity, ctx)
  return {
    39,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_burner.fuel(entity, ctx)),
    forms.map(read_vehicle.cargo(entity, ctx)),
    n = 15,
  }
end

-- SolarPanel
encoders[40] = function(entity, ctx)
  return {
    40,
    read_electric.network(entity, ctx),
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    read_electric.production(entity, ctx),
    maybe(read_electric.energy_source(entity, ctx), energy_source),
    read_electric.output_limit(entity, ctx),
    n = 17,
  }
end

-- Splitter
encoders[41] = function(entity, ctx)
  return {
    41,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_position(read_belt.splitter_inputs(entity, ctx)),
    list_of_position(read_belt.splitter_outputs(entity, ctx)),
    list_of_inventory(read_belt.splitter_inventory(entity, ctx)),
    n = 16,
  }
end

-- StorageTank
encoders[42] = function(entity, ctx)
  return {
    42,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    list_of_position(read_fluid.connection_points(entity, ctx)),
    list_of_fluid_box(read_fluid.boxes(entity, ctx)),
    read_fluid.systems(entity, ctx),
    n = 17,
  }
end

-- TrainStop
encoders[43] = function(entity, ctx)
  return {
    43,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    read_electric.network(entity, ctx),
    n = 15,
  }
end

-- TransportBelt
encoders[44] = function(entity, ctx)
  return {
    44,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.position(read_belt.input_position(entity, ctx)),
    forms.position(read_belt.output_position(entity, ctx)),
    dict_of_str_inventory(read_belt.lanes(entity, ctx)),
    read_belt.is_terminus(entity, ctx),
    read_belt.is_source(entity, ctx),
    n = 18,
  }
end

-- Turret
encoders[45] = function(entity, ctx)
  return {
    45,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    list_of_neighbour(read_core.neighbours(entity, ctx)),
    forms.map(read_turret.ammo(entity, ctx)),
    read_turret.kills(entity, ctx),
    read_electric.network(entity, ctx),
    n = 17,
  }
end

-- UndergroundBelt
encoders[46] = function(entity, ctx)
  return {
    46,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.position(read_belt.input_position(entity, ctx)),
    forms.position(read_belt.output_position(entity, ctx)),
    dict_of_str_inventory(read_belt.lanes(entity, ctx)),
    read_belt.is_terminus(entity, ctx),
    read_belt.is_source(entity, ctx),
    read_belt.is_input(entity, ctx),
    read_belt.connected_to(entity, ctx),
    n = 20,
  }
end

-- Vehicle
encoders[47] = function(entity, ctx)
  return {
    47,
    forms.name(read_core.name(entity, ctx)),
    read_core.direction(entity, ctx),
    forms.position(read_core.position(entity, ctx)),
    read_core.id(entity, ctx),
    read_core.energy(entity, ctx),
    read_core.type(entity, ctx),
    dimensions(read_core.dimensions(entity, ctx)),
    tile_dimensions(read_core.tile_dimensions(entity, ctx)),
    read_core.health(entity, ctx),
    read_warnings.of(entity, ctx),
    maybe(read_warnings.codes(entity, ctx), list_of_warning_code),
    enums.EntityStatus.index[read_core.status(entity, ctx)],
    forms.map(read_burner.fuel(entity, ctx)),
    forms.map(read_vehicle.trunk(entity, ctx)),
    n = 15,
  }
end

-- WallGroup
encoders[48] = function(entity, ctx)
  return {
    48,
    read_group.id(entity, ctx),
    enums.EntityStatus.index[read_group.status(entity, ctx)],
    forms.position(read_group.position(entity, ctx)),
    forms.name(read_group.name(entity, ctx)),
    read_group.warnings(entity, ctx),
    maybe(read_group.warning_codes(entity, ctx), list_of_warning_code),
    list_of_entity(read_group.members(entity, ctx), ctx),
    n = 8,
  }
end

---@param entity LuaEntity
---@param ctx fle.Context
---@return table
function entities.encode(entity, ctx)
  return encoders[entities.class_index(entity)](entity, ctx)
end

return entities
