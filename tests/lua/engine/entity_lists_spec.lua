--- What stands on a surface is found once, whatever was asked for while it was being built.

local Server = require("tests.lua.support.server")

describe("finding entities", function()
  it("finds an ore once that was made after only built things were asked for", function()
    local server = Server.new()
    local found = server.eval([[
      local surface = game.surfaces[1]
      surface.create_entity({ name = "iron-chest", position = { 0.5, 0.5 }, force = "player" })
      surface.find_entities_filtered({ type = "container" })
      surface.create_entity({ name = "iron-ore", position = { 4.5, 4.5 }, amount = 10 })
      return #surface.find_entities_filtered({})
    ]])
    assert.are.equal(2, found)
  end)
end)
