--- How much inserters put into machines: the limits that were measured in the game, and those of
--- the prototypes.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")

-- A fast inserter that feeds whatever stands in its south from a chest with all that is named.
local world = Server.prepared(building .. powered .. [[
  power()
  game.forces.player.enable_all_recipes()
  chest = build("steel-chest", 0.5, -0.5)
  inserter = build("fast-inserter", 0.5, 0.5, "north")
  function feed(name, x, y)
    return build(name, x, y)
  end
  function stock(names)
    for _, name in ipairs(names) do
      chest.insert({ name = name, count = 400 })
    end
  end
  function hold(count)
    game.forces.player.inserter_stack_size_bonus = count - 1
  end
]])

local function fed(code, ticks, item)
  local server = world(code)
  server.advance(ticks or 3000)
  return server.eval(string.format("return machine.get_item_count('%s')", item)), server
end

describe("an assembling machine is fed", function()
  -- Recipe, machine, item, most: ceil(amount x m) with
  -- m = clamp(ceil(1.166 / craft seconds) + 1, 2, 100).
  local cases = {
    -- 0.5 s at speed 0.5: ceil(1.166) + 1 = 3 crafts' worth of 2.
    { "iron-gear-wheel", "assembling-machine-1", "iron-plate", 6 },
    -- 0.5 s at speed 0.75: ceil(1.749) + 1 = 3.
    { "iron-gear-wheel", "assembling-machine-2", "iron-plate", 6 },
    -- 0.5 s at speed 1.25: ceil(2.915) + 1 = 4.
    { "iron-gear-wheel", "assembling-machine-3", "iron-plate", 8 },
    -- 10 s at speed 0.5: never less than 2.
    { "engine-unit", "assembling-machine-1", "steel-plate", 2 },
    { "engine-unit", "assembling-machine-1", "pipe", 4 },
  }
  for _, case in ipairs(cases) do
    it(string.format("%d %s for %s in %s", case[4], case[3], case[1], case[2]), function()
      local count = fed(
        string.format(
          [[
            machine = feed("%s", 0.5, 2.5)
            machine.set_recipe("%s")
            machine.active = false
            stock({ "%s", "coal" })
          ]],
          case[2],
          case[1],
          case[3]
        ),
        nil,
        case[3]
      )
      assert.are.equal(case[4], count)
    end)
  end

  it("a whole hand while it holds less than that", function()
    local count = fed(
      [[
        hold(12)
        machine = feed("assembling-machine-1", 0.5, 2.5)
        machine.set_recipe("engine-unit")
        machine.active = false
        stock({ "pipe" })
      ]],
      nil,
      "pipe"
    )
    assert.are.equal(12, count)
  end)

  it("nothing that its recipe does not use, and nothing without one", function()
    local server = world([[
      machine = feed("assembling-machine-1", 0.5, 2.5)
      stock({ "iron-plate", "coal", "copper-plate" })
    ]])
    server.advance(600)
    assert.are.same({ 0, "waiting_for_source_items" }, {
      server.eval("return machine.get_item_count() , status(inserter)"),
    })
    server.eval('machine.set_recipe("copper-cable") machine.active = false')
    server.advance(600)
    assert.are.same({ 3, 3 }, {
      server.eval("return machine.get_item_count(), machine.get_item_count('copper-plate')"),
    })
  end)

  it("no more of what it came with when its recipe changes", function()
    local server = world([[
      machine = feed("assembling-machine-1", 0.5, 2.5)
      machine.set_recipe("iron-gear-wheel")
      machine.active = false
      stock({ "iron-plate" })
    ]])
    server.advance(5)
    server.eval('machine.set_recipe("copper-cable")')
    server.advance(600)
    assert.are.same({ 0, 1, "waiting_for_space_in_destination" }, {
      server.eval([[
        return machine.get_item_count(), inserter.held_stack.count, status(inserter)
      ]]),
    })
    server.eval('machine.set_recipe("iron-gear-wheel")')
    server.advance(1)
    assert.are.equal(1, server.eval("return machine.get_item_count('iron-plate')"))
  end)
end)

