local World = require("tests.lua.support.world")

describe("rotate_entity", function()
  local held = { ["burner-inserter"] = 1, ["iron-chest"] = 1, ["transport-belt"] = 1 }

  local drops = {
    [0] = { x = 3.5, y = 2.5 },
    [4] = { x = 4.5, y = 3.5 },
    [8] = { x = 3.5, y = 4.5 },
    [12] = { x = 2.5, y = 3.5 },
  }
  for _, direction in ipairs({ 0, 4, 8, 12 }) do
    it("turns an inserter so that it drops there, " .. direction, function()
      local world = World.new({ seed = 1, inventory = held })
      local inserter =
        world:call("place_entity", { entity = "burner-inserter", position = { 3.5, 3.5 } })
      local turned = world:call("rotate_entity", { entity = inserter, direction = direction })
      assert.are.equal(direction, turned.direction)
      assert.are.equal(inserter.id, turned.id)
      assert.are.same(drops[direction], turned.drop_position)
    end)
  end

  it("turns a belt", function()
    local world = World.new({ seed = 1, inventory = held })
    local belt = world:call("place_entity", { entity = "transport-belt", position = { 3.5, 3.5 } })
    local turned = world:call("rotate_entity", { entity = belt, direction = 4 })
    assert.are.equal(4, turned.direction)
    assert.are.same({ x = 4.5, y = 3.5 }, turned.output_position)
  end)

  it("refuses what has no direction", function()
    local world = World.new({ seed = 1, inventory = held })
    local chest = world:call("place_entity", { entity = "iron-chest", position = { 3.5, 3.5 } })
    local ok, failure = pcall(function()
      world:call("rotate_entity", { entity = chest, direction = 4 })
    end)
    assert.is_false(ok)
    assert.are.equal("cannot_rotate", failure.code)
  end)
end)
