--- Members of LuaEntity and of prototypes about electricity; test interfaces; priorities. Figures
--- from the prototype data.

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(electricity .. [[
  surface.always_day = true
  pole = build("substation", 0, 0)
  statistics = pole.electric_network_statistics
]])

describe("an electric entity", function()
  it("tells its buffer, drain and flow limits", function()
    local server = world([[
      battery = build("accumulator", 4, 4)
      lab = build("lab", -3.5, 3.5)
      chest = build("iron-chest", 2.5, 0.5)
      function limits(e)
        if script.active_mods.base >= "2" then
          return e.get_electric_input_flow_limit(), e.get_electric_output_flow_limit()
        end
        return e.electric_input_flow_limit, e.electric_output_flow_limit
      end
    ]])
    assert.are.same({ 5e6, 0, 5000, 5000 }, {
      server.eval("return battery.electric_buffer_size, battery.electric_drain, limits(battery)"),
    })
    assert.near(2000 / 60, server.eval("return lab.electric_drain"), 1e-9)
    assert.are.same({ 0 }, { server.eval("return chest.energy, chest.electric_buffer_size") })
    assert.is_nil(server.eval("return chest.electric_drain"))
  end)

  it("holds energy as its network satisfies it", function()
    local server = world("lab = build('lab', -3.5, 3.5)")
    server.advance(2)
    assert.are.equal(0, server.eval("return lab.energy"))
    server.eval("supply(1000, 4, 4)")
    server.advance(2)
    assert.near(0.5, server.eval("return lab.energy / lab.electric_buffer_size"), 1e-9)
    server.eval("supply(1000, 6, 4)")
    server.advance(2)
    assert.near(1, server.eval("return lab.energy / lab.electric_buffer_size"), 1e-9)
  end)

  it("pollutes by the joule", function()
    local server = world("drill = build('electric-mining-drill', -3.5, 3.5)")
    -- 10 a minute of 90 kW.
    local expected = 10 / (90e3 * 60)
    local member = profile.factorio == "1.1" and "electric_emissions"
      or "electric_emissions_per_joule.pollution"
    assert.near(expected, server.eval("return drill." .. member), 1e-15)
  end)

  it("has a prototype that knows what it gives and takes", function()
    local server = world([[
      function most(name, what)
        local prototype = script.active_mods.base < "2" and game.entity_prototypes[name]
          or prototypes.entity[name]
        local method = "get_" .. what
        if script.active_mods.base < "2" then
          return prototype[what]
        end
        return prototype[method]()
      end
    ]])
    assert.near(15000, server.eval("return most('steam-engine', 'max_energy_production')"), 1e-6)
    assert.near(97e3, server.eval("return most('steam-turbine', 'max_power_output')"), 1e-6)
    assert.near(1000, server.eval("return most('solar-panel', 'max_energy_production')"), 1e-6)
    assert.near(3000, server.eval("return most('electric-furnace', 'max_energy_usage')"), 1e-6)
  end)
end)

describe("an electric-energy-interface", function()
  it("can be told what it makes, takes and holds", function()
    local server = world([[
      eei = build("electric-energy-interface", 4, 4)
      eei.power_production = 100
      eei.power_usage = 30
      eei.electric_buffer_size = 5000
      eei.energy = 0
    ]])
    server.advance(10)
    assert.are.same({ 100, 30, 5000 }, {
      server.eval("return eei.power_production, eei.power_usage, eei.electric_buffer_size"),
    })
    assert.near(700, server.eval("return eei.energy"), 1e-9)
    server.advance(100)
    assert.are.equal(5000, server.eval("return eei.energy"))
    server.eval("eei.electric_buffer_size = 1200")
    assert.are.equal(1200, server.eval("return eei.energy"))
  end)

  it("runs anything as it comes", function()
    local server = world([[
      build("electric-energy-interface", 4, 4)
      furnace = build("electric-furnace", -3.5, 3.5)
      furnace.insert("iron-ore")
    ]])
    server.advance(200)
    assert.are.equal(1, server.eval("return furnace.get_output_inventory().get_item_count()"))
  end)

  it("is cloned with what it is set to and what it holds", function()
    local server = world([[
      eei = supply(6000, 4, 4)
      eei.power_usage = 7
      battery = build("accumulator", 6, -4)
      battery.energy = 12345
      a = eei.clone({ position = { 30, 4 } })
      b = battery.clone({ position = { 30, -4 } })
    ]])
    assert.are.same({ 100, 7, 100, 12345 }, {
      server.eval("return a.power_production, a.power_usage, a.electric_buffer_size, b.energy"),
    })
  end)

  it("says when it is in no network", function()
    local server = world("far = build('electric-energy-interface', 30, 0)")
    assert.are.equal("not_plugged_in_electric_network", server.eval("return status(far)"))
  end)
end)

