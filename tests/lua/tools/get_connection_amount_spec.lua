local World = require("tests.lua.support.world")

describe("get_connection_amount", function()
  local function amount(world, from, to, kinds)
    return world:call(
      "get_connection_amount",
      { source = from, target = to, connection_type = kinds }
    )
  end

  it("counts both ends and all kinds", function()
    local world = World.new({ seed = 1 })
    assert.are.equal(6, amount(world, { x = 1, y = 1 }, { x = 6, y = 1 }, "transport-belt"))
    assert.are.equal(6, amount(world, { x = 1, y = 1 }, { x = 6, y = 1 }))
    local kinds = { "transport-belt", "underground-belt" }
    assert.are.equal(6, amount(world, { x = 1, y = 1 }, { x = 6, y = 1 }, kinds))
  end)

  it("is 0 between what is joined already", function()
    local world = World.new({ seed = 1, inventory = { ["transport-belt"] = 10 } })
    local group = world:call("connect_entities", {
      waypoints_and_types = { { 1, 1 }, { 6, 1 }, "transport-belt" },
    })
    assert.are.equal(0, amount(world, group, { x = 6, y = 1 }, "transport-belt"))
  end)

  it("says that there is no way", function()
    local world = World.new({ seed = 1 })
    local ok, failure = pcall(amount, world, { x = 1, y = 1 }, { x = 1, y = 900 }, "pipe")
    assert.is_false(ok)
    assert.are.equal("no_connection", failure.code)
  end)
end)
