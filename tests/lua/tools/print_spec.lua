local World = require("tests.lua.support.world")

describe("print", function()
  it("joins values by tabs", function()
    local world = World.new({ seed = 1 })
    assert.are.equal("coal\t5\ttrue", world:call("print", { values = { "coal", 5, true } }))
  end)
end)
