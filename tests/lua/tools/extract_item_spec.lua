local World = require("tests.lua.support.world")

describe("extract_item", function()
  local chest = { name = "iron-chest", at = { 2, 0 }, holds = { coal = 8 } }

  it("moves what is asked and leaves the rest", function()
    local world = World.new({ seed = 1, chest = chest })
    local taken = world:call("extract_item", { source = "chest", entity = "coal", quantity = 5 })
    assert.are.equal(5, taken)
    assert.are.same({ coal = 3 }, world:contents("chest"))
    assert.are.same({ coal = 5 }, world:inventory())
  end)

  it("takes no more than there is", function()
    local world = World.new({ seed = 1, chest = chest })
    local taken = world:call("extract_item", { source = "chest", entity = "coal", quantity = 50 })
    assert.are.equal(8, taken)
    assert.are.same({ coal = 8 }, world:inventory())
  end)

  it("names the item that is not there", function()
    local world = World.new({ seed = 1, chest = chest })
    assert.has_error(function()
      world:call("extract_item", { source = "chest", entity = "wood", quantity = 1 })
    end, {
      code = "item_not_found",
      data = { item = "wood", source = "iron-chest at (2.5, 0.5)", found = "8 coal" },
    })
  end)

  it("takes from the nearest holder around a position", function()
    local world = World.new({
      seed = 1,
      far = { name = "iron-chest", at = { 8, 0 }, holds = { coal = 8 } },
      near = { name = "iron-chest", at = { 4, 0 }, holds = { coal = 8 } },
      empty = { name = "iron-chest", at = { 3, 0 } },
    })
    world:call("extract_item", { source = { 3, 0 }, entity = "coal", quantity = 2 })
    assert.are.same({ coal = 6 }, world:contents("near"))
    assert.are.same({ coal = 8 }, world:contents("far"))
  end)

  it("leaves in place what the inventory cannot take", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      inventory = { ["iron-chest"] = 80 * 50 - 3 },
      chest = { name = "iron-chest", at = { 2, 0 }, holds = { ["iron-chest"] = 8 } },
    })
    local taken =
      world:call("extract_item", { source = "chest", entity = "iron-chest", quantity = 8 })
    assert.are.equal(3, taken)
    assert.are.same({ ["iron-chest"] = 5 }, world:contents("chest"))
    assert.are.same({ ["iron-chest"] = 80 * 50 }, world:inventory())
  end)

  it("refuses when nothing fits and loses nothing", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      inventory = { ["iron-chest"] = 80 * 50 },
      chest = chest,
    })
    assert.has_error(function()
      world:call("extract_item", { source = "chest", entity = "coal", quantity = 5 })
    end, { code = "inventory_full", data = { item = "coal" } })
    assert.are.same({ coal = 8 }, world:contents("chest"))
  end)
end)
