--- What entities do without machinery: statuses, cloning, copying settings, spilling, cleaning up.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local SETUP = building
  .. [[
  surface.request_to_generate_chunks({ 0, 0 }, 3)
  surface.force_generate_chunk_requests()
]]

local world = Server.prepared(SETUP)

describe("the status of", function()
  local cases = {
    { "iron-chest", "normal" },
    { "small-electric-pole", "normal" },
    { "assembling-machine-1", "no_power" },
    { "electric-furnace", "no_power" },
    { "inserter", "no_power" },
    { "lab", "no_power" },
    { "electric-mining-drill", "no_power" },
    { "solar-panel", "not_plugged_in_electric_network" },
    { "steam-engine", "not_plugged_in_electric_network" },
    { "stone-furnace", "no_fuel" },
    { "boiler", "no_fuel" },
  }
  for _, case in ipairs(cases) do
    it(case[1] .. " that was just built is " .. case[2], function()
      local server = world("entity = build('" .. case[1] .. "', 0.5, 0.5)")
      assert.are.equal(case[2], server.eval("return status(entity)"))
    end)
  end
end)

describe("an assembling machine", function()
  it("takes a recipe and gives back what no longer belongs", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      machine = build("assembling-machine-1", 0.5, 0.5)
      machine.set_recipe("iron-gear-wheel")
      inserted = machine.insert({ name = "iron-plate", count = 10 })
      refused = machine.insert({ name = "coal", count = 10 })
      removed = machine.set_recipe("copper-cable")
    ]])
    assert.are.same(
      { 10, 0, "copper-cable" },
      { server.eval([[
      return inserted, refused, (machine.get_recipe()).name
    ]]) }
    )
    local count = profile.factorio == "1.1" and "return removed['iron-plate']"
      or "return removed[1].count"
    assert.are.equal(10, server.eval(count))
  end)
end)

describe("a chest", function()
  it("is cloned with what it holds", function()
    local server = world([[
      chest = build("iron-chest", 0.5, 0.5)
      chest.insert({ name = "coal", count = 70 })
      chest.get_output_inventory().set_bar(5)
      copy = chest.clone({ position = { 4.5, 0.5 } })
      chest.destroy()
    ]])
    assert.are.same({ 70, 5 }, {
      server.eval([[
      return copy.get_item_count("coal"), copy.get_output_inventory().get_bar()
    ]]),
    })
  end)

  it("is mined into an inventory whole or not at all", function()
    local server = world([[
      chest = build("iron-chest", 0.5, 0.5)
      chest.insert({ name = "coal", count = 70 })
      small, large = game.create_inventory(2), game.create_inventory(3)
      first = chest.mine({ inventory = small })
      second = chest.mine({ inventory = large })
    ]])
    assert.are.same({ false, true, 70, 1, true }, {
      server.eval([[
      return first, second, large.get_item_count("coal"), large.get_item_count("iron-chest"), small.is_empty()
    ]]),
    })
  end)
end)

describe("spilled items", function()
  it("lie one by one on free ground", function()
    local spill = profile.factorio == "1.1"
        and "surface.spill_item_stack({ 0.5, 0.5 }, { name = 'coal', count = 9 })"
      or [[surface.spill_item_stack({
           position = { 0.5, 0.5 }, stack = { name = "coal", count = 9 }
         })]]
    local server = world("build('iron-chest', 0.5, 0.5) laid = " .. spill)
    assert.are.same({ 9, 9 }, {
      server.eval([[
      local sum = 0
      for _, entity in pairs(surface.find_entities_filtered({ name = "item-on-ground" })) do
        sum = sum + entity.stack.count
      end
      return #laid, sum
    ]]),
    })
  end)

  it("go when their stack is cleared", function()
    local server = world([[
      item = surface.create_entity({ name = "item-on-ground", position = { 0, 0 }, stack = "coal" })
      item.stack.clear()
    ]])
    server.advance(1)
    assert.is_false(server.eval("return item.valid"))
  end)
end)

describe("research by a script", function()
  it("is told to the mods", function()
    local server = world([[
      told = {}
      script.on_event(defines.events.on_research_finished, function(event)
        told[#told + 1] = event.research.name
      end)
      game.forces.player.technologies["steel-processing"].researched = true
    ]])
    assert.are.same({ 1, "steel-processing" }, { server.eval("return #told, told[1]") })
  end)
end)

describe("a chart", function()
  it("holds what was charted", function()
    local server = world([[
      force = game.forces.player
      before = force.is_chunk_charted(surface, { 0, 0 })
      force.chart_all()
    ]])
    assert.are.same({ false, true, false }, {
      server.eval([[
      return before, force.is_chunk_charted(surface, { 0, 0 }), force.is_chunk_charted(surface, { 50, 50 })
    ]]),
    })
  end)
end)
