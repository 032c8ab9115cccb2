--- Figures measured in the game: half a turn of a burner inserter takes 50 ticks in 1.1, 38 in 2.0.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local HALF = profile.factorio == "1.1" and 50 or 38

local SETUP = building
  .. [[
  function count(entity, item)
    return entity.get_item_count(item)
  end
]]

local world = Server.prepared(SETUP)

local CHESTS = [[
  source = build("iron-chest", 0.5, -0.5)
  inserter = build("burner-inserter", 0.5, 0.5, "north")
  target = build("iron-chest", 0.5, 1.5)
]]

describe("a burner inserter", function()
  it("has its places one tile up and a bit more than one down", function()
    local server = world(CHESTS)
    assert.are.same({ 0.5, -0.5, 0.5, 0.5 + 307 / 256 }, {
      server.eval([[
      local from, to = inserter.pickup_position, inserter.drop_position
      return from.x, from.y, to.x, to.y
    ]]),
    })
    assert.is_true(
      server.eval("return inserter.pickup_target == source and inserter.drop_target == target")
    )
  end)

  it("moves an item every " .. 2 * HALF .. " ticks", function()
    local server = world(CHESTS .. [[
      source.insert({ name = "iron-plate", count = 1000 })
      inserter.insert({ name = "coal", count = 50 })
    ]])
    server.advance(HALF)
    assert.are.equal(0, server.eval("return count(target)"))
    server.advance(1)
    assert.are.equal(1, server.eval("return count(target)"))
    server.advance(2 * HALF * 199)
    assert.are.equal(200, server.eval("return count(target)"))
    assert.are.equal(
      1000,
      server.eval([[
      local held = inserter.held_stack
      return count(source) + count(target) + (held.valid_for_read and held.count or 0)
    ]])
    )
  end)

  it("uses energy for its way and none while it waits", function()
    local server = world(CHESTS .. [[
      source.insert({ name = "iron-plate", count = 10 })
      before = inserter.burner.remaining_burning_fuel
    ]])
    assert.are.equal(500000, server.eval("return before"))
    server.advance(1 + 2 * HALF)
    -- Two half turns at 25 kJ, each with 51/256 of a tile out or in at 50 kJ a tile.
    local each = 25000 + 50000 * 51 / 256
    assert.near(
      500000 - 2 * each,
      server.eval("return inserter.burner.remaining_burning_fuel"),
      1600
    )
    server.advance(5000)
    -- Its first fuel lasts for 14 half turns and a part of the next.
    local left = server.eval("return inserter.burner.remaining_burning_fuel")
    assert.is_true(left < 1600)
    assert.are.same({ 7, "no_fuel" }, { server.eval("return count(target), status(inserter)") })
    server.eval("inserter.insert({ name = 'wood', count = 50 }) source.clear_items_inside()")
    server.advance(1000)
    left = server.eval("return inserter.burner.remaining_burning_fuel")
    server.advance(1000)
    assert.are.equal(left, server.eval("return inserter.burner.remaining_burning_fuel"))
  end)

  it("waits for what is not there and for room", function()
    local server = world(CHESTS .. "inserter.insert({ name = 'coal', count = 5 })")
    server.advance(10)
    assert.are.equal("waiting_for_source_items", server.eval("return status(inserter)"))
    server.eval([[
      target.insert({ name = "wood", count = 3200 })
      source.insert({ name = "iron-plate", count = 2 })
    ]])
    server.advance(500)
    assert.are.equal(2, server.eval("return count(source, 'iron-plate')"))
    server.eval("target.remove_item({ name = 'wood', count = 1600 })")
    server.advance(1)
    assert.are.equal(1, server.eval("return count(source, 'iron-plate')"))
    server.eval("target.insert({ name = 'wood', count = 1600 })")
    server.advance(500)
    assert.are.same(
      { "waiting_for_space_in_destination", "iron-plate" },
      { server.eval([[
      return status(inserter), inserter.held_stack.name
    ]]) }
    )
  end)

  it("feeds a furnace up to the limits of insertion", function()
    local server = world([[
      source = build("iron-chest", 0.5, -0.5)
      inserter = build("burner-inserter", 0.5, 0.5, "north")
      furnace = build("stone-furnace", 1, 2)
      inserter.insert({ name = "coal", count = 5 })
      source.insert({ name = "coal", count = 20 })
      source.insert({ name = "iron-ore", count = 20 })
    ]])
    server.advance(3000)
    local ore, fuel, made = server.eval([[
      return furnace.get_inventory(defines.inventory.furnace_source).get_item_count(),
        furnace.get_fuel_inventory().get_item_count(),
        furnace.get_output_inventory().get_item_count()
    ]])
    assert.is_true(ore <= 2)
    assert.are.equal(5, fuel)
    assert.is_true(made > 5)
    assert.are.equal(0, server.eval("return count(source, 'wood')"))
  end)

  it("takes only plates from a furnace", function()
    local server = world([[
      furnace = build("stone-furnace", 1, -1)
      inserter = build("burner-inserter", 0.5, 0.5, "north")
      target = build("iron-chest", 0.5, 1.5)
      inserter.insert({ name = "coal", count = 5 })
      furnace.insert({ name = "coal", count = 5 })
      furnace.insert({ name = "iron-ore", count = 4 })
    ]])
    server.advance(192 * 4 + 2 * HALF)
    assert.are.same({ 4, 4 }, { server.eval("return count(target, 'iron-plate'), count(target)") })
  end)

  it("fetches its own fuel first", function()
    local server = world(CHESTS .. "source.insert({ name = 'coal', count = 10 })")
    server.advance(2)
    assert.are.equal(1, server.eval("return inserter.get_fuel_inventory().get_item_count('coal')"))
    server.advance(20 * HALF)
    -- One to burn when the wood is used up, one in its slot, eight on their way.
    assert.are.equal(8, server.eval("return count(target, 'coal')"))
  end)

  it("picks up from the ground and lays down on it", function()
    local server = world([[
      inserter = build("burner-inserter", 0.5, 0.5, "north")
      surface.create_entity({
        name = "item-on-ground", position = { 0.5, -0.5 }, stack = { name = "iron-ore", count = 3 },
      })
    ]])
    server.advance(6 * HALF)
    local count, at = server.eval([[
      local items = surface.find_entities_filtered({ name = "item-on-ground", area = { { 0, 1 }, { 1, 2 } } })
      return #items, items[1].stack.count
    ]])
    assert.are.same({ 1, 1 }, { count, at })
  end)

  it("carries more with research, and as few as it is told", function()
    local server = world(CHESTS .. [[
      game.forces.player.inserter_stack_size_bonus = 2
      source.insert({ name = "iron-plate", count = 100 })
      inserter.insert({ name = "coal", count = 5 })
    ]])
    server.advance(1 + HALF)
    assert.are.equal(3, server.eval("return count(target)"))
    server.eval("inserter.inserter_stack_size_override = 1")
    server.advance(2 * HALF)
    assert.are.equal(4, server.eval("return count(target)"))
  end)
end)
