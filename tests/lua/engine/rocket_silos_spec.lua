--- Rocket silos: a part takes 3 s, 100 of them a rocket, which is not emulated.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local workshop = require("tests.lua.support.workshop")
local profile = require("tests.lua.support.profile")

local CONTROL = profile.factorio == "1.1" and "rocket-control-unit" or "processing-unit"

local world = Server.prepared(building .. powered .. workshop .. string.format(
  [[
  CONTROL = %q
  silo = build("rocket-silo", 0.5, 0.5)
  keep(silo, { [CONTROL] = 20, ["low-density-structure"] = 20, ["rocket-fuel"] = 20 })
  function stage()
    for name, value in pairs(defines.rocket_silo_status) do
      if value == silo.rocket_silo_status then
        return name
      end
    end
  end
]],
  CONTROL
))

local function run(server, ticks)
  for _ = 1, ticks / 100 do
    server.eval("tend()")
    server.advance(100)
  end
end

describe("a rocket silo", function()
  it("crafts parts until there are enough", function()
    local server = world()
    server.advance(2)
    assert.are.same({ 0, "building_rocket", "item_ingredient_shortage", "rocket-part" }, {
      server.eval("return silo.rocket_parts, stage(), status(silo), silo.get_recipe().name"),
    })
    run(server, 9000)
    assert.are.same({ 50, "working" }, { server.eval("return silo.rocket_parts, status(silo)") })
    run(server, 20000)
    assert.are.same({ 100, "create_rocket", "preparing_rocket_for_launch", 100 }, {
      server.eval("return silo.rocket_parts, stage(), status(silo), silo.products_finished"),
    })
  end)

  it("gets more parts out of the same with productivity", function()
    -- Speed 0.4; every craft is 1.4 parts: 7200 ticks are 16 crafts and 6 parts more.
    local server = world("put(silo, 'productivity-module-3', 4)")
    server.advance(2)
    run(server, 7200)
    assert.are.equal(22, server.eval("return silo.rocket_parts"))
  end)

  it("does not launch", function()
    local server = world()
    assert.is_false(server.eval("return silo.launch_rocket()"))
    server.eval("silo.rocket_parts = 100")
    local _, message = pcall(server.eval, "silo.launch_rocket()")
    assert.is_true(message:find("not emulated", 1, true) ~= nil)
  end)

  it("holds only what its parts are made of", function()
    local server = world()
    assert.are.same({ 20, 0, 0 }, {
      server.eval([[
      return put(silo, "rocket-fuel", 1000), put(silo, "iron-plate", 1),
        put(silo, "productivity-module", 0)
    ]]),
    })
  end)
end)
