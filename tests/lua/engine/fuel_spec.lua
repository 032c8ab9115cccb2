--- Every joule of fuel is worked off, the last ones for a part of a tick.

local Server = require("tests.lua.support.server")

local server

local function status(name)
  return server.eval("return " .. name .. ".status")
    == server.eval("return defines.entity_status.no_fuel")
end

before_each(function()
  server = Server.new()
  server.eval([[
    surface = game.surfaces[1]
    surface.request_to_generate_chunks({ 0, 0 }, 2)
    surface.force_generate_chunk_requests()
    function build(name, x, y, more)
      local given = more or {}
      given.name, given.position, given.force = name, { x, y }, "player"
      return surface.create_entity(given)
    end
  ]])
end)

describe("the last energy of a fuel", function()
  before_each(function()
    server.eval([[
      furnace = build("stone-furnace", 0, 0)
      furnace.insert({ name = "iron-ore", count = 50 })
      function worked()
        return furnace.products_finished * 192 + furnace.crafting_progress * 192
      end
    ]])
  end)

  it("is worked off for a part of a tick", function()
    server.eval('furnace.insert("coal")')
    server.advance(2666)
    assert.are.equal(1000, server.eval("return furnace.burner.remaining_burning_fuel"))
    assert.is_false(status("furnace"))
    server.advance(1)
    assert.are.equal(0, server.eval("return furnace.burner.remaining_burning_fuel"))
    assert.is_nil(server.eval("return furnace.burner.currently_burning"))
    assert.is_true(status("furnace"))
    assert.near(4e6 / 1500, server.eval("return worked()"), 1e-6)
  end)

  it("adds up exactly over pieces given one by one", function()
    for _ = 1, 12 do
      server.eval('furnace.insert("wood") furnace.insert({ name = "iron-ore", count = 40 })')
      server.advance(2000)
    end
    assert.near(12 * 2e6 / 1500, server.eval("return worked()"), 1e-6)
  end)

  it("finishes a craft that needs no more", function()
    server.eval([[
      furnace.burner.currently_burning = "coal"
      furnace.burner.remaining_burning_fuel = 192 * 1500 - 500
    ]])
    server.advance(200)
    assert.near(192 - 1 / 3, server.eval("return worked()"), 1e-6)
    server.eval("furnace.burner.heat = 500")
    server.advance(2)
    assert.are.equal(1, server.eval("return furnace.products_finished"))
    assert.are.equal(1, server.eval("return furnace.get_output_inventory()[1].count"))
  end)

  it("goes on after a snapshot as without one", function()
    server.eval('furnace.insert("coal")')
    server.advance(2667)
    local data = server.snapshot()
    server.restore(data)
    assert.are.equal(data, server.snapshot())
  end)
end)

describe("a burner inserter", function()
  it("stops in the middle of a swing and goes on from there", function()
    server.eval([[
      arm = build("burner-inserter", 0.5, 0.5, { direction = defines.direction.north })
      from, to = build("wooden-chest", 0.5, -0.5), build("wooden-chest", 0.5, 1.5)
      from.insert({ name = "iron-plate", count = 400 })
    ]])
    server.advance(3000)
    assert.is_true(status("arm"))
    assert.are.equal(0, server.eval("return arm.burner.remaining_burning_fuel"))
    local before = server.eval("return to.get_item_count()")
    server.eval('arm.insert("wood")')
    server.advance(6000)
    assert.is_true(status("arm"))
    -- A piece of wood is four times what a new arm holds.
    local moved = server.eval("return to.get_item_count()")
    assert.are.equal(7, before)
    assert.is_true(moved == 35 or moved == 36)
    assert.are.equal(
      400,
      server.eval([[
        return from.get_item_count() + to.get_item_count()
          + (arm.held_stack.valid_for_read and arm.held_stack.count or 0)
      ]])
    )
  end)
end)

describe("a script", function()
  it("sets how far machines have got", function()
    server.eval([[
      furnace = build("stone-furnace", 0, 0)
      furnace.insert({ name = "iron-ore", count = 5 })
      furnace.insert("coal")
      ore = build("iron-ore", 6.5, 0.5, { amount = 100 })
      drill = build("burner-mining-drill", 6, 0)
      drill.insert({ name = "coal", count = 2 })
    ]])
    server.advance(10)
    server.eval("furnace.crafting_progress = 0.5 drill.mining_progress = 0.5")
    assert.are.equal(0.5, server.eval("return furnace.crafting_progress"))
    server.advance(95)
    assert.are.equal(0, server.eval("return furnace.products_finished"))
    server.advance(1)
    assert.are.equal(1, server.eval("return furnace.products_finished"))
    server.advance(23)
    assert.are.equal(100, server.eval("return ore.amount"))
    server.advance(1)
    assert.are.equal(99, server.eval("return ore.amount"))
  end)
end)
