local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

local function ore(name, x, y, amount)
  return { name = name, at = { x, y }, amount = amount, force = "neutral" }
end

describe("harvest_resource", function()
  it("mines ore and leaves the rest", function()
    local world = World.new({ seed = 1, ore = ore("iron-ore", 1.5, 0.5, 100) })
    local got = world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 7 })
    assert.are.equal(7, got)
    assert.are.same({ ["iron-ore"] = 7 }, world:inventory())
    local patch =
      world:call("get_resource_patch", { resource = "iron-ore", position = { 1.5, 0.5 } })
    assert.are.equal(93, patch.size)
  end)

  it("goes on with the same kind", function()
    local world = World.new({
      seed = 1,
      a = ore("iron-ore", 1.5, 0.5, 3),
      b = ore("iron-ore", 4.5, 0.5, 100),
      c = ore("coal", 1.5, 1.5, 100),
    })
    local got = world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 5 })
    assert.are.equal(5, got)
    assert.are.same({ ["iron-ore"] = 5 }, world:inventory())
  end)

  it("fells whole trees", function()
    local tree = { name = "tree-01", at = { 2, 0 }, force = "neutral" }
    local world = World.new({ seed = 1, tree = tree })
    local got = world:call("harvest_resource", { position = { 2, 0 }, quantity = 1 })
    assert.are.equal(4, got)
    assert.are.same({ wood = 4 }, world:inventory())
  end)

  it("counts as production and as harvested", function()
    local world = World.new({ seed = 1, ore = ore("iron-ore", 1.5, 0.5, 100) })
    world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 10 })
    local score = world:call("score", {})
    assert.near(31, score[1], 0.001)
    assert.near(0, score[2], 0.001)
  end)

  it("breaks rocks", function()
    local name = profile.factorio == "1.1" and "rock-big" or "big-rock"
    local world = World.new({ seed = 1, rock = { name = name, at = { 2, 0 }, force = "neutral" } })
    local got = world:call("harvest_resource", { position = { 2, 0 }, quantity = 1 })
    assert.is_true(got >= 20)
    assert.are.equal(got, world:inventory().stone)
  end)

  it("stops when the inventory is full, and says so when nothing fits", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      inventory = { ["steel-chest"] = 79 * 50, ["iron-ore"] = 45 },
      ore = ore("iron-ore", 1.5, 0.5, 100),
    })
    local got = world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 20 })
    assert.are.equal(5, got)
    local ok, failure = pcall(function()
      world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 20 })
    end)
    assert.is_false(ok)
    assert.are.same({ code = "inventory_full", data = { item = "iron-ore" } }, failure)
  end)

  it("refuses what is out of reach", function()
    local world = World.new({ seed = 1, ore = ore("iron-ore", 5.5, 0.5, 100) })
    local ok, failure = pcall(function()
      world:call("harvest_resource", { position = { 5.5, 0.5 } })
    end)
    assert.is_false(ok)
    assert.are.equal("out_of_reach", failure.code)
    assert.near(2.7, failure.data.reach, 0.01)
  end)

  it("says so when nothing lies there", function()
    local world = World.new({ seed = 1, oil = ore("crude-oil", 1.5, 0.5, 300000) })
    local ok, failure = pcall(function()
      world:call("harvest_resource", { position = { 1.5, 0.5 } })
    end)
    assert.is_false(ok)
    assert.are.equal("nothing_to_harvest", failure.code)
    assert.are.equal("crude-oil cannot be taken by hand", failure.data.found)
  end)

  it("takes 120 ticks an ore in the realistic model, 121 the first", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      cost_model = "realistic",
      ore = ore("iron-ore", 1.5, 0.5, 100),
    })
    local before = world:tick()
    local got = world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 3 })
    assert.are.equal(3, got)
    assert.near(361, world:tick() - before, 1)
    assert.are.same({ ["iron-ore"] = 3 }, world:inventory())
  end)

  it("walks to what is farther away in the realistic model", function()
    local world = World.new({
      seed = 1,
      technologies = "none",
      cost_model = "realistic",
      a = ore("iron-ore", 1.5, 0.5, 1),
      b = ore("iron-ore", 8.5, 0.5, 100),
    })
    local got = world:call("harvest_resource", { position = { 1.5, 0.5 }, quantity = 2 })
    assert.are.equal(2, got)
    assert.are.same({ ["iron-ore"] = 2 }, world:inventory())
  end)
end)
