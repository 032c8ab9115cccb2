local World = require("tests.lua.support.world")

describe("get_entity", function()
  it("reads all fields of a furnace", function()
    local world = World.new({
      seed = 1,
      furnace = { name = "stone-furnace", at = { 5, 0 }, holds = { coal = 2 } },
    })
    local furnace = world:call("get_entity", { entity = "stone-furnace", position = { 5, 0 } })
    assert.are.equal("furnace", furnace.type)
    assert.are.same({ tile_width = 2, tile_height = 2 }, furnace.tile_dimensions)
    assert.are.same({ coal = 2 }, furnace.fuel)
    assert.are.same({}, furnace.furnace_source)
    assert.are.equal("no_ingredients", furnace.status)
    assert.are.same({ "no ingredients to smelt" }, furnace.warnings)
    assert.is_true(furnace.health > 0)
  end)

  it("takes the nearest within a tile", function()
    local world = World.new({
      seed = 1,
      a = { name = "iron-chest", at = { 3.5, 0.5 } },
      b = { name = "iron-chest", at = { 4.5, 0.5 } },
    })
    local chest = world:call("get_entity", { entity = "iron-chest", position = { 4.2, 0.5 } })
    assert.are.same({ x = 4.5, y = 0.5 }, chest.position)
  end)

  it("says what stands there instead", function()
    local world = World.new({ seed = 1, a = { name = "iron-chest", at = { 3.5, 0.5 } } })
    local ok, failure = pcall(function()
      world:call("get_entity", { entity = "stone-furnace", position = { 3.5, 0.5 } })
    end)
    assert.is_false(ok)
    assert.are.equal("no_entity", failure.code)
    assert.are.equal("there is iron-chest at (3.5, 0.5)", failure.data.found)
  end)

  local kinds = {
    "transport-belt",
    "underground-belt",
    "splitter",
    "pipe",
    "pipe-to-ground",
    "medium-electric-pole",
    "inserter",
    "electric-mining-drill",
    "assembling-machine-1",
    "assembling-machine-2",
    "chemical-plant",
    "oil-refinery",
    "boiler",
    "steam-engine",
    "storage-tank",
    "solar-panel",
    "accumulator",
    "lab",
    "beacon",
    "electric-furnace",
    "radar",
    "stone-wall",
    "gun-turret",
    "pump",
    "rocket-silo",
    "small-lamp",
    "constant-combinator",
    "nuclear-reactor",
    "heat-pipe",
    "roboport",
  }
  for _, name in ipairs(kinds) do
    it("reads a placed " .. name, function()
      local world = World.new({ seed = 1, thing = { name = name, at = { 20.5, 20.5 } } })
      local at = world.entities.thing.position
      local thing = world:call("get_entity", { entity = name, position = at })
      assert.are.equal(name, thing.name)
      assert.are.same(at, thing.position)
    end)
  end
end)
