--- Loaders fill and empty containers and machines as fast as their belts run.

local Belts = require("tests.lua.support.belts")

describe("a loader", function()
  for _, tier in ipairs(Belts.TIERS) do
    it("moves what a belt carries from chest to chest: " .. tier[1] .. "loader", function()
      local server = Belts.world("feed(0, 0.5) drain(2, 0.5)", tier[1])
      Belts.check(Belts.full(tier[2]), Belts.count(server)[1].coal)
    end)
  end

  it("of one tile does so too", function()
    local server = Belts.world([[
      sources[1] = { chest = build("steel-chest", 0.5, 0.5), item = "coal" }
      sources[1].chest.insert({ name = "coal", count = 2400 })
      out = put("loader-1x1", 1.5, 0.5, "east", { type = "output" })
      row(2, 4, 0.5)
      into = put("loader-1x1", 5.5, 0.5, "east", { type = "input" })
      sinks[1] = build("steel-chest", 6.5, 0.5)
    ]])
    Belts.check(Belts.full(8), Belts.count(server)[1].coal)
    assert.are.same({ "output", "input", true, 2 }, {
      server.eval([[
        return out.loader_type, into.loader_type, into.loader_container == sinks[1],
          into.get_max_transport_line_index()
      ]]),
    })
  end)

  it("passes its filters only", function()
    local server = Belts.world([[
      loader = feed(0, 0.5)
      sources[1].chest.clear_items_inside()
      sources[1].chest.insert({ name = "wood", count = 50 })
      sources[1].chest.insert({ name = "coal", count = 50 })
      row(1, 2, 0.5) drain(4, 0.5)
      loader.set_filter(1, "wood")
    ]])
    server.advance(600)
    assert.are.same(
      { 50, 0 },
      { server.eval("return sinks[1].get_item_count('wood'), sinks[1].get_item_count('coal')") }
    )
  end)

  it("waits for a container, for items and for room", function()
    local server = Belts.world("put('loader', 0, 0.5, 'east', { type = 'output' }) row(1, 2, 0.5)")
    server.advance(100)
    server.eval("chest = build('iron-chest', -1.5, 0.5)")
    server.advance(100)
    server.eval("chest.insert({ name = 'coal', count = 100 })")
    server.advance(400)
    assert.are.equal(100 - 20, server.eval("return chest.get_item_count()"))
    server.eval([[
      drain(4, 0.5)
      sinks[1].insert({ name = "wood", count = 96 * 100 })
    ]])
    server.advance(400)
    assert.are.equal(0, server.eval("return sinks[1].get_item_count('coal')"))
    server.eval("sinks[1].clear_items_inside()")
    server.advance(400)
    assert.are.equal(100, server.eval("return sinks[1].get_item_count('coal')"))
  end)

  it("feeds a furnace with what it takes", function()
    local server = Belts.world([[
      chest = build("iron-chest", -1.5, 0.5) put("loader", 0, 0.5, "east", { type = "output" })
      chest.insert({ name = "coal", count = 20 })
      put("loader", 2, 0.5, "east", { type = "input" })
      furnace = build("stone-furnace", 4, 1)
    ]])
    server.advance(300)
    assert.are.equal(5, server.eval("return furnace.get_fuel_inventory().get_item_count('coal')"))
    -- Four items stand on each loader.
    assert.are.equal(20 - 5 - 8, server.eval("return chest.get_item_count('coal')"))
  end)

  it("turns round to load the other way", function()
    local server = Belts.world("loader = feed(0, 0.5) row(1, 2, 0.5)")
    server.advance(200)
    server.eval("loader.loader_type = 'input'")
    assert.is_true(server.eval("return loader.direction == defines.direction.west"))
    server.eval("loader.rotate()")
    assert.are.equal("output", server.eval("return loader.loader_type"))
    server.eval([[
      for x = 1, 2 do surface.find_entity(BELT, { x + 0.5, 0.5 }).direction = defines.direction.west end
      loader.rotate()
      before = sources[1].chest.get_item_count()
    ]])
    server.advance(400)
    assert.is_true(server.eval("return sources[1].chest.get_item_count() > before"))
  end)
end)