describe("what is fed to", function()
  local cases = {
    { "a gun turret", "gun-turret", 1, 2, "firearm-magazine", 10 },
    { "a boiler", "boiler", 0.5, 2, "coal", 5 },
    { "a stone furnace's fuel", "stone-furnace", 1, 2, "coal", 5 },
    { "a laboratory", "lab", 0.5, 2.5, "automation-science-pack", 2 },
    { "a burner drill's fuel", "burner-mining-drill", 1, 2, "coal", 5 },
  }
  for _, case in ipairs(cases) do
    it(case[1] .. " is up to " .. case[6], function()
      local count = fed(
        string.format(
          'machine = feed("%s", %g, %g) stock({ "%s" })',
          case[2],
          case[3],
          case[4],
          case[5]
        ),
        nil,
        case[5]
      )
      assert.are.equal(case[6], count)
    end)
  end

  it("a furnace without a recipe is twice the ore of a craft", function()
    local count =
      fed('machine = feed("stone-furnace", 1, 2) stock({ "iron-ore" })', nil, "iron-ore")
    assert.are.equal(2, count)
  end)

  it("a turret is the ammunition that it shoots", function()
    local server = world([[
      machine = feed("gun-turret", 1, 2)
      stock({ "cannon-shell", "iron-plate" })
      empty = status(machine)
    ]])
    server.advance(600)
    assert.are.same({ "no_ammo", 0 }, { server.eval("return empty, machine.get_item_count()") })
    server.eval('chest.insert({ name = "piercing-rounds-magazine", count = 1 })')
    server.advance(600)
    assert.are.same({ "working", 1 }, {
      server.eval("return status(machine), machine.get_item_count('piercing-rounds-magazine')"),
    })
  end)

  it("modules' slots is nothing", function()
    local count = fed(
      [[
        machine = feed("assembling-machine-2", 0.5, 2.5)
        stock({ "speed-module" })
      ]],
      600,
      "speed-module"
    )
    assert.are.equal(0, count)
  end)

  it("a roboport is robots and repair packs", function()
    local server = world([[
      machine = feed("roboport", 0, 3)
      chest.insert({ name = "logistic-robot", count = 3 })
      chest.insert({ name = "repair-pack", count = 3 })
      chest.insert({ name = "coal", count = 3 })
    ]])
    server.advance(600)
    assert.are.same({ 3, 3, 0 }, {
      server.eval([[
        return machine.get_item_count("logistic-robot"), machine.get_item_count("repair-pack"),
          machine.get_item_count("coal")
      ]]),
    })
  end)
end)

describe("a chain of laboratories", function()
  it("hands packs on", function()
    local server = world([[
      lab = feed("lab", 0.5, 2.5)
      second = build("inserter", 0.5, 4.5, "north")
      machine = build("lab", 0.5, 6.5)
      chest.insert({ name = "automation-science-pack", count = 10 })
    ]])
    server.advance(3000)
    assert.are.same({ 2, 2, 10 }, {
      server.eval([[
        local held = second.held_stack.valid_for_read and 1 or 0
        return lab.get_item_count(), machine.get_item_count(),
          chest.get_item_count() + lab.get_item_count() + machine.get_item_count() + held
            + (inserter.held_stack.valid_for_read and 1 or 0)
      ]]),
    })
  end)

  it("gives packs to nothing else", function()
    local server = world([[
      lab = feed("lab", 0.5, 2.5)
      second = build("inserter", 0.5, 4.5, "north")
      machine = build("iron-chest", 0.5, 5.5)
      chest.insert({ name = "automation-science-pack", count = 10 })
    ]])
    server.advance(1000)
    assert.are.same({ 2, 0 }, {
      server.eval("return lab.get_item_count(), machine.get_item_count()"),
    })
  end)
end)

describe("chests", function()
  it("take what their bar and filters allow", function()
    local server = world([[
      machine = feed("steel-chest", 0.5, 1.5)
      machine.get_output_inventory().set_bar(2)
      stock({ "coal" })
    ]])
    server.advance(3000)
    assert.are.same({ 50, "waiting_for_source_items" }, {
      server.eval("return machine.get_item_count(), status(inserter)"),
    })
    server.eval("machine.get_output_inventory().set_bar()")
    server.advance(100)
    assert.is_true(server.eval("return machine.get_item_count() > 50"))
  end)

  it("of the logistic kind are chests, and say when no roboport reaches them", function()
    local name = require("tests.lua.support.profile").factorio == "1.1"
        and "logistic-chest-requester"
      or "requester-chest"
    local server = world(string.format(
      [[
        machine = feed("%s", 0.5, 1.5)
        stock({ "coal" })
      ]],
      name
    ))
    server.advance(100)
    assert.are.equal("out_of_logistic_network", server.eval("return status(machine)"))
    assert.is_true(server.eval("return machine.get_item_count() > 2"))
    server.eval('build("roboport", 10, 10)')
    assert.are.equal("normal", server.eval("return status(machine)"))
  end)
end)
