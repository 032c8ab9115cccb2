local connecting = require("tests.lua.support.connecting")

local connect = connecting.connect

describe("connect_entities with poles", function()
  local held = {
    ["small-electric-pole"] = 50,
    ["medium-electric-pole"] = 20,
    ["big-electric-pole"] = 5,
    ["substation"] = 5,
    ["pipe"] = 5,
  }

  local new = connecting.worlds(held)

  local function network(world, name)
    local entity = world.entities[name]
    return world:eval(
      ("return game.surfaces['fle'].find_entity(%q, { %g, %g }).electric_network_id"):format(
        entity.name,
        entity.position.x,
        entity.position.y
      )
    )
  end

  local function solar(x, y)
    return { name = "solar-panel", at = { x, y } }
  end

  local function lamp(x, y)
    return { name = "small-lamp", at = { x, y } }
  end

  for _, case in ipairs({
    { kind = "small-electric-pole", distance = 7 },
    { kind = "medium-electric-pole", distance = 9 },
    { kind = "substation", distance = 18 },
  }) do
    it(("sets %s as far apart as its wires reach"):format(case.kind), function()
      local group = connect(new(), { { 0, 5 }, { 0, 5 + 3 * case.distance } }, case.kind)
      assert.are.equal("ElectricityGroup", group.class)
      assert.are.equal(4, #group.poles)
    end)
  end

  it("brings power to what it ends at", function()
    local world = new({ panel = solar(0.5, 0.5), light = lamp(40.5, 7.5) })
    local group = connect(world, { "panel", "light" }, "small-electric-pole")
    assert.are.equal(network(world, "panel"), network(world, "light"))
    assert.are.equal(group.id, network(world, "light"))
    world:advance(10)
    local found = world:call("get_entities", { entities = { "small-lamp" } })[1]
    assert.are.equal(group.id, network(world, "light"))
    assert.are.same({}, found.warnings)
  end)

  it("goes on from the network that is there", function()
    local world = new({
      panel = solar(0.5, 0.5),
      pole = { name = "small-electric-pole", at = { 3.5, 0.5 } },
      light = lamp(16.5, 0.5),
    })
    local group = connect(world, { "panel", "light" }, "small-electric-pole")
    assert.are.equal(3, #group.poles)
    assert.are.equal(48, world:inventory()["small-electric-pole"])
    local again = connect(world, { "panel", "light" }, "small-electric-pole")
    assert.are.equal(3, #again.poles)
    assert.are.equal(48, world:inventory()["small-electric-pole"])
  end)

  it("joins two networks", function()
    local world = new({
      first = { name = "medium-electric-pole", at = { 0.5, 0.5 } },
      second = { name = "small-electric-pole", at = { 30.5, 0.5 } },
    })
    local group = connect(world, { "first", "second" }, "medium-electric-pole")
    assert.are.equal(network(world, "first"), network(world, "second"))
    assert.are.equal(2 + 20 - world:inventory()["medium-electric-pole"], #group.poles)
  end)

  it("draws the wire that is missing between poles in reach", function()
    local world = new({
      first = { name = "small-electric-pole", at = { 0.5, 0.5 } },
      second = { name = "small-electric-pole", at = { 5.5, 0.5 } },
    })
    world:eval([[
      local ground = game.surfaces["fle"]
      local pole = ground.find_entity("small-electric-pole", { 0.5, 0.5 })
      if defines.wire_connector_id then
        pole.get_wire_connector(defines.wire_connector_id.pole_copper).disconnect_all()
      else
        pole.disconnect_neighbour()
      end
    ]])
    assert.is_false(network(world, "first") == network(world, "second"))
    local group = connect(world, { "first", "second" }, "small-electric-pole")
    assert.are.equal(2, #group.poles)
    assert.are.equal(50, world:inventory()["small-electric-pole"])
  end)

  it("takes the kind that needs the fewest", function()
    local kinds = { "small-electric-pole", "medium-electric-pole" }
    local far = connect(new(), { { 0, 5 }, { 0, 70 } }, kinds)
    assert.are.equal("medium-electric-pole", far.poles[1].name)
    local near = connect(new(), { { 0, 5 }, { 0, 11 } }, kinds)
    assert.are.equal("small-electric-pole", near.poles[1].name)
  end)

  it("goes round water and walls of machines", function()
    local world = new({ panel = solar(0.5, 0.5), light = lamp(0.5, 40.5) })
    world:eval([[
      local ground = game.surfaces["fle"]
      local tiles = {}
      for x = -30, 30 do
        for y = 15, 28 do
          tiles[#tiles + 1] = { name = "water", position = { x, y } }
        end
      end
      ground.set_tiles(tiles)
    ]])
    local group = connect(world, { "panel", "light" }, "small-electric-pole")
    assert.are.equal(network(world, "panel"), network(world, "light"))
    assert.is_true(#group.poles > 8)
  end)

  it("stands within three tiles of a place that is taken", function()
    local world = new({ chest = { name = "iron-chest", at = { 20.5, 5.5 }, force = "neutral" } })
    local group = connect(world, { { 0, 5 }, { 20.5, 5.5 } }, "medium-electric-pole")
    local nearest = math.huge
    for _, pole in ipairs(group.poles) do
      local dx, dy = pole.position.x - 20.5, pole.position.y - 5.5
      nearest = math.min(nearest, math.max(math.abs(dx), math.abs(dy)))
    end
    assert.is_true(nearest > 0 and nearest <= 3)
    local again = connect(world, { { 0, 5 }, { 20.5, 5.5 } }, "medium-electric-pole")
    assert.are.equal(#group.poles, #again.poles)
  end)

  it("refuses at once to end where nothing is free", function()
    local world = new()
    world:eval([[
      for x = 25, 36 do
        for y = 0, 11 do
          game.surfaces["fle"].create_entity({ name = "stone-wall", position = { x, y } })
        end
      end
    ]])
    for _, kind in ipairs({ "big-electric-pole", "small-electric-pole" }) do
      local ok, failure = pcall(connect, world, { { 0, 5 }, { 30, 5 } }, kind)
      assert.is_false(ok)
      assert.are.equal("no_connection", failure.code)
      assert.are.equal("no place near the place at (30, 5) is free for a pole", failure.data.reason)
      assert.are.same({ x = 0.5, y = 5.5 }, failure.data.nearest)
    end
  end)

  it("lets one pole stand for two places that overlap", function()
    local group = connect(new(), { { 4, -10 }, { 4.5, -11 } }, "substation")
    assert.are.equal(1, #group.poles)
  end)

  it("refuses what uses no electricity", function()
    local world =
      new({ panel = solar(0.5, 0.5), oven = { name = "stone-furnace", at = { 20, 0 } } })
    local ok, failure = pcall(connect, world, { "panel", "oven" }, "small-electric-pole")
    assert.is_false(ok)
    assert.are.equal("wrong_end", failure.code)
    assert.are.equal("target", failure.data.role)
  end)

  it("says how many poles are missing, and builds none", function()
    local world = new()
    connect(world, { { 0, 5 }, { 0, 160 } }, "medium-electric-pole")
    local ok, failure = pcall(connect, world, { { 20, 5 }, { 20, 160 } }, "medium-electric-pole")
    assert.is_false(ok)
    assert.are.equal("not_enough_items", failure.code)
  end)

  it("supplies a machine from its own side", function()
    local world = new({
      maker = { name = "assembling-machine-1", at = { 0.5, 0.5 } },
      other = { name = "assembling-machine-1", at = { 25.5, 0.5 } },
    })
    connect(world, { "maker", "other" }, "big-electric-pole")
    assert.is_truthy(network(world, "maker"))
    assert.are.equal(network(world, "maker"), network(world, "other"))
  end)
end)

describe("connect_entities with walls", function()
  it("stands them side by side and goes on from them", function()
    local world = connecting.worlds({ ["stone-wall"] = 50 })()
    local group = world:call("connect_entities", {
      waypoints_and_types = { { 0, 5 }, { 4, 5 }, "stone-wall" },
    })
    assert.are.equal("WallGroup", group.class)
    assert.are.equal(5, #group.entities)
    local longer = world:call("connect_entities", {
      waypoints_and_types = { group, { 8, 5 }, "stone-wall" },
    })
    assert.are.equal(9, #longer.entities)
    local same = world:call("connect_entities", {
      waypoints_and_types = { { 0, 5 }, { 8, 5 }, "stone-wall" },
    })
    assert.are.equal(9, #same.entities)
    assert.are.equal(41, world:inventory()["stone-wall"])
  end)
end)
