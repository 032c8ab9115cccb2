--- Figures measured in the game: 38/256 tile a tick, 120 ticks an ore by hand and 121 for the
--- first.

local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local SETUP = [[
  surface = game.surfaces[1]
  surface.request_to_generate_chunks({ 0, 0 }, 3)
  surface.force_generate_chunk_requests()
  character = surface.create_entity({ name = "character", position = { 0, 0 }, force = "player" })
  function walk(direction)
    character.walking_state = { walking = direction ~= nil, direction = defines.direction[direction or "north"] }
  end
  function put(name, x, y)
    return surface.create_entity({ name = name, position = { x, y }, force = "player", amount = 1000 })
  end
  function mine(entity)
    character.update_selected_entity(entity.position)
    character.mining_state = { mining = true, position = entity.position }
  end
  function here()
    return character.position.x * 256, character.position.y * 256
  end
]]

local world = Server.prepared(SETUP)

describe("a character", function()
  local ways = {
    north = { 0, -38 },
    northeast = { 27, -27 },
    east = { 38, 0 },
    southeast = { 27, 27 },
    south = { 0, 38 },
    southwest = { -27, 27 },
    west = { -38, 0 },
    northwest = { -27, -27 },
  }

  for _, direction in ipairs({
    "north",
    "northeast",
    "east",
    "southeast",
    "south",
    "southwest",
    "west",
    "northwest",
  }) do
    it("walks " .. direction .. " by whole 1/256 tiles", function()
      local server = world("walk('" .. direction .. "')")
      server.advance(200)
      local x, y = server.eval("return here()")
      assert.are.same({ ways[direction][1] * 200, ways[direction][2] * 200 }, { x, y })
      server.eval("walk()")
      server.advance(10)
      assert.are.same({ x, y }, { server.eval("return here()") })
    end)
  end

  it("walks faster with a bonus", function()
    local server = world("character.character_running_speed_modifier = 1 walk('east')")
    server.advance(100)
    assert.are.equal(76 * 100, (server.eval("return here()")))
  end)

  it("stops at what is in the way and slides along it", function()
    local server = world("for y = -9, 9 do put('iron-chest', 4.5, y + 0.5) end walk('east')")
    server.advance(300)
    local x, y = server.eval("return here()")
    assert.is_true(x <= (4.5 - 0.34 - 0.19) * 256 and x > 3.8 * 256)
    assert.are.equal(0, y)
    server.eval("walk('southeast')")
    server.advance(30)
    local x2, y2 = server.eval("return here()")
    assert.are.equal(x, x2)
    assert.are.equal(27 * 30, y2)
  end)

  it("slides round a corner", function()
    local server = world("put('wooden-chest', 3.5, 0.5) walk('east')")
    server.advance(100)
    assert.is_true((server.eval("return here()")) > 6 * 256)
  end)

  it("mines an ore in 121 ticks and every further one in 120", function()
    local server = world("ore = put('iron-ore', 0.5, 0.5) mine(ore)")
    server.advance(120)
    assert.are.equal(0, server.eval("return character.get_item_count()"))
    server.advance(1)
    assert.are.equal(1, server.eval("return character.get_item_count('iron-ore')"))
    server.advance(120 * 299)
    assert.are.same(
      { 300, 700 },
      { server.eval("return character.get_item_count('iron-ore'), ore.amount") }
    )
    server.advance(60)
    assert.are.equal(0.5, server.eval("return character.character_mining_progress"))
    server.eval("character.mining_state = { mining = false }")
    server.advance(500)
    assert.are.equal(300, server.eval("return character.get_item_count('iron-ore')"))
  end)

  it("does not mine what is too far", function()
    local server = world("ore = put('iron-ore', 3.5, 0.5) mine(ore)")
    server.advance(500)
    assert.are.equal(0, server.eval("return character.get_item_count()"))
  end)

  it("mines a tree and a furnace with all it holds", function()
    local server = world([[
      furnace = put("stone-furnace", 3, 0)
      furnace.insert({ name = "coal", count = 3 })
      furnace.insert({ name = "iron-ore", count = 2 })
    ]])
    server.advance(5)
    server.eval("mine(furnace)")
    server.advance(25)
    -- One coal is burning; the ore that was being smelted comes back.
    assert.are.same({ false, 1, 2, 2 }, {
      server.eval([[
      return furnace.valid, character.get_item_count("stone-furnace"), character.get_item_count("coal"),
        character.get_item_count("iron-ore")
    ]]),
    })
  end)

  it("does not mine without room", function()
    local server = world([[
      ore = put("iron-ore", 0.5, 0.5)
      mine(ore)
      character.insert({ name = "wood", count = 8000 })
    ]])
    server.advance(500)
    assert.are.equal(1000, server.eval("return ore.amount"))
    server.eval("character.remove_item({ name = 'wood', count = 100 })")
    server.advance(1)
    assert.are.same(
      { 999, 1 },
      { server.eval("return ore.amount, character.get_item_count('iron-ore')") }
    )
  end)

  it("reaches ten tiles to the nearest point", function()
    local server = world("near = put('stone-furnace', 10, 0) far = put('stone-furnace', 11, 0)")
    assert.are.same({ true, false, 10, 10, 2.69921875 }, {
      server.eval([[
      return character.can_reach_entity(near), character.can_reach_entity(far),
        character.reach_distance, character.build_distance,
        math.floor(character.resource_reach_distance * 256) / 256
    ]]),
    })
  end)

  it("crafts with what it has, intermediate products first", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      character.insert({ name = "iron-plate", count = 20 })
      character.insert({ name = "copper-plate", count = 10 })
      craftable = character.get_craftable_count("inserter")
      started = character.begin_crafting({ recipe = "inserter", count = 3 })
    ]])
    -- An inserter: a circuit (a plate, three cables), a gear (two plates), a plate.
    assert.are.same({ 5, 3, 8, 5 }, {
      server.eval([[
      return craftable, started, character.get_item_count("iron-plate"), character.get_item_count("copper-plate")
    ]]),
    })
    -- Five cable crafts, three circuits, three gears and three inserters of half a second.
    server.advance(30 * 14 - 1)
    assert.are.equal(2, server.eval("return character.get_item_count('inserter')"))
    server.advance(1)
    assert.are.same({ 3, 1, 0 }, {
      server.eval([[
      return character.get_item_count("inserter"), character.get_item_count("copper-cable"),
        character.crafting_queue_size
    ]]),
    })
  end)

  it("gives everything back when a craft is cancelled", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      character.insert({ name = "iron-plate", count = 20 })
      character.begin_crafting({ recipe = "burner-mining-drill", count = 1 })
      character.begin_crafting({ recipe = "iron-gear-wheel", count = 4 })
    ]])
    server.advance(75)
    server.eval("character.cancel_crafting({ index = 1, count = 4 })")
    assert.are.same({ 0, 2, 16 }, {
      server.eval([[
      return character.crafting_queue_size, character.get_item_count("iron-gear-wheel"),
        character.get_item_count("iron-plate")
    ]]),
    })
  end)

  it("crafts only what its force knows and hands can make", function()
    local server = world([[
      character.insert({ name = "iron-plate", count = 100 })
      character.insert({ name = "iron-ore", count = 100 })
    ]])
    assert.are.same({ 0, 0, 50 }, {
      server.eval([[
      return character.begin_crafting({ recipe = "steel-chest", count = 1 }),
        character.begin_crafting({ recipe = "iron-plate", count = 1 }),
        character.get_craftable_count("iron-gear-wheel")
    ]]),
    })
  end)

  it("picks up what lies around it", function()
    local server = world([[
      surface.create_entity({ name = "item-on-ground", position = { 0.5, 0.5 }, stack = { name = "coal", count = 4 } })
      surface.create_entity({ name = "item-on-ground", position = { 3, 0 }, stack = "wood" })
      character.picking_state = true
    ]])
    server.advance(10)
    assert.are.same({ 4, 0 }, {
      server.eval([[
      return character.get_item_count("coal"), character.get_item_count("wood")
    ]]),
    })
  end)

  it("takes up an entity with mine_entity or leaves it whole", function()
    local server = world([[
      chest = put("iron-chest", 2.5, 0.5)
      chest.insert({ name = "coal", count = 1600 })
      character.insert({ name = "wood", count = 7900 })
      first = character.mine_entity(chest)
      character.remove_item({ name = "wood", count = 7900 })
      second = character.mine_entity(chest)
    ]])
    assert.are.same({ false, true, 1600, 1 }, {
      server.eval([[
      return first, second, character.get_item_count("coal"), character.get_item_count("iron-chest")
    ]]),
    })
  end)
end)

describe("hand mining", function()
  it("counts as production", function()
    local server = world("ore = put('iron-ore', 0.5, 0.5) mine(ore)")
    server.advance(121 + 120 * 9)
    local book = profile.factorio == "1.1" and "item_production_statistics"
      or "get_item_production_statistics(surface)"
    assert.are.equal(
      10,
      server.eval("return game.forces.player." .. book .. ".get_input_count('iron-ore')")
    )
  end)
end)
