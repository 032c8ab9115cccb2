--- Solar panels over the day: 60 kW at noon, 70 % of it on average (prototype data and the times of
--- the runtime API's LuaSurface; the average is what they come to).

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")

local world = Server.prepared(electricity .. [[
  surface = game.surfaces[1]
  pole = build("substation", 0, 0)
  for i = 0, 2 do panel = build("solar-panel", -6.5 + 3 * i, 4.5) end
  -- Takes whatever there is.
  sink = build("electric-energy-interface", 4, 0)
  sink.power_production = 0
  sink.power_usage = 1e6
  sink.electric_buffer_size = 1e6
  made = pole.electric_network_statistics
  function given() return made.get_output_count("solar-panel") end
]])

describe("solar panels", function()
  it("give 70 % of their power over whole days", function()
    local server = world("surface.daytime = 0.61")
    local day = server.eval("return surface.ticks_per_day")
    server.advance(10)
    server.eval("made.clear()")
    server.advance(3 * day)
    assert.near(3 * day * 3 * 1000 * 0.7, server.eval("return given()"), 3 * day * 3 * 0.01)
  end)

  it("give everything where it is always day", function()
    local server = world("surface.always_day = true")
    server.advance(10)
    server.eval("made.clear()")
    server.advance(36000)
    assert.near(36000 * 3 * 1000, server.eval("return given()"), 1e-3)
  end)

  local moments = { { 0, 1 }, { 0.25, 1 }, { 0.35, 0.5 }, { 0.5, 0 }, { 0.65, 0.5 }, { 0.8, 1 } }
  for _, case in ipairs(moments) do
    it(("give %g of their power at %g of the day"):format(case[2], case[1]), function()
      local server = world(("surface.daytime = %g surface.freeze_daytime = true"):format(case[1]))
      server.advance(5)
      server.eval("made.clear()")
      server.advance(60)
      assert.near(case[2] * 60 * 3000, server.eval("return given()"), 1e-3)
    end)
  end

  it("follow the surface's multiplier at once", function()
    local server = world("surface.always_day = true")
    server.advance(5)
    server.eval("surface.solar_power_multiplier = 0.5 made.clear()")
    server.advance(60)
    assert.near(60 * 1500, server.eval("return given()"), 1e-3)
  end)

  it("go first: an interface gives only what they do not", function()
    local server = world([[
      surface.always_day = true
      sink.destroy()
      supply(1e6, 4, 4)
      radar = build("radar", -6.5, -4.5)
    ]])
    server.advance(10)
    server.eval("made.clear()")
    server.advance(600)
    assert.are.equal(
      "electric-energy-interface 1.3e+06, solar-panel 1.8e+06",
      server.eval("return counts(made.output_counts)")
    )
  end)

  it("say when they are in no network", function()
    local server = world("lonely = build('solar-panel', 30.5, 0.5)")
    assert.are.same(
      { "not_plugged_in_electric_network", "working" },
      { server.eval("return status(lonely), status(panel)") }
    )
  end)
end)
