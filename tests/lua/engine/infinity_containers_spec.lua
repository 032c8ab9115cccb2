--- The game's test chest: its filters make and destroy items.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. [[
  chest = build("infinity-chest", 0.5, 0.5)
  function count(item)
    return chest.get_item_count(item)
  end
]])

describe("an infinity chest", function()
  local modes = {
    { "at-least", 70, 70 },
    { "at-most", 0, 50 },
    { "exactly", 50, 50 },
  }
  for _, mode in ipairs(modes) do
    it("keeps " .. mode[1] .. " what its filter says", function()
      local wanted = mode[1] == "at-least" and 70 or 50
      local server = world(string.format(
        [[
          chest.set_infinity_container_filter(1, { name = "coal", count = %d, mode = "%s" })
        ]],
        wanted,
        mode[1]
      ))
      server.advance(1)
      assert.are.equal(mode[2], server.eval("return count('coal')"))
      server.eval("chest.insert({ name = 'coal', count = 60 })")
      server.advance(1)
      local after = mode[1] == "at-least" and 130 or mode[3]
      assert.are.equal(after, server.eval("return count('coal')"))
      server.eval("chest.remove_item({ name = 'coal', count = 45 })")
      server.advance(1)
      local left = { ["at-least"] = 85, ["at-most"] = 5, exactly = 50 }
      assert.are.equal(left[mode[1]], server.eval("return count('coal')"))
    end)
  end

  it("removes what has no filter when it is told to", function()
    local server = world([[
      chest.infinity_container_filters = { { index = 3, name = "coal", count = 10 } }
      chest.insert({ name = "wood", count = 20 })
    ]])
    server.advance(5)
    assert.are.same({ 10, 20 }, { server.eval("return count('coal'), count('wood')") })
    server.eval("chest.remove_unfiltered_items = true")
    server.advance(1)
    assert.are.same({ 10, 0 }, { server.eval("return count('coal'), count('wood')") })
  end)

  it("tells its filters and copies them to its clone", function()
    local server = world([[
      chest.set_infinity_container_filter(2, { name = "coal", count = 10, mode = "exactly" })
      copy = chest.clone({ position = { 4.5, 0.5 } })
      filter = copy.get_infinity_container_filter(2)
    ]])
    assert.are.same({ "coal", 10, "exactly", 2, 1, false }, {
      server.eval([[
        return filter.name, filter.count, filter.mode, filter.index,
          #copy.infinity_container_filters, copy.get_infinity_container_filter(1) ~= nil
      ]]),
    })
    if profile.factorio ~= "1.1" then
      assert.are.equal("normal", server.eval("return filter.quality"))
    end
  end)

  it("copies no filter of an infinity pipe", function()
    local server = world([[
      chest.set_infinity_container_filter(1, { name = "coal", count = 10 })
      pipe = build("infinity-pipe", 6.5, 0.5)
      pipe.set_infinity_pipe_filter({ name = "water" })
      chest.copy_settings(pipe)
    ]])
    server.advance(1)
    assert.are.equal(10, server.eval("return chest.get_item_count('coal')"))
  end)

  it("keeps its contents when it is mined", function()
    local server = world([[
      chest.set_infinity_container_filter(1, { name = "coal", count = 10 })
    ]])
    server.advance(1)
    assert.are.same({ 0, 1 }, {
      server.eval([[
        local bag = game.create_inventory(10)
        chest.mine({ inventory = bag })
        return bag.get_item_count("coal"), bag.get_item_count("infinity-chest")
      ]]),
    })
  end)

  it("costs nothing while nothing changes", function()
    local server = world([[
      chest.set_infinity_container_filter(1, { name = "coal", count = 10 })
    ]])
    server.advance(3)
    assert.is_nil(next(require("state").saved.schedule.due))
  end)
end)
