local World = require("tests.lua.support.world")

local function read(world, name)
  local entity = world.entities[name]
  return world:call("get_entity", { entity = entity.name, position = entity.position })
end

describe("readers", function()
  it("tell the network, the energy and the limits of electric entities", function()
    local world = World.new({
      seed = 1,
      panel = { name = "solar-panel", at = { 3.5, 3.5 } },
      pole = { name = "medium-electric-pole", at = { 6.5, 3.5 } },
      store = { name = "accumulator", at = { 9, 4 } },
    })
    world:advance(60)
    local panel, pole, store = read(world, "panel"), read(world, "pole"), read(world, "store")
    assert.are.equal("number", type(pole.electrical_id))
    assert.are.equal(pole.electrical_id, panel.electrical_id)
    assert.are.equal(pole.electrical_id, store.electrical_id)
    -- 60 kW for a second go into it.
    assert.near(60000, store.energy, 1001)
    assert.are.equal("charging", store.status)
    assert.are.equal(1000, panel.electric_output_flow_limit)
    assert.are.equal("1000J", panel.energy_source.output_flow_limit)
    assert.are.equal("5000000J", store.energy_source.buffer_capacity)
    assert.are.same({}, panel.warnings)
    assert.are.same({}, store.warnings)
  end)

  it("tell what a machine makes, holds and boosts", function()
    local world = World.new({
      seed = 1,
      panel = { name = "solar-panel", at = { 3.5, 3.5 } },
      other = { name = "solar-panel", at = { 3.5, 6.5 } },
      third = { name = "solar-panel", at = { 3.5, 0.5 } },
      pole = { name = "medium-electric-pole", at = { 6.5, 3.5 } },
      machine = {
        name = "assembling-machine-2",
        at = { 9.5, 3.5 },
        recipe = "iron-gear-wheel",
        holds = { ["iron-plate"] = 10 },
      },
    })
    world:call("set_inventory", { inventory = { ["speed-module"] = 1 } })
    world:call("insert_item", { entity = "speed-module", target = world.entities.machine })
    world:advance(60)
    local machine = read(world, "machine")
    assert.are.equal("iron-gear-wheel", machine.recipe.name)
    assert.are.same({ ["speed-module"] = 1 }, machine.assembling_machine_modules)
    -- 0.5 s a gear at speed 0.75 x 1.2, less for want of power: one is done after a second.
    assert.are.same({ ["iron-gear-wheel"] = 1 }, machine.assembling_machine_output)
    assert.is_true(machine.energy > 0)
    assert.are.equal("low_power", machine.status)
  end)

  it("tell what a lab holds and researches", function()
    local world = World.new({
      seed = 1,
      technologies = { "automation" },
      science = { name = "lab", at = { 3.5, 3.5 }, holds = { ["automation-science-pack"] = 3 } },
    })
    world:call("set_research", { technology = "logistics" })
    local lab = read(world, "science")
    assert.are.same({ ["automation-science-pack"] = 3 }, lab.lab_input)
    assert.are.equal("logistics", lab.research)
    assert.are.same({}, lab.lab_modules)
  end)

  it("tell fluids with their amount and temperature", function()
    local world = World.new({
      seed = 1,
      tank = { name = "storage-tank", at = { 5.5, 5.5 } },
    })
    world:eval([[
      local tank = game.surfaces.fle.find_entity("storage-tank", { 5.5, 5.5 })
      tank.insert_fluid({ name = "steam", amount = 500, temperature = 165 })
    ]])
    local tank = read(world, "tank")
    assert.are.same({ { name = "steam", amount = 500, temperature = 165 } }, tank.fluid_box)
    assert.are.equal(4, #tank.connection_points)
  end)
end)
