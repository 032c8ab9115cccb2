--- Inserters and drills at belts: which lane, how fast, and nothing lost on the way.

local Server = require("tests.lua.support.server")
local TAKERS = require("systems.belts.fields").TAKERS
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local world = Server.prepared(building .. powered .. [[
  power()
  function source(x, y, name)
    local chest = build("infinity-chest", x, y)
    chest.set_infinity_container_filter(1, { name = name or "iron-plate", count = 1000 })
    return chest
  end
  function belt(name, from, to, y, direction)
    for x = from, to do
      build(name, x + 0.5, y, direction or "east")
    end
  end
  function loader(x, y)
    surface.create_entity({
      name = "loader", position = { x, y }, force = "player", direction = defines.direction.east,
      type = "output",
    })
  end
  function drain(chest)
    local count = chest.get_item_count()
    chest.clear_items_inside()
    return count
  end
  function lane(x, y, line)
    local at = surface.find_entities_filtered({ position = { x, y }, type = "transport-belt" })[1]
    return at.get_transport_line(line).get_item_count()
  end
]])

local function moved(server, ticks, chest)
  local sum = 0
  for _ = 1, ticks / 1200 do
    server.advance(1200)
    sum = sum + server.eval("return drain(" .. chest .. ")")
  end
  return sum
end

