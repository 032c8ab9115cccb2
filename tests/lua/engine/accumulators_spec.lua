--- Accumulators: 5 MJ, 300 kW each way (prototype data); they fill gaps and take what is left.

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")

-- The panels of an always sunny surface are the only source.
local world = Server.prepared(electricity .. [[
  surface.always_day = true
  pole = build("substation", 0, 0)
  battery = build("accumulator", 4, 0)
  statistics = pole.electric_network_statistics
  function panels(count)
    for i = 1, count do build("solar-panel", -9.5 + 3 * i, i < 6 and 4.5 or 7.5) end
  end
]])

describe("an accumulator", function()
  it("takes at most 300 kW", function()
    local server = world("panels(5) build('solar-panel', -6.5, -4.5)")
    server.advance(100)
    assert.near(100 * 5000, server.eval("return battery.energy"), 1e-6)
    assert.are.equal("charging", server.eval("return status(battery)"))
    server.advance(899)
    assert.near(999 * 5000, server.eval("return battery.energy"), 1e-6)
    server.advance(1)
    assert.are.same({ 5e6, "fully_charged" }, {
      server.eval("return battery.energy, status(battery)"),
    })
    server.advance(100)
    assert.are.equal(5e6, server.eval("return battery.energy"))
  end)

  it("takes what is left and no more", function()
    local server = world("panels(2)")
    server.advance(100)
    assert.near(100 * 2000, server.eval("return battery.energy"), 1e-6)
  end)

  it("gives what is missing, at most 300 kW", function()
    -- A radar draws 300 kW and a drain of 10 kW, two of them 620 kW.
    local server = world("battery.energy = 3e6; radar = build('radar', -6.5, -4.5) panels(3)")
    server.advance(60)
    assert.near(3e6 - 60 * (310e3 / 60 - 3000), server.eval("return battery.energy"), 1e-3)
    assert.are.same({ "discharging", "working" }, {
      server.eval("return status(battery), status(radar)"),
    })
    server.eval("before = battery.energy; build('radar', -6.5, -7.5)")
    server.advance(60)
    assert.near(60 * 5000, server.eval("return before - battery.energy"), 1e-3)
    assert.are.equal("low_power", server.eval("return status(radar)"))
  end)

  it("runs empty to the last joule", function()
    local server = world("battery.energy = 1e6; radar = build('radar', -6.5, -4.5)")
    server.advance(199)
    assert.are.equal("low_power", server.eval("return status(radar)"))
    server.advance(2)
    assert.are.same({ 0, "no_power", "no_power" }, {
      server.eval("return battery.energy, status(battery), status(radar)"),
    })
    assert.near(1e6, server.eval("return statistics.get_output_count('accumulator')"), 1e-6)
    assert.near(1e6, server.eval("return statistics.get_input_count('radar')"), 1e-3)
  end)

  it("shares with its like, whatever each holds", function()
    local server = world([[
      other = build("accumulator", 6, 0)
      battery.energy, other.energy = 4e6, 1e6
      panels(1)
    ]])
    server.advance(60)
    assert.are.same({ 4e6 + 30e3, 1e6 + 30e3 }, {
      server.eval("return battery.energy, other.energy"),
    })
  end)

  it("is not charged by another", function()
    local server = world("battery.energy = 4e6; other = build('accumulator', 6, 0)")
    server.advance(600)
    assert.are.same({ 4e6, 0 }, { server.eval("return battery.energy, other.energy") })
  end)

  it("keeps its energy when it leaves its network", function()
    local server = world("panels(2)")
    server.advance(100)
    server.eval("pole.destroy()")
    server.advance(10)
    assert.near(2e5, server.eval("return battery.energy"), 2000)
    assert.are.equal("not_plugged_in_electric_network", server.eval("return status(battery)"))
  end)

  it("bridges the nights: 25 panels and 21 accumulators run three radars", function()
    local server = world([[
      surface.always_day = false
      surface.daytime = 0.75
      battery.destroy()
      for x = -42, 42, 18 do build("substation", x, 18) end
      for i = 0, 24 do build("solar-panel", -40.5 + 3 * i, 22.5) end
      for i = 0, 20 do build("accumulator", -40 + 2 * i, 15) end
      for i = 0, 2 do radar = build("radar", 22.5 + 3 * i, 14.5) end
      statistics = surface.find_entities_filtered({ name = "substation" })[2]
        .electric_network_statistics
    ]])
    local day = server.eval("return surface.ticks_per_day")
    server.advance(day)
    server.eval("before = statistics.get_input_count('radar')")
    server.advance(2 * day)
    assert.near(
      2 * day * 930e3 / 60,
      server.eval("return statistics.get_input_count('radar') - before"),
      1
    )
    assert.are.equal("working", server.eval("return status(radar)"))
  end)
end)
