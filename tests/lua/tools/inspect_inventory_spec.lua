local World = require("tests.lua.support.world")

describe("inspect_inventory", function()
  local furnace = { name = "stone-furnace", at = { 5, 0 }, holds = { coal = 4, ["iron-ore"] = 7 } }

  it("counts what the character holds", function()
    local world = World.new({ seed = 1, inventory = { coal = 60, wood = 2 } })
    assert.are.same({ coal = 60, wood = 2 }, world:call("inspect_inventory", {}))
  end)

  it("leaves out the fuel of a furnace", function()
    local world = World.new({ seed = 1, furnace = furnace })
    assert.are.same({ ["iron-ore"] = 7 }, world:call("inspect_inventory", { entity = "furnace" }))
  end)

  it("accepts a position", function()
    local world = World.new({ seed = 1, furnace = furnace })
    assert.are.same({ ["iron-ore"] = 7 }, world:call("inspect_inventory", { entity = { 4, 1 } }))
  end)

  it("says when nothing stands there", function()
    local world = World.new({ seed = 1 })
    local ok, failure = pcall(function()
      world:call("inspect_inventory", { entity = { 4, 1 } })
    end)
    assert.is_false(ok)
    assert.are.equal("no_entity", failure.code)
  end)

  it("lists all agents", function()
    local world = World.new({ seed = 1, agents = 2, inventory = { coal = 3 } })
    assert.are.same({ { coal = 3 }, {} }, world:call("inspect_inventory", { all_players = true }))
  end)
end)
