local World = require("tests.lua.support.world")
local enums = require("generated.enums")

-- The game's own direction of an arm: it takes in the north and gives in the south.
local NORTH = 0

describe("groups of entities", function()
  local function belt(x, y, direction)
    return { name = "transport-belt", at = { x, y }, direction = direction }
  end

  local function row(world, count, y)
    for index = 1, count do
      world:place("belt" .. index .. y, belt(index + 0.5, y, 4))
    end
  end

  local function names(list)
    local result = {}
    for index, each in ipairs(list) do
      result[index] = each.name
    end
    return result
  end

  local function only(world, kind)
    local list = world:call("get_entities", { entities = { kind } })
    assert.are.equal(1, #list)
    return list[1]
  end

  it("holds belts in the order in which items travel", function()
    local world = World.new({
      seed = 1,
      c = belt(3.5, 5.5, 8),
      a = belt(1.5, 5.5, 4),
      d = belt(3.5, 6.5, 8),
      b = belt(2.5, 5.5, 4),
    })
    local group = only(world, "belt-group")
    local places = {}
    for index, each in ipairs(group.belts) do
      places[index] = { each.position.x, each.position.y }
    end
    assert.are.same({ { 1.5, 5.5 }, { 2.5, 5.5 }, { 3.5, 5.5 }, { 3.5, 6.5 } }, places)
    assert.is_true(group.belts[1].is_source and not group.belts[1].is_terminus)
    assert.is_true(group.belts[4].is_terminus and not group.belts[4].is_source)
    assert.are.equal("empty", group.status)
  end)

  it("tells lines apart that do not pass items on", function()
    local world = World.new({ seed = 1, a = belt(1.5, 5.5, 0), b = belt(2.5, 5.5, 0) })
    assert.are.equal(2, #world:call("get_entities", { entities = { "belt-group" } }))
  end)

  it("holds undergrounds and splitters", function()
    local world = World.new({
      seed = 1,
      down = { name = "underground-belt", at = { 1.5, 5.5 }, direction = 4, half = "input" },
      up = { name = "underground-belt", at = { 5.5, 5.5 }, direction = 4, half = "output" },
      split = { name = "splitter", at = { 6.5, 6 }, direction = 4 },
      one = belt(7.5, 5.5, 4),
      two = belt(7.5, 6.5, 4),
    })
    local group = only(world, "belt-group")
    assert.are.equal(5, #group.belts)
    assert.are.same({ "underground-belt" }, names(group.inputs))
    assert.are.equal(2, #group.outputs)
  end)

  it("has no end where belts run in a circle", function()
    local world = World.new({
      seed = 1,
      a = belt(1.5, 5.5, 4),
      b = belt(2.5, 5.5, 8),
      c = belt(2.5, 6.5, 12),
      d = belt(1.5, 6.5, 0),
    })
    local group = only(world, "belt-group")
    assert.are.equal(4, #group.belts)
    assert.are.equal(0, #group.inputs)
    assert.are.equal(0, #group.outputs)
  end)

  it("counts what lies on all belts, and says when they are full", function()
    local world = World.new({ seed = 1, inventory = { coal = 200 } })
    row(world, 3, 5.5)
    local group = only(world, "belt-group")
    local after = world:call("insert_item", { entity = "coal", target = group, quantity = 10 })
    assert.are.same({ coal = 10 }, after.inventory)
    assert.are.equal("working", after.status)
    assert.are.equal(190, world:inventory().coal)
    world:advance(300)
    world:call("insert_item", { entity = "coal", target = group, quantity = 100 })
    world:advance(300)
    local full = only(world, "belt-group")
    assert.are.equal("full_output", full.status)
    assert.are.equal(1, #full.warnings)
    assert.is_truthy(full.warnings[1]:find("(3.5, 5.5)", 1, true))
    assert.are.equal("output_full", enums.WarningCode.list[full.warning_codes[1]])
    assert.are.equal(200 - full.inventory.coal, world:inventory().coal)
  end)

  it("is full although it ends with a curve or an underground", function()
    for _, last in ipairs({
      belt(3.5, 5.5, 8),
      { name = "underground-belt", at = { 3.5, 5.5 }, direction = 4, half = "input" },
    }) do
      local world = World.new({
        seed = 1,
        inventory = { coal = 200 },
        a = belt(1.5, 5.5, 4),
        b = belt(2.5, 5.5, 4),
        last = last,
      })
      local group = only(world, "belt-group")
      local failure
      for _ = 1, 4 do
        local _, result = pcall(function()
          world:call("insert_item", { entity = "coal", target = group, quantity = 100 })
        end)
        failure = result
        world:advance(300)
      end
      assert.are.equal("target_full", failure.code)
      assert.are.equal("belt-group", failure.data.target)
      assert.are.equal("full_output", only(world, "belt-group").status)
    end
  end)

  -- A line that is kept full, with an arm that takes from its end and gives to the south.
  local function full_line(name, more)
    local world = World.new({
      seed = 1,
      inventory = { coal = 400 },
      arm = { name = "burner-inserter", at = { 3.5, 6.5 }, direction = NORTH },
    })
    row(world, 3, 5.5)
    world:place(name, more)
    world:call("insert_item", { entity = "coal", target = world.entities.arm, quantity = 2 })
    return world
  end

  local function fill(world)
    pcall(function()
      local group = only(world, "belt-group")
      world:call("insert_item", { entity = "coal", target = group, quantity = 24 })
    end)
    return only(world, "belt-group")
  end

  it("works while an arm takes from it, though it is full", function()
    local world = full_line("chest", { name = "iron-chest", at = { 3.5, 7.5 } })
    fill(world)
    local most, working = 0, 0
    for _ = 1, 40 do
      world:advance(11)
      local group = fill(world)
      assert.are.equal(0, #group.warnings)
      working = working + (group.status == "working" and 1 or 0)
      most = math.max(most, group.inventory.coal)
    end
    assert.are.equal(24, most)
    -- The arm stands still for a tick when it takes fuel for itself.
    assert.is_true(working >= 38)
  end)

  it("is full without a warning while an arm waits for its machine", function()
    local world = full_line("furnace", { name = "stone-furnace", at = { 3, 8 } })
    local group
    for _ = 1, 20 do
      world:advance(60)
      group = fill(world)
    end
    assert.are.same({ "full_output", 0 }, { group.status, #group.warnings })
  end)

  it("counts items below the ground once", function()
    local world = World.new({
      seed = 1,
      inventory = { coal = 8 },
      first = belt(1.5, 5.5, 4),
      down = { name = "underground-belt", at = { 2.5, 5.5 }, direction = 4, half = "input" },
      up = { name = "underground-belt", at = { 6.5, 5.5 }, direction = 4, half = "output" },
    })
    world:call("insert_item", { entity = "coal", target = world.entities.first, quantity = 8 })
    for _ = 1, 10 do
      world:advance(13)
      assert.are.same({ coal = 8 }, only(world, "belt-group").inventory)
    end
  end)

  it("is picked up as a whole, with what lies on it", function()
    local world = World.new({ seed = 1, inventory = { coal = 20 } })
    row(world, 4, 5.5)
    local group = only(world, "belt-group")
    world:call("insert_item", { entity = "coal", target = group, quantity = 20 })
    assert.is_true(world:call("pickup_entity", { entity = group }))
    assert.are.same({}, world:call("get_entities", {}))
    assert.are.same({ coal = 20, ["transport-belt"] = 4 }, world:inventory())
  end)

  it("is picked up whole or not at all", function()
    -- Eighty slots of fifty chests each.
    local held = { ["iron-chest"] = 4000 }
    local world = World.new({ seed = 1, technologies = "none", inventory = held })
    row(world, 4, 5.5)
    local ok, failure = pcall(function()
      world:call("pickup_entity", { entity = only(world, "belt-group") })
    end)
    assert.is_false(ok)
    assert.are.equal("inventory_full", failure.code)
    assert.are.equal(4, #only(world, "belt-group").belts)
  end)

  it("is named by the place of any member", function()
    local world = World.new({ seed = 1, inventory = { coal = 20 } })
    row(world, 4, 5.5)
    local named = { name = "belt-group", position = { x = 3.5, y = 5.5 } }
    local group = world:call("insert_item", { entity = "coal", target = named, quantity = 1 })
    assert.are.equal(4, #group.belts)
    named.position.x = 30.5
    local ok, failure = pcall(function()
      world:call("insert_item", { entity = "coal", target = named, quantity = 1 })
    end)
    assert.is_false(ok)
    assert.are.equal("entity_not_found", failure.code)
  end)

  it("goes from one call of a batch to the next", function()
    local world = World.new({ seed = 1, inventory = { ["transport-belt"] = 20, coal = 5 } })
    local connect = { waypoints_and_types = { { 1, 5 }, { 6, 5 }, "transport-belt" } }
    local results = world:batch({
      { "connect_entities", connect },
      { "insert_item", { entity = "coal", target = World.reference(0), quantity = 3 } },
      { "pickup_entity", { entity = World.reference(1) } },
    })
    assert.are.same({ coal = 3 }, results[2].ok.inventory)
    assert.is_true(results[3].ok)
    assert.are.same({ ["transport-belt"] = 20, coal = 5 }, world:inventory())
  end)

  it("holds items for belts only", function()
    local world = World.new({
      seed = 1,
      inventory = { coal = 20 },
      wall = { name = "stone-wall", at = { 3.5, 5.5 } },
    })
    local ok, failure = pcall(function()
      world:call("insert_item", { entity = "coal", target = only(world, "wall-group") })
    end)
    assert.is_false(ok)
    assert.are.equal("not_accepted", failure.code)
  end)

  it("is no single entity", function()
    local world = World.new({ seed = 1 })
    row(world, 2, 5.5)
    local ok, failure = pcall(function()
      world:call("rotate_entity", { entity = only(world, "belt-group"), direction = 0 })
    end)
    assert.is_false(ok)
    assert.are.equal("wrong_type", failure.code)
    assert.are.equal("a belt-group", failure.data.got)
  end)

  it("holds the pipes of one system and the poles of one network", function()
    local world = World.new({
      seed = 1,
      p1 = { name = "pipe", at = { 1.5, 5.5 } },
      p2 = { name = "pipe", at = { 2.5, 5.5 } },
      p3 = { name = "pipe", at = { 8.5, 5.5 } },
      e1 = { name = "small-electric-pole", at = { 1.5, 9.5 } },
      e2 = { name = "small-electric-pole", at = { 7.5, 9.5 } },
      e3 = { name = "small-electric-pole", at = { 40.5, 9.5 } },
    })
    local pipes = world:call("get_entities", { entities = { "pipe-group" } })
    assert.are.equal(2, #pipes)
    assert.are.equal(2, #pipes[1].pipes)
    local poles = world:call("get_entities", { entities = { "electricity-group" } })
    assert.are.equal(2, #poles)
    assert.are.equal(2, #poles[1].poles)
    assert.is_false(poles[1].id == poles[2].id)
  end)

  it("is found whole by one member in the area", function()
    local world = World.new({ seed = 1 })
    row(world, 20, 5.5)
    local list = world:call("get_entities", {
      entities = { "transport-belt" },
      position = { 20.5, 5.5 },
      radius = 1,
    })
    assert.are.equal(1, #list)
    assert.are.equal(20, #list[1].belts)
    local group = world:call("get_entity", { entity = "belt-group", position = { 0, 0 } })
    assert.are.equal(20, #group.belts)
  end)

  it("joins walls side by side, not aslant", function()
    local world = World.new({
      seed = 1,
      a = { name = "stone-wall", at = { 3.5, 5.5 } },
      b = { name = "stone-wall", at = { 4.5, 5.5 } },
      c = { name = "stone-wall", at = { 5.5, 6.5 } },
    })
    local list = world:call("get_entities", {})
    assert.are.same({ "wall-group", "wall-group" }, names(list))
    assert.are.equal(2, #list[1].entities)
  end)
end)
