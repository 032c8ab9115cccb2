--- Each line of a splitter shares out its items by turns, and loses nothing of the belts' speed.

local Belts = require("tests.lua.support.belts")

local ONE_TO_TWO = [[
  feed(0, 0.5) row(1, 1, 0.5)
  splitter = put(SPLITTER, 2.5, 1, "east", SETTINGS)
  row(3, 4, 0.5) row(3, 4, 1.5) drain(6, 0.5) drain(6, 1.5)
]]
local TWO_TO_ONE = [[
  feed(0, 0.5, "coal") feed(0, 1.5, "wood") row(1, 1, 0.5) row(1, 1, 1.5)
  splitter = put(SPLITTER, 2.5, 1, "east", SETTINGS)
  row(3, 4, 0.5) drain(6, 0.5)
]]
local TWO_TO_TWO = TWO_TO_ONE .. "row(3, 4, 1.5) drain(6, 1.5)"

describe("a splitter", function()
  for _, tier in ipairs(Belts.TIERS) do
    local name, full = tier[1] .. "splitter", Belts.full(tier[2])

    it("shares one belt out to two: " .. name, function()
      local counts = Belts.count(Belts.world(ONE_TO_TWO, tier[1]))
      Belts.check(full / 2, counts[1].coal)
      Belts.check(full / 2, counts[2].coal)
    end)

    it("lets two belts onto one by turns: " .. name, function()
      local counts = Belts.count(Belts.world(TWO_TO_ONE, tier[1]))
      Belts.check(full / 2, counts[1].coal)
      Belts.check(full / 2, counts[1].wood)
    end)

    it("mixes two belts evenly: " .. name, function()
      local counts = Belts.count(Belts.world(TWO_TO_TWO, tier[1]))
      for sink = 1, 2 do
        Belts.check(full, counts[sink].coal + counts[sink].wood)
      end
      Belts.check(full, counts[1].coal + counts[2].coal)
    end)

    it("sends everything to the output with priority while that takes it: " .. name, function()
      local counts =
        Belts.count(Belts.world("SETTINGS = { output_priority = 'right' }" .. ONE_TO_TWO, tier[1]))
      assert.are.equal(0, counts[1].coal)
      Belts.check(full, counts[2].coal)
    end)

    it("takes from the input with priority first: " .. name, function()
      local counts =
        Belts.count(Belts.world("SETTINGS = { input_priority = 'left' }" .. TWO_TO_ONE, tier[1]))
      Belts.check(full, counts[1].coal)
      assert.are.equal(0, counts[1].wood)
    end)

    it("sends what its filter names to one side and the rest to the other: " .. name, function()
      local counts = Belts.count(
        Belts.world(
          "SETTINGS = { output_priority = 'left', filter = 'wood' }" .. TWO_TO_TWO,
          tier[1]
        )
      )
      Belts.check(full, counts[1].wood)
      Belts.check(full, counts[2].coal)
      assert.are.same({ 0, 0 }, { counts[1].coal, counts[2].wood })
    end)
  end

  it("gives the output without priority what the other cannot take", function()
    local counts =
      Belts.count(Belts.world("SETTINGS = { output_priority = 'right' }" .. TWO_TO_TWO))
    Belts.check(Belts.full(8), counts[1].coal + counts[1].wood)
    Belts.check(Belts.full(8), counts[2].coal + counts[2].wood)
  end)

  it("goes the other way when one way is blocked", function()
    local server = Belts.world([[
      feed(0, 0.5) row(1, 1, 0.5) splitter = put(SPLITTER, 2.5, 1, "east")
      row(3, 4, 0.5) row(3, 4, 1.5) drain(6, 0.5)
    ]])
    Belts.check(Belts.full(8), Belts.count(server)[1].coal)
    assert.are.same({ 0, 64, 128, 192 }, Belts.places(4.5, 1.5, 2))
  end)

  it("obeys settings that change", function()
    local server = Belts.world(ONE_TO_TWO)
    assert.are.same(
      { "none", "none" },
      { server.eval("return splitter.splitter_input_priority, splitter.splitter_output_priority") }
    )
    server.eval("splitter.splitter_output_priority = 'left'")
    local counts = Belts.count(server)
    assert.are.same({ Belts.full(8), 0 }, { counts[1].coal, counts[2].coal })
    server.eval("splitter.splitter_filter = 'wood'")
    assert.are.equal("wood", server.eval("return splitter.splitter_filter.name"))
    counts = Belts.count(server)
    assert.are.same({ 0, Belts.full(8) }, { counts[1].coal, counts[2].coal })
    server.eval([[
      other = put(SPLITTER, 20.5, 1, "east")
      other.copy_settings(splitter)
    ]])
    assert.are.same(
      { "left", "wood" },
      { server.eval("return other.splitter_output_priority, other.splitter_filter.name") }
    )
  end)

  it("has eight lines and turns round", function()
    local server = Belts.world(ONE_TO_TWO)
    assert.are.equal(8, server.eval("return splitter.get_max_transport_line_index()"))
    server.eval("splitter.rotate()")
    assert.is_true(server.eval("return splitter.direction == defines.direction.west"))
    server.advance(600)
    assert.are.same({ 0, 64, 128, 192 }, Belts.places(1.5, 0.5, 1))
  end)
end)
