--- A factory with belts, inserters, drills, furnaces and assembling machines keeps its books: what
--- was there + made - used = what is there, for every item and at any time, also while things are
--- turned, switched off and mined.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")

local FACTORY = building
  .. powered
  .. [[
  power()
  game.forces.player.enable_all_recipes()
  game.forces.player.inserter_stack_size_bonus = 1
  for x = -2, 2 do
    for y = -2, 2 do
      surface.create_entity({ name = "iron-ore", position = { x + 0.5, y + 0.5 }, amount = 60 })
    end
  end
  -- Ore and coal on the two lanes of one belt, furnaces beside it, gears out of their plates.
  drill = build("electric-mining-drill", 0.5, 0.5, "east")
  for y = 0, 12 do
    build("transport-belt", 2.5, y + 0.5, "south")
  end
  coal = build("iron-chest", 0.5, 2.5)
  coal.insert({ name = "coal", count = 200 })
  fuelling = build("burner-inserter", 1.5, 2.5, "west")
  furnaces, feeding, emptying, chests = {}, {}, {}, {}
  for index, y in ipairs({ 4, 8 }) do
    feeding[index] = build("inserter", 3.5, y + 0.5, "west")
    furnaces[index] = build("stone-furnace", 5, y)
    emptying[index] = build("fast-inserter", 6.5, y + 0.5, "west")
  end
  for y = 0, 12 do
    build("fast-transport-belt", 7.5, y + 0.5, "south")
  end
  machine = build("assembling-machine-1", 10.5, 10.5)
  machine.set_recipe("iron-gear-wheel")
  taking = build("inserter", 8.5, 10.5, "west")
  giving = build("long-handed-inserter", 13.5, 10.5, "west")
  gears = build("iron-chest", 15.5, 10.5)
  initial = { coal = 200 }
  bag = game.create_inventory(200)

  function there(name)
    local sum = bag.get_item_count(name)
    for _, entity in pairs(surface.find_entities_filtered({ force = "player" })) do
      if entity.type:find("belt") then
        for line = 1, 2 do
          sum = sum + entity.get_transport_line(line).get_item_count(name)
        end
      else
        sum = sum + entity.get_item_count(name)
        local held = entity.type == "inserter" and entity.held_stack
        if held and held.valid_for_read and held.name == name then
          sum = sum + held.count
        end
      end
    end
    for _, entity in pairs(surface.find_entities_filtered({ type = "item-entity" })) do
      sum = sum + (entity.stack.name == name and entity.stack.count or 0)
    end
    return sum
  end
  function owed(name)
    local force = game.forces.player
    local ok, book = pcall(function() return force.item_production_statistics end)
    if not ok then
      book = force.get_item_production_statistics(surface)
    end
    return (initial[name] or 0) + book.get_input_count(name) - book.get_output_count(name)
  end
  function wrong()
    local list = {}
    for _, name in ipairs({ "coal", "iron-ore", "iron-plate", "iron-gear-wheel" }) do
      if there(name) ~= owed(name) then
        list[#list + 1] = name .. ": " .. there(name) .. " of " .. owed(name)
      end
    end
    return table.concat(list, ", ")
  end
]]

local world = Server.prepared(FACTORY)

describe("a factory's books", function()
  it("add up while it runs", function()
    local server = world()
    for _ = 1, 40 do
      server.advance(397)
      assert.are.equal("", server.eval("return wrong()"))
    end
    assert.is_true(server.eval("return gears.get_item_count('iron-gear-wheel')") > 20)
  end)

  -- What may happen to a factory, one thing after another.
  local changes = {
    "feeding[1].direction = defines.direction.east",
    "feeding[1].direction = defines.direction.west",
    "machine.active = false",
    "feeding[2].active = false",
    "furnaces[1].mine({ inventory = bag })",
    "machine.active = true",
    "furnaces[1] = build('stone-furnace', 5, 4)",
    "feeding[2].active = true",
    "supply.destroy()",
    "emptying[1].mine({ inventory = bag })",
    "supply = build('electric-energy-interface', 29, -20)",
    "emptying[1] = build('burner-inserter', 6.5, 4.5, 'west')",
    "drill.mine({ inventory = bag })",
    "drill = build('burner-mining-drill', 1, 0, 'east')",
    "surface.find_entities_filtered({ type = 'transport-belt' })[6].mine({ inventory = bag })",
    "build('transport-belt', 2.5, 5.5, 'south')",
    "build('transport-belt', 7.5, 3.5, 'south')",
    "machine.mine({ inventory = bag })",
    "gears.mine({ inventory = bag })",
    "taking.direction = defines.direction.north",
  }

  it("add up while it is changed", function()
    local server = world()
    server.advance(2000)
    for index, change in ipairs(changes) do
      server.eval(change)
      assert.are.same({ index, "" }, { index, server.eval("return wrong()") })
      server.advance(211)
      assert.are.same({ index, "" }, { index, server.eval("return wrong()") })
    end
  end)

  it("are the same from snapshots", function()
    local straight = world()
    straight.advance(6000)
    local expected = straight.snapshot()
    local server = world()
    for _ = 1, 6 do
      server.advance(1000)
      server.restore(server.snapshot())
    end
    assert.is_true(expected == server.snapshot())
  end)
end)