describe("primary input", function()
  it("is served before everything else", function()
    local server = world([[
      supply(30000, 4, 4)
      turret = build("laser-turret", 4, -4)
      lab = build("lab", -3.5, 3.5)
    ]])
    server.advance(10)
    -- The turret's buffer takes all there is.
    assert.are.equal("no_power", server.eval("return status(lab)"))
    server.advance(100)
    assert.near(110 * 500 - 500, server.eval("return turret.energy + 110 * 400"), 1500)
  end)
end)

describe("a roboport", function()
  it("charges its buffer at 5 MW and then draws 50 kW and its drain", function()
    local server = world([[
      build("electric-energy-interface", 4, 4)
      port = build("roboport", -4, 4)
    ]])
    assert.are.equal(10e6, server.eval("return port.energy"))
    server.advance(120)
    local usage = 50e3 / 60 * 31 / 30
    local expected = 10e6 + 120 * (5e6 / 60 - usage)
    assert.near(expected, server.eval("return port.energy"), 5e6 / 60)
    server.advance(1200)
    assert.near(100e6, server.eval("return port.energy"), 1)
    server.eval("statistics.clear()")
    server.advance(600)
    assert.near(600 * usage, server.eval("return statistics.get_input_count('roboport')"), 1e-2)
  end)
end)

describe("what several networks reach", function()
  it("draws from one that has power", function()
    local server = world([[
      pole.destroy()
      dead = build("small-electric-pole", 0.5, 0.5)
      live = surface.create_entity({
        name = "small-electric-pole", position = { 4.5, 0.5 }, force = "player",
        auto_connect = false,
      })
      lab = build("lab", 2.5, 2.5)
      source = supply(1e6, 7, 2)
    ]])
    server.advance(5)
    assert.are.same({ true, "no_research_in_progress" }, {
      server.eval("return lab.electric_network_id == live.electric_network_id, status(lab)"),
    })
    server.eval("live.destroy()")
    server.advance(5)
    assert.are.same({ true, "no_power" }, {
      server.eval("return lab.electric_network_id == dead.electric_network_id, status(lab)"),
    })
  end)
end)

describe("a burner generator", function()
  it("burns what is drawn", function()
    local server = world([[
      burner = build("burner-generator", 4.5, 4.5)
      radar = build("radar", -3.5, 3.5)
      burner.get_fuel_inventory().insert({ name = "coal", count = 5 })
    ]])
    -- 310 kW at effectivity 0.5: a coal of 4 MJ lasts 6.45 s.
    server.advance(10)
    assert.are.same({ "working", "working" }, {
      server.eval("return status(burner), status(radar)"),
    })
    server.advance(1180)
    assert.are.equal(1, server.eval("return burner.get_fuel_inventory().get_item_count()"))
    server.advance(1000)
    assert.are.same({ "no_fuel", "no_power" }, {
      server.eval("return status(burner), status(radar)"),
    })
    assert.near(
      5 * 4e6 * 0.5,
      server.eval("return statistics.get_output_count('burner-generator')"),
      10e3
    )
  end)
end)
