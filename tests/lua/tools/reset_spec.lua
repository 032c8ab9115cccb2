local World = require("tests.lua.support.world")

local EVERYTHING = { left_top = { -190, -190 }, right_bottom = { 190, 190 } }

--- What a fresh world and one that was reset must have in common.
local function seen(world)
  return {
    map = world:call("get_map", EVERYTHING),
    agent = world:call("get_agent"),
    inventory = world:inventory(),
    stats = world:call("production_stats"),
    clock = world:call("set_clock").mode,
    researched = world:eval([[
      local names = {}
      for name, technology in pairs(game.forces.player.technologies) do
        if technology.researched then
          names[#names + 1] = name
        end
      end
      table.sort(names)
      return table.concat(names, " ")
    ]]),
  }
end

describe("reset", function()
  it("makes the world what a new one is", function()
    local world = World.new({ seed = 7, lab = true })
    world:call("reset", { inventory = { coal = 50 } })
    local fresh = seen(world)
    for _ = 1, 3 do
      world:call("spawn_agents", { count = 3 })
      world:call("set_clock", { cost_model = "realistic", reach = "strict", mode = "realtime" })
      world:call("set_inventory", { inventory = { ["iron-plate"] = 7 } })
      world:place("chest", { name = "iron-chest", at = { 3.5, 3.5 }, holds = { coal = 9 } })
      world:eval([[
        local ground = game.surfaces.fle
        for _, tree in ipairs(ground.find_entities_filtered({ type = "tree", limit = 5 })) do
          tree.destroy()
        end
        for _, ore in ipairs(ground.find_entities_filtered({ name = "coal", limit = 5 })) do
          ore.amount = 17
        end
        for _, ore in ipairs(ground.find_entities_filtered({ name = "stone", limit = 5 })) do
          ore.destroy()
        end
      ]])
      world:call("sleep", { seconds = 1 })
      world:call("reset", { inventory = { coal = 50 }, agents = 1 })
    end
    assert.are.same(fresh, seen(world))
  end)

  it("takes another seed's map, and the first one's again", function()
    local world = World.new({ seed = 7, lab = true })
    local first = world:call("get_map", EVERYTHING)
    world:call("reset", { seed = 0 })
    local second = world:call("get_map", EVERYTHING)
    assert.are_not.same(first, second)
    world:call("reset", { seed = 7 })
    assert.are.same(first, world:call("get_map", EVERYTHING))
    -- A new world takes the place of the old one.
    assert.are.same(second, World.new({ seed = 0, lab = true }):call("get_map", EVERYTHING))
  end)

  it("gives every agent its own inventory", function()
    local world = World.new()
    world:call("reset", {
      agents = 3,
      inventory = { wood = 1 },
      inventories = { { coal = 5 }, { stone = 6 } },
    })
    assert.are.same({ coal = 5 }, world:inventory(1))
    assert.are.same({ stone = 6 }, world:inventory(2))
    assert.are.same({ wood = 1 }, world:inventory(3))
  end)

  it("leaves what stands when it is told so", function()
    local world = World.new({ chest = { name = "iron-chest", at = { 3.5, 3.5 } } })
    world:call("reset", { clear_entities = false })
    assert.are.same({}, world:contents("chest"))
    world:call("reset")
    assert.is_nil(world:contents("chest"))
  end)

  it("ends what other agents wait for", function()
    local world = World.new({ agents = 2 })
    local session = world:session(2)
    local sleep = world:encode("sleep", { seconds = 10 })
    world:message({ n = 4, session, 90, nil, { n = 1, sleep } })
    world:call("reset")
    assert.are.equal(0, world.server.advance(100))
    assert.are.equal("sequence_expired", world:message({ session, 90 })[4][1])
  end)

  it("changes nothing when something is wrong with it", function()
    local world = World.new({ inventory = { coal = 5 } })
    local wrong = {
      { not_an_option = { mode = "slow" } },
      { not_an_option = { technologies = "some" } },
      { unknown_name = { technologies = { "alchemy" } } },
      { unknown_name = { inventory = { ["philosophers-stone"] = 1 } } },
    }
    for _, case in ipairs(wrong) do
      local code, arguments = next(case)
      local result = world:batch({ { "reset", arguments } })[1]
      assert.are.equal(code, result.code)
    end
    assert.are.same({ coal = 5 }, world:inventory())
  end)
end)
