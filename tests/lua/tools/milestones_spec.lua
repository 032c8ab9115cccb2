local World = require("tests.lua.support.world")

describe("milestones", function()
  it("names nothing in a new world", function()
    local world = World.new({ seed = 1, inventory = { coal = 500 } })
    assert.are.same({ static = {}, automated = {} }, world:call("milestones"))
  end)

  it("tells what machines made from what was made by hand", function()
    local world = World.new({
      seed = 1,
      inventory = { ["iron-plate"] = 4 },
      ore = { name = "iron-ore", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      stone = { name = "stone", at = { 2.5, 0.5 }, amount = 100, force = "neutral" },
      chest = { name = "wooden-chest", at = { 9.5, -1.5 } },
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 5 } },
    })
    world:call("craft_item", { entity = "iron-gear-wheel", quantity = 2 })
    world:call("harvest_resource", { position = { x = 2.5, y = 0.5 }, quantity = 3, radius = 1 })
    world:call("sleep", { seconds = 41 })
    local mined = world:contents("chest")["iron-ore"]
    local found = world:call("milestones")
    assert.are.same({ ["iron-gear-wheel"] = 2, stone = 3, ["iron-ore"] = mined }, found.static)
    assert.are.same({ ["iron-ore"] = mined }, found.automated)
  end)

  it("is forgotten with a reset", function()
    local world = World.new({ seed = 1, inventory = { ["iron-plate"] = 2 } })
    world:call("craft_item", { entity = "iron-gear-wheel", quantity = 1 })
    world:call("reset")
    assert.are.same({}, world:call("milestones").static)
  end)
end)
