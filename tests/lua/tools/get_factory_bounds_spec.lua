local World = require("tests.lua.support.world")

describe("get_factory_bounds", function()
  it("is nothing before something is built", function()
    assert.is_nil(World.new():call("get_factory_bounds"))
  end)

  it("covers everything built and gives the mean", function()
    local world = World.new({
      first = { name = "wooden-chest", at = { 0.5, 0.5 } },
      second = { name = "stone-furnace", at = { 10, 20 } },
    })
    local found = world:call("get_factory_bounds")
    assert.are.equal(2, found.entities)
    assert.are.same({ x = 5.25, y = 10.25 }, found.centroid)
    assert.is_true(found.bounding_box.left_top.x > 0 and found.bounding_box.left_top.x < 0.5)
    assert.is_true(found.bounding_box.right_bottom.y > 20)
    assert.is_true(found.bounding_box.right_bottom.y < 21)
  end)
end)
