local World = require("tests.lua.support.world")

local function read(world, name)
  local entity = world.entities[name]
  return world:call("get_entity", { entity = entity.name, position = entity.position })
end

describe("warnings", function()
  it("tell of a furnace with neither fuel nor ore", function()
    local world = World.new({ seed = 1, furnace = { name = "stone-furnace", at = { 5, 0 } } })
    assert.are.same({ "out of fuel", "no ingredients to smelt" }, read(world, "furnace").warnings)
  end)

  it("tell of a full chest", function()
    local world = World.new({
      seed = 1,
      chest = { name = "wooden-chest", at = { 3.5, 0.5 }, holds = { coal = 16 * 50 } },
      other = { name = "wooden-chest", at = { 5.5, 0.5 }, holds = { coal = 15 * 50 } },
    })
    assert.are.same({ "chest is full" }, read(world, "chest").warnings)
    assert.are.same({}, read(world, "other").warnings)
  end)

  it("tell of a drill without fuel", function()
    local world = World.new({
      seed = 1,
      ore = { name = "coal", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      drill = { name = "burner-mining-drill", at = { 10, 0 } },
    })
    assert.are.same({ "out of fuel" }, read(world, "drill").warnings)
  end)

  it("tell of a drill without ore", function()
    local world = World.new({
      seed = 1,
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 2 } },
    })
    assert.are.same({ "no ore left to mine under it" }, read(world, "drill").warnings)
  end)

  it("tell of a blocked drop target", function()
    local world = World.new({
      seed = 1,
      ore = { name = "iron-ore", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      chest = { name = "wooden-chest", at = { 9.5, -1.5 }, holds = { coal = 16 * 50 } },
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 2 } },
    })
    world:advance(600)
    local drill = read(world, "drill")
    assert.are.same(
      { "drop target blocked: chest is full, wooden-chest at (9.5, -1.5)" },
      drill.warnings
    )
  end)
end)
