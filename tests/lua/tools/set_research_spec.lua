local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

local is_old = profile.factorio == "1.1"

-- What logistics builds on, beside nothing in 1.1.
local FIRST = is_old and {} or { "steam-power", "electronics", "automation-science-pack" }

local function refusal(world, technology)
  local result = world:batch({ { "set_research", { technology = technology } } })[1]
  return result.code, result.data
end

describe("set_research", function()
  it("starts it and tells what it takes", function()
    local world = World.new({ technologies = FIRST })
    local packs = world:call("set_research", { technology = "logistics" })
    assert.are.same({ { name = "automation-science-pack", count = 20, type = "item" } }, packs)
    local current = "return game.forces.player.current_research.name"
    assert.are.equal("logistics", world:eval(current))
  end)

  it("takes the place of the current one, which keeps its progress", function()
    local world = World.new({ technologies = FIRST })
    world:call("set_research", { technology = "logistics" })
    world:eval([[game.forces.player.research_progress = 0.5]])
    world:call("set_research", { technology = "military" })
    local names = world:eval([[
      local names = {}
      for i, technology in ipairs(game.forces.player.research_queue) do
        names[i] = technology.name
      end
      return table.concat(names, " ")
    ]])
    assert.are.equal("military", names)
    local packs = world:call("set_research", { technology = "logistics" })
    assert.are.equal(10, packs[1].count)
  end)

  it("changes nothing when it is under way", function()
    local world = World.new({ technologies = FIRST })
    world:call("set_research", { technology = "logistics" })
    world:eval([[game.forces.player.research_progress = 0.25]])
    assert.are.equal(15, world:call("set_research", { technology = "logistics" })[1].count)
  end)

  it("names what has to be researched before", function()
    local world = World.new({ technologies = FIRST })
    local code, data = refusal(world, "logistics-2")
    assert.are.equal("prerequisites_missing", code)
    assert.are.equal("logistics-2", data.technology)
    assert.is_truthy(data.missing:find("logistic-science-pack", 1, true))
    assert.is_nil(world:eval("return game.forces.player.current_research"))
  end)

  it("refuses what is researched", function()
    local world = World.new()
    local code, data = refusal(world, "logistics")
    assert.are.equal("already_researched", code)
    assert.are.same({ technology = "logistics" }, data)
  end)

  if not is_old then
    it("says what to do for technologies that labs do not research", function()
      local world = World.new({ technologies = "none" })
      local code, data = refusal(world, "steam-power")
      assert.are.equal("research_by_trigger", code)
      assert.are.equal("make 50 iron-plate", data.trigger)
    end)
  end
end)
