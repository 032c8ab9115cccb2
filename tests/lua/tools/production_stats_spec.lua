local World = require("tests.lua.support.world")

describe("production_stats", function()
  it("counts what was made and used up, and forgets it with a reset", function()
    local world = World.new()
    world:eval([[
      local force, flow = game.forces.player, nil
      if script.active_mods.base:sub(1, 2) == "1." then
        flow = force.item_production_statistics
      else
        flow = force.get_item_production_statistics(game.surfaces.fle)
      end
      flow.on_flow("iron-plate", 12)
      flow.on_flow("iron-ore", -7)
    ]])
    local stats = world:call("production_stats")
    assert.are.same({ ["iron-plate"] = 12 }, stats.produced)
    assert.are.same({ ["iron-ore"] = 7 }, stats.consumed)
    assert.are.same({}, stats.harvested)
    world:call("reset")
    assert.are.same({}, world:call("production_stats").produced)
  end)
end)
