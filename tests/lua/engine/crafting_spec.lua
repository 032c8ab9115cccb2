--- What all machines that craft share: productivity and its slots, furnaces with modules, what a
--- force has learnt for a recipe, and what statistics leave out.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local workshop = require("tests.lua.support.workshop")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local world = Server.prepared(building .. powered .. workshop .. [[
  function book()
    return script.active_mods.base < "2" and force.item_production_statistics
      or force.get_item_production_statistics(surface)
  end
]])

local function run(server, ticks)
  local left = ticks
  while left > 0 do
    server.eval("tend()")
    local now = math.min(left, 997)
    server.advance(now)
    left = left - now
  end
  server.eval("tend()")
end

describe("productivity", function()
  it("works in electric furnaces", function()
    -- Speed 2 x 0.7: 137.14 ticks; 36,000 are 262.5 crafts and 52.5 bars.
    local server = world([[
      machine = build("electric-furnace", 0, 0)
      put(machine, "productivity-module-3", 2)
      keep(machine, { ["iron-ore"] = 50 })
    ]])
    server.advance(2)
    run(server, 36000)
    assert.are.equal(262 + 52, server.eval("return made['iron-plate']"))
    assert.are.equal(262 + 52, server.eval("return book().get_input_count('iron-plate')"))
    -- The 263rd has begun.
    assert.are.equal(263, server.eval("return book().get_output_count('iron-ore')"))
  end)

  it("may fill a slot over its stack size", function()
    -- 20 %: without one of the first ones, the 85th craft and the 17th bar meet at 99.
    local server = world([[
      machine = build("assembling-machine-2", 0, 0)
      machine.set_recipe("iron-gear-wheel")
      put(machine, "productivity-module-3", 2)
      put(machine, "iron-plate", 100)
    ]])
    server.advance(300)
    server.eval([[
      machine.get_output_inventory().remove({ name = "iron-gear-wheel", count = 1 })
      put(machine, "iron-plate", 100)
    ]])
    for _ = 1, 10 do
      server.advance(1000)
      server.eval("put(machine, 'iron-plate', 100)")
    end
    assert.are.same({ "full_output", 101 }, {
      server.eval("return status(machine), machine.get_item_count('iron-gear-wheel')"),
    })
  end)

  it("is lost with the recipe", function()
    local server = world([[
      machine = build("assembling-machine-2", 0, 0)
      machine.set_recipe("iron-gear-wheel")
      put(machine, "productivity-module-3", 2)
      put(machine, "iron-plate", 2)
    ]])
    server.advance(200)
    assert.is_true(server.eval("return machine.bonus_progress") > 0.19)
    server.eval("machine.set_recipe('iron-stick')")
    assert.are.equal(0, server.eval("return machine.bonus_progress"))
    server.eval("machine.bonus_progress = 0.9 put(machine, 'iron-plate', 1)")
    -- Half a craft fills the bar: two sticks at once, two at the end.
    server.advance(29)
    assert.are.equal(2, server.eval("return machine.get_item_count('iron-stick')"))
    server.advance(60)
    assert.are.equal(4, server.eval("return machine.get_item_count('iron-stick')"))
  end)
end)

describe("a result slot", function()
  it("keeps to the product of the craft under way", function()
    local server = world([[
      machine = build("electric-furnace", 0, 0)
      put(machine, "iron-ore", 1)
    ]])
    server.advance(10)
    assert.are.same({ 0, 1 }, {
      server.eval([[
      local result = machine.get_output_inventory()
      return result.insert({ name = "copper-plate", count = 1 }),
        result.insert({ name = "iron-plate", count = 1 })
    ]]),
    })
  end)
end)

describe("a recipe", function()
  it("shows what it gives back of its ingredients", function()
    local server = world()
    local field = OLD and "catalyst_amount" or "ignored_by_productivity"
    assert.are.same({ 40, 2 }, {
      server.eval(string.format(
        [[
        local products = force.recipes["kovarex-enrichment-process"].products
        return products[1][%q], products[2][%q]
      ]],
        field,
        field
      )),
    })
  end)

  it("can be kept out of the statistics", function()
    local server = world([[
      machine = build("assembling-machine-2", 0, 0)
      machine.set_recipe("iron-gear-wheel")
      put(machine, "iron-plate", 4)
      force.recipes["iron-gear-wheel"].hidden_from_flow_stats = true
    ]])
    server.advance(100)
    assert.are.same({ 2, 0, 0 }, {
      server.eval([[
      return machine.get_item_count("iron-gear-wheel"), book().get_input_count("iron-gear-wheel"),
        book().get_output_count("iron-plate")
    ]]),
    })
  end)

  if not OLD then
    it("is bettered by what a force has learnt, up to 300 %", function()
      local server = world([[
        machine = build("assembling-machine-2", 0, 0)
        machine.set_recipe("iron-gear-wheel")
        put(machine, "iron-plate", 100)
      ]])
      server.advance(42)
      server.eval("force.recipes['iron-gear-wheel'].productivity_bonus = 0.5")
      -- 40 ticks a craft.
      server.advance(160)
      assert.are.equal(5 + 2, server.eval("return machine.get_item_count('iron-gear-wheel')"))
      server.eval("force.recipes['iron-gear-wheel'].productivity_bonus = 7")
      assert.are.equal(3, server.eval("return machine.productivity_bonus"))
    end)
  end
end)
