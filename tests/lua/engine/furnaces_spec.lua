--- Figures: 3.2 s a plate at speed 1, 16 s a steel plate, 90 kW; the limits of what an inserter
--- puts in are measured in the game.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")

local SETUP = building
  .. [[
  function refill()
    source.insert({ name = ore, count = 50 })
    furnace.get_fuel_inventory().insert({ name = "coal", count = 50 })
    made = made + result.get_item_count(plate)
    result.clear()
  end
  made = 0
  function use(name, what, product)
    furnace, ore, plate = build(name, 0, 0), what, product
    source = furnace.get_inventory(defines.inventory.furnace_source)
    result = furnace.get_output_inventory()
  end
]]

local world = Server.prepared(SETUP)

describe("a furnace", function()
  local rates = {
    { "stone-furnace", "iron-ore", "iron-plate", 192 },
    { "stone-furnace", "copper-ore", "copper-plate", 192 },
    { "stone-furnace", "stone", "stone-brick", 192, 2 },
    { "steel-furnace", "iron-ore", "iron-plate", 96 },
    { "stone-furnace", "iron-plate", "steel-plate", 960, 5 },
    { "steel-furnace", "iron-plate", "steel-plate", 480, 5 },
  }

  for _, case in ipairs(rates) do
    local name, what, product, ticks = case[1], case[2], case[3], case[4]
    it(name .. " makes a " .. product .. " every " .. ticks .. " ticks", function()
      local server = world(string.format(
        [[
          game.forces.player.technologies["steel-processing"].researched = true
          use(%q, %q, %q)
          refill()
        ]],
        name,
        what,
        product
      ))
      -- 500 crafts, refilled in pauses that are no multiple of a craft.
      local left = 500 * ticks
      while left > 0 do
        local step = math.min(left, 1777)
        server.advance(step)
        server.eval("refill()")
        left = left - step
      end
      assert.are.equal(500, server.eval("return made"))
      assert.are.equal(500, server.eval("return furnace.products_finished"))
    end)
  end

  it("burns a coal in 4 MJ / 90 kW", function()
    local server = world([[
      use("stone-furnace", "iron-ore", "iron-plate")
      refill()
    ]])
    -- 3 coal last 8000 ticks exactly.
    local left = 8000
    while left > 0 do
      server.advance(800)
      left = left - 800
      server.eval("source.insert({ name = ore, count = 50 })")
    end
    assert.are.same({ 47, 0 }, {
      server.eval([[
      return furnace.get_fuel_inventory().get_item_count(), furnace.burner.remaining_burning_fuel
    ]]),
    })
  end)

  it("says why it waits", function()
    local server = world([[use("stone-furnace", "iron-ore", "iron-plate")]])
    assert.are.equal("no_fuel", server.eval("return status(furnace)"))
    server.eval("furnace.insert({ name = 'coal', count = 1 })")
    assert.are.equal("no_ingredients", server.eval("return status(furnace)"))
    server.eval("furnace.insert({ name = 'iron-ore', count = 1 })")
    server.advance(1)
    assert.are.equal("working", server.eval("return status(furnace)"))
    server.advance(191)
    assert.are.same(
      { "no_ingredients", 1 },
      { server.eval("return status(furnace), #result > 0 and result[1].count") }
    )
    server.eval(
      "result.insert({ name = 'iron-plate', count = 99 }) source.insert({ name = ore, count = 5 })"
    )
    server.advance(10)
    assert.are.equal("full_output", server.eval("return status(furnace)"))
    server.eval("result.remove({ name = 'iron-plate', count = 1 })")
    server.advance(192)
    assert.are.equal(100, server.eval("return result.get_item_count('iron-plate')"))
  end)

  it("keeps to one kind of product", function()
    local server = world([[
      use("stone-furnace", "iron-ore", "iron-plate")
      furnace.insert({ name = "coal", count = 10 })
      result.insert({ name = "copper-plate", count = 1 })
      source.insert({ name = ore, count = 5 })
    ]])
    server.advance(600)
    assert.are.equal("full_output", server.eval("return status(furnace)"))
    server.eval("result.clear()")
    server.advance(192)
    assert.are.equal(1, server.eval("return result.get_item_count('iron-plate')"))
  end)

  it("takes by hand what it smelts and burns, and nothing else", function()
    local server = world([[use("stone-furnace", "iron-ore", "iron-plate")]])
    local taken = {
      server.eval([[
      return source.insert({ name = "iron-ore", count = 80 }),
        source.insert({ name = "coal", count = 5 }),
        furnace.insert({ name = "coal", count = 80 }),
        furnace.insert({ name = "stone-furnace", count = 1 }),
        furnace.can_insert({ name = "wood" }),
        furnace.can_insert({ name = "copper-ore" })
    ]]),
    }
    assert.are.same({ 50, 0, 50, 0, false, false }, taken)
  end)

  it("shows how far a craft has got without changing it", function()
    local server = world([[
      use("stone-furnace", "iron-ore", "iron-plate")
      furnace.insert({ name = "coal", count = 1 })
      furnace.insert({ name = ore, count = 1 })
    ]])
    server.advance(48)
    local before = server.snapshot()
    assert.are.equal(0.25, server.eval("return furnace.crafting_progress"))
    assert.are.equal(
      4000000 - 48 * 1500,
      server.eval("return furnace.burner.remaining_burning_fuel")
    )
    assert.are.equal(before, server.snapshot())
  end)

  it("stands still while a script switches it off", function()
    local server = world([[
      use("stone-furnace", "iron-ore", "iron-plate")
      furnace.insert({ name = "coal", count = 1 })
      furnace.insert({ name = ore, count = 1 })
    ]])
    server.advance(100)
    server.eval("furnace.active = false")
    server.advance(1000)
    assert.are.equal("disabled_by_script", server.eval("return status(furnace)"))
    server.eval("furnace.active = true")
    server.advance(92)
    assert.are.equal(1, server.eval("return result.get_item_count('iron-plate')"))
    assert.are.equal(
      4000000 - 192 * 1500,
      server.eval("return furnace.burner.remaining_burning_fuel")
    )
  end)
end)
