--- Rates over 36,000 ticks: recipe time x 60 / crafting speed a craft. Speeds 0.5, 0.75, 1.25 of
--- the three assembling machines, 2 of an electric furnace, 1 of the others; times from the
--- recipes.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local workshop = require("tests.lua.support.workshop")

local world = Server.prepared(building .. powered .. workshop)

local TICKS = 36000

-- Let the new network share out power before the machine has anything to do.
local function run(server, ticks, step)
  server.advance(2)
  local left = ticks
  while left > 0 do
    server.eval("tend()")
    local now = math.min(left, step)
    server.advance(now)
    left = left - now
  end
  server.eval("tend()")
end

describe("an assembling machine makes", function()
  local cases = {
    { "gears", "assembling-machine-1", "iron-gear-wheel", { ["iron-plate"] = 100 }, 600 },
    { "gears faster", "assembling-machine-2", "iron-gear-wheel", { ["iron-plate"] = 100 }, 900 },
    { "gears fastest", "assembling-machine-3", "iron-gear-wheel", { ["iron-plate"] = 200 }, 1500 },
    {
      "cable, two at a time",
      "assembling-machine-1",
      "copper-cable",
      { ["copper-plate"] = 100 },
      1200,
    },
    {
      "engines (advanced crafting)",
      "assembling-machine-1",
      "engine-unit",
      { ["steel-plate"] = 50, ["iron-gear-wheel"] = 50, pipe = 100 },
      30,
    },
    {
      "advanced circuits",
      "assembling-machine-2",
      "advanced-circuit",
      { ["electronic-circuit"] = 50, ["plastic-bar"] = 50, ["copper-cable"] = 100 },
      75,
    },
  }

  for _, case in ipairs(cases) do
    local what, machine, recipe, supplies, count = case[1], case[2], case[3], case[4], case[5]
    it(what, function()
      local server = world(
        string.format(
          "machine = build(%q, 0, 0) machine.set_recipe(%q) supplies = {}",
          machine,
          recipe
        )
      )
      for name, amount in pairs(supplies) do
        server.eval(string.format("supplies[%q] = %d", name, amount))
      end
      server.eval("keep(machine, supplies)")
      run(server, TICKS, 997)
      assert.are.equal(count, server.eval(string.format("return made[%q]", recipe)))
    end)
  end

  it("what does not come out even in ticks", function()
    -- 0.75 x 1.2 = 0.9: a gear takes 33.3 ticks.
    local server = world([[
      machine = build("assembling-machine-2", 0, 0)
      machine.set_recipe("iron-gear-wheel")
      put(machine, "speed-module", 1)
      keep(machine, { ["iron-plate"] = 100 })
    ]])
    run(server, TICKS, 997)
    assert.are.equal(1080, server.eval("return made['iron-gear-wheel']"))
  end)

  it("electric engines, with a fluid", function()
    local server = world([[
      machine = build("assembling-machine-2", 0.5, 0.5, "north")
      machine.set_recipe("electric-engine-unit")
      pipe = build("pipe", 0.5, -1.5)
      pipe.insert_fluid({ name = "lubricant", amount = 100 })
      keep(machine, { ["engine-unit"] = 50, ["electronic-circuit"] = 100 })
      local usual = tend
      function tend()
        usual()
        pipe.insert_fluid({ name = "lubricant", amount = 100 })
      end
    ]])
    run(server, TICKS, 997)
    assert.are.equal(45, server.eval("return made['electric-engine-unit']"))
  end)
end)

describe("other machines that craft", function()
  it("pour what is fluid", function()
    -- 50 acid a second from 100 water: the box for products holds 100.
    local server = world([[
      machine = build("chemical-plant", 0.5, 0.5, "north")
      machine.set_recipe("sulfuric-acid")
      acid = 0
      function tend()
        put(machine, "iron-plate", 50)
        put(machine, "sulfur", 50)
        machine.insert_fluid({ name = "water", amount = 200 })
        acid = acid + machine.remove_fluid({ name = "sulfuric-acid", amount = 100 })
      end
    ]])
    run(server, TICKS, 60)
    assert.are.same({ 600, 30000 }, { server.eval("return machine.products_finished, acid") })
    server.eval("tend()")
    server.advance(1000)
    assert.are.same({ "full_output", 602 }, {
      server.eval("return status(machine), machine.products_finished"),
    })
  end)

  it("smelt with electricity", function()
    local server = world([[
      machine = build("electric-furnace", 0, 0)
      keep(machine, { ["iron-ore"] = 50 })
    ]])
    run(server, TICKS, 997)
    assert.are.equal(375, server.eval("return made['iron-plate']"))
  end)

  it("leave what they make to chance", function()
    -- 0.7 % of the crafts give uranium 235, 99.3 % uranium 238, each for itself.
    local server = world([[
      machine = build("centrifuge", 0, 0)
      machine.set_recipe("uranium-processing")
      keep(machine, { ["uranium-ore"] = 50 })
    ]])
    run(server, TICKS, 997)
    local finished, light, heavy = server.eval([[
      return machine.products_finished, made["uranium-235"] or 0, made["uranium-238"]
    ]])
    assert.are.equal(50, finished)
    assert.is_true(light <= 5)
    assert.is_true(heavy >= 45 and heavy <= 50)
  end)
end)

