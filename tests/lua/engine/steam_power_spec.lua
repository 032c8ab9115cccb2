--- Boilers and engines. Figures: boiler 1.8 MW, 60 steam of 165 degrees a second from 60 water
--- (1.1) or 6 (2.0); engine 30 steam a second for 900 kW; coal 4 MJ: a boiler at full load burns
--- one in 133.3 ticks.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local profile = require("tests.lua.support.profile")

-- `plant(n)` builds n boilers in a row, each with two engines, from one offshore pump, and a load;
-- `draw(watts)` sets the load; `refuel()` keeps coal in the boilers and counts it.
local PLANT = [[
  boilers, engines, burnt = {}, {}, 0
  function plant(n)
    pump = shore(0.5, 0.5)
    build("pipe", 0.5, 1.5)
    pipes(0.5, 2.5, 1.5, 2.5)
    for k = 0, n - 1 do
      local x = 3.5 + 3 * k
      boilers[k + 1] = build("boiler", x, 2, "north")
      engines[2 * k + 1] = build("steam-engine", x, -1.5, "north")
      engines[2 * k + 2] = build("steam-engine", x, -6.5, "north")
    end
    for x = 2, 3 * n + 3, 3 do
      build("medium-electric-pole", x - 0.5, 4.5)
    end
    for x = 2, 3 * n + 8, 6 do
      build("substation", x, -11)
    end
    for y = 0, 3 do
      build("medium-electric-pole", -1.5, 4.5 - 4 * y)
    end
    load = build("electric-energy-interface", 6, 7)
    load.power_production = 0
    given = 0
  end
  function draw(watts)
    load.electric_buffer_size = watts / 60 * 2
    load.power_usage = watts / 60
  end
  -- Counts what was taken from the slots and what is burning.
  function refuel(count)
    for _, boiler in pairs(boilers) do
      given = given + boiler.insert({ name = "coal", count = count or 50 })
    end
  end
  function burnt_joules()
    local sum = given * 4e6
    for _, boiler in pairs(boilers) do
      sum = sum - boiler.get_fuel_inventory().get_item_count() * 4e6
        - boiler.burner.remaining_burning_fuel
    end
    return sum
  end
  function steam_in(entities)
    local sum = 0
    for _, entity in pairs(entities) do
      sum = sum + entity.get_fluid_count("steam")
    end
    return sum
  end
]]

local world = Server.prepared(building .. plumbing .. PLANT)

local function per_version(old, new)
  return profile.factorio == "1.1" and old or new
end

local RATIO = per_version(1, 0.1)

local function run(server, ticks)
  local step = 3000
  while ticks > 0 do
    server.eval("refuel()")
    server.advance(math.min(step, ticks))
    ticks = ticks - step
  end
end

