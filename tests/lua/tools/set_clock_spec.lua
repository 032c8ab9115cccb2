local World = require("tests.lua.support.world")

describe("set_clock", function()
  it("begins in lockstep, instant and assisted", function()
    local clock = World.new({ technologies = "none" }):call("set_clock")
    assert.are.equal("lockstep", clock.mode)
    assert.are.equal("instant", clock.cost_model)
    assert.are.equal("assisted", clock.reach)
  end)

  it("changes what is given and keeps the rest", function()
    local world = World.new()
    world:call("set_clock", { reach = "strict" })
    local clock = world:call("set_clock", { cost_model = "realistic" })
    assert.are.equal("strict", clock.reach)
    assert.are.equal("realistic", clock.cost_model)
  end)

  it("lets the world stand still between calls in lockstep only", function()
    local world = World.new()
    assert.are.equal(0, world.server.advance(100))
    world:call("set_clock", { mode = "realtime", speed = 3 })
    assert.are.equal(100, world.server.advance(100))
    assert.are.equal(3, world:eval("return game.speed"))
    world:call("set_clock", { mode = "lockstep" })
    assert.are.equal(0, world.server.advance(100))
  end)

  it("names the words that it takes", function()
    local world = World.new()
    assert.has_error(function()
      world:call("set_clock", { mode = "slow" })
    end, {
      code = "not_an_option",
      data = { parameter = "mode", value = "slow", options = "lockstep, realtime" },
    })
  end)
end)
