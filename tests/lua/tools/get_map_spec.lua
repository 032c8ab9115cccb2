local World = require("tests.lua.support.world")

local AREA = { left_top = { -150, -150 }, right_bottom = { 150, 150 } }

describe("get_map", function()
  it("shows the lab map", function()
    local map = World.new({ lab = true }):call("get_map", AREA)
    local counts = {}
    for i = 1, #map.resources, 4 do
      local name = map.names[map.resources[i] + 1]
      counts[name] = (counts[name] or 0) + 1
      assert.are.equal(name == "crude-oil" and 300000 or 10000, map.resources[i + 3])
    end
    assert.is_true(counts["iron-ore"] >= 400)
    assert.is_true(counts["copper-ore"] >= 400)
    assert.are.equal(9, counts["crude-oil"])
    assert.is_true(#map.water >= 60 and #map.trees >= 100 and #map.rocks == 18)
    assert.are.same({ { x = 0, y = 0 } }, map.characters)
    assert.are.same({}, map.entities)
  end)

  it("shows what was built, as it stands", function()
    local world = World.new({
      belt = { name = "transport-belt", at = { 4.5, 0.5 }, direction = 4 },
      arm = { name = "burner-inserter", at = { 6.5, 0.5 }, direction = 4 },
      boiler = { name = "boiler", at = { 10.5, 1 }, direction = 4 },
    })
    local things = {}
    for _, thing in ipairs(world:call("get_map", AREA).entities) do
      things[thing.name] = thing
    end
    assert.are.equal(4, things["transport-belt"].direction)
    -- The game's east is where an inserter picks up: it drops to the west.
    assert.are.equal(12, things["burner-inserter"].direction)
    assert.are.equal("boiler", things.boiler.type)
    assert.are.equal(2, things.boiler.width)
    assert.are.equal(3, things.boiler.height)
  end)
end)
