--- Underground belts: 4, 6 and 8 tiles between the ends; the ground above stays free.

local Belts = require("tests.lua.support.belts")

local REACH = { [""] = 5, ["fast-"] = 7, ["express-"] = 9 }

local PAIR = [[
  input = put(UNDERGROUND, 1.5, 0.5, "east", { type = "input" })
  output = put(UNDERGROUND, FAR + 0.5, 0.5, "east", { type = "output" })
]]

local function pair(far, code, tier)
  return Belts.world("FAR = " .. far .. PAIR .. (code or ""), tier)
end

describe("an underground belt", function()
  for _, tier in ipairs(Belts.TIERS) do
    local reach = REACH[tier[1]]

    it("carries what its tier carries, over " .. reach - 1 .. " tiles: " .. tier[1], function()
      local server = pair(
        1 + reach,
        [[
        feed(0, 0.5)
        put(UNDERGROUND, FAR + 1.5, 0.5, "east", { type = "input" })
        put(UNDERGROUND, FAR + 3.5, 0.5, "east", { type = "output" })
        row(FAR + 4, FAR + 4, 0.5) drain(FAR + 6, 0.5)
      ]],
        tier[1]
      )
      assert.is_true(
        server.eval("return input.neighbours == output and output.neighbours == input")
      )
      Belts.check(Belts.full(tier[2]), Belts.count(server)[1].coal)
    end)

    it("reaches no further: " .. tier[1], function()
      local server = pair(2 + reach, nil, tier[1])
      assert.is_nil(server.eval("return input.neighbours"))
    end)
  end

  it("takes as long as belts would", function()
    local server = pair(6, "row(0, 0, 0.5)")
    assert.is_true((Belts.put(0.5, 0.5, 1, 0)))
    -- Half a tile, five tiles below the ground, half a tile.
    server.advance(6 * 32)
    assert.are.same({ 0 }, Belts.places(6.5, 0.5, 1))
  end)

  it("does not pair with another tier or across a nearer end", function()
    local server = pair(4)
    server.eval("nearer = put(UNDERGROUND, 2.5, 0.5, 'east', { type = 'output' })")
    assert.is_true(server.eval("return input.neighbours == nearer and output.neighbours == nil"))
    server.eval([[
      nearer.destroy()
      nearer = put("fast-underground-belt", 2.5, 0.5, "east", { type = "output" })
    ]])
    assert.is_true(server.eval("return input.neighbours == output and nearer.neighbours == nil"))
    server.eval("between = put(UNDERGROUND, 3.5, 0.5, 'east', { type = 'input' })")
    assert.is_true(server.eval("return input.neighbours == nil and output.neighbours == between"))
  end)

  it("says what it is and what is beside it", function()
    local server = pair(5, "row(0, 0, 0.5) row(6, 6, 0.5)")
    assert.are.same({ "input", "output", 4, 1, 0, 0, 1 }, {
      server.eval([[
        local a, b = input.belt_neighbours, output.belt_neighbours
        return input.belt_to_ground_type, output.belt_to_ground_type,
          input.get_max_transport_line_index(), #a.inputs, #a.outputs, #b.inputs, #b.outputs
      ]]),
    })
  end)

  it("turns round with its other end", function()
    local server = pair(5)
    for place = 0, 96, 64 do
      assert.is_true((Belts.put(1.5, 0.5, 1, place)))
    end
    server.advance(20)
    server.eval("input.rotate()")
    assert.are.same({ "output", "input", true, true }, {
      server.eval([[
        return input.belt_to_ground_type, output.belt_to_ground_type,
          input.direction == defines.direction.west and output.direction == input.direction,
          input.neighbours == output
      ]]),
    })
    server.advance(300)
    assert.are.same({ 0, 64 }, Belts.places(1.5, 0.5, 1))
  end)

  it("gives what is below the ground to who mines either end", function()
    for _, mined in ipairs({ "input", "output" }) do
      local server = pair(5, "feed(0, 0.5)")
      server.advance(600)
      -- Half a tile at each end and four tiles between: two lines of 4 items a tile.
      local got = server.eval(([[
        local inventory = game.create_inventory(20)
        %s.mine({ inventory = inventory })
        return inventory.get_item_count("coal")
      ]]):format(mined))
      assert.are.equal(2 * (2 + 16), got)
    end
  end)

  it("keeps items at an end that leads nowhere", function()
    local server = Belts.world([[
      feed(0, 0.5) alone = put(UNDERGROUND, 1.5, 0.5, "east", { type = "input" })
    ]])
    server.advance(300)
    assert.are.same({ 0, 64 }, Belts.places(1.5, 0.5, 1))
  end)
end)
