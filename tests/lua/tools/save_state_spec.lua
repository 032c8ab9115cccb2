local unpack = table.unpack or unpack -- luacheck: ignore

local World = require("tests.lua.support.world")

local EVERYTHING = { left_top = { -190, -190 }, right_bottom = { 190, 190 } }

local function described(world)
  local map = world:call("get_map", EVERYTHING)
  local keys = {}
  for i = 1, #map.resources, 4 do
    local key = map.names[map.resources[i] + 1]
    keys[#keys + 1] = ("%s %d %d %d"):format(key, unpack(map.resources, i + 1, i + 3))
  end
  -- The order of things on the ground is not part of a state.
  table.sort(keys)
  table.sort(map.entities, function(a, b)
    return a.name .. a.position.x .. a.position.y < b.name .. b.position.x .. b.position.y
  end)
  for _, entity in ipairs(map.entities) do
    -- A craft under way begins anew: what machines hold is compared apart.
    entity.contents, entity.makes = nil, nil
  end
  return {
    resources = keys,
    trees = #map.trees,
    entities = map.entities,
    characters = map.characters,
    stats = world:call("production_stats"),
    inventory = world:inventory(),
    clock = world:call("set_clock").cost_model,
    logistics = world:eval([[return game.forces.player.technologies["logistics"].researched]]),
    military = world:eval([[return game.forces.player.technologies["military"].researched]]),
  }
end

local function busy_world(lab)
  local world = World.new({
    seed = 7,
    lab = lab,
    technologies = { "logistics" },
    cost_model = "realistic",
    inventory = { coal = 33, ["iron-plate"] = 150 },
    chest = { name = "iron-chest", at = { 3.5, 3.5 }, holds = { coal = 9, wood = 4 } },
    furnace = { name = "stone-furnace", at = { 8, 8 }, holds = { coal = 5, ["iron-ore"] = 20 } },
    belt = { name = "transport-belt", at = { 4.5, -5.5 }, direction = 12 },
  })
  world:eval([[
    local ground = game.surfaces.fle
    ground.create_entity({
      name = "item-on-ground", position = { 20.5, 20.5 }, stack = { name = "wood", count = 3 },
    })
    for _, ore in ipairs(ground.find_entities_filtered({ name = "coal", limit = 5 })) do
      ore.amount = 17
    end
    for _, tree in ipairs(ground.find_entities_filtered({ type = "tree", limit = 5 })) do
      tree.destroy()
    end
  ]])
  world:call("sleep", { seconds = 10 })
  return world
end

describe("save_state", function()
  it("brings everything back that it keeps, after a reset", function()
    local world = busy_world(true)
    local before = described(world)
    local chest, furnace = world:contents("chest"), world:contents("furnace")
    local state = world:call("save_state")
    world:call("reset", { seed = 3 })
    assert.are_not.same(before, described(world))
    world:call("load_state", { state = state })
    assert.are.same(before, described(world))
    assert.are.same(chest, world:contents("chest"))
    -- The ore that is being smelted is back in its slot.
    furnace["iron-ore"] = furnace["iron-ore"] + 1
    assert.are.same(furnace, world:contents("furnace"))
  end)

  it("loads into another world, where nothing is lost", function()
    local world = busy_world(false)
    local state, entities = world:call("save_state"), world.entities
    -- A new world takes the place of the old one.
    local other = World.new({ seed = 1 })
    other.entities = entities
    other:call("load_state", { state = state })
    other:call("sleep", { seconds = 70 })
    local held = other:contents("furnace")
    assert.are.equal(20, held["iron-plate"])
    assert.is_nil(held["iron-ore"])
  end)

  it("keeps what agents told each other", function()
    local world = World.new()
    world:call("spawn_agents", { count = 2 })
    world:call("send_message", { message = "wood", metadata = { count = 3, at = { 1, 2 } } })
    world:call("send_message", { message = "to you", recipient = "2" })
    local before = world:call("get_messages", {})
    local state = world:call("save_state")
    world:call("reset")
    world:call("load_state", { state = state })
    assert.are.equal(2, #before)
    assert.are.same(before, world:call("get_messages", {}))
  end)

  it("refuses damaged bytes and changes nothing", function()
    local world = World.new({ inventory = { coal = 4 } })
    for _, state in ipairs({ "", "nonsense", "eJwDAAAAAAE=" }) do
      local result = world:batch({ { "load_state", { state = state } } })[1]
      assert.are.equal("bad_state", result.code)
    end
    assert.are.same({ coal = 4 }, world:inventory())
  end)
end)