describe("an inserter", function()
  it("drops on the far lane of a belt", function()
    local server = world([[
      source(0.5, -0.5)
      inserter = build("fast-inserter", 0.5, 0.5, "north")
      belt("transport-belt", 0, 0, 1.5)
    ]])
    server.advance(600)
    -- Going east, the lane on the right is the southern one, far from the inserter. Items lie from
    -- the end of the belt back to where it drops, in the middle.
    assert.are.same({ 0, 3 }, { server.eval("return lane(0.5, 1.5, 1), lane(0.5, 1.5, 2)") })
    assert.are.equal("waiting_for_space_in_destination", server.eval("return status(inserter)"))
  end)

  it("goes on where the belt at which it stands is cut, joined and bent", function()
    local server = world([[
      source(-2.5, 1.5, "coal")
      build("fast-inserter", -2.5, 0.5, "south")
      belt("transport-belt", -3, 1, -0.5)
      build("fast-inserter", 1.5, 0.5, "north")
      chest = build("iron-chest", 1.5, 1.5)
    ]])
    local changes = {
      [[surface.find_entities_filtered({ position = { -0.5, -0.5 } })[1].destroy()]],
      [[build("transport-belt", -0.5, -0.5, "east")]],
      [[belt("transport-belt", 2, 4, -0.5)]],
      [[build("transport-belt", -2.5, -1.5, "south")]],
      [[build("fast-transport-belt", -3.5, -0.5, "east")]],
    }
    for round, change in ipairs(changes) do
      server.advance(300)
      server.eval(change .. "chest.get_inventory(1).set_bar(1)")
      server.advance(300)
      assert.is_true(server.eval("return lane(-2.5, -0.5, 1)") >= 2, change)
      server.eval("chest.get_inventory(1).set_bar() drain(chest)")
      server.advance(1200)
      assert.are.equal(round > 1, server.eval("return chest.get_item_count()") > 40, change)
    end
  end)

  it("is forgotten by the belt when it is gone", function()
    local server = world([[
      source(-0.5, 0.5)
      build("fast-inserter", -0.5, 1.5, "north")
      belt("transport-belt", -1, 9, 2.5)
      function wait_in_vain()
        for x = 0, 9 do
          build("inserter", x + 0.5, 3.5, "north")
        end
      end
      wait_in_vain()
      -- They take no plates.
      for x = 1, 10, 3 do
        build("lab", x + 0.5, 5.5)
      end
    ]])
    local function waiting()
      local count = 0
      for _, lane in pairs(require("state").saved.belts.lanes) do
        count = count + #(lane[TAKERS] or {})
      end
      return count
    end
    server.advance(200)
    local before = waiting()
    for _ = 1, 30 do
      server.eval([[
        for _, each in ipairs(surface.find_entities_filtered({ type = "inserter" })) do
          if each.position.y == 3.5 then each.destroy() end
        end
        wait_in_vain()
      ]])
      server.advance(50)
    end
    assert.is_true(waiting() <= 2 * before, waiting() .. " after " .. before)
  end)

  it("takes from the near lane of a belt first", function()
    local server = world([[
      belt("transport-belt", 0, 0, -0.5)
      here = surface.find_entities_filtered({ type = "transport-belt" })[1]
      for line = 1, 2 do
        for place = 0, 0.75, 0.25 do
          here.get_transport_line(line).insert_at(place, { name = "coal", count = 1 })
        end
      end
      inserter = build("fast-inserter", 0.5, 0.5, "north")
      chest = build("iron-chest", 0.5, 1.5)
    ]])
    server.advance(2)
    assert.are.same({ 4, 3 }, { server.eval("return lane(0.5, -0.5, 1), lane(0.5, -0.5, 2)") })
    server.advance(1000)
    assert.are.same({ 8, "waiting_for_source_items" }, {
      server.eval("return chest.get_item_count(), status(inserter)"),
    })
  end)

  -- A lane moves 8 units a tick, so the next of several items of a hand follows after 8 ticks:
  -- with three in the hand the whole turn is 16 ticks longer.
  local speeds = { { 1, OLD and 26 or 24 }, { 3, (OLD and 26 or 24) + 16 } }
  for _, case in ipairs(speeds) do
    local size, ticks = case[1], case[2]
    it(string.format("puts %d on a belt every %d ticks", size, ticks), function()
      local server = world(string.format(
        [[
          game.forces.player.inserter_stack_size_bonus = %d
          source(0.5, -0.5)
          inserter = build("fast-inserter", 0.5, 0.5, "north")
          belt("transport-belt", 0, 3, 1.5)
          -- Two fast ones take what comes.
          chest = build("steel-chest", 3.5, 3.5)
          build("fast-inserter", 3.5, 2.5, "north")
          other = build("steel-chest", 2.5, 3.5)
          build("fast-inserter", 2.5, 2.5, "north")
        ]],
        size - 1
      ))
      server.advance(600)
      server.eval("drain(chest) drain(other)")
      local sum = 0
      for _ = 1, 30 do
        server.advance(1200)
        sum = sum + server.eval("return drain(chest) + drain(other)")
      end
      assert.near(36000 / ticks * size, sum, 36000 / ticks * size / 1000)
    end)
  end

  it("moves from a full belt as fast as from a chest", function()
    local server = world([[
      source(-4.5, -1.5)
      loader(-3, -1.5)
      belt("transport-belt", -2, 0, -1.5)
      inserter = build("fast-inserter", 0.5, -0.5, "north")
      chest = build("steel-chest", 0.5, 0.5)
    ]])
    server.advance(600)
    server.eval("drain(chest)")
    local each = OLD and 26 or 24
    assert.near(36000 / each, moved(server, 36000, "chest"), 36000 / each / 1000)
  end)

  it("fills its hand from a belt before it goes", function()
    local server = world([[
      game.forces.player.inserter_stack_size_bonus = 2
      belt("transport-belt", 0, 0, -0.5)
      here = surface.find_entities_filtered({ type = "transport-belt" })[1]
      for place = 0, 0.75, 0.25 do
        here.get_transport_line(2).insert_at(place, { name = "coal", count = 1 })
      end
      inserter = build("fast-inserter", 0.5, 0.5, "north")
      chest = build("iron-chest", 0.5, 1.5)
    ]])
    server.advance(4)
    assert.are.equal(3, server.eval("return inserter.held_stack.count"))
    server.advance(200)
    assert.are.equal(4, server.eval("return chest.get_item_count()"))
  end)

  it("feeds a machine from a belt with what the machine wants", function()
    local server = world([[
      belt("transport-belt", 0, 0, -0.5)
      here = surface.find_entities_filtered({ type = "transport-belt" })[1]
      here.get_transport_line(2).insert_at(0, { name = "wood", count = 1 })
      here.get_transport_line(2).insert_at(0.25, { name = "iron-plate", count = 1 })
      here.get_transport_line(2).insert_at(0.5, { name = "iron-ore", count = 1 })
      inserter = build("inserter", 0.5, 0.5, "north")
      furnace = build("stone-furnace", 1, 2)
    ]])
    server.advance(600)
    assert.are.same({ 0, 1, 1, "waiting_for_source_items" }, {
      server.eval([[
        return furnace.get_item_count("wood"), furnace.get_item_count("iron-plate"),
          lane(0.5, -0.5, 2), status(inserter)
      ]]),
    })
  end)

  it("takes what comes up to it in a queue of other things", function()
    local server = world([[
      belt("transport-belt", 0, 3, 0.5)
      for x = 0, 3 do
        local line = surface.find_entity("transport-belt", { x + 0.5, 0.5 }).get_transport_line(1)
        for place = 0, 0.75, 0.25 do
          line.insert_at(place, { name = x + place == 0 and "coal" or "iron-plate", count = 1 })
        end
      end
      furnace = build("stone-furnace", 2, -2)
      furnace.insert({ name = "iron-ore", count = 10 })
      build("inserter", 2.5, -0.5, "south")
    ]])
    -- Everything stands; then the queue moves up, item by item.
    server.advance(300)
    server.eval([[
      chest = build("iron-chest", 3.5, -1.5)
      build("inserter", 3.5, -0.5, "south")
    ]])
    server.advance(4000)
    assert.are.same({ 15, "iron-plate" }, {
      server.eval("return chest.get_item_count(), chest.get_inventory(1)[1].name"),
    })
    assert.is_true(server.eval("return furnace.get_output_inventory().get_item_count() > 0"))
  end)

  it("takes what comes from a belt that is joined to its own", function()
    local server = world([[
      belt("transport-belt", 0, 0, 0.5)
      belt("transport-belt", 2, 4, 0.5)
      local first = surface.find_entity("transport-belt", { 0.5, 0.5 })
      first.get_transport_line(1).insert_at(0, { name = "coal", count = 1 })
      build("inserter", 2.5, -0.5, "south")
      chest = build("iron-chest", 2.5, -1.5)
    ]])
    server.advance(300)
    server.eval("belt('transport-belt', 1, 1, 0.5)")
    server.advance(300)
    assert.are.equal(1, server.eval("return chest.get_item_count('coal')"))
  end)

  for _, tier in ipairs({ "", "fast-", "express-" }) do
    it("moves as fast from a full " .. tier .. "transport belt as from a chest", function()
      local server = world(([[
        source(-4.5, -1.5)
        surface.create_entity({
          name = "@loader", position = { -3, -1.5 }, force = "player",
          direction = defines.direction.east, type = "output",
        })
        belt("@transport-belt", -2, 0, -1.5)
        -- What is not taken goes on, so that the belt moves at its full speed.
        belt("@transport-belt", 1, 4, -1.5)
        surface.create_entity({
          name = "@loader", position = { 6, -1.5 }, force = "player",
          direction = defines.direction.east, type = "input",
        })
        rest = build("infinity-chest", 7.5, -1.5)
        rest.remove_unfiltered_items = true
        inserter = build("fast-inserter", 0.5, -0.5, "north")
        chest = build("steel-chest", 0.5, 0.5)
      ]]):gsub("@", tier))
      server.advance(600)
      server.eval("drain(chest)")
      local each = OLD and 26 or 24
      assert.near(36000 / each, moved(server, 36000, "chest"), 36000 / each / 1000)
    end)
  end

  it("from belt to belt keeps every item", function()
    local server = world([[
      source(-4.5, -1.5)
      loader(-3, -1.5)
      belt("transport-belt", -2, 0, -1.5)
      inserter = build("fast-inserter", 0.5, -0.5, "north")
      belt("transport-belt", 0, 2, 0.5)
      second = build("long-handed-inserter", 2.5, 2.5, "north")
      chest = build("steel-chest", 2.5, 4.5)
    ]])
    server.advance(1200)
    server.eval("drain(chest)")
    -- The long-handed one is the slower: an item in 50 ticks.
    assert.near(36000 / 50, moved(server, 36000, "chest"), 36000 / 50 / 1000)
  end)
end)

