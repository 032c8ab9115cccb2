local World = require("tests.lua.support.world")

describe("craft_item", function()
  local function craft(world, item, quantity)
    return world:call("craft_item", { entity = item, quantity = quantity })
  end

  local function failure(world, item, quantity)
    local ok, raised = pcall(craft, world, item, quantity)
    assert.is_false(ok)
    return raised
  end

  it("uses the ingredients", function()
    local world = World.new({ seed = 1, inventory = { ["iron-plate"] = 10 } })
    assert.are.equal(3, craft(world, "iron-gear-wheel", 3))
    assert.are.same({ ["iron-plate"] = 4, ["iron-gear-wheel"] = 3 }, world:inventory())
  end)

  it("crafts what is missing on the way", function()
    local world = World.new({ seed = 1, inventory = { ["iron-plate"] = 6, ["copper-plate"] = 3 } })
    craft(world, "electronic-circuit", 2)
    assert.are.same({ ["iron-plate"] = 4, ["electronic-circuit"] = 2 }, world:inventory())
  end)

  it("rounds up to whole crafts", function()
    local world = World.new({ seed = 1, inventory = { ["copper-plate"] = 5 } })
    assert.are.equal(3, craft(world, "copper-cable", 3))
    assert.are.same({ ["copper-plate"] = 3, ["copper-cable"] = 4 }, world:inventory())
  end)

  it("says exactly what is missing and uses up nothing", function()
    local world = World.new({ seed = 1, inventory = { ["iron-plate"] = 4 } })
    local raised = failure(world, "electronic-circuit", 2)
    assert.are.equal("missing_ingredients", raised.code)
    assert.are.equal("3 copper-plate", raised.data.missing)
    assert.are.same({ ["iron-plate"] = 4 }, world:inventory())
  end)

  it("puts everything back when the product has no room", function()
    local inventory = { ["iron-plate"] = 103, ["steel-chest"] = 78 * 50 }
    local world = World.new({ seed = 1, technologies = "none", inventory = inventory })
    local raised = failure(world, "iron-gear-wheel", 1)
    assert.are.equal("inventory_full", raised.code)
    assert.are.same(inventory, world:inventory())
  end)

  it("refuses what only machines make", function()
    local world = World.new({ seed = 1, inventory = { ["iron-ore"] = 4 } })
    local raised = failure(world, "iron-plate", 1)
    assert.are.equal("not_hand_craftable", raised.code)
    assert.is_not_nil(raised.data.machines:find("stone-furnace", 1, true))
  end)

  it("refuses what has no recipe", function()
    local world = World.new({ seed = 1 })
    assert.are.equal("no_recipe", failure(world, "iron-ore", 1).code)
  end)

  it("names the technology of a locked recipe", function()
    local world =
      World.new({ seed = 1, technologies = "none", inventory = { ["steel-plate"] = 50 } })
    local raised = failure(world, "steel-chest", 1)
    assert.are.equal("recipe_locked", raised.code)
    assert.are.equal("steel-processing", raised.data.technology)
  end)

  it("adds to production what it made and not to the automated score", function()
    local world = World.new({ seed = 1, inventory = { ["iron-plate"] = 10 } })
    craft(world, "iron-gear-wheel", 5)
    local score = world:call("score", {})
    assert.is_true(score[1] > 0)
    assert.near(0, score[2], 0.001)
  end)

  it("takes the crafting time in the realistic model", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      cost_model = "realistic",
      inventory = { ["iron-plate"] = 10 },
    })
    local before = world:tick()
    assert.are.equal(4, craft(world, "iron-gear-wheel", 4))
    assert.near(4 * 30, world:tick() - before, 2)
    assert.are.same({ ["iron-plate"] = 2, ["iron-gear-wheel"] = 4 }, world:inventory())
  end)

  if require("tests.lua.support.profile").factorio == "2.0" then
    it("researches what making the item triggers", function()
      local world = World.new({
        technologies = { "steam-power", "electronics" },
        inventory = {
          ["electronic-circuit"] = 10,
          ["iron-gear-wheel"] = 10,
          ["transport-belt"] = 4,
        },
      })
      local researched =
        "return game.forces.player.technologies['automation-science-pack'].researched"
      assert.is_false(world:eval(researched))
      world:call("craft_item", { entity = "lab" })
      assert.is_true(world:eval(researched))
    end)
  end
end)
