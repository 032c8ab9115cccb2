local connecting = require("tests.lua.support.connecting")

local read = connecting.read

local FILL = [[
  local tank = game.surfaces["fle"].find_entity(%q, { %g, %g })
  return tank.insert_fluid({ name = %q, amount = %g })
]]

local FLUIDS = [[
  local found = {}
  local pipes = game.surfaces["fle"].find_entities_filtered({ type = { "pipe", "pipe-to-ground" } })
  for _, pipe in ipairs(pipes) do
    local content = pipe.fluidbox[1]
    found[content and content.name or "nothing"] = true
  end
  return found
]]

describe("connect_entities with pipes", function()
  local held = { ["pipe"] = 100, ["pipe-to-ground"] = 20, ["coal"] = 50 }

  local new = connecting.worlds(held)

  local function connect(world, from, to, kinds)
    return connecting.connect(world, { from, to }, kinds or "pipe")
  end

  local function refusal(world, from, to, kinds)
    return connecting.refusal(world, { from, to }, kinds or "pipe")
  end

  local function fill(world, name, fluid, amount)
    local tank = world.entities[name]
    world:eval(FILL:format(tank.name, tank.position.x, tank.position.y, fluid, amount))
  end

  local function tank(x, y)
    return { name = "storage-tank", at = { x, y } }
  end

  it("lays a line from place to place", function()
    local group = connect(new(), { 1, 1 }, { 4, 1 })
    assert.are.equal("PipeGroup", group.class)
    assert.are.equal(4, #group.pipes)
    assert.are.equal("empty", group.status)
  end)

  it("lets fluid flow from tank to tank", function()
    local world = new({ one = tank(0.5, 0.5), two = tank(12.5, 0.5) })
    fill(world, "one", "water", 10000)
    local group = connect(world, "one", "two")
    world:advance(600)
    local two = read(world, "two")
    assert.are.equal("water", two.fluid_box[1].name)
    assert.is_true(two.fluid_box[1].amount > 3000)
    local again = connect(world, "one", "two")
    assert.are.equal(#group.pipes, #again.pipes)
    assert.are.equal(100 - #group.pipes, world:inventory()["pipe"])
    assert.are.equal("water", again.fluid)
    assert.are.equal("normal", again.status)
    assert.is_true(again.level > 0.1 and again.level < 0.3)
  end)

  it("takes the steam of a boiler to an engine, and water to the boiler", function()
    local world = new({
      water = tank(0.5, 0.5),
      heater = { name = "boiler", at = { 10.5, 0 }, direction = 0, holds = { coal = 5 } },
      engine = { name = "steam-engine", at = { 10.5, -12.5 }, direction = 0 },
    })
    fill(world, "water", "water", 20000)
    connect(world, "heater", "engine")
    connect(world, "water", "heater")
    world:advance(600)
    assert.are.equal("steam", read(world, "engine").fluid_box[1].name)
    assert.is_true(read(world, "engine").fluid_box[1].amount > 50)
  end)

  it("knows in either order what a boiler wants", function()
    local world = new({
      water = tank(0.5, 0.5),
      heater = { name = "boiler", at = { 10.5, 0 }, direction = 0 },
    })
    fill(world, "water", "water", 20000)
    connect(world, "heater", "water")
    world:advance(300)
    local boxes = read(world, "heater").fluid_box
    assert.are.equal("water", boxes[1].name)
  end)

  it("says which fluids do not go together", function()
    local world = new({
      oil = tank(0.5, 0.5),
      engine = { name = "steam-engine", at = { 10.5, -12.5 }, direction = 0 },
    })
    fill(world, "oil", "crude-oil", 1000)
    local failure = refusal(world, "oil", "engine")
    assert.are.equal("fluid_mismatch", failure.code)
    assert.are.equal("crude-oil", failure.data.gives)
    assert.are.equal("steam", failure.data.takes)
    assert.are.equal(100, world:inventory()["pipe"])
  end)

  it("keeps clear of another fluid's pipes", function()
    local world = new({ oil = tank(0.5, 0.5), more = tank(20.5, 0.5) })
    fill(world, "oil", "crude-oil", 5000)
    connect(world, "oil", "more")
    world:advance(60)
    local water = tank(0.5, 8.5)
    world:place("water", water)
    world:place("other", tank(20.5, 8.5))
    fill(world, "water", "water", 5000)
    connect(world, "water", "other")
    world:advance(600)
    assert.are.equal("water", read(world, "other").fluid_box[1].name)
    assert.are.equal("crude-oil", read(world, "more").fluid_box[1].name)
    assert.are.same({ water = true, ["crude-oil"] = true }, world:eval(FLUIDS))
  end)

  local function crossed()
    local world = new({ north = tank(10.5, -60.5), south = tank(10.5, 60.5) })
    world:call("set_inventory", { inventory = { ["pipe"] = 400, ["pipe-to-ground"] = 20 } })
    fill(world, "north", "crude-oil", 20000)
    connect(world, "north", "south")
    world:advance(600)
    world:place("water", tank(0.5, 0.5))
    world:place("other", tank(20.5, 0.5))
    fill(world, "water", "water", 5000)
    return world
  end

  it("crosses another fluid's pipes below the ground", function()
    local world = crossed()
    local group = connect(world, "water", "other", { "pipe", "pipe-to-ground" })
    world:advance(600)
    local ends = 0
    for _, pipe in ipairs(group.pipes) do
      ends = ends + (pipe.name == "pipe-to-ground" and 1 or 0)
    end
    assert.are.equal(2, ends)
    assert.are.equal("water", read(world, "other").fluid_box[1].name)
    assert.are.equal("crude-oil", read(world, "south").fluid_box[1].name)
  end)

  it("does not touch the other points of a machine with another fluid", function()
    local world = new({
      heater = { name = "boiler", at = { 10.5, 0 }, direction = 0 },
      engine = { name = "steam-engine", at = { 10.5, 12.5 }, direction = 0 },
    })
    -- The engine lies behind the boiler: the steam has to pass its water points.
    local group = connect(world, "heater", "engine")
    assert.is_true(#group.pipes > 10)
    local boiler = read(world, "heater")
    for _, pipe in ipairs(group.pipes) do
      for _, point in ipairs(boiler.connection_points) do
        local steam = boiler.steam_output_point
        local is_steam = point.x == steam.x and point.y == steam.y
        local is_there = pipe.position.x == point.x and pipe.position.y == point.y
        assert.is_false(is_there and not is_steam)
      end
    end
  end)

  for _, kinds in ipairs({ { "pipe" }, { "pipe", "pipe-to-ground" } }) do
    it("leaves room for the other pipes of a machine, with " .. #kinds .. " kinds", function()
      local plant =
        { name = "chemical-plant", at = { 10.5, 0.5 }, direction = 0, recipe = "sulfur" }
      local world = new({ plant = plant })
      -- A line to the eastern point, straight along before the western one; then one to that.
      local points = read(world, "plant").input_connection_points
      local west, east = points[1], points[2]
      if west.x > east.x then
        west, east = east, west
      end
      local out = west.y > 0.5 and 1 or -1
      world:place("far", { name = "pipe", at = { east.x - 12, east.y + out } })
      fill(world, "far", east.type, 100)
      connect(world, "far", "plant", kinds)
      world:place("near", { name = "pipe", at = { west.x - 4, west.y - 3 * out } })
      fill(world, "near", west.type, 100)
      connect(world, "near", "plant", kinds)
      world:advance(60)
      assert.are.equal(2, #read(world, "plant").fluid_box)
    end)
  end

  it("says whose fluid is in the way", function()
    local failure = refusal(crossed(), "water", "other")
    assert.are.equal("no_connection", failure.code)
    assert.is_not_nil(failure.data.reason:find("^pipe at %(.+%) with crude%-oil is in the way$"))
  end)

  it("knows the two sides of a pump", function()
    local world = new({
      from = tank(0.5, 0.5),
      to = tank(20.5, 8.5),
      -- The game's own direction: it pumps to the east.
      pusher = { name = "pump", at = { 10, 0.5 }, direction = 4 },
    })
    fill(world, "from", "water", 5000)
    connect(world, "pusher", "to")
    connect(world, "from", "pusher")
    local pump = read(world, "pusher")
    local pipes = {}
    for _, pipe in ipairs(world:call("get_entities", { entities = { "pipe" } })) do
      pipes[pipe.position.x .. " " .. pipe.position.y] = true
    end
    assert.is_true(pipes["8.5 0.5"] and pipes["11.5 0.5"])
    assert.are.equal(2, #pump.connection_points)
    assert.are.equal(2, #world:call("get_entities", { entities = { "pipe-group" } }))
  end)

  it("brings an assembling machine the fluid of its recipe", function()
    local world = new({
      oil = tank(0.5, 0.5),
      maker = {
        name = "assembling-machine-2",
        at = { 12.5, 0.5 },
        recipe = "electric-engine-unit",
      },
    })
    fill(world, "oil", "lubricant", 5000)
    connect(world, "oil", "maker")
    world:advance(600)
    assert.are.equal("lubricant", read(world, "maker").fluid_box[1].name)
  end)

  it("asks for the recipe that is not set", function()
    local world = new({ maker = { name = "assembling-machine-2", at = { 12.5, 0.5 } } })
    local failure = refusal(world, { 0, 0 }, "maker")
    assert.are.equal("wrong_end", failure.code)
    assert.is_truthy(failure.data.reason:find("set_entity_recipe", 1, true))
  end)

  it("refuses what has no fluid", function()
    local world = new({ chest = { name = "iron-chest", at = { 12.5, 0.5 } } })
    assert.are.equal("wrong_end", refusal(world, { 0, 0 }, "chest").code)
  end)

  it("takes a chemical plant's inputs and outputs for what they are", function()
    local world = new({
      gas = tank(0.5, -20.5),
      water = tank(12.5, -20.5),
      plant = { name = "chemical-plant", at = { 6.5, 0.5 }, recipe = "sulfur" },
    })
    fill(world, "gas", "petroleum-gas", 5000)
    fill(world, "water", "water", 5000)
    connect(world, "gas", "plant")
    connect(world, "water", "plant")
    world:advance(600)
    local boxes = {}
    for _, box in ipairs(read(world, "plant").fluid_box) do
      boxes[box.name] = box.amount > 0
    end
    assert.are.same({ ["petroleum-gas"] = true, water = true }, boxes)
  end)

  it("gives each output of a refinery a tank of its own", function()
    local world = new({
      refinery = {
        name = "oil-refinery",
        at = { 0.5, 0.5 },
        recipe = "advanced-oil-processing",
      },
      one = tank(-12.5, -20.5),
      two = tank(0.5, -20.5),
      three = tank(12.5, -20.5),
    })
    local systems = {}
    for _, name in ipairs({ "one", "two", "three" }) do
      connect(world, "refinery", name, { "pipe", "pipe-to-ground" })
      systems[read(world, name).fluid_systems[1]] = true
    end
    local count = 0
    for _ in pairs(systems) do
      count = count + 1
    end
    assert.are.equal(3, count)
  end)

  it("knows what a pumpjack will give before it has given any", function()
    local world = new({
      oil = { name = "crude-oil", at = { 0.5, -20.5 }, amount = 300000, force = "neutral" },
      jack = { name = "pumpjack", at = { 0.5, -20.5 } },
      refinery = {
        name = "oil-refinery",
        at = { 0.5, 0.5 },
        recipe = "advanced-oil-processing",
      },
    })
    connect(world, "jack", "refinery")
    for _, point in ipairs(read(world, "refinery").input_connection_points) do
      local at = ('{ position = { %g, %g }, name = "pipe" }'):format(point.x, point.y)
      local pipes = world:eval('return game.surfaces["fle"].count_entities_filtered(' .. at .. ")")
      assert.are.equal(point.type == "crude-oil" and 1 or 0, pipes)
    end
  end)

  it("builds nothing between a pipe and its own group", function()
    local world = new()
    local group = connect(world, { 1, 1 }, { 4, 1 })
    local again = connect(world, { 1, 1 }, { 1, 1 })
    assert.are.equal(#group.pipes, #again.pipes)
    assert.are.equal(96, world:inventory().pipe)
  end)

  it("refuses to join a tank to itself", function()
    local failure = refusal(new({ one = tank(0.5, 0.5) }), "one", "one")
    assert.are.equal("wrong_end", failure.code)
    assert.are.equal("it is the other end too", failure.data.reason)
  end)

  it("says how many pipes are missing", function()
    local failure = refusal(new(), { 0, 0 }, { 0, 120 })
    assert.are.equal("not_enough_items", failure.code)
    assert.are.equal("21 pipe", failure.data.missing)
  end)
end)
