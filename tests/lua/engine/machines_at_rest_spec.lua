--- What stands and draws power without doing the rest of its work, and what is not emulated at all.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. powered .. [[
  surface.request_to_generate_chunks({ 0, 0 }, 3)
  surface.force_generate_chunk_requests()
]])

describe("at rest", function()
  local cases = {
    -- Name, without power, with power.
    { "radar", "no_power", "working" },
    { "roboport", "no_power", "working" },
    { "laser-turret", "no_power", "working" },
    { "small-lamp", "no_power", "turned_off_during_daytime" },
    { "gun-turret", "no_ammo", "no_ammo" },
    { "arithmetic-combinator", "no_power", "working" },
    { "decider-combinator", "no_power", "working" },
    { "programmable-speaker", "no_power", "working" },
    { "constant-combinator", "working", "working" },
  }
  if profile.factorio ~= "1.1" then
    cases[#cases + 1] = { "selector-combinator", "no_power", "working" }
  end
  for _, case in ipairs(cases) do
    it("a " .. case[1] .. " says " .. case[2] .. ", with power " .. case[3], function()
      local server = world(string.format('thing = build("%s", 3, 3)', case[1]))
      server.advance(2)
      assert.are.equal(case[2], server.eval("return status(thing)"))
      server.eval("power()")
      server.advance(600)
      assert.are.equal(case[3], server.eval("return status(thing)"))
    end)
  end

  -- W, with drain: only the radar's usage is of the kind that has one by itself.
  local draws = {
    { "radar", 300e3 + 10e3 },
    { "arithmetic-combinator", 1e3 },
    { "decider-combinator", 1e3 },
    { "programmable-speaker", 2e3 },
  }
  if profile.factorio ~= "1.1" then
    draws[#draws + 1] = { "selector-combinator", 1e3 }
  end
  for _, case in ipairs(draws) do
    local name, watts = case[1], case[2]
    it(("a %s draws %d W all the time"):format(name, watts), function()
      local server = world(('power() thing = build("%s", 3, 3)'):format(name))
      server.advance(10)
      local drawn = ([[
        local pole = surface.find_entities_filtered({ name = "substation" })[1]
        return pole.electric_network_statistics.get_input_count("%s")
      ]]):format(name)
      local before = server.eval(drawn)
      server.advance(36000)
      assert.near(watts * 600, server.eval(drawn) - before, 1e-3)
      server.eval("thing.active = false")
      server.advance(1)
      before = server.eval(drawn)
      server.advance(600)
      assert.near(name == "radar" and 100e3 or 0, server.eval(drawn) - before, 1e-3)
    end)

    it("a " .. name .. " says so when it gets too little", function()
      local server = world(('power(%.17g) thing = build("%s", 3, 3)'):format(watts / 2, name))
      server.advance(10)
      assert.are.equal("low_power", server.eval("return status(thing)"))
    end)
  end

  it("a lamp is on at night", function()
    local server = world([[
      power()
      lamp = build("small-lamp", 3.5, 3.5)
      surface.daytime = 0.5
    ]])
    server.advance(3)
    assert.are.equal("working", server.eval("return status(lamp)"))
    server.eval("surface.daytime = 0")
    server.advance(3)
    assert.are.equal("turned_off_during_daytime", server.eval("return status(lamp)"))
  end)

  it("a lamp goes on and off with the day", function()
    local server = world("power() lamp = build('small-lamp', 3.5, 3.5)")
    local on = 0
    for _ = 1, 100 do
      server.advance(250)
      on = on + (server.eval("return status(lamp)") == "working" and 1 or 0)
    end
    -- Dusk to evening lasts a fifth of the day, night a tenth: dark enough for 0.26 of it.
    assert.near(26, on, 3)
  end)

  it("a turret has killed nobody", function()
    local server = world('thing = build("gun-turret", 3, 3)')
    assert.are.same({ 0, 0, true }, {
      server.eval("return thing.kills, thing.damage_dealt, thing.shooting_target == nil"),
    })
    server.eval("thing.kills = 7")
    assert.are.equal(7, server.eval("return thing.kills"))
  end)

  it("walls and gates have no status", function()
    local server = world([[
      wall, gate = build("stone-wall", 3.5, 3.5), build("gate", 4.5, 3.5, "north")
    ]])
    assert.are.same({ true, true }, {
      server.eval("return wall.status == nil, gate.status == nil"),
    })
  end)
end)

describe("what is not emulated says so:", function()
  for _, name in ipairs({ "small-biter", "biter-spawner", "locomotive", "logistic-robot" }) do
    it(name, function()
      local server = world()
      local ok, message = pcall(server.eval, string.format('build("%s", 3, 3)', name))
      assert.is_false(ok)
      assert.is_not_nil(tostring(message):find("not emulated: LuaSurface.create_entity", 1, true))
    end)
  end
end)
