--- Loading from the side: both lines go onto the near line, 188 and 67 units from its end.

local Belts = require("tests.lua.support.belts")

-- A belt to the north with something behind it, so that it does not bend.
local MAIN = [[
  put(BELT, 3.5, 2.5, "north") main = put(BELT, 3.5, 1.5, "north")
  put(BELT, 3.5, 0.5, "north") put(BELT, 3.5, -0.5, "east") row(4, 5, -0.5) drain(7, -0.5)
]]

describe("a belt that loads from the side", function()
  for _, tier in ipairs(Belts.TIERS) do
    it("fills one line: " .. tier[1], function()
      local server = Belts.world(MAIN .. "feed(0, 1.5) row(1, 2, 1.5)", tier[1])
      Belts.check(Belts.full(tier[2]) / 2, Belts.count(server)[1].coal)
    end)

    it("fills it although both come from one line of another: " .. tier[1], function()
      local server = Belts.world(MAIN .. [[
        feed(-2, -1.5) row(-1, -1, -1.5) put(BELT, 0.5, -2.5, "south") put(BELT, 0.5, -1.5, "south")
        put(BELT, 0.5, -0.5, "south") put(BELT, 0.5, 0.5, "south") put(BELT, 0.5, 1.5, "east")
        row(1, 2, 1.5)
      ]], tier[1])
      Belts.check(Belts.full(tier[2]) / 2, Belts.count(server)[1].coal)
    end)
  end

  it("puts its lines onto their places of the near line", function()
    -- From the west the left line is the one further on, from the east the right one.
    for _, side in ipairs({ { 2.5, "east", 1, 67, 188 }, { 4.5, "west", 2, 188, 67 } }) do
      for line = 1, 2 do
        local server =
          Belts.world(MAIN .. ("put(BELT, %s, 1.5, '%s')"):format(tostring(side[1]), side[2]))
        assert.is_true((Belts.put(side[1], 1.5, line, 0)))
        server.advance(1)
        assert.are.same({ side[3 + line] - 8 }, Belts.places(3.5, 1.5, side[3]))
        assert.are.same({}, Belts.places(3.5, 1.5, 3 - side[3]))
      end
    end
  end)

  it("waits as long as the line is full", function()
    local server = Belts.world([[
      feed(0, 0.5, "coal") row(1, 6, 0.5) drain(8, 0.5)
      feed(0, 1.5, "wood") row(1, 2, 1.5) put(BELT, 3.5, 1.5, "north")
    ]])
    local counts = Belts.count(server)
    assert.are.same({ Belts.full(8), 0 }, { counts[1].coal, counts[1].wood })
  end)

  it("fills the gaps that the line has", function()
    -- The main belt brings one line, split in two: a quarter of a belt on each line of the belt.
    local server = Belts.world([[
      feed(0, 0.5, "coal") row(1, 1, 0.5) put(SPLITTER, 2.5, 1, "east") row(3, 9, 0.5)
      row(3, 4, 1.5) drain(6, 1.5) drain(11, 0.5)
      put(BELT, 7.5, 1.5, "north") put(BELT, 7.5, 2.5, "north") put(BELT, 7.5, 3.5, "north")
      feed(4, 3.5, "wood") row(5, 6, 3.5)
    ]])
    local counts = Belts.count(server)
    -- On the right line the wood takes the other half of the places.
    Belts.check(Belts.full(8) / 2, counts[2].coal)
    Belts.check(Belts.full(8) / 4, counts[2].wood)
  end)

  it("loads from both sides at once", function()
    local server = Belts.world(MAIN .. [[
      feed(0, 1.5, "coal") row(1, 2, 1.5)
      put(BELT, 4.5, 1.5, "west") put(BELT, 4.5, 2.5, "north") put(BELT, 4.5, 3.5, "north")
      feed(0, 4.5, "wood") row(1, 3, 4.5) put(BELT, 4.5, 4.5, "north")
    ]])
    local counts = Belts.count(server)
    Belts.check(Belts.full(8) / 2, counts[1].coal)
    Belts.check(Belts.full(8) / 2, counts[1].wood)
  end)
end)

-- An end of an underground belt to the north, a pair with its other end, and what leads on from
-- there. The end itself has nothing behind it.
local ENDS = {
  input = [[
    put(UNDERGROUND, 3.5, 1.5, "north", { type = "input" })
    put(UNDERGROUND, 3.5, -1.5, "north", { type = "output" })
    put(BELT, 3.5, -2.5, "east") row(4, 5, -2.5) drain(7, -2.5)
  ]],
  output = [[
    put(UNDERGROUND, 3.5, 3.5, "north", { type = "input" })
    put(UNDERGROUND, 3.5, 1.5, "north", { type = "output" })
    put(BELT, 3.5, 0.5, "north") put(BELT, 3.5, -0.5, "east") row(4, 5, -0.5) drain(7, -0.5)
  ]],
}
local WEST = "feed(0, 1.5, 'coal') row(1, 2, 1.5)"
local EAST = [[
  feed(0, 5.5, "wood") row(1, 5, 5.5)
  for y = 2, 5 do put(BELT, 6.5, y + 0.5, "north") end
  put(BELT, 6.5, 1.5, "west") row(4, 5, 1.5, "west")
]]

-- Which lines of a belt do not move: both are full whether they flow or not.
local function standing(server, x, y)
  local before = { Belts.places(x, y, 1), Belts.places(x, y, 2) }
  server.advance(1)
  local lines = {}
  for line = 1, 2 do
    local list = Belts.places(x, y, line)
    if #list == 4 and list[1] == 0 and before[line][1] == 0 then
      lines[#lines + 1] = line
    end
  end
  return lines
end

-- Of an input the half behind is open, so what comes on the line that meets it further from its
-- own end: from the west, going east, the right line. Of an output it is the left one.
describe("the end of an underground belt", function()
  for _, tier in ipairs(Belts.TIERS) do
    for _, kind in ipairs({ "input", "output" }) do
      local what = kind .. " of a " .. tier[1] .. "underground-belt"
      local full = Belts.full(tier[2])
      local from_west = kind == "input" and 2 or 1

      it("takes one line from each side: " .. what, function()
        local server = Belts.world(ENDS[kind] .. WEST .. EAST, tier[1])
        local counts = Belts.count(server)
        Belts.check(full / 2, counts[1].coal)
        Belts.check(full / 2, counts[1].wood)
        assert.are.same({ 3 - from_west }, standing(server, 2.5, 1.5))
        assert.are.same({ from_west }, standing(server, 4.5, 1.5))
      end)
    end

    it("takes nothing while the line below is full: " .. tier[1], function()
      local server = Belts.world(ENDS.output .. [[
        put(BELT, 3.5, 4.5, "north") feed(1, 5.5, "wood") row(2, 2, 5.5)
        put(BELT, 3.5, 5.5, "north")
      ]] .. WEST, tier[1])
      local counts = Belts.count(server)
      assert.are.same({ 0, Belts.full(tier[2]) }, { counts[1].coal, counts[1].wood })
    end)
  end

  for _, kind in ipairs({ "input", "output" }) do
    it("takes one line from a belt beside it: " .. kind, function()
      local server = Belts.world(ENDS[kind] .. WEST)
      Belts.check(Belts.full(8) / 2, Belts.count(server)[1].coal)
      assert.are.same({ kind == "input" and 1 or 2 }, standing(server, 2.5, 1.5))
    end)
  end
end)
