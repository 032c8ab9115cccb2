local World = require("tests.lua.support.world")

describe("pickup_entity", function()
  it("gives back the entity and all that it holds", function()
    local world = World.new({
      seed = 1,
      furnace = { name = "stone-furnace", at = { 5, 0 }, holds = { coal = 4, ["iron-ore"] = 7 } },
    })
    assert.is_true(world:call("pickup_entity", { entity = "furnace" }))
    assert.are.same({ ["stone-furnace"] = 1, coal = 4, ["iron-ore"] = 7 }, world:inventory())
    assert.are.same({}, world:call("get_entities", {}))
  end)

  it("finds it by kind and position", function()
    local world = World.new({ seed = 1, chest = { name = "iron-chest", at = { 3, 0 } } })
    local position = world.entities.chest.position
    world:call("pickup_entity", { entity = "iron-chest", position = position })
    assert.are.same({ ["iron-chest"] = 1 }, world:inventory())
  end)

  it("changes nothing when the inventory cannot take all", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      inventory = { ["steel-chest"] = 79 * 50 },
      chest = { name = "iron-chest", at = { 3, 0 }, holds = { coal = 10 } },
    })
    local ok, failure = pcall(function()
      world:call("pickup_entity", { entity = "chest" })
    end)
    assert.is_false(ok)
    assert.are.equal("inventory_full", failure.code)
    assert.are.same({ coal = 10 }, world:contents("chest"))
    assert.are.same({ ["steel-chest"] = 79 * 50 }, world:inventory())
  end)

  it("takes up items on the ground", function()
    local world = World.new({ seed = 1 })
    world:eval([[
      game.surfaces["fle"].create_entity({
        name = "item-on-ground", position = { 3.5, 0.5 }, stack = { name = "wood", count = 3 },
      })
    ]])
    world:call("pickup_entity", { entity = "wood", position = { 3.5, 0.5 } })
    assert.are.same({ wood = 3 }, world:inventory())
  end)

  it("leaves ore in the ground", function()
    local world = World.new({
      seed = 1,
      ore = { name = "iron-ore", at = { 3.5, 0.5 }, amount = 10, force = "neutral" },
    })
    local ok, failure = pcall(function()
      world:call("pickup_entity", { entity = "iron-ore", position = { 3.5, 0.5 } })
    end)
    assert.is_false(ok)
    assert.are.equal("no_entity", failure.code)
  end)

  it("asks for a position with a kind", function()
    local world = World.new({ seed = 1 })
    assert.has_error(function()
      world:call("pickup_entity", { entity = "iron-chest" })
    end, { code = "position_missing", data = { entity = "iron-chest" } })
  end)
end)
