local World = require("tests.lua.support.world")

describe("place_entity", function()
  local held = { ["iron-chest"] = 2, ["stone-furnace"] = 2, ["burner-inserter"] = 4, coal = 5 }

  it("uses one item and builds where it is told", function()
    local world = World.new({ seed = 1, inventory = held })
    local chest = world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    assert.are.equal("iron-chest", chest.name)
    assert.are.same({ x = 3.5, y = 0.5 }, chest.position)
    assert.are.equal(1, world:inventory()["iron-chest"])
  end)

  it("puts entities of an even size on a corner of tiles", function()
    local world = World.new({ seed = 1, inventory = held })
    local furnace =
      world:call("place_entity", { entity = "stone-furnace", position = { 4.4, 0.6 } })
    assert.are.same({ x = 4, y = 1 }, furnace.position)
  end)

  it("says what is held when the item is not", function()
    local world = World.new({ seed = 1, inventory = { coal = 5 } })
    assert.has_error(function()
      world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    end, {
      code = "not_in_inventory",
      data = { item = "iron-chest", needed = 1, present = 0, held = "5 coal" },
    })
  end)

  it("refuses what is out of reach, and places nothing", function()
    local world = World.new({ seed = 1, inventory = held })
    local ok, failure = pcall(function()
      world:call("place_entity", { entity = "iron-chest", position = { 30, 0 } })
    end)
    assert.is_false(ok)
    assert.are.equal("out_of_reach", failure.code)
    assert.are.equal(10, failure.data.reach)
    assert.are.equal(2, world:inventory()["iron-chest"])
  end)

  it("names what is in the way and where", function()
    local world = World.new({ seed = 1, inventory = held })
    world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    local ok, failure = pcall(function()
      world:call("place_entity", { entity = "stone-furnace", position = { 3, 0 } })
    end)
    assert.is_false(ok)
    assert.are.equal("blocked", failure.code)
    assert.are.equal("iron-chest at (3.5, 0.5) is", failure.data.blockers)
    assert.are.equal(2, world:inventory()["stone-furnace"])
  end)

  it("takes the nearest free place when it need not be exact", function()
    local world = World.new({ seed = 1, inventory = held })
    world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    local chest = world:call("place_entity", {
      entity = "iron-chest",
      position = { 3.5, 0.5 },
      exact = false,
    })
    local dx, dy = chest.position.x - 3.5, chest.position.y - 0.5
    assert.are.equal(1, dx * dx + dy * dy)
  end)

  it("moves only the own character out of the way", function()
    local world = World.new({ seed = 1, inventory = held })
    local furnace = world:call("place_entity", { entity = "stone-furnace", position = { 0, 0 } })
    assert.are.same({ x = 0, y = 0 }, furnace.position)
    local at = world:call("get_agent", { agent = 1 }).position
    assert.is_true(math.max(math.abs(at.x), math.abs(at.y)) < 2)
    assert.is_true(math.max(math.abs(at.x), math.abs(at.y)) > 0.8)
  end)

  it("takes up items that lie in the way", function()
    local world = World.new({ seed = 1, inventory = held })
    world:eval([[
      game.surfaces["fle"].create_entity({
        name = "item-on-ground", position = { 3.5, 0.5 }, stack = { name = "wood", count = 3 },
      })
    ]])
    assert.is_true(world:call("can_place_entity", { entity = "iron-chest", position = { 3, 0 } }))
    world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    assert.are.equal(3, world:inventory().wood)
  end)

  it("names the water that it would stand in", function()
    local world = World.new({ seed = 1, inventory = held })
    world:eval([[
      game.surfaces["fle"].set_tiles({ { name = "water", position = { 3, 0 } } }, false)
    ]])
    local ok, failure = pcall(function()
      world:call("place_entity", { entity = "stone-furnace", position = { 4, 1 } })
    end)
    assert.is_false(ok)
    assert.are.equal("on_water", failure.code)
    assert.are.same({ x = 3.5, y = 0.5 }, failure.data.water)
  end)

  it("turns an offshore pump to the water, wherever it is told to stand", function()
    local world = World.new({ seed = 1, inventory = { ["offshore-pump"] = 1 } })
    world:eval([[
      local tiles = {}
      for x = 8, 14 do
        for y = -6, 6 do
          tiles[#tiles + 1] = { name = "water", position = { x, y } }
        end
      end
      game.surfaces["fle"].set_tiles(tiles, false)
    ]])
    local pump = world:call("place_entity", { entity = "offshore-pump", position = { 5, 0 } })
    assert.are.same({ x = 7.5, y = -0.5 }, pump.position)
    assert.are.equal(12, pump.direction)
  end)

  it("refuses a pumpjack without oil, and lets a drill warn", function()
    local inventory = { pumpjack = 1, ["burner-mining-drill"] = 1 }
    local world = World.new({ seed = 1, inventory = inventory })
    local ok, failure = pcall(function()
      world:call("place_entity", { entity = "pumpjack", position = { 5, 0 } })
    end)
    assert.is_false(ok)
    assert.are.equal("needs_ore", failure.code)
    local drill =
      world:call("place_entity", { entity = "burner-mining-drill", position = { 5, 0 } })
    assert.are.same({}, drill.resources)
  end)

  it("refuses items that are no buildings", function()
    local world = World.new({ seed = 1, inventory = held })
    local ok, failure = pcall(function()
      world:call("place_entity", { entity = "coal", position = { 3, 0 } })
    end)
    assert.is_false(ok)
    assert.are.equal("not_placeable", failure.code)
  end)

  local sides = {
    { desc = "up", direction = 0, drop = { x = 3.5, y = -0.5 }, pickup = { x = 3.5, y = 1.5 } },
    { desc = "right", direction = 4, drop = { x = 4.5, y = 0.5 }, pickup = { x = 2.5, y = 0.5 } },
    { desc = "down", direction = 8, drop = { x = 3.5, y = 1.5 }, pickup = { x = 3.5, y = -0.5 } },
    { desc = "left", direction = 12, drop = { x = 2.5, y = 0.5 }, pickup = { x = 4.5, y = 0.5 } },
  }
  for _, side in ipairs(sides) do
    it("makes an inserter drop to its direction, " .. side.desc, function()
      local world = World.new({ seed = 1, inventory = held })
      local inserter = world:call("place_entity", {
        entity = "burner-inserter",
        position = { 3.5, 0.5 },
        direction = side.direction,
      })
      assert.are.equal(side.direction, inserter.direction)
      assert.are.same(side.drop, inserter.drop_position)
      assert.are.same(side.pickup, inserter.pickup_position)
    end)
  end

  describe("an underground belt", function()
    local function place(world, x, direction)
      return world:call("place_entity", {
        entity = "underground-belt",
        position = { x, 3.5 },
        direction = direction or 4,
      })
    end

    local function new()
      return World.new({ seed = 1, inventory = { ["underground-belt"] = 6 } })
    end

    it("becomes the other end of the one behind it", function()
      local world = new()
      local first = place(world, -2.5)
      local second = place(world, 2.5)
      assert.is_true(first.is_input)
      assert.is_false(second.is_input)
      assert.are.equal(first.id, second.connected_to)
      assert.are.same({}, second.warnings)
      -- A third one begins anew.
      assert.is_true(place(world, 4.5).is_input)
    end)

    it("takes items down when the one behind is out of reach or faces elsewhere", function()
      local world = new()
      place(world, -2.5)
      assert.is_true(place(world, 3.5).is_input)
      place(world, 7.5, 12)
      assert.is_true(place(world, 8.5).is_input)
    end)
  end)

  it("refuses diagonals", function()
    local world = World.new({ seed = 1, inventory = held })
    assert.has_error(function()
      world:call("place_entity", { entity = "burner-inserter", position = { 3, 0 }, direction = 2 })
    end, { code = "not_cardinal", data = { direction = "north-east" } })
  end)
end)
