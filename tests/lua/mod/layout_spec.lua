local layout = require("world.layout")

local function nearest(places, name)
  local best, found
  for _, place in ipairs(places) do
    if place.name == name then
      for _, tile in ipairs(layout.tiles(place)) do
        local distance = tile.x * tile.x + tile.y * tile.y
        if not best or distance < best then
          best, found = distance, tile
        end
      end
    end
  end
  return found
end

describe("layout", function()
  it("has its nearest coal at the published place", function()
    assert.are.same({ x = 15.5, y = -0.5 }, nearest(layout.places(0), "coal"))
  end)

  for _, seed in ipairs({ 0, 1, 2, 3, 42, 4294967295 }) do
    it("gives seed " .. seed .. " patches of a good size, apart and near", function()
      local taken = {}
      local least = { ["iron-ore"] = 500, ["copper-ore"] = 450, coal = 350, stone = 300 }
      for _, place in ipairs(layout.places(seed)) do
        local tiles = layout.tiles(place)
        assert.is_true(#tiles >= (least[place.name] or 100), place.name .. #tiles)
        for _, tile in ipairs(tiles) do
          local key = tile.x .. "," .. tile.y
          assert.is_nil(taken[key])
          taken[key] = true
          assert.is_true(math.max(math.abs(tile.x), math.abs(tile.y)) <= 110)
          assert.is_true(math.max(math.abs(tile.x), math.abs(tile.y)) >= 4)
          assert.are.equal(0.5, tile.x % 1)
        end
      end
    end)
  end

  it("draws other maps for other seeds", function()
    assert.are_not.same(layout.places(0), layout.places(1))
    assert.are_not.same(layout.places(1), layout.places(2))
    assert.are.same(layout.places(1), layout.places(1))
  end)
end)
