local World = require("tests.lua.support.world")

describe("spawn_agents", function()
  it("puts each agent two tiles south of the one before", function()
    local world = World.new({ lab = true })
    world:call("spawn_agents", { count = 4 })
    for number = 1, 4 do
      local agent = world:call("get_agent", { agent = number })
      assert.are.same({ x = 0, y = 2 * (number - 1) }, agent.position)
      assert.are.equal(4, agent.agents)
    end
  end)

  it("gives new characters with empty hands", function()
    local world = World.new({ inventory = { coal = 5 } })
    world:call("spawn_agents", { count = 1 })
    assert.are.same({}, world:inventory())
  end)

  it("takes back those that are too many", function()
    local world = World.new({ agents = 3 })
    world:call("spawn_agents", { count = 1 })
    assert.are.equal(
      1,
      world:eval([[
      return game.surfaces.fle.count_entities_filtered({ type = "character" })
    ]])
    )
    assert.are.equal("unknown_agent", world:batch({ { "sleep", { seconds = 1 } } }, nil, 3)[1].code)
  end)

  it("brings a dead agent back at its place", function()
    local world = World.new({ agents = 2, inventory = { coal = 5 } })
    world:eval([[
      for _, character in ipairs(game.surfaces.fle.find_entities_filtered({ type = "character" })) do
        character.destroy()
      end
    ]])
    local agent = world:call("get_agent", { agent = 2 })
    assert.are.same({ x = 0, y = 2 }, agent.position)
    assert.are.same({}, world:inventory(1))
  end)
end)
