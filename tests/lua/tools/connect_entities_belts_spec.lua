local connecting = require("tests.lua.support.connecting")

local connect, read, refusal = connecting.connect, connecting.read, connecting.refusal

-- Fills columns of tiles with walls, wherever nothing stands yet.
local COLUMNS = [[
  local ground = game.surfaces["fle"]
  for x = %d, %d do
    for y = -85, 85 do
      local wall = { name = "stone-wall", position = { x + 0.5, y + 0.5 }, force = "player" }
      if ground.can_place_entity(wall) then
        ground.create_entity(wall)
      end
    end
  end
]]

describe("connect_entities with belts", function()
  local held = {
    ["transport-belt"] = 100,
    ["underground-belt"] = 10,
    ["fast-transport-belt"] = 20,
    ["fast-underground-belt"] = 4,
    ["splitter"] = 2,
    ["stone-wall"] = 50,
    ["burner-inserter"] = 5,
    ["iron-chest"] = 5,
    ["coal"] = 50,
    ["iron-plate"] = 20,
  }

  local new = connecting.worlds(held)

  local function tiles(group)
    local list = {}
    for index, belt in ipairs(group.belts) do
      list[index] = ("%g %g %d"):format(belt.position.x, belt.position.y, belt.direction)
    end
    return list
  end

  local function wall(from, to)
    local list = {}
    for y = from, to do
      list["wall" .. y + 100] = { name = "stone-wall", at = { 5.5, y + 0.5 } }
    end
    return list
  end

  it("lays a belt from place to place, both included", function()
    local world = new()
    local group = connect(world, { { 1, 1 }, { 3, 2 } }, "transport-belt")
    assert.are.same({ "1.5 1.5 4", "2.5 1.5 4", "3.5 1.5 8", "3.5 2.5 8" }, tiles(group))
    assert.are.equal("BeltGroup", group.class)
    assert.are.equal(96, world:inventory()["transport-belt"])
    assert.are.same({ x = 1.5, y = 1.5 }, group.inputs[1].position)
    assert.are.same({ x = 3.5, y = 2.5 }, group.outputs[1].position)
  end)

  it("takes the character nowhere", function()
    local world = new()
    local before = world:call("get_agent", { agent = 1 }).position
    connect(world, { { 10, 1 }, { 30, 2 } }, "transport-belt")
    assert.are.same(before, world:call("get_agent", { agent = 1 }).position)
  end)

  it("builds one belt where both ends are one tile", function()
    local group = connect(new(), { { 1, 1 }, { 1.2, 1.9 } }, "transport-belt")
    assert.are.equal(1, #group.belts)
  end)

  it("goes over waypoints", function()
    local group = connect(new(), { { 1, 1 }, { 1, 4 }, { 3, 4 } }, "transport-belt")
    assert.are.same(
      { "1.5 1.5 8", "1.5 2.5 8", "1.5 3.5 8", "1.5 4.5 4", "2.5 4.5 4", "3.5 4.5 4" },
      tiles(group)
    )
  end)

  it("goes round an obstacle", function()
    local group = connect(new(wall(0, 2)), { { 3, 1 }, { 8, 1 } }, "transport-belt")
    assert.are.equal(10, #group.belts)
  end)

  it("dives under what is long, as far as its tier reaches", function()
    local world = new(wall(-30, 30))
    local group = connect(world, { { 3, 1 }, { 8, 1 } }, { "transport-belt", "underground-belt" })
    assert.are.equal(5, #group.belts)
    assert.are.equal(8, world:inventory()["underground-belt"])
    local ends = {}
    for _, belt in ipairs(group.belts) do
      if belt.is_input ~= nil then
        ends[#ends + 1] = { belt.position.x, belt.is_input, belt.is_terminus }
      end
    end
    assert.are.same({ { 4.5, true, false }, { 6.5, false, false } }, ends)
  end)

  for _, case in ipairs({
    { under = "underground-belt", belt = "transport-belt", gap = 4 },
    { under = "fast-underground-belt", belt = "fast-transport-belt", gap = 6 },
  }) do
    it(("crosses %d tiles with %s and no more"):format(case.gap, case.under), function()
      local kinds = { case.belt, case.under }
      local world = new()
      world:eval(COLUMNS:format(5, 4 + case.gap))
      local group = connect(world, { { 3, 1 }, { 6 + case.gap, 1 } }, kinds)
      assert.are.equal(4, #group.belts)
      world:eval(COLUMNS:format(5 + case.gap, 5 + case.gap))
      local failure = refusal(world, { { 3, 20 }, { 8 + case.gap, 20 } }, kinds)
      assert.are.equal("no_connection", failure.code)
    end)
  end

  it("says what is in the way", function()
    local failure = refusal(new(wall(-80, 80)), { { 3, 1 }, { 8, 1 } }, "transport-belt")
    assert.are.equal("no_connection", failure.code)
    assert.are.equal("stone-wall at (5.5, 1.5) is in the way", failure.data.reason)
    assert.are.same({ x = 4.5, y = 1.5 }, failure.data.nearest)
  end)

  it("says at once what takes the place where it has to end", function()
    local world = new({ rock = { name = "stone-wall", at = { 30.5, 1.5 }, force = "neutral" } })
    local kinds = { "transport-belt", "underground-belt" }
    local failure = refusal(world, { { 3, 1 }, { 30, 1 } }, kinds)
    assert.are.equal("no_connection", failure.code)
    assert.are.equal("stone-wall at (30.5, 1.5) is where it would end", failure.data.reason)
  end)

  it("builds nothing when belts are missing, and says how many", function()
    local world = new()
    local failure = refusal(world, { { 0, 1 }, { 0, 150 } }, "transport-belt")
    assert.are.equal("not_enough_items", failure.code)
    assert.are.equal("150 transport-belt", failure.data.needed)
    assert.are.equal("50 transport-belt", failure.data.missing)
    assert.are.equal(100, world:inventory()["transport-belt"])
    assert.are.same({}, world:call("get_entities", {}))
  end)

  it("counts without building", function()
    local world = new()
    local amount = connect(world, { { 1, 1 }, { 3, 2 } }, "transport-belt", true)
    assert.are.same({
      number_of_entities_required = 4,
      number_of_entities_available = 100,
      required = { ["transport-belt"] = 4 },
      available = { ["transport-belt"] = 100 },
    }, amount)
    assert.are.equal(100, world:inventory()["transport-belt"])
  end)

  it("uses the fastest belt of which there is enough", function()
    local kinds = { "transport-belt", "fast-transport-belt" }
    local short = connect(new(), { { 1, 1 }, { 10, 1 } }, kinds)
    assert.are.equal("fast-transport-belt", short.belts[1].name)
    local long = connect(new(), { { 1, 1 }, { 30, 1 } }, kinds)
    assert.are.equal("transport-belt", long.belts[1].name)
  end)

  it("returns the belts that join the ends already", function()
    local world = new()
    local group = connect(world, { { 1, 1 }, { 6, 1 } }, "transport-belt")
    local again = connect(world, { { 1, 1 }, { 6, 1 } }, "transport-belt")
    assert.are.same(tiles(group), tiles(again))
    assert.are.equal(94, world:inventory()["transport-belt"])
  end)

  it("goes on from the open end of a group", function()
    local world = new()
    local group = connect(world, { { 1, 1 }, { 3, 1 } }, "transport-belt")
    local longer = connect(world, { group, { 5, 1 } }, "transport-belt")
    assert.are.equal(5, #longer.belts)
    assert.are.equal(1, #longer.inputs)
    assert.are.equal(1, #longer.outputs)
  end)

  it("joins a belt from behind or from the side, never head on", function()
    for _, start in ipairs({ { 1, 1 }, { 5, -4 }, { 12, 1 }, { 7, 6 } }) do
      local world = new({ belt = { name = "transport-belt", at = { 5.5, 1.5 }, direction = 4 } })
      local group = connect(world, { start, { 5.5, 1.5 } }, "transport-belt")
      assert.are.same({ x = 5.5, y = 1.5 }, group.outputs[1].position)
      assert.are.equal(1, #group.inputs)
      assert.are.equal(1, #group.outputs)
    end
  end)

  it("starts from both free sides of a splitter", function()
    local world = new({ splitter = { name = "splitter", at = { 5, 1.5 }, direction = 0 } })
    local splitter = world.entities.splitter
    connect(world, { splitter, { 4, -4 } }, "transport-belt")
    local group = connect(world, { splitter, { 9, -4 } }, "transport-belt")
    assert.are.equal(1, #group.inputs)
    assert.are.equal(2, #group.outputs)
  end)

  it("takes items from a drill to an inserter's chest", function()
    local world = new({
      ore = { name = "iron-ore", at = { 0.5, 0.5 }, amount = 1000, force = "neutral" },
      drill = { name = "burner-mining-drill", at = { 0, 0 }, direction = 4, holds = { coal = 5 } },
      inserter = {
        name = "burner-inserter",
        at = { 12.5, 4.5 },
        direction = 12,
        holds = { coal = 1 },
      },
      chest = { name = "iron-chest", at = { 13.5, 4.5 } },
    })
    local group =
      connect(world, { world.entities.drill, world.entities.inserter }, "transport-belt")
    assert.are.same({ x = 11.5, y = 4.5 }, group.outputs[1].position)
    world:advance(60 * 30)
    assert.is_true((world:contents("chest")["iron-ore"] or 0) >= 3)
  end)

  it("starts at the tile where an inserter drops", function()
    local world = new({
      chest = { name = "iron-chest", at = { 0.5, 0.5 }, holds = { ["iron-plate"] = 10 } },
      inserter = {
        name = "burner-inserter",
        at = { 1.5, 0.5 },
        direction = 12,
        holds = { coal = 1 },
      },
    })
    local group = connect(world, { world.entities.inserter, { 6, 3 } }, "transport-belt")
    assert.are.same({ x = 2.5, y = 0.5 }, group.inputs[1].position)
    world:advance(60 * 20)
    local belts = world:call("get_entities", { entities = { "belt-group" } })
    assert.are.same({ ["iron-plate"] = 10 }, belts[1].inventory)
  end)

  for _, role in ipairs({ "source", "target" }) do
    it("refuses a chest as " .. role, function()
      local world = new({ chest = { name = "iron-chest", at = { 0.5, 0.5 } } })
      local ends = { world.entities.chest, { 6, 3 } }
      if role == "target" then
        ends = { ends[2], ends[1] }
      end
      local failure = refusal(world, ends, "transport-belt")
      assert.are.equal("wrong_end", failure.code)
      assert.are.equal(role, failure.data.role)
      assert.is_truthy(failure.data.reason:find("inserter", 1, true))
    end)
  end

  it("refuses an inserter that drops into a chest", function()
    local world = new({
      inserter = { name = "burner-inserter", at = { 1.5, 0.5 }, direction = 12 },
      chest = { name = "iron-chest", at = { 2.5, 0.5 } },
    })
    local failure = refusal(world, { world.entities.inserter, { 6, 3 } }, "transport-belt")
    assert.are.equal("wrong_end", failure.code)
    assert.are.equal("it drops into iron-chest at (2.5, 0.5) already", failure.data.reason)
  end)

  it("refuses underground ends that lead nowhere", function()
    local world = new({
      down = { name = "underground-belt", at = { 3.5, 1.5 }, direction = 4, half = "input" },
      up = { name = "underground-belt", at = { 3.5, 9.5 }, direction = 4, half = "output" },
    })
    local failure = refusal(world, { world.entities.down, { 9, 3 } }, "transport-belt")
    assert.are.equal("it goes underground and its other end is missing", failure.data.reason)
    failure = refusal(world, { { 0, 5 }, world.entities.up }, "transport-belt")
    assert.are.equal("target", failure.data.role)
    connect(world, { { -3, 1 }, world.entities.down }, "transport-belt")
    local longer = connect(world, { world.entities.up, { 9, 9 } }, "transport-belt")
    assert.are.equal("underground-belt", longer.inputs[1].name)
  end)

  it("knows a line of undergrounds that it has laid", function()
    local world = new()
    local group = connect(world, { { 0, 5 }, { 4, 5 } }, "underground-belt")
    local again = connect(world, { { 0, 5 }, { 4, 5 } }, "underground-belt")
    assert.are.equal(2, #again.belts)
    assert.are.same(group.outputs[1].position, again.outputs[1].position)
  end)

  it("runs straight along a row of drills, all of which drop on it", function()
    local drills = {}
    for number = 1, 4 do
      local x = 1 + 2 * number
      drills["drill" .. number] =
        { name = "burner-mining-drill", at = { x, 3 }, direction = 0, holds = { coal = 1 } }
      drills["ore" .. number] =
        { name = "iron-ore", at = { x - 0.5, 2.5 }, amount = 50, force = "neutral" }
    end
    local world = new(drills)
    local drop = read(world, "drill1").drop_position
    local group = connect(world, { world.entities.drill1, { 12, drop.y } }, "transport-belt")
    for _, belt in ipairs(group.belts) do
      assert.are.equal(drop.y, belt.position.y)
    end
    world:advance(60 * 10)
    for number = 1, 4 do
      assert.are.equal("working", read(world, "drill" .. number).status)
    end
  end)

  it("keeps off the tile that another belt moves items onto", function()
    local world = new({ other = { name = "transport-belt", at = { 5.5, 3.5 }, direction = 0 } })
    local group = connect(world, { { 1, 2 }, { 9, 2 } }, "transport-belt")
    for _, belt in ipairs(group.belts) do
      assert.is_false(belt.position.x == 5.5 and belt.position.y == 2.5)
    end
  end)

  it("never comes between two underground ends", function()
    local world = new({
      down = { name = "underground-belt", at = { 3.5, 1.5 }, direction = 4, half = "input" },
      up = { name = "underground-belt", at = { 7.5, 1.5 }, direction = 4, half = "output" },
    })
    local kinds = { "transport-belt", "underground-belt" }
    connect(world, { { 5.5, -3 }, { 5.5, 5 } }, kinds)
    local down = world:call("get_entity", { entity = "underground-belt", position = { 3.5, 1.5 } })
    local up = world:call("get_entity", { entity = "underground-belt", position = { 7.5, 1.5 } })
    assert.are.equal(up.id, down.connected_to)
  end)

  it("takes game time in the realistic model", function()
    local world = new({ cost_model = "realistic" })
    local before = world:tick()
    connect(world, { { 0, 20 }, { 0, 60 } }, "transport-belt")
    local ticks = world:tick() - before
    assert.is_true(ticks > 300 and ticks < 600)
  end)

  it("stays within reach under the strict rule", function()
    local world = new({ reach = "strict" })
    local failure = refusal(world, { { 0, 1 }, { 0, 60 } }, "transport-belt")
    assert.are.equal("out_of_reach", failure.code)
    assert.are.equal(100, world:inventory()["transport-belt"])
  end)

  for _, case in ipairs({
    { desc = "one end", values = { { 1, 1 }, "transport-belt" }, code = "too_few_ends" },
    { desc = "no kind", values = { { 1, 1 }, { 5, 1 } }, code = "no_connection_type" },
    { desc = "a chest", values = { { 1, 1 }, { 5, 1 }, "iron-chest" }, code = "not_a_connection" },
    {
      desc = "kinds that do not go together",
      values = { { 1, 1 }, { 5, 1 }, "pipe", "transport-belt" },
      code = "mixed_connection",
    },
  }) do
    it("refuses " .. case.desc, function()
      local world = new()
      local ok, failure = pcall(function()
        world:call("connect_entities", { waypoints_and_types = case.values })
      end)
      assert.is_false(ok)
      assert.are.equal(case.code, failure.code)
    end)
  end

  it("takes its ends by name, the source first", function()
    local world = new()
    local group = world:call("connect_entities", {
      source = { x = 4, y = 1 },
      target = { x = 1, y = 1 },
      connection_type = "transport-belt",
    })
    assert.are.same({ "4.5 1.5 12", "3.5 1.5 12", "2.5 1.5 12", "1.5 1.5 12" }, tiles(group))
  end)
end)
