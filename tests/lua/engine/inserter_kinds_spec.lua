--- Every inserter of both versions: items a second from chest to chest, which the community has
--- measured (60 / ticks of a whole turn), its energy, its hand and its filters.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local world = Server.prepared(building .. powered .. [[
  function line(name, reach)
    local a = build("infinity-chest", 0.5, 0.5 - reach)
    a.set_infinity_container_filter(1, { name = "iron-plate", count = 1000 })
    local b = build("infinity-chest", 0.5, 0.5 + reach)
    local inserter = build(name, 0.5, 0.5, "north")
    return inserter, a, b
  end
  -- Items that arrive in a chest which a filter keeps empty cannot be counted: this one is emptied
  -- by the spec.
  function collect(chest)
    local count = chest.get_item_count("iron-plate")
    chest.clear_items_inside()
    return count
  end
]])

--- Name, reach, ticks of a whole turn.
local KINDS = OLD
    and {
      { "burner-inserter", 1, 100 },
      { "inserter", 1, 72 },
      { "long-handed-inserter", 2, 50 },
      { "fast-inserter", 1, 26 },
      { "filter-inserter", 1, 26 },
      { "stack-inserter", 1, 26 },
      { "stack-filter-inserter", 1, 26 },
    }
  or {
    { "burner-inserter", 1, 76 },
    { "inserter", 1, 70 },
    { "long-handed-inserter", 2, 50 },
    { "fast-inserter", 1, 24 },
    { "bulk-inserter", 1, 24 },
  }

local function moved(server, ticks)
  local sum = 0
  for _ = 1, ticks / 1200 do
    server.advance(1200)
    sum = sum + server.eval("return collect(b)")
  end
  return sum
end

describe("from chest to chest", function()
  for _, kind in ipairs(KINDS) do
    local name, reach, ticks = kind[1], kind[2], kind[3]
    it(string.format("a %s moves an item every %d ticks", name, ticks), function()
      local server = world(string.format(
        [[
          power()
          inserter, a, b = line("%s", %d)
          if inserter.burner then
            inserter.insert({ name = "coal", count = 50 })
          end
        ]],
        name,
        reach
      ))
      local count = moved(server, 36000)
      assert.near(36000 / ticks, count, 36000 / ticks / 1000)
    end)
  end

  it("hands grow with research", function()
    local server = world([[
      power()
      game.forces.player.research_all_technologies()
      inserter, a, b = line("fast-inserter", 1)
    ]])
    local each = OLD and 26 or 24
    assert.near(36000 / each * 3, moved(server, 36000), 36000 / each * 3 / 1000)
    assert.are.equal(3, server.eval("return inserter.inserter_target_pickup_count"))
  end)

  it("the largest carry twelve", function()
    local name = OLD and "stack-inserter" or "bulk-inserter"
    local server = world(string.format(
      [[
        power()
        game.forces.player.research_all_technologies()
        inserter, a, b = line("%s", 1)
      ]],
      name
    ))
    local each = OLD and 26 or 24
    assert.near(36000 / each * 12, moved(server, 36000), 36000 / each * 12 / 1000)
    server.eval("inserter.inserter_stack_size_override = 5")
    assert.are.equal(5, server.eval("return inserter.inserter_target_pickup_count"))
  end)
end)

