local World = require("tests.lua.support.world")

describe("place_entity_next_to", function()
  local held = {
    ["wooden-chest"] = 5,
    ["stone-furnace"] = 5,
    ["burner-inserter"] = 5,
    ["burner-mining-drill"] = 2,
    ["assembling-machine-1"] = 2,
  }

  local chest, furnace, inserter = "wooden-chest", "stone-furnace", "burner-inserter"
  local machine = "assembling-machine-1"
  -- What it stands beside (at 4.5, 4.5), what is built, direction, spacing, where it must stand.
  local cases = {
    { "right of an empty tile", nil, chest, 4, 0, { x = 5.5, y = 4.5 } },
    { "below an empty tile", nil, chest, 8, 0, { x = 4.5, y = 5.5 } },
    { "right of an empty tile, two wide", nil, furnace, 4, 0, { x = 6, y = 5 } },
    { "left of an empty tile, two wide", nil, furnace, 12, 0, { x = 3, y = 5 } },
    { "right of a chest", chest, chest, 4, 0, { x = 5.5, y = 4.5 } },
    { "two tiles right of a chest", chest, chest, 4, 2, { x = 7.5, y = 4.5 } },
    { "above a furnace", furnace, furnace, 0, 0, { x = 5, y = 3 } },
    { "left of a machine", machine, inserter, 12, 0, { x = 2.5, y = 4.5 } },
  }
  for _, case in ipairs(cases) do
    local reference, entity, direction, spacing, want = case[2], case[3], case[4], case[5], case[6]
    local at = { 4.5, 4.5 }
    it("stands " .. case[1], function()
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
    local built = world:call("place_entity_next_to", {
      entity = "burner-inserter",
      reference_position = { 4.5, 4.5 },
      direction = 4,
    })
    assert.are.equal(4, built.direction)
    assert.are.same({ x = 6.5, y = 4.5 }, built.drop_position)
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
