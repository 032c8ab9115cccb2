local World = require("tests.lua.support.world")

local AREA = { left_top = { -150, -150 }, right_bottom = { 150, 150 } }

describe("get_map", function()
  it("shows the lab map", function()
    local map = World.new({ lab = true }):call("get_map", AREA)
    local counts = {}
    for i = 1, #map.resources, 4 do
      local name = map.names[map.resources[i] + 1]
      counts[name] = (counts[name] or 0) + 1
      assert.are.equal(name == "crude-oil" and 300000 or 10000, map.resources[i + 3])
    end
    assert.is_true(counts["iron-ore"] >= 400)
    assert.is_true(counts["copper-ore"] >= 400)
    assert.are.equal(9, counts["crude-oil"])
    assert.is_true(#map.water >= 60 and #map.trees >= 100 and #map.rocks == 18)
    assert.are.same({ { x = 0, y = 0 } }, map.characters)
    assert.are.same({}, map.entities)
  end)

  it("shows what was built, as it stands", function()
    local world = World.new({
      belt = { name = "transport-belt", at = { 4.5, 0.5 }, direction = 4 },
      arm = { name = "burner-inserter", at = { 6.5, 0.5 }, direction = 4 },
      boiler = { name = "boiler", at = { 10.5, 1 }, direction = 4 },
    })
    local things = {}
    for _, thing in ipairs(world:call("get_map", AREA).entities) do
      things[thing.name] = thing
    end
    assert.are.equal(4, things["transport-belt"].direction)
    -- The game's east is where an inserter picks up: it drops to the west.
    assert.are.equal(12, things["burner-inserter"].direction)
    assert.are.equal("boiler", things.boiler.type)
    assert.are.equal(2, things.boiler.width)
    assert.are.equal(3, things.boiler.height)
  end)

  local function things_of(world)
    local things = {}
    local map = world:call("get_map", AREA)
    for _, thing in ipairs(map.entities) do
      things[thing.name] = thing
    end
    return things, map
  end

  it("tells what machines make, hold and lack", function()
    local things = things_of(World.new({
      chest = { name = "iron-chest", at = { 0.5, 0.5 }, holds = { coal = 7, wood = 2 } },
      maker = { name = "assembling-machine-1", at = { 5.5, 0.5 }, recipe = "iron-gear-wheel" },
      furnace = { name = "stone-furnace", at = { 10, 1 }, holds = { coal = 1 } },
    }))
    assert.are.same({ coal = 7, wood = 2 }, things["iron-chest"].contents)
    assert.are.equal("iron-gear-wheel", things["assembling-machine-1"].makes)
    assert.are.equal("no_power", things["assembling-machine-1"].status)
    assert.is_not_nil(things["assembling-machine-1"].problems[1]:find("power network", 1, true))
    assert.are.same({ "no ingredients to smelt" }, things["stone-furnace"].problems)
    assert.are.same({}, things["iron-chest"].problems)
  end)

  it("tells what rides on each lane, and where undergrounds lead", function()
    local world = World.new({
      belt = { name = "transport-belt", at = { 0.5, 0.5 }, direction = 4 },
      down = { name = "underground-belt", at = { 5.5, 4.5 }, direction = 4 },
    })
    world:eval([[
      local surface = game.surfaces["fle"]
      local belt = surface.find_entity("transport-belt", { 0.5, 0.5 })
      belt.get_transport_line(2).insert_at_back({ name = "coal", count = 1 })
      surface.create_entity({
        name = "underground-belt", position = { 8.5, 4.5 }, force = "player", type = "output",
        direction = defines.direction.east,
      })
    ]])
    local things = things_of(world)
    assert.are.same({ {}, { "coal" } }, things["transport-belt"].lanes)
    -- The later one of the two is the exit.
    assert.is_false(things["underground-belt"].entrance)
    assert.are.same({ x = 5.5, y = 4.5 }, things["underground-belt"].partner)
  end)

  it("tells networks, wires and what poles supply", function()
    local things, map = things_of(World.new({
      one = { name = "small-electric-pole", at = { 0.5, 0.5 } },
      two = { name = "small-electric-pole", at = { 4.5, 0.5 } },
      lamp = { name = "small-lamp", at = { 1.5, 1.5 } },
    }))
    assert.are.same({ 128, 128, 1152, 128 }, map.wires)
    assert.are.same({ 128, 128, 640, 1152, 128, 640 }, map.supplies)
    assert.are.equal(things["small-electric-pole"].network, things["small-lamp"].network)
  end)

  it("tells fluids, their networks and where pipes join", function()
    local world = World.new({
      tank = { name = "storage-tank", at = { 0.5, 0.5 } },
      pipe = { name = "pipe", at = { 1.5, 2.5 } },
    })
    world:eval([[
      local tank = game.surfaces["fle"].find_entity("storage-tank", { 0.5, 0.5 })
      tank.insert_fluid({ name = "water", amount = 1000 })
    ]])
    local things = things_of(world)
    local tank, pipe = things["storage-tank"].fluids[1], things.pipe.fluids[1]
    assert.are.equal("water", tank.name)
    assert.are.equal(tank.system, pipe.system)
    assert.near(1000, pipe.total, 0.1)
    local open, joined = 0, 0
    for index = 5, #pipe.links, 5 do
      open = open + (pipe.links[index] == 0 and 1 or 0)
      joined = joined + (pipe.links[index] == 1 and 1 or 0)
    end
    assert.are.same({ 3, 1 }, { open, joined })
  end)
end)