local function machine_with(recipe)
  return string.format(
    "machine = build('assembling-machine-2', 0, 0) machine.set_recipe(%q)",
    recipe
  )
end

describe("an assembling machine", function()
  it("takes ingredients when it starts and gives products when it ends", function()
    local server = world(machine_with("iron-gear-wheel"))
    server.advance(2)
    server.eval("put(machine, 'iron-plate', 3)")
    server.advance(1)
    local look = [[
      return machine.get_item_count("iron-plate"), machine.get_item_count("iron-gear-wheel"),
        machine.is_crafting()
    ]]
    assert.are.same({ 1, 0, true }, { server.eval(look) })
    server.advance(38)
    assert.are.same({ 1, 0, true }, { server.eval(look) })
    server.advance(1)
    assert.are.same({ 1, 1, false }, { server.eval(look) })
    assert.are.equal("item_ingredient_shortage", server.eval("return status(machine)"))
  end)

  it("says why it waits", function()
    local server = world([[
      machine = build("assembling-machine-2", 0, 0)
      far = build("assembling-machine-1", 60, 60)
    ]])
    server.advance(2)
    assert.are.same({ "no_recipe", "no_power" }, {
      server.eval("return status(machine), status(far)"),
    })
    server.eval("machine.set_recipe('electric-engine-unit')")
    assert.are.equal("item_ingredient_shortage", server.eval("return status(machine)"))
    server.eval("put(machine, 'engine-unit', 1) put(machine, 'electronic-circuit', 2)")
    assert.are.equal("fluid_ingredient_shortage", server.eval("return status(machine)"))
    server.eval("machine.insert_fluid({ name = 'lubricant', amount = 15 })")
    server.advance(1)
    assert.are.equal("working", server.eval("return status(machine)"))
    server.eval("machine.active = false")
    assert.are.equal("disabled_by_script", server.eval("return status(machine)"))
  end)

  it("stops when the result slot has no room for one more craft", function()
    -- A stack of cable is 200, a craft gives 2.
    local server = world(machine_with("copper-cable"))
    server.eval("keep(machine, { ['copper-plate'] = 100 }) put(machine, 'copper-plate', 100)")
    server.advance(4500)
    server.eval("put(machine, 'copper-plate', 100)")
    assert.are.same({ "full_output", 200, 100 }, {
      server.eval([[
      return status(machine), machine.get_item_count("copper-cable"),
        machine.get_item_count("copper-plate")
    ]]),
    })
    server.eval("machine.get_output_inventory().remove({ name = 'copper-cable', count = 1 })")
    server.advance(100)
    assert.are.equal(199, server.eval("return machine.get_item_count('copper-cable')"))
    server.eval("machine.get_output_inventory().remove({ name = 'copper-cable', count = 1 })")
    server.advance(40)
    assert.are.equal(200, server.eval("return machine.get_item_count('copper-cable')"))
  end)

  it("works at the share of power that it gets", function()
    local server = Server.new()
    server.eval(building .. powered .. [[
      force = game.forces.player
      force.research_all_technologies()
      power(75000)
      machine = build("assembling-machine-2", 0, 0)
      machine.set_recipe("iron-gear-wheel")
      machine.insert({ name = "iron-plate", count = 100 })
    ]])
    server.advance(2000)
    -- 150 kW and 5 kW of drain are asked for.
    local expected = math.floor(2000 / 40 * 75 / 155)
    local count = server.eval("return machine.get_item_count('iron-gear-wheel')")
    assert.is_true(math.abs(count - expected) <= 1)
    assert.are.equal("low_power", server.eval("return status(machine)"))
    server.eval("supply.power_production = 0")
    server.advance(300)
    assert.are.equal("no_power", server.eval("return status(machine)"))
    local stood = server.eval("return machine.get_item_count('iron-gear-wheel')")
    server.advance(1000)
    assert.are.equal(stood, server.eval("return machine.get_item_count('iron-gear-wheel')"))
  end)

  it("gives back what it holds when it gets another recipe", function()
    local server = world(machine_with("iron-gear-wheel"))
    server.advance(2)
    server.eval("put(machine, 'iron-plate', 10)")
    server.advance(100)
    -- Two gears are made, the third is under way.
    local back = server.eval([[
      local counts = {}
      for key, value in pairs(machine.set_recipe("iron-stick")) do
        if type(value) == "table" then
          key, value = value.name, value.count
        end
        counts[#counts + 1] = key .. " " .. value
      end
      table.sort(counts)
      return table.concat(counts, ", ")
    ]])
    assert.are.equal("iron-gear-wheel 2, iron-plate 6", back)
    assert.are.same({ 0, false }, {
      server.eval("return machine.get_item_count(), machine.is_crafting()"),
    })
    server.eval("put(machine, 'iron-plate', 1)")
    server.advance(40)
    assert.are.equal(2, server.eval("return machine.get_item_count('iron-stick')"))
  end)

  it("holds more than a stack where a craft needs it", function()
    -- Two rocket silos' worth of steel: 1000 each, a stack is 100.
    local server = world(machine_with("rocket-silo"))
    assert.are.same({ 2000, 200 }, {
      server.eval("return put(machine, 'steel-plate', 5000), put(machine, 'pipe', 5000)"),
    })
  end)

  it("refuses recipes that it cannot make", function()
    local server = world("machine = build('assembling-machine-1', 0, 0)")
    for _, recipe in ipairs({ "iron-plate", "electric-engine-unit", "nothing-at-all" }) do
      assert.has_error(function()
        server.eval(string.format("machine.set_recipe(%q)", recipe))
      end)
    end
    server.eval("force.recipes['iron-gear-wheel'].enabled = false")
    assert.has_error(function()
      server.eval("machine.set_recipe('iron-gear-wheel')")
    end)
  end)

  it("gives back a craft under way when it is mined", function()
    local server = world(machine_with("iron-gear-wheel"))
    server.advance(2)
    server.eval("put(machine, 'iron-plate', 2) chest = build('steel-chest', 5, 5)")
    server.advance(10)
    assert.are.same({ true, 2, 1 }, {
      server.eval([[
      local mined = machine.mine({ inventory = chest.get_inventory(defines.inventory.chest) })
      return mined, chest.get_item_count("iron-plate"), chest.get_item_count("assembling-machine-2")
    ]]),
    })
  end)

  it("plays on from a snapshot in the middle of a craft", function()
    local function start()
      local server = world(machine_with("iron-gear-wheel"))
      server.eval("put(machine, 'iron-plate', 100) put(machine, 'productivity-module-2', 2)")
      server.advance(777)
      return server
    end
    local straight = start()
    straight.advance(1111)
    local expected = straight.snapshot()
    local server = start()
    server.restore(server.snapshot())
    server.eval([[
      local machine = game.surfaces[1].find_entities_filtered({ type = "assembling-machine" })[1]
      return machine.crafting_progress, machine.bonus_progress, machine.effects
    ]])
    server.advance(1111)
    assert.is_true(expected == server.snapshot())
  end)

  it("is copied with its recipe, what it holds, and its fluids", function()
    local server = world(machine_with("electric-engine-unit"))
    server.eval([[
      put(machine, "engine-unit", 3)
      put(machine, "electronic-circuit", 10)
      put(machine, "speed-module", 2)
      machine.insert_fluid({ name = "lubricant", amount = 20 })
      copy = machine.clone({ position = { 5, 0 } })
    ]])
    assert.are.same({ "electric-engine-unit", 15, 20, 1.05 }, {
      server.eval([[
      return copy.get_recipe().name, copy.get_item_count(), copy.fluidbox[1].amount,
        math.floor(copy.crafting_speed * 100 + 0.5) / 100
    ]]),
    })
  end)

  it("lets scripts set how far it is", function()
    local server = world(machine_with("iron-gear-wheel"))
    server.advance(2)
    server.eval("put(machine, 'iron-plate', 4)")
    server.advance(10)
    server.eval("machine.crafting_progress = 0.75")
    server.advance(9)
    assert.are.equal(0, server.eval("return machine.get_item_count('iron-gear-wheel')"))
    server.advance(1)
    assert.are.equal(1, server.eval("return machine.get_item_count('iron-gear-wheel')"))
  end)
end)
