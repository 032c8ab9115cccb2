--- Electric mining drills and pumpjacks: rates, fluids, modules, statuses.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local world = Server.prepared(building .. powered .. [[
  function field(name, amount)
    for x = -2, 2 do
      for y = -2, 2 do
        surface.create_entity({ name = name, position = { x + 0.5, y + 0.5 }, amount = amount })
      end
    end
  end
  function with_chest(name)
    drill = build("electric-mining-drill", 0.5, 0.5, "north")
    chest = build("steel-chest", drill.drop_position.x, drill.drop_position.y)
  end
  function made(kind, name)
    local force = game.forces.player
    local ok, book = pcall(function() return force[kind .. "_production_statistics"] end)
    if not ok then
      book = force["get_" .. kind .. "_production_statistics"](surface)
    end
    return book.get_input_count(name), book.get_output_count(name)
  end
]])

describe("an electric mining drill", function()
  it("mines 0.5 iron ore a second", function()
    local server = world([[
      power()
      field("iron-ore", 10000)
      with_chest()
    ]])
    -- Power is there from the second tick on.
    server.advance(36001)
    assert.are.equal(300, server.eval("return chest.get_item_count('iron-ore')"))
    assert.are.same({ 300, 25 * 10000 - 300 }, {
      server.eval([[
        local left = 0
        for _, ore in pairs(surface.find_entities_filtered({ name = "iron-ore" })) do
          left = left + ore.amount
        end
        return made("item", "iron-ore"), left
      ]]),
    })
  end)

  it("draws 90 kW while it mines, its drain included or not as the prototype says", function()
    local server = world([[
      power()
      field("iron-ore", 10000)
      with_chest()
    ]])
    server.advance(10)
    assert.are.equal("working", server.eval("return status(drill)"))
  end)

  it("says what is wrong", function()
    local server = world("drill = build('electric-mining-drill', 0.5, 0.5, 'north')")
    server.advance(5)
    assert.are.equal("no_power", server.eval("return status(drill)"))
    server.eval("power()")
    server.advance(5)
    assert.are.equal("no_minable_resources", server.eval("return status(drill)"))
    server.eval('field("iron-ore", 100)')
    server.advance(5)
    assert.are.equal("working", server.eval("return status(drill)"))
    server.advance(500)
    assert.are.equal("waiting_for_space_in_destination", server.eval("return status(drill)"))
  end)

  it("mines as fast as its power allows", function()
    local server = world([[
      power((90000 + 3000) / 2 * 1.0001)
      field("iron-ore", 10000)
      with_chest()
    ]])
    server.advance(36000)
    assert.near(150, server.eval("return chest.get_item_count('iron-ore')"), 1)
    assert.are.equal("low_power", server.eval("return status(drill)"))
  end)

  it("goes on where it was when power comes back", function()
    local server = world([[
      power()
      field("iron-ore", 10000)
      with_chest()
    ]])
    server.advance(60)
    server.eval("supply.destroy()")
    server.advance(600)
    server.eval('supply = build("electric-energy-interface", 29, -20)')
    server.advance(62)
    assert.are.equal(1, server.eval("return chest.get_item_count('iron-ore')"))
  end)

  it("is faster and more productive with modules", function()
    local server = world([[
      power()
      field("iron-ore", 100000)
      with_chest()
      drill.get_module_inventory().insert({ name = "speed-module", count = 1 })
      drill.get_module_inventory().insert({ name = "productivity-module", count = 2 })
      game.forces.player.mining_drill_productivity_bonus = 0.2
    ]])
    server.advance(36000)
    -- Speed +20 % and twice -5 %, productivity twice 4 % and 20 %.
    local expected = 300 * 1.1 * 1.28
    assert.near(
      expected,
      server.eval("return chest.get_item_count('iron-ore')"),
      expected / 1000 + 1
    )
  end)

  it("gives more than double with much productivity", function()
    local server = world([[
      power()
      field("iron-ore", 100000)
      with_chest()
      game.forces.player.mining_drill_productivity_bonus = 2.5
    ]])
    server.advance(1201)
    assert.are.equal(35, server.eval("return chest.get_item_count('iron-ore')"))
  end)

  it("needs sulfuric acid for uranium, a unit for each ore", function()
    local server = world([[
      power()
      field("uranium-ore", 1000)
      with_chest()
    ]])
    server.advance(100)
    assert.are.equal("missing_required_fluid", server.eval("return status(drill)"))
    server.eval('drill.insert_fluid({ name = "sulfuric-acid", amount = 100 })')
    server.advance(12000)
    assert.are.same({ 50, 49 }, {
      server.eval([[
        return chest.get_item_count("uranium-ore"), drill.get_fluid_count("sulfuric-acid")
      ]]),
    })
    server.advance(36000)
    assert.are.same({ 100, 0, "missing_required_fluid" }, {
      server.eval([[
        return chest.get_item_count("uranium-ore"), drill.get_fluid_count("sulfuric-acid"),
          status(drill)
      ]]),
    })
  end)

  it("feeds what stands at its drop point up to its limit", function()
    local server = world([[
      power()
      field("iron-ore", 1000)
      drill = build("electric-mining-drill", 0.5, 0.5, "north")
      furnace = build("stone-furnace", 0, -2)
    ]])
    server.advance(3600)
    assert.are.equal(2, server.eval("return furnace.get_item_count('iron-ore')"))
    server.eval("furnace.insert({ name = 'coal', count = 50 })")
    server.advance(3600)
    assert.near(18, server.eval("return furnace.get_item_count('iron-plate')"), 1)
  end)

  it("plays on from a snapshot as if nothing had been", function()
    local server = world([[
      power()
      field("iron-ore", 30)
      with_chest()
      game.forces.player.mining_drill_productivity_bonus = 0.3
    ]])
    for _ = 1, 6 do
      server.advance(333)
      local before = server.snapshot()
      server.advance(2000)
      local straight = server.snapshot()
      server.restore(before)
      server.advance(2000)
      assert.is_true(straight == server.snapshot())
    end
  end)
end)

