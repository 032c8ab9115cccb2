--- LuaForce, LuaRecipe, LuaTechnology and LuaFlowStatistics.

local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local SETUP = [[
  surface = game.surfaces[1]
  player = game.forces.player
  function statistics(force)
    ]] .. (OLD and "return force.item_production_statistics" or "return force.get_item_production_statistics(surface)") .. [[

  end
]]

local world = Server.prepared(SETUP)

describe("forces", function()
  it("are three in the beginning", function()
    local server = world()
    assert.are.equal(
      "player=1 enemy=2 neutral=3",
      server.eval([[
      local words = {}
      for name, force in pairs(game.forces) do
        words[#words + 1] = name .. "=" .. force.index
      end
      return table.concat(words, " ")
    ]])
    )
    assert.are.same({ 3, true }, { server.eval("return #game.forces, game.forces[1] == player") })
  end)

  it("can be made, befriended and merged", function()
    local server = world([[
      red = game.create_force("red")
      red.set_friend("player", true)
      chest = surface.create_entity({ name = "iron-chest", position = { 0, 0 }, force = "red" })
    ]])
    assert.are.same({ 4, true, false, true, false }, {
      server.eval([[
      return red.index, red.is_friend("player"), player.is_friend("red"), player.is_enemy("red"), red.is_enemy("player")
    ]]),
    })
    server.eval("game.merge_forces('red', 'player')")
    assert.are.same({ false, "player" }, { server.eval("return red.valid, chest.force.name") })
    assert.has_error(function()
      server.eval("game.create_force('player')")
    end)
  end)
end)

describe("technologies", function()
  it("unlock recipes and give bonuses", function()
    local server = world([[
      before = player.recipes["steel-plate"].enabled
      player.technologies["steel-processing"].researched = true
      player.technologies["mining-productivity-1"].researched = true
    ]])
    assert.are.same({ false, true, 0.1, true }, {
      server.eval([[
      return before, player.recipes["steel-plate"].enabled, player.mining_drill_productivity_bonus,
        player.technologies["steel-processing"].researched
    ]]),
    })
    server.eval("player.technologies['steel-processing'].researched = false")
    assert.is_false(server.eval("return player.recipes['steel-plate'].enabled"))
  end)

  it("can all be researched and forgotten", function()
    local server = world("player.research_all_technologies()")
    assert.are.same({ true, true, 2 }, {
      server.eval([[
      return player.technologies["automation"].researched, player.recipes["assembling-machine-3"].enabled,
        player.inserter_stack_size_bonus
    ]]),
    })
    server.eval("player.reset()")
    assert.are.same({ false, false, 0 }, {
      server.eval([[
      return player.technologies["automation"].researched, player.recipes["assembling-machine-3"].enabled,
        player.inserter_stack_size_bonus
    ]]),
    })
  end)

  it("tell their cost and prerequisites", function()
    local server = world()
    assert.are.same({ 10, 600, "automation-science-pack", 1 }, {
      server.eval([[
      local automation = player.technologies["automation"]
      local ingredient = automation.research_unit_ingredients[1]
      return automation.research_unit_count, automation.research_unit_energy, ingredient.name, ingredient.amount
    ]]),
    })
    assert.are.same({ true, 2000 }, {
      server.eval([[
      local logistics = player.technologies["logistics-3"]
      local worker = player.technologies["mining-productivity-4"]
      return logistics.prerequisites["lubricant"] ~= nil, worker.research_unit_count_formula ~= nil and 2000
    ]]),
    })
  end)

  it("wait in the queue until what they need is done", function()
    local server = world()
    local later = OLD and "advanced-electronics" or "advanced-circuit"
    local added, early, current = server.eval(string.format(
      [[
      if player.technologies["automation-science-pack"] then
        player.technologies["automation-science-pack"].research_recursive()
      end
      return player.add_research("automation"), player.add_research(%q),
        player.current_research and player.current_research.name
    ]],
      later
    ))
    assert.are.same({ true, false, "automation" }, { added, early, current })
    server.eval("player.research_progress = 0.5 player.research_progress = 1")
    assert.are.same({ true, true }, {
      server.eval([[
      return player.technologies["automation"].researched, player.current_research == nil
    ]]),
    })
  end)
end)

describe("recipes", function()
  it("tell what they take and give", function()
    local server = world()
    assert.are.same({ "smelting", 16, "iron-plate", 5, "steel-plate", 1 }, {
      server.eval([[
      local steel = player.recipes["steel-plate"]
      return steel.category, steel.energy, steel.ingredients[1].name, steel.ingredients[1].amount,
        steel.products[1].name, steel.products[1].amount
    ]]),
    })
  end)

  it("can be switched by a script", function()
    local server = world("player.recipes['pipe'].enabled = false")
    assert.are.same({ false, true }, {
      server.eval([[
      return player.recipes.pipe.enabled, player.recipes.pipe == player.recipes["pipe"]
    ]]),
    })
    server.eval("player.enable_all_recipes()")
    assert.is_true(server.eval("return player.recipes.pipe.enabled"))
  end)
end)

describe("statistics", function()
  it("add up what flows", function()
    local server = world([[
      book = statistics(player)
      book.on_flow("iron-plate", 10)
      book.on_flow("iron-plate", -4)
      book.set_output_count("coal", 7)
    ]])
    assert.are.same({ 10, 4, 7, 10 }, {
      server.eval([[
      return book.get_input_count("iron-plate"), book.output_counts["iron-plate"], book.output_counts.coal,
        book.input_counts["iron-plate"]
    ]]),
    })
    server.eval("book.clear()")
    assert.is_nil(server.eval("return next(book.input_counts)"))
  end)

  it("give flows over the last seconds and the last minute", function()
    local server = world("book = statistics(player)")
    for _ = 1, 4 do
      server.advance(100)
      server.eval("book.on_flow('iron-plate', 5)")
    end
    local side = OLD and "input = true" or "category = 'input'"
    local function flow(precision, count)
      return server.eval(string.format(
        [[return book.get_flow_count({
            name = 'iron-plate', %s, precision_index = defines.flow_precision_index.%s, count = %s
          })]],
        side,
        precision,
        tostring(count)
      ))
    end
    assert.are.equal(15, flow("five_seconds", true))
    assert.are.equal(20, flow("one_minute", true))
    assert.are.equal(20, flow("one_minute", false))
    assert.has_error(function()
      flow("ten_hours", true)
    end)
  end)

  it("are not changed by reading them", function()
    local server = world()
    local before = server.snapshot()
    server.eval([[
      local _ = statistics(player).input_counts, player.recipes,
        player.technologies.automation.level
    ]])
    assert.are.equal(before, server.snapshot())
  end)
end)
