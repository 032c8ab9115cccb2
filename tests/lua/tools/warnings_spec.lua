local World = require("tests.lua.support.world")
local enums = require("generated.enums")

local function read(world, name)
  local entity = world.entities[name]
  return world:call("get_entity", { entity = entity.name, position = entity.position })
end

local function codes_of(seen)
  local list = {}
  for index, code in ipairs(seen.warning_codes) do
    list[index] = enums.WarningCode.list[code]
  end
  return list
end

describe("warnings", function()
  it("tell of a furnace with neither fuel nor ore", function()
    local world = World.new({ seed = 1, furnace = { name = "stone-furnace", at = { 5, 0 } } })
    assert.are.same({ "out of fuel", "no ingredients to smelt" }, read(world, "furnace").warnings)
  end)

  it("tell of a full chest", function()
    local world = World.new({
      seed = 1,
      chest = { name = "wooden-chest", at = { 3.5, 0.5 }, holds = { coal = 16 * 50 } },
      other = { name = "wooden-chest", at = { 5.5, 0.5 }, holds = { coal = 15 * 50 } },
    })
    assert.are.same({ "chest is full" }, read(world, "chest").warnings)
    assert.are.same({}, read(world, "other").warnings)
  end)

  it("tell of a drill without fuel", function()
    local world = World.new({
      seed = 1,
      ore = { name = "coal", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      drill = { name = "burner-mining-drill", at = { 10, 0 } },
    })
    assert.are.same({ "out of fuel" }, read(world, "drill").warnings)
  end)

  it("tell of a drill without ore", function()
    local world = World.new({
      seed = 1,
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 2 } },
    })
    assert.are.same(
      { "no ore left to mine under it: there is none within 30 tiles" },
      read(world, "drill").warnings
    )
  end)

  it("tell of an inserter with nothing to pick up", function()
    local world = World.new({
      seed = 1,
      source = { name = "wooden-chest", at = { 3.5, -0.5 } },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      target = { name = "wooden-chest", at = { 3.5, 1.5 } },
    })
    world:advance(120)
    local inserter = read(world, "inserter")
    assert.are.equal("waiting_for_source_items", inserter.status)
    assert.are.same({ "nothing to pick up in wooden-chest at (3.5, -0.5)" }, inserter.warnings)
  end)

  it("say nothing of an inserter that waits for a machine at work", function()
    local world = World.new({
      seed = 1,
      furnace = {
        name = "stone-furnace",
        at = { 3, -1 },
        holds = { coal = 2, ["iron-ore"] = 5 },
      },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      target = { name = "wooden-chest", at = { 3.5, 1.5 } },
    })
    world:advance(60)
    local inserter = read(world, "inserter")
    assert.are.equal("waiting_for_source_items", inserter.status)
    assert.are.same({}, inserter.warnings)
  end)

  it("say nothing of an inserter whose machine has enough", function()
    local world = World.new({
      seed = 1,
      source = { name = "wooden-chest", at = { 3.5, -0.5 }, holds = { ["iron-ore"] = 50 } },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      furnace = { name = "stone-furnace", at = { 3, 2 } },
    })
    world:advance(600)
    local inserter = read(world, "inserter")
    assert.are.equal("waiting_for_source_items", inserter.status)
    assert.are.same({}, inserter.warnings)
  end)

  it("tell of an inserter that could only bring what its machine does not use", function()
    local world = World.new({
      seed = 1,
      source = { name = "wooden-chest", at = { 3.5, -0.5 }, holds = { ["iron-plate"] = 5 } },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      machine = { name = "assembling-machine-1", at = { 3.5, 2.5 }, recipe = "copper-cable" },
    })
    world:advance(120)
    assert.are.same({
      "nothing in wooden-chest at (3.5, -0.5) that assembling-machine-1 at (3.5, 2.5) would take "
        .. "now: it has 5 iron-plate",
    }, read(world, "inserter").warnings)
  end)

  it("say nothing of an inserter when more is coming on its belt", function()
    local given = {
      seed = 1,
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      target = { name = "wooden-chest", at = { 3.5, 1.5 } },
    }
    for x = 0, 10 do
      given["belt" .. x] = { name = "transport-belt", at = { x - 6.5, -0.5 }, direction = 4 }
    end
    local world = World.new(given)
    assert.are.same(
      { "nothing to pick up in transport-belt at (3.5, -0.5)" },
      read(world, "inserter").warnings
    )
    world:eval([[
      local belt = game.surfaces["fle"].find_entity("transport-belt", { -6.5, -0.5 })
      belt.get_transport_line(1).insert_at_back({ name = "coal", count = 1 })
    ]])
    world:advance(30)
    assert.are.same({}, read(world, "inserter").warnings)
  end)

  it("tell of an inserter whose target is full", function()
    local world = World.new({
      seed = 1,
      source = { name = "wooden-chest", at = { 3.5, -0.5 }, holds = { wood = 5 } },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
      target = { name = "wooden-chest", at = { 3.5, 1.5 }, holds = { stone = 16 * 50 } },
    })
    world:advance(300)
    local inserter = read(world, "inserter")
    assert.are.equal(8, inserter.direction)
    assert.are.same({ "output full: wooden-chest at (3.5, 1.5) is full" }, inserter.warnings)
  end)

  it("do not call a new network dead", function()
    local world = World.new({
      seed = 1,
      panel = { name = "solar-panel", at = { 5.5, 0.5 } },
      pole = { name = "medium-electric-pole", at = { 7.5, 0.5 } },
      machine = { name = "inserter", at = { 8.5, 0.5 } },
      store = { name = "accumulator", at = { 10, 1 } },
    })
    assert.are.same(
      { "no electricity yet: it was connected in this tick, let time pass" },
      read(world, "machine").warnings
    )
    assert.are.same(
      { "empty: it is charged with what its network can spare" },
      read(world, "store").warnings
    )
    world:advance(2)
    assert.are.same({}, read(world, "store").warnings)
  end)

  it("tell a pipe that turns away from one with another fluid", function()
    local world = World.new({
      seed = 1,
      machine = { name = "assembling-machine-2", at = { 5.5, 4.5 }, recipe = "concrete" },
      -- The machine's water comes in there, but the pipe opens to the east.
      pipe = { name = "pipe-to-ground", at = { 5.5, 2.5 }, direction = 4 },
    })
    local list = table.concat(read(world, "machine").warnings, "\n")
    local text = "pipe to (5.5, 2.5) not connected: pipe-to-ground at (5.5, 2.5) has no opening"
    assert.is_not_nil(list:find(text, 1, true))
    world:eval([[
      local pipe = game.surfaces["fle"].find_entity("pipe-to-ground", { 5.5, 2.5 })
      pipe.insert_fluid({ name = "steam", amount = 50 })
    ]])
    list = table.concat(read(world, "machine").warnings, "\n")
    assert.is_not_nil(list:find(text, 1, true))
  end)

  it("tell of an inserter that holds what its machine never takes", function()
    local world = World.new({
      seed = 1,
      source = { name = "wooden-chest", at = { 3.5, -0.5 }, holds = { ["iron-plate"] = 5 } },
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
    })
    world:advance(200)
    world:place("machine", { name = "assembling-machine-1", at = { 3.5, 2.5 } })
    world:advance(60)
    assert.are.same({
      "output full: assembling-machine-1 at (3.5, 2.5) takes no iron-plate: no recipe is set",
    }, read(world, "inserter").warnings)
  end)

  it("tell of a belt that runs into a chest, unless an inserter empties it", function()
    local world = World.new({
      seed = 1,
      belt = { name = "transport-belt", at = { 3.5, 0.5 }, direction = 4 },
      chest = { name = "iron-chest", at = { 4.5, 0.5 } },
    })
    assert.are.same({
      "belt ends at (3.5, 0.5): iron-chest at (4.5, 0.5) takes nothing from belts; "
        .. "place an inserter between",
    }, read(world, "belt").warnings)
    -- The game's own direction: it takes in the south.
    world:place("arm", { name = "burner-inserter", at = { 3.5, -0.5 }, direction = 8 })
    assert.are.same({}, read(world, "belt").warnings)
  end)

  it("have a code each", function()
    local world = World.new({
      seed = 1,
      furnace = { name = "stone-furnace", at = { 5, 0 } },
      chest = { name = "wooden-chest", at = { 8.5, 0.5 }, holds = { coal = 16 * 50 } },
      machine = { name = "assembling-machine-1", at = { 5.5, 5.5 } },
      drill = { name = "burner-mining-drill", at = { 10, 5 }, holds = { coal = 2 } },
      line = { name = "pipe", at = { 14.5, 0.5 } },
      inserter = { name = "burner-inserter", at = { 14.5, 5.5 }, holds = { coal = 2 } },
      science = { name = "lab", at = { 18.5, 5.5 } },
    })
    world:advance(60)
    local expected = {
      furnace = { "no_fuel", "missing_ingredients" },
      chest = { "output_full" },
      machine = { "not_connected", "not_connected", "no_recipe" },
      drill = { "nothing_to_mine" },
      line = { "not_connected" },
      inserter = { "not_connected" },
      science = { "not_connected", "not_connected", "no_research" },
    }
    for name, codes in pairs(expected) do
      local seen = read(world, name)
      assert.are.equal(#codes, #seen.warnings)
      assert.are.same(codes, codes_of(seen))
    end
  end)

  it("count modules into the power that is lacking", function()
    local cases = { { "speed-module", 2, "305 kW" }, { "efficiency-module", 2, "65 kW" } }
    for _, case in ipairs(cases) do
      local world = World.new({
        seed = 1,
        panel = { name = "solar-panel", at = { 5.5, 0.5 } },
        pole = { name = "medium-electric-pole", at = { 7.5, 0.5 } },
        machine = {
          name = "assembling-machine-2",
          at = { 9.5, 0.5 },
          recipe = "iron-gear-wheel",
          holds = { ["iron-plate"] = 50 },
        },
      })
      -- 1.1 has effectivity modules.
      world:eval(([[
        local machine = game.surfaces["fle"].find_entity("assembling-machine-2", { 9.5, 0.5 })
        local modules = machine.get_module_inventory()
        if modules.insert({ name = "speed-module", count = 1 }) == 1 then modules.clear() end
        local name = "%s"
        if script.active_mods.base < "2" then name = name:gsub("efficiency", "effectivity") end
        modules.insert({ name = name, count = %d })
      ]]):format(case[1], case[2]))
      world:advance(60)
      local seen = read(world, "machine")
      assert.are.same(
        { ("low power: needs %s, gets 60 kW; add generators"):format(case[3]) },
        seen.warnings
      )
      assert.are.same({ "low_power" }, codes_of(seen))
    end
  end)

  describe("of a gap between two belts", function()
    -- The game's own direction of an arm that takes in the north and gives in the south.
    local NORTH = 0
    -- Going east, with two tiles between them.
    local function gap(more)
      local given = { seed = 1 }
      for name, x in pairs({ before = 1.5, last = 2.5, first = 5.5, after = 6.5 }) do
        given[name] = { name = "transport-belt", at = { x, 0.5 }, direction = 4 }
      end
      for name, each in pairs(more) do
        given[name] = each
      end
      return World.new(given)
    end
    local function arm(x, y, direction)
      return { name = "burner-inserter", at = { x, y }, direction = direction }
    end

    it("are told where nothing else is near", function()
      assert.are.same({
        "belt ends at (2.5, 0.5): next belt, transport-belt at (5.5, 0.5), is 2 tiles away; "
          .. "a belt is missing at (3.5, 0.5)",
      }, read(gap({}), "last").warnings)
    end)

    local purposes = {
      { "when an arm takes from the end", { arm = arm(2.5, 1.5, NORTH) } },
      { "when an arm takes from before the end", { arm = arm(1.5, 1.5, NORTH) } },
      { "when an arm brings something to the next one", { arm = arm(5.5, -0.5, NORTH) } },
      {
        "when a drill brings something to the next one",
        {
          ore = { name = "iron-ore", at = { 5.5, -1.5 }, amount = 100, force = "neutral" },
          drill = { name = "electric-mining-drill", at = { 5.5, -1.5 }, direction = 8 },
        },
      },
    }
    for _, purpose in ipairs(purposes) do
      it("are not told " .. purpose[1], function()
        assert.are.same({}, read(gap(purpose[2]), "last").warnings)
      end)
    end

    it("are told although an arm brings something to the end", function()
      assert.are.equal(1, #read(gap({ arm = arm(2.5, -0.5, NORTH) }), "last").warnings)
    end)
  end)

  it("tell of a machine without electricity", function()
    local world = World.new({
      seed = 1,
      machine = { name = "assembling-machine-1", at = { 5.5, 0.5 }, recipe = "iron-gear-wheel" },
      drill = { name = "electric-mining-drill", at = { 9.5, 0.5 } },
    })
    local warnings = read(world, "machine").warnings
    assert.are.equal("not connected to power network", warnings[1])
  end)

  it("tell of a blocked drop target", function()
    local world = World.new({
      seed = 1,
      ore = { name = "iron-ore", at = { 9.5, 0.5 }, amount = 100, force = "neutral" },
      chest = { name = "wooden-chest", at = { 9.5, -1.5 }, holds = { coal = 16 * 50 } },
      drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = 2 } },
    })
    world:advance(600)
    local drill = read(world, "drill")
    assert.are.same({ "output full: wooden-chest at (9.5, -1.5) is full" }, drill.warnings)
  end)

  it("tell of a pumpjack whose pipe is full", function()
    local world = World.new({
      seed = 1,
      oil = { name = "crude-oil", at = { 5.5, 0.5 }, amount = 3000000, force = "neutral" },
      jack = { name = "pumpjack", at = { 5.5, 0.5 } },
      pole = { name = "substation", at = { 9, 0 } },
      supply = { name = "electric-energy-interface", at = { 10, 4 } },
    })
    world:advance(1000)
    local jack = read(world, "jack")
    assert.are.equal("waiting_for_space_in_destination", jack.status)
    assert.are.equal(1, #jack.warnings)
    assert.is_nil(jack.warnings[1]:find("ground"))
  end)

  it("tell of a boiler whose steam goes nowhere, and not of one that rests", function()
    local world = World.new({
      seed = 1,
      kettle = { name = "boiler", at = { 5.5, 6 }, direction = 0, holds = { coal = 5 } },
    })
    world:eval([[
      local boiler = game.surfaces.fle.find_entity("boiler", { 5.5, 6 })
      boiler.fluidbox[1] = { name = "water", amount = 200, temperature = 15 }
      boiler.fluidbox[2] = { name = "steam", amount = 200, temperature = 165 }
    ]])
    world:advance(600)
    local before = read(world, "kettle")
    assert.are.equal("full_output", before.status)
    assert.are.same({ "pipe to (5.5, 4.5) not connected" }, before.warnings)
    world:place("tank", { name = "storage-tank", at = { 4.5, 3.5 } })
    world:eval([[
      local tank = game.surfaces.fle.find_entity("storage-tank", { 4.5, 3.5 })
      tank.insert_fluid({ name = "steam", amount = 25000, temperature = 165 })
    ]])
    world:advance(600)
    assert.are.same({}, read(world, "kettle").warnings)
  end)
end)
