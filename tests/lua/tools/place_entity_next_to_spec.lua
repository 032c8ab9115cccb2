local World = require("tests.lua.support.world")

describe("place_entity_next_to", function()
  local held = {
    ["wooden-chest"] = 5,
    ["stone-furnace"] = 5,
    ["burner-inserter"] = 5,
    ["burner-mining-drill"] = 2,
    ["assembling-machine-1"] = 2,
  }

  local cases = {
    { "beside an empty tile", nil, { 4.5, 4.5 }, "wooden-chest", 4, 0, { x = 5.5, y = 4.5 } },
    { "below an empty tile", nil, { 4.5, 4.5 }, "wooden-chest", 8, 0, { x = 4.5, y = 5.5 } },
    { "beside an empty tile, two wide", nil, { 4.5, 4.5 }, "stone-furnace", 4, 0, { x = 6, y = 5 } },
    { "left of an empty tile, two wide", nil, { 4.5, 4.5 }, "stone-furnace", 12, 0, { x = 3, y = 5 } },
    { "beside a chest", "wooden-chest", { 4.5, 4.5 }, "wooden-chest", 4, 0, { x = 5.5, y = 4.5 } },
    { "with spacing", "wooden-chest", { 4.5, 4.5 }, "wooden-chest", 4, 2, { x = 7.5, y = 4.5 } },
    { "above a furnace", "stone-furnace", { 4, 4 }, "stone-furnace", 0, 0, { x = 4, y = 2 } },
    { "beside a machine", "assembling-machine-1", { 4.5, 4.5 }, "burner-inserter", 12, 0, { x = 2.5, y = 4.5 } },
  }
  for _, case in ipairs(cases) do
    local desc, reference, at, entity, direction, spacing, want =
      case[1], case[2], case[3], case[4], case[5], case[6], case[7]
    it("stands " .. desc, function()
      local world = World.new({ seed = 1, inventory = held })
      if reference then
        world:call("place_entity", { entity = reference, position = at })
      end
      local built = world:call("place_entity_next_to", {
        entity = entity,
        reference_position = at,
        direction = direction,
        spacing = spacing,
      })
      assert.are.same(want, built.position)
    end)
  end

  it("faces the same way and uses one item", function()
    local world = World.new({ seed = 1, inventory = held })
    local inserter = world:call("place_entity_next_to", {
      entity = "burner-inserter",
      reference_position = { 4.5, 4.5 },
      direction = 4,
    })
    assert.are.equal(4, inserter.direction)
    assert.are.same({ x = 6.5, y = 4.5 }, inserter.drop_position)
    assert.are.equal(4, world:inventory()["burner-inserter"])
  end)

  it("never stands elsewhere when something is in the way", function()
    local world = World.new({ seed = 1, inventory = held })
    world:call("place_entity", { entity = "wooden-chest", position = { 5.5, 4.5 } })
    local ok, failure = pcall(function()
      world:call("place_entity_next_to", {
        entity = "burner-inserter",
        reference_position = { 4.5, 4.5 },
        direction = 4,
      })
    end)
    assert.is_false(ok)
    assert.are.equal("blocked", failure.code)
    assert.are.equal(5, world:inventory()["burner-inserter"])
  end)

  it("is not free", function()
    local world = World.new({ seed = 1, inventory = { coal = 1 } })
    local ok, failure = pcall(function()
      world:call("place_entity_next_to", {
        entity = "wooden-chest",
        reference_position = { 4.5, 4.5 },
        direction = 4,
      })
    end)
    assert.is_false(ok)
    assert.are.equal("not_in_inventory", failure.code)
  end)

  it("refuses a drill that would have nothing to mine", function()
    local world = World.new({ seed = 1, inventory = held })
    local ok, failure = pcall(function()
      world:call("place_entity_next_to", {
        entity = "burner-mining-drill",
        reference_position = { 4.5, 4.5 },
        direction = 4,
      })
    end)
    assert.is_false(ok)
    assert.are.equal("needs_ore", failure.code)
    assert.are.equal(2, world:inventory()["burner-mining-drill"])
  end)
end)
