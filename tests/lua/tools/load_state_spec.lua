local World = require("tests.lua.support.world")

describe("load_state", function()
  it("puts the characters where they stood, with what they carried", function()
    local world = World.new({ agents = 2, inventory = { coal = 12 } })
    world:eval([[
      local found = game.surfaces.fle.find_entities_filtered({ type = "character" })
      found[1].teleport({ 30, 4 })
    ]])
    local place = world:call("get_agent").position
    local state = world:call("save_state")
    world:call("reset", { agents = 1 })
    world:call("load_state", { state = state })
    assert.are.same(place, world:call("get_agent").position)
    assert.are.equal(2, world:call("get_agent").agents)
    assert.are.same({ coal = 12 }, world:inventory())
  end)
end)