describe("a boiler with two engines", function()
  local loads = {
    { "at full load", 1800000 },
    { "at half load", 900000 },
    { "at a tenth", 180000 },
  }
  for _, case in ipairs(loads) do
    local name, watts = case[1], case[2]
    it(name .. " uses fuel, water and steam in proportion over 36,000 ticks", function()
      local server = world("plant(1) draw(" .. watts .. ")")
      run(server, 1200)
      local steam, coal, water, got = server.eval([[
        return used("steam"), burnt_joules(), used("water"), made("steam")
      ]])
      run(server, 36000)
      local steam2, coal2, water2, got2 = server.eval([[
        return used("steam"), burnt_joules(), used("water"), made("steam")
      ]])
      -- 600 seconds; 30 kJ a unit of steam.
      local joules = watts * 600
      local units = joules / 30000
      assert.are.near(units, steam2 - steam, units * 0.001)
      assert.are.near(units, got2 - got, units * 0.001)
      assert.are.near(units * RATIO, water2 - water, units * RATIO * 0.001)
      assert.are.near(joules, coal2 - coal, joules * 0.001)
      assert.are.equal("working", server.eval("return status(engines[1])"))
      assert.are.equal("working", server.eval("return status(boilers[1])"))
    end)
  end

  it("rests at no load and burns nothing", function()
    local server = world("plant(1) draw(0) refuel()")
    server.advance(3000)
    local before = server.eval("return burnt_joules()")
    -- Two engines, their boiler's box: 600 steam, no more.
    assert.are.near(600 * 30000, before, 1)
    assert.are.near(600, server.eval("return made('steam')"), 1e-3)
    assert.is_nil(require("state").saved.schedule.phases.fluids)
    server.advance(3000)
    assert.are.equal(before, server.eval("return burnt_joules()"))
    assert.are.same({ "full_output", "working" }, {
      server.eval("return status(boilers[1]), status(engines[1])"),
    })
  end)

  it("wakes when power is drawn again", function()
    local server = world("plant(1) draw(0) refuel()")
    server.advance(1000)
    server.eval("draw(1800000)")
    server.advance(1000)
    local steam = server.eval("return used('steam')")
    server.advance(600)
    assert.are.near(600, server.eval("return used('steam')") - steam, 0.6)
  end)

  it("stops when its fuel runs out, to the last joule", function()
    local server = world([[
      plant(1) draw(1800000)
      boilers[1].insert({ name = "coal", count = 3 })
    ]])
    server.advance(1200)
    assert.are.near(12e6 / 30000, server.eval("return made('steam')"), 1e-3)
    assert.are.same({ "no_fuel", "no_input_fluid" }, {
      server.eval("return status(boilers[1]), status(engines[1])"),
    })
  end)

  it("is fed by an inserter, five pieces at a time", function()
    local server = world([[
      plant(1) draw(900000)
      chest = build("iron-chest", 3.5, 4.5)
      chest.insert({ name = "coal", count = 20 })
      inserter = build("burner-inserter", 3.5, 3.5, "south")
      inserter.insert({ name = "coal", count = 1 })
    ]])
    server.advance(1200)
    local steam = server.eval("return used('steam')")
    server.advance(1200)
    assert.are.equal("working", server.eval("return status(boilers[1])"))
    assert.is_true(server.eval("return boilers[1].get_fuel_inventory().get_item_count() <= 6"))
    assert.are.near(600, server.eval("return used('steam')") - steam, 0.6)
  end)

  it("says what it lacks", function()
    local server = world([[
      boiler = build("boiler", 20.5, 20, "north")
      dry = build("boiler", 30.5, 20, "north")
      dry.insert({ name = "coal", count = 1 })
      engine = build("steam-engine", 40.5, 20.5, "north")
    ]])
    server.advance(5)
    assert.are.same({ "no_fuel", "no_input_fluid", "not_plugged_in_electric_network" }, {
      server.eval("return status(boiler), status(dry), status(engine)"),
    })
  end)
end)

describe("one pump, 20 boilers and 40 engines", function()
  it("give 36 MW", function()
    local server = world("plant(20) draw(36e6)")
    run(server, 1200)
    local steam, water = server.eval("return used('steam'), made('water')")
    local coal = server.eval("return burnt_joules()")
    run(server, 36000)
    local units = 36e6 * 600 / 30000
    local steam2, water2, coal2 = server.eval("return used('steam'), made('water'), burnt_joules()")
    assert.are.near(units, steam2 - steam, units * 0.001)
    assert.are.near(units * RATIO, water2 - water, units * RATIO * 0.001 + 100)
    assert.are.near(36e6 * 600, coal2 - coal, 36e6 * 600 * 0.001)
    -- In 1.1 the pump gives just what they need: 1,200 a second.
    assert.are.near(per_version(720000, 72000), water2 - water, 820)
  end)

  it("share out steam and work alike at a third of the load", function()
    local server = world("plant(20) draw(12e6)")
    run(server, 6000)
    local least, most = server.eval([[
      local least, most = math.huge, 0
      for _, boiler in pairs(boilers) do
        local left = boiler.get_fuel_inventory().get_item_count() * 4e6
          + boiler.burner.remaining_burning_fuel
        least, most = math.min(least, left), math.max(most, left)
      end
      return least, most
    ]])
    assert.are.near(most, least, 4e6)
    local steam = server.eval("return used('steam')")
    run(server, 6000)
    assert.are.near(40000, server.eval("return used('steam')") - steam, 40)
  end)
end)

