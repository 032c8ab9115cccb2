local World = require("tests.lua.support.world")

describe("insert_item", function()
  local chest = { name = "wooden-chest", at = { 3, 0 } }
  local furnace = { name = "stone-furnace", at = { 5, 0 } }

  it("moves what is asked and returns the target", function()
    local world = World.new({ seed = 1, inventory = { coal = 20 }, chest = chest })
    local after = world:call("insert_item", { entity = "coal", target = "chest", quantity = 8 })
    assert.are.same({ coal = 8 }, after.inventory)
    assert.are.same({ coal = 8 }, world:contents("chest"))
    assert.are.same({ coal = 12 }, world:inventory())
  end)

  it("reaches any distance, or as far as the character under the strict rule", function()
    local far = { name = "wooden-chest", at = { 40.5, 0.5 } }
    local world = World.new({ seed = 1, inventory = { coal = 20 }, chest = far })
    world:call("insert_item", { entity = "coal", target = "chest", quantity = 8 })
    assert.are.same({ coal = 8 }, world:contents("chest"))
    world:call("set_clock", { reach = "strict" })
    local ok, failure = pcall(function()
      world:call("insert_item", { entity = "coal", target = "chest", quantity = 8 })
    end)
    assert.is_false(ok)
    assert.are.equal("out_of_reach", failure.code)
    assert.are.same({ coal = 12 }, world:inventory())
  end)

  it("costs the walk there in the realistic model", function()
    local far = { name = "wooden-chest", at = { 40.5, 0.5 } }
    local world =
      World.new({ seed = 1, cost_model = "realistic", inventory = { coal = 20 }, chest = far })
    local before = world:tick()
    world:call("insert_item", { entity = "coal", target = "chest", quantity = 8 })
    assert.near(30 / 0.15, world:tick() - before, 3)
    assert.are.same({ coal = 8 }, world:contents("chest"))
  end)

  it("says that a module does not go with a recipe", function()
    local world = World.new({
      seed = 1,
      inventory = { ["productivity-module"] = 2 },
      machine = { name = "assembling-machine-2", at = { 5.5, 0.5 }, recipe = "inserter" },
    })
    assert.has_error(function()
      world:call("insert_item", { entity = "productivity-module", target = "machine" })
    end, {
      code = "not_accepted",
      data = {
        item = "productivity-module",
        target = "assembling-machine-2",
        position = { x = 5.5, y = 0.5 },
        reason = "the module does not work with its recipe inserter",
      },
    })
    assert.are.same({ ["productivity-module"] = 2 }, world:inventory())
  end)

  it("says what a turret takes", function()
    local turret = { name = "gun-turret", at = { 5, 0 } }
    local world = World.new({ seed = 1, inventory = { coal = 2 }, turret = turret })
    local ok, failure = pcall(function()
      world:call("insert_item", { entity = "coal", target = "turret" })
    end)
    assert.is_false(ok)
    assert.are.equal("not_accepted", failure.code)
    assert.are.equal("a turret takes ammunition", failure.data.reason)
  end)

  it("puts in only what is held", function()
    local world = World.new({ seed = 1, inventory = { coal = 3 }, chest = chest })
    world:call("insert_item", { entity = "coal", target = "chest", quantity = 8 })
    assert.are.same({ coal = 3 }, world:contents("chest"))
    assert.are.same({}, world:inventory())
  end)

  it("keeps what does not fit", function()
    local world = World.new({ seed = 1, inventory = { coal = 80 }, furnace = furnace })
    local after = world:call("insert_item", { entity = "coal", target = "furnace", quantity = 80 })
    assert.are.equal(50, after.fuel.coal)
    assert.are.equal(30, world:inventory().coal)
  end)

  it("puts ore into the source of a furnace", function()
    local world = World.new({ seed = 1, inventory = { ["iron-ore"] = 5 }, furnace = furnace })
    local after = world:call("insert_item", { entity = "iron-ore", target = "furnace" })
    assert.are.same({ ["iron-ore"] = 5 }, after.furnace_source)
  end)

  local refusals = {
    {
      desc = "what is not held",
      inventory = {},
      entity = "coal",
      target = "furnace",
      code = "not_in_inventory",
    },
    {
      desc = "what a furnace never takes",
      inventory = { ["iron-gear-wheel"] = 1 },
      entity = "iron-gear-wheel",
      target = "furnace",
      code = "not_accepted",
    },
    {
      desc = "items without room",
      inventory = { ["copper-ore"] = 5 },
      entity = "copper-ore",
      target = "furnace",
      code = "target_full",
    },
  }
  for _, case in ipairs(refusals) do
    it("refuses " .. case.desc .. " and loses nothing", function()
      local world = World.new({
        seed = 1,
        inventory = case.inventory,
        furnace = { name = "stone-furnace", at = { 5, 0 }, holds = { ["iron-ore"] = 5 } },
      })
      local ok, failure = pcall(function()
        world:call("insert_item", { entity = case.entity, target = case.target })
      end)
      assert.is_false(ok)
      assert.are.equal(case.code, failure.code)
      assert.are.same(case.inventory, world:inventory())
      assert.are.same({ ["iron-ore"] = 5 }, world:contents("furnace"))
    end)
  end
end)
