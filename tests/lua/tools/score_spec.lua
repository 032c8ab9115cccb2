local World = require("tests.lua.support.world")

describe("score", function()
  it("starts at nothing", function()
    local world = World.new({ seed = 1, inventory = { coal = 500 } })
    assert.are.same({ 0, 0 }, world:call("score", {}))
  end)

  it("counts what machines make in both numbers", function()
    local world = World.new({
      seed = 1,
      ore = { name = "iron-ore", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      chest = { name = "wooden-chest", at = { 9.5, -1.5 } },
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 5 } },
    })
    world:call("sleep", { seconds = 41 })
    local score = world:call("score", {})
    local mined = world:contents("chest")["iron-ore"]
    local burnt = 5 - (world:contents("drill").coal or 0)
    assert.near(mined * 3.1 - burnt * 3, score[1], 0.001)
    assert.near(score[1], score[2], 0.001)
  end)
end)