describe("more boilers than one offshore pump feeds", function()
  it("are 20 in 1.1, 200 in 2.0", function()
    local server = world("plant(24) draw(24 * 1800000)")
    run(server, 2400)
    local steam = server.eval("return used('steam')")
    run(server, 2400)
    local rate = (server.eval("return used('steam')") - steam) / 40
    assert.are.near(per_version(1200, 1440), rate, 2)
  end)
end)

describe("an engine", function()
  local function fed(name, temperature)
    return string.format(
      [[
        source = build("infinity-pipe", 0.5, 3.5)
        source.set_infinity_pipe_filter({ name = "steam", percentage = 1, temperature = %d })
        engine = build(%q, 0.5, 0.5, "north")
        build("medium-electric-pole", 2.5, 0.5)
        load = build("electric-energy-interface", 6, 0)
        load.power_production, load.electric_buffer_size, load.power_usage = 0, 1e9, 0
        load.energy = 0
      ]],
      temperature,
      name
    )
  end

  -- Power in kW and steam a second at full load.
  local cases = {
    { "steam-engine", 165, 900, 30 },
    { "steam-engine", 500, 900, 30 },
    { "steam-engine", 115, 600, 30 },
    { "steam-turbine", 500, 5820, 60 },
    { "steam-turbine", 165, 1800, 60 },
  }
  for _, case in ipairs(cases) do
    local name, temperature, kilowatts, units = case[1], case[2], case[3], case[4]
    it(string.format("%s with steam of %d degrees: %d kW", name, temperature, kilowatts), function()
      local server = world(fed(name, temperature))
      server.advance(60)
      local energy, steam = server.eval("return load.energy, used('steam')")
      server.advance(600)
      local energy2, steam2 = server.eval("return load.energy, used('steam')")
      assert.are.near(kilowatts * 10000, energy2 - energy, kilowatts * 10)
      assert.are.near(units * 10, steam2 - steam, units * 0.01)
    end)
  end

  it("gets nothing from steam that is too cold", function()
    local server = world(fed("steam-engine", 90))
    server.advance(60)
    assert.are.same({ 0, "low_temperature" }, {
      server.eval("return used('steam'), status(engine)"),
    })
  end)
end)

describe("a fluid box in a mod's table", function()
  it("is there after a restore", function()
    local saved = per_version("global", "storage")
    local server = Server.new({
      mods = {
        {
          info = { name = "plumber", version = "1.0.0" },
          files = {
            ["control.lua"] = string.format(
              [[
                remote.add_interface("plumber", {
                  keep = function()
                    local surface = game.surfaces[1]
                    local pipe = surface.create_entity({ name = "pipe", position = { 0.5, 0.5 } })
                    pipe.insert_fluid({ name = "water", amount = 42 })
                    %s.boxes = pipe.fluidbox
                  end,
                  read = function()
                    return %s.boxes[1].amount
                  end,
                })
              ]],
              saved,
              saved
            ),
          },
        },
      },
    })
    server.remote_call("plumber", "keep")
    server.restore(server.snapshot())
    assert.are.equal(42, server.remote_call("plumber", "read"))
  end)
end)

describe("a steam plant in mid-flow", function()
  it("goes on after a restore as it would have", function()
    local server = world("plant(3) draw(4e6) refuel(3)")
    server.advance(217)
    local saved = server.snapshot()
    server.advance(500)
    local after = server.snapshot()
    server.restore(saved)
    server.advance(500)
    assert.is_true(after == server.snapshot())
  end)
end)