describe("power", function()
  -- Name, ticks of a whole turn, J a turn and a tile, drain in W.
  local kinds = {
    { "inserter", OLD and 72 or 70, 5000, 400 },
    { "fast-inserter", OLD and 26 or 24, 7000, 500 },
  }
  for _, kind in ipairs(kinds) do
    it("that is half of what it needs makes a " .. kind[1] .. " half as fast", function()
      local ticks, energy, drain = kind[2], kind[3], kind[4]
      local watts = (energy + 2 * energy * 51 / 256) / ticks * 60 + drain
      local server = world(string.format(
        [[
          power(%.9f)
          inserter, a, b = line("%s", 1)
        ]],
        -- A bit more, as shares are rounded to whole milliwatts.
        watts / 2 * 1.0001,
        kind[1]
      ))
      local count = moved(server, 36000)
      assert.near(36000 / (2 * ticks), count, 1)
      assert.are.equal("low_power", server.eval("return status(inserter)"))
    end)
  end

  it("that is missing stops it, and it goes on where it was", function()
    local server = world([[
      power()
      inserter, a, b = line("inserter", 1)
    ]])
    server.advance(10)
    assert.are.equal("working", server.eval("return status(inserter)"))
    server.eval("supply.destroy()")
    server.advance(1000)
    assert.are.same({ "no_power", 0 }, { server.eval("return status(inserter), collect(b)") })
    server.eval('supply = build("electric-energy-interface", 29, -20)')
    server.advance(OLD and 36 or 35)
    assert.are.same({ "working", 1 }, { server.eval("return status(inserter), collect(b)") })
  end)

  it("is drawn while it swings and not while it waits", function()
    local server = world([[
      power()
      inserter, a, b = line("inserter", 1)
    ]])
    server.advance(5)
    server.eval([[
      function used()
        local pole = surface.find_entities_filtered({ name = "substation" })[1]
        local book = pole.electric_network_statistics
        return book.get_output_count("inserter") + book.get_input_count("inserter")
      end
      before = used()
    ]])
    local whole = OLD and 72 or 70
    server.advance(whole * 10)
    -- Twice half a turn at 5 kJ a turn and 51/256 of a tile at 5 kJ a tile; drain 400 W.
    local drain = 400 / 60 * whole * 10
    assert.near(10 * 2 * (2500 + 5000 * 51 / 256) + drain, server.eval("return used() - before"), 1)
  end)
end)

describe("filters", function()
  local name = OLD and "filter-inserter" or "fast-inserter"
  local mixed = string.format(
    [[
      power()
      a = build("iron-chest", 0.5, -0.5)
      b = build("iron-chest", 0.5, 1.5)
      inserter = build("%s", 0.5, 0.5, "north")
      a.insert({ name = "iron-plate", count = 5 })
      a.insert({ name = "coal", count = 5 })
      a.insert({ name = "wood", count = 5 })
      function use(on)
        pcall(function() inserter.use_filters = on end)
      end
      function counts()
        return b.get_item_count("iron-plate"), b.get_item_count("coal"), b.get_item_count("wood")
      end
    ]],
    name
  )

  it("let pass what they list", function()
    local server = world(mixed .. 'use(true) inserter.set_filter(2, "coal")')
    server.advance(1000)
    assert.are.same({ 0, 5, 0 }, { server.eval("return counts()") })
    assert.are.equal("waiting_for_source_items", server.eval("return status(inserter)"))
  end)

  it("let pass what a blacklist does not list", function()
    local server = world(
      mixed
        .. 'use(true) inserter.inserter_filter_mode = "blacklist" inserter.set_filter(1, "coal")'
    )
    server.advance(1000)
    assert.are.same({ 5, 0, 5 }, { server.eval("return counts()") })
  end)

  it("do not matter while they are empty or off", function()
    local server = world(mixed .. (OLD and "" or 'inserter.set_filter(1, "coal")'))
    server.advance(1000)
    assert.are.same({ 5, 5, 5 }, { server.eval("return counts()") })
  end)

  it("that are on and empty let nothing pass in 2.0", function()
    local server = world(mixed .. "use(true)")
    server.advance(1000)
    if OLD then
      assert.are.same({ 5, 5, 5 }, { server.eval("return counts()") })
      return
    end
    assert.are.same({ 0, 0, 0, "no_filter" }, {
      server.eval([[
      local iron, coal, wood = counts()
      return iron, coal, wood, status(inserter)
    ]]),
    })
  end)

  it("may be given with a new inserter", function()
    local server = world(string.format(
      [[
        inserter = surface.create_entity({
          name = "%s", position = { 0.5, 0.5 }, force = "player",
          filters = { { index = 2, name = "coal" } }, filter_mode = "blacklist",
          use_filters = true, conditions = {},
        })
        filter = inserter.get_filter(2)
      ]],
      name
    ))
    assert.are.equal(
      "coal",
      server.eval("return type(filter) == 'table' and filter.name or filter")
    )
  end)

  it("are a matter of the version", function()
    local server = world("inserter = build('inserter', 0.5, 0.5)")
    assert.are.equal(OLD and 0 or 5, server.eval("return inserter.filter_slot_count"))
  end)
end)