describe("a burner inserter at a belt", function()
  it("refuels itself from what it moves", function()
    local server = world([[
      source(-4.5, -1.5, "coal")
      loader(-3, -1.5)
      belt("transport-belt", -2, 0, -1.5)
      inserter = build("burner-inserter", 0.5, -0.5, "north")
      chest = build("steel-chest", 0.5, 0.5)
    ]])
    server.advance(2000)
    server.eval("drain(chest)")
    local each = OLD and 100 or 76
    -- It stays over the belt for a tick whenever it takes coal for itself.
    assert.near(36000 / each, moved(server, 36000, "chest"), 36000 / each / 500)
    assert.are.equal(1, server.eval("return inserter.get_fuel_inventory().get_item_count()"))
  end)
end)

describe("a drill", function()
  it("drops on the nearer lane of a belt", function()
    local server = world([[
      for x = -2, 2 do
        for y = -2, 2 do
          surface.create_entity({
            name = "iron-ore", position = { x + 0.5, y + 0.5 }, amount = 10000,
          })
        end
      end
      drill = build("electric-mining-drill", 0.5, 0.5, "north")
      belt("transport-belt", 0, 0, -1.5)
    ]])
    server.advance(3000)
    assert.are.same({ 0, 3, "waiting_for_space_in_destination" }, {
      server.eval("return lane(0.5, -1.5, 1), lane(0.5, -1.5, 2), status(drill)"),
    })
  end)
end)