describe("a pumpjack", function()
  local function jack(amount, extra)
    return world(string.format(
      [[
        power()
        surface.create_entity({ name = "crude-oil", position = { 0.5, 0.5 }, amount = %d })
        jack = build("pumpjack", 0.5, 0.5, "north")
        %s
      ]],
      amount,
      extra or ""
    ))
  end

  it("gives 10 a second at a yield of 100 %", function()
    local server = jack(300000)
    server.advance(601)
    -- Each pumping takes 10 of the 300,000 that are 100 %.
    assert.near(100, server.eval("return jack.get_fluid_count('crude-oil')"), 0.1)
    assert.are.equal(
      300000 - 100,
      server.eval("return surface.find_entities_filtered({ name = 'crude-oil' })[1].amount")
    )
  end)

  it("never gives less than 20 %", function()
    local server = jack(60000)
    server.advance(6001)
    assert.near(200, server.eval("return jack.get_fluid_count('crude-oil')"), 0.2)
    assert.are.equal(
      60000,
      server.eval("return surface.find_entities_filtered({ name = 'crude-oil' })[1].amount")
    )
    assert.near(200, server.eval("return (made('fluid', 'crude-oil'))"), 0.2)
  end)

  it("waits while its box is full", function()
    local server = jack(3000000)
    server.advance(6000)
    assert.is_true(server.eval("return jack.get_fluid_count('crude-oil')") <= 1000)
    assert.are.equal("waiting_for_space_in_destination", server.eval("return status(jack)"))
  end)

  it("has nothing to pump beside the oil", function()
    local server = world('power() jack = build("pumpjack", 0.5, 0.5, "north")')
    server.advance(60)
    assert.are.equal("no_minable_resources", server.eval("return status(jack)"))
  end)

  it("empties into a tank", function()
    local server = jack(
      300000,
      [[
        -- Its opening lies in the north, a tile right of its middle.
        for y = -2, -4, -1 do
          build("pipe", 1.5, y + 0.5)
        end
        tank = build("storage-tank", 0.5, -5.5, "north")
      ]]
    )
    server.advance(6000)
    assert.is_true(server.eval("return tank.get_fluid_count('crude-oil')") > (OLD and 600 or 500))
  end)
end)
