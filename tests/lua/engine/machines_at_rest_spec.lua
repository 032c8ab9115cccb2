--- What stands and draws power without doing the rest of its work, and what is not emulated at all.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")

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
  }
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
