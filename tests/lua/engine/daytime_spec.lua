--- The time of day: lengths per version, the light, what scripts may change.

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(electricity)

describe("a day", function()
  it("has 25,000 ticks in 1.1 and 25,200 in 2.0", function()
    local day = profile.factorio == "1.1" and 25000 or 25200
    local server = world()
    assert.are.equal(day, server.eval("return surface.ticks_per_day"))
    server.eval("surface.daytime = 0.2")
    server.advance(day / 4)
    assert.near(0.45, server.eval("return surface.daytime"), 1e-12)
    server.advance(day * 3 / 4)
    assert.near(0.2, server.eval("return surface.daytime"), 1e-12)
  end)

  it("can be of another length", function()
    local server = world("surface.daytime = 0 surface.ticks_per_day = 1000")
    server.advance(250)
    assert.near(0.25, server.eval("return surface.daytime"), 1e-12)
  end)

  it("stands still when frozen, and is always noon where it is always day", function()
    local server = world("surface.daytime = 0.4 surface.freeze_daytime = true")
    server.advance(5000)
    assert.are.equal(0.4, server.eval("return surface.daytime"))
    server.eval("surface.always_day = true")
    assert.are.equal(0, server.eval("return surface.darkness"))
  end)

  it("grows dark from dusk to evening and bright from morning to dawn", function()
    local server = world("surface.freeze_daytime = true")
    local darkest = server.eval("surface.daytime = 0.5 return surface.darkness")
    assert.near(0.85, darkest, 1e-9)
    for time, part in pairs({ [0.25] = 0, [0.35] = 0.5, [0.45] = 1, [0.6] = 0.75, [0.75] = 0 }) do
      server.eval("surface.daytime = " .. time)
      assert.near(part * darkest, server.eval("return surface.darkness"), 1e-9)
    end
  end)

  it("can have other times of dusk and dawn", function()
    local server = world("surface.freeze_daytime = true; surface.dusk = 0.35")
    server.eval("surface.daytime = 0.4")
    assert.near(0.425, server.eval("return surface.darkness"), 1e-9)
    if profile.factorio ~= "1.1" then
      server.eval([[
        surface.daytime_parameters = { dusk = 0.1, evening = 0.2, morning = 0.3, dawn = 0.4 }
      ]])
      assert.are.equal(0, server.eval("return surface.darkness"))
      assert.are.equal(0.4, server.eval("return surface.daytime_parameters.dawn"))
    end
  end)
end)

describe("a lamp", function()
  it("draws power at night alone", function()
    local server = world([[
      pole = build("small-electric-pole", 0.5, 0.5)
      lamp = build("small-lamp", 1.5, 0.5)
      supply(1e6, 3, 2)
      surface.freeze_daytime = true
      surface.daytime = 0.1
    ]])
    server.advance(600)
    assert.are.same({ "", "turned_off_during_daytime" }, {
      server.eval("return counts(pole.electric_network_statistics.input_counts), status(lamp)"),
    })
    server.eval("surface.daytime = 0.5")
    server.advance(10)
    server.eval("pole.electric_network_statistics.clear()")
    server.advance(600)
    assert.are.same({ "small-lamp 50000", "working" }, {
      server.eval("return counts(pole.electric_network_statistics.input_counts), status(lamp)"),
    })
  end)
end)
