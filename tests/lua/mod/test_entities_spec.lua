--- The game's own test entities, as specs of tools use them; schemas/README.md shows this factory.

local World = require("tests.lua.support.world")

local SETUP = [[
  local ground = game.surfaces["fle"]
  ground.find_entity("infinity-chest", { 0.5, 0.5 }).set_infinity_container_filter(
    1, { name = "iron-plate", count = 50, mode = "exactly" }
  )
  ground.find_entity("infinity-pipe", { 8.5, 0.5 }).set_infinity_pipe_filter(
    { name = "water", percentage = 0.5, mode = "exactly" }
  )
]]

describe("a factory of test entities", function()
  local world

  before_each(function()
    world = World.new({
      seed = 1,
      chest = { name = "infinity-chest", at = { 0.5, 0.5 } },
      arm = { name = "inserter", at = { 1.5, 0.5 }, direction = 12 },
      machine = { name = "assembling-machine-1", at = { 3.5, 0.5 }, recipe = "iron-gear-wheel" },
      pole = { name = "medium-electric-pole", at = { 1.5, 2.5 } },
      power = { name = "electric-energy-interface", at = { 1, 4 } },
      loader = { name = "loader", at = { 0.5, -1 }, half = "output", direction = 0 },
      belt = { name = "transport-belt", at = { 0.5, -2.5 } },
      water = { name = "infinity-pipe", at = { 8.5, 0.5 } },
      pipe = { name = "pipe", at = { 9.5, 0.5 } },
    })
    world:eval(SETUP)
    world:advance(600)
  end)

  it("works like one of an agent", function()
    local machine = world:call("get_entity", {
      entity = "assembling-machine-1",
      position = { x = 3.5, y = 0.5 },
    })
    assert.are.equal("working", machine.status)
    assert.is_true(world:contents("machine")["iron-gear-wheel"] > 0)
  end)

  it("gives items onto belts and fluids into pipes", function()
    local belts = world:call("get_entities", { entities = { "belt-group" } })
    -- Eight on the belt, four on the open half of the loader.
    assert.are.equal(12, belts[1].inventory["iron-plate"])
    local pipes = world:call("get_entities", { entities = { "pipe-group" } })
    assert.are.equal("water", pipes[1].fluid)
  end)
end)
