--- Figures of the burner mining drill: 240 ticks an ore, 150 kW.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local FIELD = building
  .. [[
  function ore(name, left, top, right, bottom, amount)
    for x = left, right do
      for y = top, bottom do
        surface.create_entity({ name = name, position = { x + 0.5, y + 0.5 }, amount = amount })
      end
    end
  end
]]

local world = Server.prepared(FIELD)

describe("a burner mining drill", function()
  local into_chest = [[
    ore("iron-ore", -1, -1, 0, 0, 10000)
    drill = build("burner-mining-drill", 0, 0, "north")
    drill.insert({ name = "coal", count = 50 })
    chest = build("iron-chest", drill.drop_position.x, drill.drop_position.y)
  ]]

  it("drops at its place to drop, whichever way it faces", function()
    local cases =
      { north = { -128, -332 }, east = { 332, -128 }, south = { 128, 332 }, west = { -332, 128 } }
    local server = world("")
    for _, direction in ipairs({ "north", "east", "south", "west" }) do
      local x, y = server.eval(string.format(
        [[
          local drill = build("burner-mining-drill", 0, 0, "%s")
          local position = drill.drop_position
          drill.destroy()
          return position.x * 256, position.y * 256
        ]],
        direction
      ))
      assert.are.same(cases[direction], { x, y })
    end
  end)

  it("mines 0.25 iron ore a second over a long run", function()
    local server = world(into_chest)
    server.advance(239)
    assert.are.equal(0, server.eval("return chest.get_item_count()"))
    server.advance(1)
    assert.are.equal(1, server.eval("return chest.get_item_count('iron-ore')"))
    server.advance(240 * 249)
    server.eval("drill.insert({ name = 'coal', count = 50 })")
    server.advance(240 * 250)
    assert.are.equal(500, server.eval("return chest.get_item_count('iron-ore')"))
    assert.are.equal(
      4 * 10000 - 500,
      server.eval([[
      local left = 0
      for _, each in pairs(surface.find_entities_filtered({ name = "iron-ore" })) do
        left = left + each.amount
      end
      return left
    ]])
    )
  end)

  it("goes round the tiles of its area", function()
    local server = world(into_chest)
    server.advance(240 * 8)
    local amounts = server.eval([[
      local amounts = {}
      for _, each in pairs(surface.find_entities_filtered({ name = "iron-ore" })) do
        amounts[#amounts + 1] = each.amount
      end
      return table.concat(amounts, " ")
    ]])
    assert.are.equal("9998 9998 9998 9998", amounts)
  end)

  it("burns 150 kW while it works and nothing while it waits", function()
    local server = world(into_chest)
    server.advance(1600)
    assert.are.same({ 49, 0 }, {
      server.eval([[
      return drill.get_fuel_inventory().get_item_count("coal"), drill.burner.remaining_burning_fuel
    ]]),
    })
    server.advance(1)
    assert.are.same({ 48, 3997500 }, {
      server.eval([[
      return drill.get_fuel_inventory().get_item_count("coal"), drill.burner.remaining_burning_fuel
    ]]),
    })
    server.eval([[
      for _, each in pairs(surface.find_entities_filtered({ name = "iron-ore" })) do
        each.destroy()
      end
    ]])
    server.advance(480)
    local before = server.eval("return drill.burner.remaining_burning_fuel")
    server.advance(1000)
    assert.are.equal(before, server.eval("return drill.burner.remaining_burning_fuel"))
    assert.are.equal("no_minable_resources", server.eval("return status(drill)"))
  end)

  it("stops with its fuel and goes on when it is refuelled", function()
    local server = world([[
      ore("iron-ore", -1, -1, 0, 0, 10000)
      drill = build("burner-mining-drill", 0, 0, "north")
      chest = build("iron-chest", drill.drop_position.x, drill.drop_position.y)
      without = status(drill)
      drill.insert({ name = "coal", count = 1 })
    ]])
    assert.are.equal("no_fuel", server.eval("return without"))
    server.advance(5000)
    -- 4 MJ at 2500 J a tick are 1600 ticks: six ores and 160 ticks of the seventh.
    assert.are.same(
      { 6, "no_fuel" },
      { server.eval("return chest.get_item_count(), status(drill)") }
    )
    server.eval("drill.insert({ name = 'coal', count = 1 })")
    server.advance(80)
    assert.are.equal(7, server.eval("return chest.get_item_count()"))
  end)

  it("lays one ore on free ground and waits until it is taken", function()
    local server = world([[
      ore("iron-ore", -1, -1, 0, 0, 10000)
      drill = build("burner-mining-drill", 0, 0, "north")
      drill.insert({ name = "coal", count = 5 })
    ]])
    server.advance(1000)
    local count, state = server.eval([[
      items = surface.find_entities_filtered({ name = "item-on-ground" })
      return #items, status(drill)
    ]])
    assert.are.equal(1, count)
    assert.are.equal("waiting_for_space_in_destination", state)
    server.eval("items[1].destroy()")
    server.advance(1)
    assert.are.equal(
      1,
      server.eval([[
      return #surface.find_entities_filtered({ name = "item-on-ground" })
    ]])
    )
    assert.are.equal("working", server.eval("return status(drill)"))
  end)

  it("waits for room in a full chest, and takes up with a chest built later", function()
    local server = world(into_chest .. [[
      chest.insert({ name = "wood", count = 100 * 32 })
    ]])
    server.advance(1000)
    assert.are.equal("waiting_for_space_in_destination", server.eval("return status(drill)"))
    server.eval("chest.remove_item({ name = 'wood', count = 100 })")
    server.advance(1)
    assert.are.equal(1, server.eval("return chest.get_item_count('iron-ore')"))
    server.eval("chest.destroy()")
    server.advance(480)
    server.eval([[
      surface.find_entities_filtered({ name = "item-on-ground" })[1].destroy()
      chest = build("wooden-chest", -0.5, -1.5)
    ]])
    server.advance(1)
    assert.are.equal(1, server.eval("return chest.get_item_count('iron-ore')"))
  end)

  it("empties a resource and says so", function()
    local server = world([[
      ore("coal", -1, -1, -1, -1, 3)
      depleted = 0
      script.on_event(defines.events.on_resource_depleted, function(event)
        depleted = depleted + (event.entity.name == "coal" and 1 or 0)
      end)
      drill = build("burner-mining-drill", 0, 0, "north")
      drill.insert({ name = "wood", count = 5 })
      chest = build("iron-chest", drill.drop_position.x, drill.drop_position.y)
    ]])
    server.advance(2000)
    assert.are.same({ 3, 1, 0, "no_minable_resources" }, {
      server.eval([[
      return chest.get_item_count("coal"), depleted,
        #surface.find_entities_filtered({ name = "coal" }), status(drill)
    ]]),
    })
  end)

  it("gives more with mining productivity", function()
    local server = world(into_chest .. "game.forces.player.mining_drill_productivity_bonus = 0.25")
    server.advance(240 * 40)
    assert.are.equal(50, server.eval("return chest.get_item_count('iron-ore')"))
  end)

  it("feeds a furnace that stands at its drop point", function()
    local server = world([[
      ore("iron-ore", -1, -1, 0, 0, 10000)
      drill = build("burner-mining-drill", 0, 0, "north")
      drill.insert({ name = "coal", count = 50 })
      furnace = build("stone-furnace", 0, -2)
      furnace.insert({ name = "coal", count = 50 })
    ]])
    server.advance(240 * 10 + 192)
    assert.are.equal(
      10,
      server.eval("return furnace.get_output_inventory().get_item_count('iron-plate')")
    )
  end)

  it("counts what it mines and what it burns", function()
    local server = world(into_chest)
    server.advance(2400)
    local in_1_1 = profile.factorio == "1.1"
    local book = in_1_1 and "item_production_statistics"
      or "get_item_production_statistics(surface)"
    local mined, burnt = server.eval("local book = game.forces.player." .. book .. [[

      return book.get_input_count("iron-ore"), book.get_output_count("coal")
    ]])
    assert.are.same({ 10, 2 }, { mined, burnt })
  end)
end)

describe("an electric mining drill", function()
  it("has no power", function()
    local server = world([[
      ore("iron-ore", -2, -2, 2, 2, 100)
      drill = build("electric-mining-drill", 0.5, 0.5, "north")
    ]])
    server.advance(600)
    assert.are.equal("no_power", server.eval("return status(drill)"))
  end)
end)
