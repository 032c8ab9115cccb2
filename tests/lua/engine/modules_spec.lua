--- Modules and beacons. Effects from the data (speed module 3: +50 % speed, +70 % consumption;
--- productivity module 3: +10 %, -15 % speed, +80 % consumption), beacons 1.1: effectivity 0.5
--- each, added up; 2.0: 1.5 x profile[n], profile[8] = 0.3535.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local workshop = require("tests.lua.support.workshop")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"
local EFFICIENCY = OLD and "effectivity-module-3" or "efficiency-module-3"

local world = Server.prepared(building .. powered .. workshop .. [[
  machine = build("assembling-machine-3", 0.5, 0.5)
  machine.set_recipe("iron-gear-wheel")
  beacons = {}
  -- Eight beacons of two modules each around the machine.
  function surround(module)
    for _, at in pairs({
      { -3.5, -3.5 }, { 0.5, -3.5 }, { 4.5, -3.5 }, { -3.5, 0.5 }, { 4.5, 0.5 }, { -3.5, 4.5 },
      { 0.5, 4.5 }, { 4.5, 4.5 },
    }) do
      local beacon = build("beacon", at[1], at[2])
      put(beacon, module, 2)
      beacons[#beacons + 1] = beacon
    end
  end
  function bonus(entity, effect)
    return math.floor(entity[effect .. "_bonus"] * 10000 + 0.5) / 10000
  end
]])

local function run(server, ticks)
  local left = ticks
  while left > 0 do
    server.eval("tend()")
    local now = math.min(left, 97)
    server.advance(now)
    left = left - now
  end
  server.eval("tend()")
end

local function near(expected, actual, share)
  assert.is_true(
    math.abs(actual - expected) <= expected * share,
    string.format("expected about %g, found %g", expected, actual)
  )
end

describe("modules", function()
  it("add up", function()
    local server =
      world("put(machine, 'speed-module-3', 2) put(machine, 'productivity-module-3', 2)")
    assert.are.same({ 1.25 * 1.7, 0.7, 3, 0.2, 0.2 }, {
      server.eval([[
      return machine.crafting_speed, bonus(machine, "speed"), bonus(machine, "consumption"),
        bonus(machine, "productivity"), bonus(machine, "pollution")
    ]]),
    })
  end)

  it("never save more than 80 % of what is drawn", function()
    local server = world("put(machine, '" .. EFFICIENCY .. "', 4)")
    assert.are.equal(-0.8, server.eval("return machine.consumption_bonus"))
  end)

  it("change what a machine draws while it works", function()
    local server = world("keep(machine, { ['iron-plate'] = 200 })")
    server.advance(10)
    local function drawn(ticks)
      local before = server.eval("return drawn()")
      run(server, ticks)
      return (server.eval("return drawn()") - before) / ticks
    end
    server.eval([[
      local pole = surface.find_entities_filtered({ name = "substation" })[1]
      function drawn()
        local book = pole.electric_network_statistics
        return book.input_counts["assembling-machine-3"]
      end
    ]])
    server.eval("tend()")
    server.advance(10)
    -- 375 kW and 12.5 kW of drain.
    near(6250 + 6250 / 30, drawn(1000), 0.001)
    server.eval("put(machine, '" .. EFFICIENCY .. "', 4)")
    server.advance(10)
    near(6250 * 0.2 + 6250 / 30, drawn(1000), 0.001)
  end)

  it("that make more productive give products on top, and keep what is left of a bar", function()
    -- 1.25 x (1 - 0.6) = 0.5: a gear takes 60 ticks; every craft brings 40 % of a bar.
    local server = world([[
      put(machine, "productivity-module-3", 4)
      keep(machine, { ["iron-plate"] = 200 })
    ]])
    server.advance(2)
    run(server, 36000)
    assert.are.equal(840, server.eval("return made['iron-gear-wheel']"))
    run(server, 30)
    near(0.2, server.eval("return machine.bonus_progress"), 1e-6)
    run(server, 30)
    near(0.4, server.eval("return machine.bonus_progress"), 1e-6)
    -- The bar is full in the middle of the third craft.
    run(server, 89)
    assert.are.equal(842, server.eval("return made['iron-gear-wheel']"))
    run(server, 1)
    assert.are.equal(843, server.eval("return made['iron-gear-wheel']"))
  end)

  it("that make more productive fit only where the recipe allows it", function()
    local server = world([[
      plain = build("assembling-machine-3", 8.5, 0.5)
      plain.set_recipe("iron-chest")
      burner = build("stone-furnace", 14, 0)
      beacon = build("beacon", 18.5, 0.5)
    ]])
    assert.are.same({ 0, 2, 0, 1, 4 }, {
      server.eval([[
      return put(plain, "productivity-module", 2), put(plain, "speed-module", 2),
        put(beacon, "productivity-module", 1), put(beacon, "speed-module", 1),
        put(machine, "productivity-module", 4)
    ]]),
    })
    assert.is_nil(server.eval("return burner.get_module_inventory()"))
    -- A recipe that does not allow them turns them out.
    assert.are.same({ 0, 4 }, {
      server.eval([[
      local count = 0
      for key, value in pairs(machine.set_recipe("iron-chest")) do
        count = count + (type(value) == "table" and value.count or value)
      end
      return machine.get_module_inventory().get_item_count(), count
    ]]),
    })
  end)

  it("do not multiply what a recipe gives back of its ingredients", function()
    -- Kovarex: 40 + 5 to 41 + 2, of which 40 and 2 are what went in. 60 s at speed 0.7.
    local server = world([[
      machine = build("centrifuge", -8.5, 0.5)
      machine.set_recipe("kovarex-enrichment-process")
      put(machine, "productivity-module-3", 2)
      keep(machine, { ["uranium-235"] = 80, ["uranium-238"] = 10 })
    ]])
    server.advance(2)
    -- 10 crafts of 5142.9 ticks; two bars are full.
    run(server, 51430)
    assert.are.same({ 10 * 41 + 2, 10 * 2 }, {
      server.eval("return made['uranium-235'], made['uranium-238']"),
    })
    -- Statistics count what is new.
    assert.are.same({ 12, 0, 30 }, {
      server.eval([[
      local book = script.active_mods.base < "2" and force.item_production_statistics
        or force.get_item_production_statistics(surface)
      return book.get_input_count("uranium-235"), book.get_input_count("uranium-238"),
        book.get_output_count("uranium-238") - 3
    ]]),
    })
  end)

  it("change the rate of a craft under way from the next tick on", function()
    local server = world()
    server.advance(2)
    server.eval("put(machine, 'iron-plate', 2)")
    -- 24 ticks; after half of them twice as fast.
    server.advance(12)
    server.eval("put(machine, 'speed-module-3', 2)")
    server.advance(5)
    assert.are.equal(0, server.eval("return machine.get_item_count('iron-gear-wheel')"))
    server.advance(1)
    assert.are.equal(1, server.eval("return machine.get_item_count('iron-gear-wheel')"))
  end)
end)

describe("beacons", function()
  it("give what their version gives", function()
    local server = world("put(machine, 'speed-module-3', 4) surround('speed-module-3')")
    server.advance(2)
    local speed, consumption = 1 + 2 + 8 * 0.5, 4 * 0.7 + 8 * 1.4 * 0.5
    if not OLD then
      speed, consumption = 1 + 2 + 8 * 1.5 * 0.3535, 4 * 0.7 + 8 * 1.4 * 1.5 * 0.3535
    end
    near(1.25 * speed, server.eval("return machine.crafting_speed"), 1e-9)
    near(consumption, server.eval("return machine.consumption_bonus"), 1e-9)
    assert.are.same({ 8, 8, 1 }, {
      server.eval([[
      return machine.beacons_count, #machine.get_beacons(),
        #beacons[1].get_beacon_effect_receivers()
    ]]),
    })
    -- And so many gears: 30 ticks each at speed 1.
    server.eval("keep(machine, { ['iron-plate'] = 200 }) made = {}")
    run(server, 36000)
    near(36000 / 30 * 1.25 * speed, server.eval("return made['iron-gear-wheel']"), 0.001)
  end)

  it("count less the more there are in 2.0, and all the same in 1.1", function()
    local server = world([[
      one = build("beacon", -3.5, 0.5)
      put(one, "speed-module-3", 2)
    ]])
    server.advance(2)
    near(OLD and 0.5 or 1.5, server.eval("return machine.speed_bonus"), 1e-9)
    server.eval("two = build('beacon', 4.5, 0.5) put(two, 'speed-module-3', 2)")
    server.advance(2)
    near(OLD and 1 or 2 * 1.5 * 0.7071, server.eval("return machine.speed_bonus"), 1e-9)
    server.eval("one.get_module_inventory().clear()")
    near(OLD and 0.5 or 1.5 * 0.7071, server.eval("return machine.speed_bonus"), 1e-9)
    server.eval("one.destroy()")
    near(OLD and 0.5 or 1.5, server.eval("return machine.speed_bonus"), 1e-9)
    server.eval("two.teleport({ 20.5, 0.5 })")
    assert.are.equal(0, server.eval("return machine.speed_bonus"))
  end)

  it("reach machines that their area touches", function()
    -- The area goes 3 tiles beyond the beacon: two free tiles between the two are not too many.
    local server = world([[
      near = build("beacon", 0.5, -4.5)
      beyond = build("beacon", 0.5, 6.5)
    ]])
    assert.are.same({ 1, 0 }, {
      server.eval([[
      return #near.get_beacon_effect_receivers(), #beyond.get_beacon_effect_receivers()
    ]]),
    })
  end)

  it("need power", function()
    local server = world("one = build('beacon', -3.5, 0.5) put(one, 'speed-module-3', 2)")
    server.advance(2)
    assert.are.equal("working", server.eval("return status(one)"))
    server.eval("supply.destroy()")
    server.advance(2)
    assert.are.same({ 0, "no_power" }, {
      server.eval("return machine.speed_bonus, status(one)"),
    })
  end)

  it("leave out what a machine does not feel", function()
    local server = world([[
      simple = build("assembling-machine-1", -7.5, 0.5)
      one = build("beacon", -3.5, 0.5)
      put(one, "speed-module-3", 2)
    ]])
    server.advance(2)
    assert.are.same({ 0, true }, {
      server.eval("return simple.speed_bonus, machine.speed_bonus > 0"),
    })
  end)
end)
