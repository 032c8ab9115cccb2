local World = require("tests.lua.support.world")

local function far_chest(options)
  options.inventory = { coal = 5 }
  -- The near edge of its collision box is 40.15 tiles away.
  options.chest = { name = "iron-chest", at = { 40.5, 0.5 } }
  return World.new(options)
end

local INSERT = { entity = "coal", target = "chest", quantity = 5 }

describe("reach", function()
  it("is no matter to assisted tools in the instant model", function()
    local world = far_chest({})
    local before = world:tick()
    world:call("insert_item", INSERT)
    assert.are.equal(before, world:tick())
    assert.are.same({ coal = 5 }, world:contents("chest"))
  end)

  it("costs assisted tools the walk in the realistic model", function()
    local world = far_chest({ cost_model = "realistic" })
    local before = world:tick()
    world:call("insert_item", INSERT)
    local limit = world:eval(
      [[return game.surfaces.fle.find_entities_filtered({ type = "character" })[1].reach_distance]]
    )
    local ticks = world:tick() - before
    assert.near((40.15 - limit) / 0.15, ticks, 2)
  end)

  it("stops tools under the strict rule", function()
    local world = far_chest({ reach = "strict" })
    local result = world:batch({ { "insert_item", INSERT } })[1]
    assert.are.equal("out_of_reach", result.code)
    assert.are.equal("iron-chest", result.data.source)
    assert.near(40.2, result.data.distance, 0.01)
    assert.are.same({ coal = 5 }, world:inventory())
  end)
end)
