--- Figures of the game: 256 units a tile, items 64 apart, 8, 16 and 24 units a tick, curves 295 and
--- 106 long, a queue at 0, 64, 128, 192 from the end.

local Belts = require("tests.lua.support.belts")

local FULL = { 0, 64, 128, 192 }

describe("a belt", function()
  for _, tier in ipairs(Belts.TIERS) do
    local name, speed = tier[1] .. "transport-belt", tier[2]

    it("carries " .. speed * 60 / 64 .. " items a second on each line: " .. name, function()
      local server = Belts.world("feed(0, 0.5) row(1, 45, 0.5) drain(47, 0.5)", tier[1])
      Belts.check(Belts.full(speed), Belts.count(server)[1].coal)
    end)

    it("carries half of that on one line: " .. name, function()
      local server = Belts.world(
        [[
        feed(0, 0.5) row(1, 6, 0.5) put(BELT, 7.5, 0.5, "north") put(BELT, 7.5, 1.5, "north")
        put(BELT, 7.5, -0.5, "east") row(8, 12, -0.5) drain(14, -0.5)
      ]],
        tier[1]
      )
      Belts.check(Belts.full(speed) / 2, Belts.count(server)[1].coal)
    end)

    it("moves " .. speed .. " units a tick: " .. name, function()
      local server = Belts.world("row(0, 3, 0.5)", tier[1])
      assert.is_true((Belts.put(0.5, 0.5, 1, 200)))
      server.advance(5)
      assert.are.same({ 200 - 5 * speed }, Belts.places(0.5, 0.5, 1))
      -- What is left of a step is gone on the next belt.
      local ticks = math.floor(200 / speed) + 1
      server.advance(ticks - 5)
      assert.are.same({}, Belts.places(0.5, 0.5, 1))
      assert.are.same({ 456 - ticks * speed }, Belts.places(1.5, 0.5, 1))
    end)
  end

  it("bends with a long outer and a short inner line", function()
    for _, turn in ipairs({ { "north", 106, 295 }, { "south", 295, 106 } }) do
      local server = Belts.world("row(0, 1, 0.5) put(BELT, 2.5, 0.5, '" .. turn[1] .. "')")
      for line = 1, 2 do
        assert.is_true((Belts.put(1.5, 0.5, line, 0)))
      end
      server.advance(1)
      for line = 1, 2 do
        assert.are.same({ turn[line + 1] - 8 }, Belts.places(2.5, 0.5, line))
        local ticks = math.ceil(turn[line + 1] / 8)
        server.advance(ticks - 2)
        assert.are.same({ turn[line + 1] - 8 * (ticks - 1) }, Belts.places(2.5, 0.5, line))
        server.advance(1)
        assert.are.same({ 0 }, Belts.places(2.5, 0.5, line))
        server.eval("x = surface.find_entity(BELT, { 2.5, 0.5 }) x.get_transport_line(1).clear()")
        if line == 1 then
          server.eval("x.get_transport_line(2).clear()")
          Belts.put(2.5, 0.5, 2, turn[3] - 8)
        end
      end
    end
  end)

  it("says how it lies", function()
    local server = Belts.world([[
      row(0, 1, 0.5)
      corner = put(BELT, 2.5, 0.5, "north")
      before = corner.belt_shape
      behind = put(BELT, 2.5, 1.5, "north")
    ]])
    assert.are.same(
      { "left", "straight", 2 },
      { server.eval("return before, corner.belt_shape, #corner.belt_neighbours.inputs") }
    )
    server.eval("behind.destroy()")
    assert.are.equal("left", server.eval("return corner.belt_shape"))
    server.eval("put(BELT, 3.5, 0.5, 'west')")
    assert.are.equal("straight", server.eval("return corner.belt_shape"))
  end)

  it("lets a queue stand at its end, through many belts", function()
    local server = Belts.world("feed(0, 0.5) row(1, 45, 0.5)")
    server.advance(2000)
    for x = 1, 45 do
      for line = 1, 2 do
        assert.are.same(FULL, Belts.places(x + 0.5, 0.5, line))
      end
    end
    server.eval(
      "surface.find_entity(BELT, { 45.5, 0.5 }).get_transport_line(1).remove_item('coal')"
    )
    server.advance(4)
    -- All of the queue moves at once.
    assert.are.same({ 32, 96, 160, 224 }, Belts.places(45.5, 0.5, 1))
    assert.are.same({ 32, 96, 160, 224 }, Belts.places(3.5, 0.5, 1))
    server.advance(4)
    assert.are.same(FULL, Belts.places(45.5, 0.5, 1))
    assert.are.same(FULL, Belts.places(45.5, 0.5, 2))
  end)

  it("keeps a queue close over curves", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 2, 0.5) put(BELT, 3.5, 0.5, "north") put(BELT, 3.5, -0.5, "east")
    ]])
    server.advance(1000)
    -- Straight, 106, 295 and the last turn of 106 for one line, the other way for the other.
    assert.are.same({ 0, 64, 128, 192, 256 }, Belts.places(3.5, -0.5, 1))
    assert.are.same({ 25, 89 }, Belts.places(3.5, 0.5, 1))
    assert.are.same({ 47, 111, 175, 239 }, Belts.places(2.5, 0.5, 1))
    assert.are.same({ 0, 64 }, Belts.places(3.5, -0.5, 2))
    assert.are.same({ 22, 86, 150, 214, 278 }, Belts.places(3.5, 0.5, 2))
  end)

  it("goes round in a ring for ever", function()
    local server = Belts.world([[
      put(BELT, 0.5, 0.5, "east") put(BELT, 1.5, 0.5, "south")
      put(BELT, 1.5, 1.5, "west") put(BELT, 0.5, 1.5, "north")
    ]])
    for _, x in ipairs({ 0.5, 1.5 }) do
      for _, y in ipairs({ 0.5, 1.5 }) do
        assert.is_true((Belts.put(x, y, 1, 100)))
      end
    end
    -- A round of the outer line is 4 * 295 long.
    for _ = 1, 5 do
      server.advance(295 * 4)
      for _, x in ipairs({ 0.5, 1.5 }) do
        for _, y in ipairs({ 0.5, 1.5 }) do
          assert.are.same({ 100 }, Belts.places(x, y, 1))
        end
      end
    end
  end)

  it("feeds a slower and a faster belt as much as the slower carries", function()
    for _, names in ipairs({ { "express-", "" }, { "", "express-" } }) do
      local server = Belts.world(([[
        TIER = "%s" feed(0, 0.5) BELT = TIER .. "transport-belt" row(1, 5, 0.5)
        TIER = "%s" BELT = TIER .. "transport-belt" row(6, 10, 0.5) drain(12, 0.5)
      ]]):format(names[1], names[2]))
      Belts.check(Belts.full(8), Belts.count(server)[1].coal)
    end
  end)

  it("ends at a belt that comes towards it, and at a machine", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 3, 0.5) put(BELT, 4.5, 0.5, "west")
      feed(0, 3.5) row(1, 3, 3.5) chest = build("iron-chest", 4.5, 3.5)
    ]])
    server.advance(600)
    assert.are.same(FULL, Belts.places(3.5, 0.5, 1))
    assert.are.same({}, Belts.places(4.5, 0.5, 1))
    assert.are.same(FULL, Belts.places(3.5, 3.5, 1))
    assert.are.equal(0, server.eval("return chest.get_item_count()"))
  end)

  it("keeps what lies on it when it is turned", function()
    local server = Belts.world("row(0, 0, 0.5) belt = surface.find_entity(BELT, { 0.5, 0.5 })")
    for _, place in ipairs(FULL) do
      assert.is_true((Belts.put(0.5, 0.5, 1, place)))
      assert.is_true((Belts.put(0.5, 0.5, 2, place, "wood")))
    end
    server.eval("belt.rotate()")
    assert.are.same(FULL, Belts.places(0.5, 0.5, 1))
    assert.are.same(FULL, Belts.places(0.5, 0.5, 2))
    assert.are.same({ 4, 0, 4 }, {
      server.eval([[
        local left = belt.get_transport_line(1)
        return left.get_item_count("coal"), left.get_item_count("wood"),
          belt.get_transport_line(2).get_item_count()
      ]]),
    })
  end)

  it("gives what lies on it to who mines it", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 3, 0.5)
      last = surface.find_entity(BELT, { 3.5, 0.5 })
    ]])
    server.advance(600)
    local got = server.eval([[
      local inventory = game.create_inventory(10)
      last.mine({ inventory = inventory })
      return { inventory.get_item_count("coal"), inventory.get_item_count(BELT) }
    ]])
    assert.are.same({ 8, 1 }, got)
    server.advance(100)
    assert.are.same(FULL, Belts.places(2.5, 0.5, 1))
  end)

  it("gives room to a longer queue when a curve becomes shorter", function()
    local server = Belts.world("feed(0, 0.5) row(1, 3, 0.5)")
    server.advance(600)
    local function total()
      return server.eval([[
        local count = 0
        for _, each in ipairs(surface.find_entities_filtered({ type = { "transport-belt", "loader" } })) do
          count = count + each.get_transport_line(1).get_item_count()
            + each.get_transport_line(2).get_item_count()
        end
        return count
      ]])
    end
    local before = total()
    server.eval("surface.find_entity(BELT, { 3.5, 0.5 }).rotate()")
    assert.are.equal(before, total())
    assert.are.same({ 0, 64 }, Belts.places(3.5, 0.5, 2))
  end)

  it("is replaced by a faster one with all that lies on it", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 3, 0.5)
      man = surface.create_entity({ name = "character", position = { 2.5, 5.5 }, force = "player" })
    ]])
    server.advance(600)
    server.eval([[
      function upgrade(x, extra)
        local options = {
          name = "fast-transport-belt", position = { x, 0.5 }, direction = defines.direction.east,
          force = "player", fast_replace = true,
        }
        for key, value in pairs(extra) do options[key] = value end
        return surface.create_entity(options)
      end
      upgrade(3.5, { character = man })
      upgrade(2.5, { spill = true })
    ]])
    assert.are.same({ 2, 1, 1, 1 }, {
      server.eval([[
        return #surface.find_entities_filtered({ name = "fast-transport-belt" }),
          #surface.find_entities_filtered({ name = "transport-belt" }),
          man.get_item_count("transport-belt"),
          #surface.find_entities_filtered({ name = "item-on-ground" })
      ]]),
    })
    server.advance(20)
    for x = 2, 3 do
      assert.are.same(FULL, Belts.places(x + 0.5, 0.5, 1))
      assert.are.same(FULL, Belts.places(x + 0.5, 0.5, 2))
    end
  end)

  it("carries a character along", function()
    local server = Belts.world([[
      row(0, 9, 0.5)
      man = surface.create_entity({ name = "character", position = { 0.5, 0.5 }, force = "player" })
      function place() return man.position.x, man.position.y end
    ]])
    server.advance(64)
    assert.are.same({ 2.5, 0.5 }, { server.eval("return place()") })
    server.eval("man.walking_state = { walking = true, direction = defines.direction.east }")
    server.advance(10)
    assert.are.same({ 2.5 + 10 * (8 + 38) / 256, 0.5 }, { server.eval("return place()") })
    server.eval("man.walking_state = { walking = true, direction = defines.direction.north }")
    server.advance(10)
    server.eval("man.walking_state = { walking = false }")
    server.advance(10)
    local x, y = server.eval("return place()")
    server.advance(10)
    assert.are.same({ x, y }, { server.eval("return place()") })
  end)

  it("goes on from a snapshot as without one", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 3, 0.5) put(BELT, 4.5, 0.5, "north") put(BELT, 4.5, -0.5, "north")
      put(BELT, 4.5, -1.5, "east") put(BELT, 5.5, -1.5, "east") drain(7, -1.5)
    ]])
    for _, ticks in ipairs({ 37, 101, 293 }) do
      server.advance(ticks)
      local before = server.snapshot()
      server.advance(211)
      local after = server.snapshot()
      server.restore(before)
      assert.is_true(server.snapshot() == before)
      server.advance(211)
      assert.is_true(server.snapshot() == after)
    end
  end)
end)
