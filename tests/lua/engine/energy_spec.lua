--- What power does to machines: at satisfaction s they work at speed s (prototype data; MECHANICS
--- of electric machines as the game documents them).

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")

local world = Server.prepared(electricity .. [[
  pole = build("substation", 0, 0)
  statistics = pole.electric_network_statistics
  surface.always_day = true
]])

-- Machine, its power with drain in W, what it makes in how many ticks, and how it is set going.
local machines = {
  {
    "electric-furnace",
    186e3,
    96,
    [[
      machine = build("electric-furnace", -3.5, 3.5)
      function feed()
        made = (made or 0) + machine.get_output_inventory().get_item_count()
        machine.get_output_inventory().clear()
        machine.insert({ name = "iron-ore", count = 50 })
        return made
      end
    ]],
  },
  {
    "assembling-machine-1",
    77.5e3,
    60,
    [[
      machine = build("assembling-machine-1", -3.5, 3.5)
      machine.set_recipe("iron-gear-wheel")
      function feed()
        made = (made or 0) + machine.get_output_inventory().get_item_count()
        machine.get_output_inventory().clear()
        machine.insert({ name = "iron-plate", count = 100 })
        return made
      end
    ]],
  },
  {
    "electric-mining-drill",
    93e3,
    120,
    [[
      for x = -6, -2 do
        for y = 1, 5 do
          surface.create_entity({
            name = "iron-ore", position = { x + 0.5, y + 0.5 }, amount = 100000,
          })
        end
      end
      machine = build("electric-mining-drill", -3.5, 3.5, "north")
      chest = build("iron-chest", -3.5, 1.5)
      function feed()
        made = (made or 0) + chest.get_item_count()
        chest.clear_items_inside()
        return made
      end
    ]],
  },
}

local function run(server, ticks)
  for _ = 1, ticks / 1000 do
    server.eval("feed()")
    server.advance(1000)
  end
  return server.eval("return feed()")
end

describe("an electric machine", function()
  for _, case in ipairs(machines) do
    local name, watts, ticks, setup = case[1], case[2], case[3], case[4]

    it("works at full speed on the power it needs: " .. name, function()
      local server = world(("supply(%.17g, 4, 4)"):format(watts) .. setup)
      local before = run(server, 1000)
      assert.near(36000 / ticks, run(server, 36000) - before, 36000 / ticks * 0.001 + 1)
      assert.are.equal("working", server.eval("return status(machine)"))
    end)

    it("works at half speed on half of it: " .. name, function()
      local server = world(("supply(%.17g, 4, 4)"):format(watts / 2) .. setup)
      local before = run(server, 1000)
      assert.near(18000 / ticks, run(server, 36000) - before, 18000 / ticks * 0.001 + 1)
      assert.are.equal("low_power", server.eval("return status(machine)"))
    end)

    it("stands still without power and goes on with it: " .. name, function()
      local server = world(setup .. "feed()")
      server.advance(600)
      assert.are.same({ 0, "no_power" }, { server.eval("return feed(), status(machine)") })
      server.eval(("source = supply(%.17g, 4, 4)"):format(watts))
      server.advance(ticks * 2 + 10)
      assert.are.same({ 2, "working" }, { server.eval("return feed(), status(machine)") })
      server.eval("source.destroy()")
      server.advance(1000)
      assert.are.same({ 2, "no_power" }, { server.eval("return feed(), status(machine)") })
    end)
  end

  it("draws its drain at rest", function()
    local server = world("supply(1e6, 4, 4) build('electric-furnace', -3.5, 3.5)")
    server.advance(10)
    server.eval("statistics.clear()")
    server.advance(36000)
    assert.near(
      36000 * 100,
      server.eval("return statistics.get_input_count('electric-furnace')"),
      1e-3
    )
  end)

  it("pays for exactly the ticks in which it works", function()
    local server = world([[
      supply(1e6, 4, 4)
      furnace = build("electric-furnace", -3.5, 3.5)
    ]])
    server.advance(100)
    server.eval("statistics.clear()")
    for _ = 1, 7 do
      server.eval("furnace.insert('iron-ore')")
      server.advance(200)
    end
    assert.are.equal(7, server.eval("return furnace.get_output_inventory().get_item_count()"))
    assert.near(
      1400 * 100 + 7 * 96 * 3000,
      server.eval("return statistics.get_input_count('electric-furnace')"),
      1e-3
    )
  end)

  it("keeps nothing of the work of a burner of its type", function()
    local server = world([[
      supply(1e6, 4, 4)
      function arm(name, x)
        build(name, x, 3.5, "north")
        build("iron-chest", x, 4.5)
        return build("iron-chest", x, 2.5)
      end
      arm("burner-inserter", -4.5).insert({ name = "coal", count = 5 })
      from = arm("inserter", -2.5)
    ]])
    server.advance(1000)
    server.eval("from.insert({ name = 'coal', count = 50 })")
    server.advance(30)
    for _, e in pairs(require("state").saved.entities) do
      if e.power and e.arm then
        assert.is_true(e.work ~= nil)
        assert.is_nil(e.work.usage)
      end
    end
  end)

  it("swings an inserter at half speed on half the power", function()
    local server = world([[
      inserter = build("inserter", -3.5, 3.5, "north")
      from, to = build("iron-chest", -3.5, 2.5), build("iron-chest", -3.5, 4.5)
      from.insert({ name = "iron-plate", count = 2000 })
      supply(1e6, 4, 4)
      function moved() return from.get_item_count() * 0 + to.get_item_count() end
    ]])
    server.advance(1000)
    server.eval("before = moved()")
    server.advance(7200)
    local full = server.eval("return moved() - before")
    -- What an inserter draws while it swings, and a source of half of that.
    server.eval([[
      statistics.clear()
    ]])
    server.advance(600)
    local drawn = server.eval("return statistics.get_input_count('inserter')") / 600
    server.eval(
      "surface.find_entities_filtered({ name = 'electric-energy-interface' })[1].destroy()"
    )
    server.eval(("supply(%.17g, 4, 4)"):format(drawn * 60 / 2))
    server.advance(1000)
    server.eval("before = moved()")
    server.advance(7200)
    assert.near(full / 2, server.eval("return moved() - before"), full * 0.02)
  end)
end)
