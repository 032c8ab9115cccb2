--- The simulation as a whole: nothing is created or destroyed, a snapshot changes nothing, and what
--- waits costs nothing.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")

-- A line of drill, furnace, inserters and chests, and a character that feeds it.
local FACTORY = building
  .. [[
  surface.request_to_generate_chunks({ 0, 0 }, 3)
  surface.force_generate_chunk_requests()
  for x = -1, 0 do
    for y = -1, 0 do
      surface.create_entity({ name = "iron-ore", position = { x + 0.5, y + 0.5 }, amount = 40 })
    end
  end
  drill = build("burner-mining-drill", 0, 0, "north")
  drill.insert({ name = "coal", count = 30 })
  furnace = build("stone-furnace", 0, -2)
  out = build("burner-inserter", -0.5, -3.5, "south")
  plates = build("wooden-chest", -0.5, -4.5)
  fuel = build("wooden-chest", 0.5, -4.5)
  fuel.insert({ name = "coal", count = 60 })
  feed = build("burner-inserter", 0.5, -3.5, "north")
  out.insert({ name = "coal", count = 5 })

  function total(name)
    local sum = 0
    for _, entity in pairs(surface.find_entities_filtered({ force = "player" })) do
      sum = sum + entity.get_item_count(name)
      if entity.type == "inserter" and entity.held_stack.valid_for_read
        and entity.held_stack.name == name then
        sum = sum + entity.held_stack.count
      end
    end
    return sum
  end
  function ore_left()
    local sum = 0
    for _, ore in pairs(surface.find_entities_filtered({ type = "resource" })) do
      sum = sum + ore.amount
    end
    return sum
  end
]]

local function world()
  local server = Server.new()
  server.eval(FACTORY)
  return server
end

local function ledger(server)
  return server.eval([[
    local force = game.forces.player
    local ok, book = pcall(function() return force.item_production_statistics end)
    if not ok then
      book = force.get_item_production_statistics(surface)
    end
    local ore, smelted = book.get_input_count("iron-ore"), book.get_output_count("iron-ore")
    local made, burnt = book.get_input_count("iron-plate"), book.get_output_count("coal")
    return 160 - ore == ore_left(), ore - smelted == total("iron-ore"), made == total("iron-plate"),
      95 - burnt == total("coal"), made
  ]])
end

describe("a small factory", function()
  it("creates and destroys nothing", function()
    local server = world()
    for _ = 1, 60 do
      server.advance(701)
      local ground, ore, plates, coal = ledger(server)
      assert.are.same({ true, true, true, true }, { ground, ore, plates, coal })
    end
    assert.are.equal(160, (select(5, ledger(server))))
    assert.are.equal(160, server.eval("return plates.get_item_count('iron-plate')"))
  end)

  it("plays on from a snapshot as if nothing had been", function()
    local straight = world()
    straight.advance(10000)
    local expected = straight.snapshot()

    local server = world()
    for _ = 1, 10 do
      server.advance(1000)
      server.restore(server.snapshot())
    end
    assert.is_true(expected == server.snapshot())
  end)

  it("does the same in steps of any size", function()
    local whole = world()
    whole.advance(5000)
    local expected = whole.snapshot()
    local parts = world()
    for step = 1, 99 do
      parts.advance(step)
      parts.eval([[
        return drill.status, furnace.crafting_progress, out.burner.remaining_burning_fuel,
          drill.mining_target
      ]])
    end
    parts.advance(50)
    assert.is_true(expected == parts.snapshot())
  end)

  it("sleeps when there is nothing left to do", function()
    local server = world()
    server.advance(60000)
    local before =
      server.eval("return serpent.line({ drill.status, furnace.status, out.status, feed.status })")
    local pending = require("state").saved.schedule
    local due = 0
    for _ in pairs(pending.due) do
      due = due + 1
    end
    assert.are.equal(0, due)
    server.advance(1000)
    assert.are.equal(
      before,
      server.eval("return serpent.line({ drill.status, furnace.status, out.status, feed.status })")
    )
  end)
end)
