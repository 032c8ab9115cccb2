local World = require("tests.lua.support.world")

describe("launch_rocket", function()
  local silo = { name = "rocket-silo", at = { 20.5, 20.5 } }

  it("says how many parts are missing", function()
    local world = World.new({ silo = silo })
    local refused = {
      code = "rocket_not_ready",
      data = {
        silo = "rocket-silo",
        position = { x = 20.5, y = 20.5 },
        reason = "0 of 100 rocket parts are ready",
      },
    }
    assert.has_error(function()
      world:call("launch_rocket", { silo = world.entities.silo })
    end, refused)
    assert.has_error(function()
      world:call("launch_rocket", { silo = { x = 22, y = 19 } })
    end, refused)
  end)

  it("names what stands there when it is no silo", function()
    local world = World.new({ chest = { name = "wooden-chest", at = { 3.5, 3.5 } } })
    local result = world:batch({ { "launch_rocket", { silo = { x = 3, y = 3 } } } })[1]
    assert.are.equal("no_entity", result.code)
    assert.is_truthy(result.data.found:find("wooden-chest", 1, true))
  end)
end)
