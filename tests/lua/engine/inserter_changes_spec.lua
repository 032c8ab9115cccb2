--- What happens to an inserter and its hand when the world changes under it: nothing is lost.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local HALF = profile.factorio == "1.1" and 13 or 12

local world = Server.prepared(building .. powered .. [[
  power()
  game.forces.player.inserter_stack_size_bonus = 2
  a = build("iron-chest", 0.5, -0.5)
  b = build("iron-chest", 0.5, 1.5)
  inserter = build("fast-inserter", 0.5, 0.5, "north")
  a.insert({ name = "iron-plate", count = 30 })
  function held()
    return inserter.held_stack.valid_for_read and inserter.held_stack.count or 0
  end
  function ground()
    local sum = 0
    for _, each in pairs(surface.find_entities_filtered({ name = "item-on-ground" })) do
      sum = sum + each.stack.count
    end
    return sum
  end
  function in_chests()
    local sum = 0
    for _, chest in pairs(surface.find_entities_filtered({ type = "container" })) do
      sum = sum + chest.get_item_count("iron-plate")
    end
    return sum
  end
]])

describe("an inserter with a full hand", function()
  it("gives it to whoever mines it", function()
    local server = world()
    server.advance(5)
    assert.are.same({ 3, 3, 1, 27 }, {
      server.eval([[
        local before, bag = held(), game.create_inventory(5)
        inserter.mine({ inventory = bag })
        return before, bag.get_item_count("iron-plate"), bag.get_item_count("fast-inserter"),
          in_chests()
      ]]),
    })
  end)

  it("lays it on the ground when its target has vanished", function()
    local server = world()
    server.advance(5)
    server.eval("b.destroy()")
    server.advance(600)
    assert.are.same({ 30, 1, "waiting_for_space_in_destination" }, {
      server.eval("return in_chests() + held() + ground(), ground(), status(inserter)"),
    })
  end)

  it("holds it while something else stands there", function()
    local server = world()
    server.advance(5)
    server.eval('b.destroy() build("stone-wall", 0.5, 1.5)')
    server.advance(600)
    assert.are.same({ 27, 3, 0, "waiting_for_space_in_destination" }, {
      server.eval("return in_chests(), held(), ground(), status(inserter)"),
    })
    server.eval([[
      surface.find_entities_filtered({ name = "stone-wall" })[1].destroy()
      b = build("iron-chest", 0.5, 1.5)
    ]])
    server.advance(1)
    assert.are.same({ 30, 0 }, { server.eval("return in_chests(), held()") })
  end)

  it("carries it to its new place when it is turned in mid-swing", function()
    local server = world('c = build("iron-chest", -0.5, 0.5)')
    server.advance(5)
    -- South becomes west: the arm has turned 4 ticks to the right or left of where it picks up.
    server.eval("inserter.direction = defines.direction.east")
    server.advance(2 * HALF)
    assert.are.same({ 3, 0 }, {
      server.eval("return c.get_item_count('iron-plate'), b.get_item_count('iron-plate')"),
    })
    assert.are.equal(30, server.eval("return in_chests() + held() + ground()"))
  end)

  it("turns in half the time to a quarter of the circle", function()
    local server = world("a.clear_items_inside() c = build('iron-chest', 1.5, 0.5)")
    server.advance(5)
    server.eval([[
      c.insert({ name = "iron-plate", count = 3 })
      inserter.direction = defines.direction.east
    ]])
    local quarter = profile.factorio == "1.1" and 7 or 6
    server.advance(quarter - 1)
    assert.are.equal(0, server.eval("return held()"))
    server.advance(1)
    assert.are.equal(3, server.eval("return held()"))
  end)

  it("stays in mid-swing while a script switches it off", function()
    local server = world()
    server.advance(5)
    server.eval("inserter.active = false")
    server.advance(100)
    assert.are.same({ 3, "disabled_by_script" }, { server.eval("return held(), status(inserter)") })
    server.eval("inserter.active = true")
    server.advance(HALF)
    assert.are.equal(3, server.eval("return b.get_item_count('iron-plate')"))
  end)
end)

describe("an inserter", function()
  it("takes as much as its target has room for", function()
    local server = world([[
      b.insert({ name = "wood", count = 100 * 31 })
      b.insert({ name = "iron-plate", count = 99 })
    ]])
    server.advance(600)
    assert.are.same({ 100, 29, 0 }, {
      server.eval("return b.get_item_count('iron-plate'), a.get_item_count(), held()"),
    })
  end)

  it("goes with what there is, from all slots", function()
    local server = world([[
      a.clear_items_inside()
      local slots = a.get_output_inventory()
      slots[4].set_stack({ name = "iron-plate", count = 1 })
      slots[9].set_stack({ name = "iron-plate", count = 1 })
    ]])
    server.advance(2)
    assert.are.same({ 2, 0 }, { server.eval("return held(), a.get_item_count()") })
  end)

  it("takes from the last slot that holds something wanted", function()
    local server = world([[
      a.insert({ name = "coal", count = 1 })
    ]])
    server.advance(2)
    assert.are.equal("coal", server.eval("return inserter.held_stack.name"))
  end)

  it("shows where its hand is", function()
    local server = world()
    local function at()
      return server.eval([[
        local p, from, to = inserter.held_stack_position, inserter.pickup_position,
          inserter.drop_position
        return p.x == from.x and p.y == from.y, math.abs(p.x - to.x) < 0.01 and math.abs(p.y - to.y) < 0.01
      ]])
    end
    assert.are.same({ true, false }, { at() })
    server.advance(1 + math.floor(HALF / 2))
    assert.are.same({ false, false }, { at() })
    server.eval("b.destroy() build('stone-wall', 0.5, 1.5)")
    server.advance(HALF)
    assert.are.same({ false, true }, { at() })
  end)

  it("works with the target that a script chooses", function()
    local server = world()
    assert.are.same({ true, true }, {
      server.eval([[
        inserter.drop_target = b
        local far = build("iron-chest", 5.5, 5.5)
        local ok = pcall(function() inserter.drop_target = far end)
        return inserter.drop_target == b, not ok
      ]]),
    })
    assert.has_error(function()
      server.eval("inserter.drop_position = { 3, 3 }")
    end)
  end)

  it("does the same from a snapshot at any tick, on the way and waiting", function()
    local server = world([[
      build("transport-belt", 3.5, 1.5, "west")
      build("transport-belt", 2.5, 1.5, "west")
      source = build("iron-chest", 3.5, -0.5)
      source.insert({ name = "coal", count = 20 })
      build("fast-inserter", 3.5, 0.5, "north")
      build("inserter", 2.5, 2.5, "north")
      build("burner-inserter", 2.5, 0.5, "south").insert({ name = "coal", count = 1 })
      sink = build("iron-chest", 2.5, 3.5)
      up = build("iron-chest", 2.5, -0.5)
    ]])
    for _ = 1, 12 do
      server.advance(37)
      local before = server.snapshot()
      server.advance(101)
      local straight = server.snapshot()
      server.restore(before)
      server.advance(101)
      assert.is_true(straight == server.snapshot())
      server.restore(before)
    end
  end)

  it("costs one event for half a turn", function()
    local server = world("a.insert({ name = 'iron-plate', count = 1000 })")
    server.advance(2)
    local schedule = require("state").saved.schedule
    local before = schedule.seq
    server.advance(20 * HALF)
    assert.are.equal(20, schedule.seq - before)
  end)

  it("costs nothing while it waits", function()
    local server = world("a.clear_items_inside()")
    server.advance(5)
    local due = require("state").saved.schedule.due
    assert.is_nil(next(due))
  end)
end)
