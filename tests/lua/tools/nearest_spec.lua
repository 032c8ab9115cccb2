local World = require("tests.lua.support.world")

describe("nearest", function()
  it("finds the nearest of several", function()
    local world = World.new({
      seed = 1,
      far = { name = "coal", at = { 30.5, 0.5 }, amount = 10, force = "neutral" },
      near = { name = "coal", at = { 15.5, -0.5 }, amount = 10, force = "neutral" },
    })
    assert.are.same({ x = 15.5, y = -0.5 }, world:call("nearest", { type = "coal" }))
  end)

  it("is not misled by the corner of a square", function()
    local world = World.new({
      seed = 1,
      corner = { name = "coal", at = { 15.5, 15.5 }, amount = 10, force = "neutral" },
      beside = { name = "coal", at = { 18.5, 0.5 }, amount = 10, force = "neutral" },
    })
    assert.are.same({ x = 18.5, y = 0.5 }, world:call("nearest", { type = "coal" }))
  end)

  it("finds trees as wood, water, and what is built", function()
    local world = World.new({
      seed = 1,
      tree = { name = "tree-02", at = { 9, 3 }, force = "neutral" },
      chest = { name = "iron-chest", at = { 3, 0 } },
    })
    world:eval([[
      game.surfaces["fle"].set_tiles({ { name = "water", position = { -10, 4 } } })
    ]])
    assert.are.same({ x = 9, y = 3 }, world:call("nearest", { type = "wood" }))
    assert.are.same({ x = 3.5, y = 0.5 }, world:call("nearest", { type = "iron-chest" }))
    local water = world:call("nearest", { type = "water" })
    assert.near(-9.5, water.x, 1.5)
    assert.near(4.5, water.y, 1.5)
  end)

  it("says when there is none", function()
    local world = World.new({ seed = 1 })
    local ok, failure = pcall(function()
      world:call("nearest", { type = "uranium-ore" })
    end)
    assert.is_false(ok)
    assert.are.equal("nothing_found", failure.code)
    assert.are.equal(500, failure.data.radius)
  end)
end)
