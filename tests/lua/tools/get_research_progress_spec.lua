local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

local is_old = profile.factorio == "1.1"
local FIRST = is_old and {} or { "steam-power", "electronics", "automation-science-pack" }

describe("get_research_progress", function()
  it("tells what the current research still takes", function()
    local world = World.new({ technologies = FIRST })
    world:call("set_research", { technology = "logistics" })
    world:eval([[game.forces.player.research_progress = 0.25]])
    assert.are.same(
      { { name = "automation-science-pack", count = 15, type = "item" } },
      world:call("get_research_progress")
    )
  end)

  it("tells it of any technology", function()
    local world = World.new({ technologies = FIRST })
    local packs = world:call("get_research_progress", { technology = "logistics-2" })
    assert.are.same({
      { name = "automation-science-pack", count = 200, type = "item" },
      { name = "logistic-science-pack", count = 200, type = "item" },
    }, packs)
  end)

  it("is empty when it is researched", function()
    local world = World.new()
    local packs = world:call("get_research_progress", { technology = "steel-processing" })
    assert.are.same({}, packs)
  end)

  it("says that nothing is being researched", function()
    local world = World.new({ technologies = "none" })
    local result = world:batch({ { "get_research_progress" } })[1]
    assert.are.equal("no_research", result.code)
  end)
end)
