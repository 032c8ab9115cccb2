local World = require("tests.lua.support.world")

local function position(world)
  return world:call("get_agent", { agent = 1 }).position
end

--- A square ring of chests, with a way in only if `gap` is given.
local function ring(half, gap)
  local code = ([[
    local ground = game.surfaces["fle"]
    for i = -%d, %d do
      for _, at in ipairs({ { i, -%d }, { i, %d }, { -%d, i }, { %d, i } }) do
        local place = { at[1] + 20.5, at[2] + 0.5 }
        if not (%s and at[1] == %d and at[2] == 0) then
          ground.create_entity({ name = "iron-chest", position = place, force = "player" })
        end
      end
    end
  ]]):format(half, half, half, half, half, half, tostring(gap or false), half)
  return code
end

describe("move_to", function()
  it("stands where it is told, for no time in the instant model", function()
    local world = World.new({ seed = 1 })
    local before = world:tick()
    assert.are.same({ x = 12.5, y = -7.5 }, world:call("move_to", { position = { 12.5, -7.5 } }))
    assert.are.same({ x = 12.5, y = -7.5 }, position(world))
    assert.are.equal(before, world:tick())
  end)

  it("stops beside what stands at the goal", function()
    local world = World.new({ seed = 1, furnace = { name = "stone-furnace", at = { 12, 0 } } })
    local at = world:call("move_to", { position = { 12, 0 } })
    local away = math.max(math.abs(at.x - 12), math.abs(at.y))
    assert.is_true(away >= 0.9 and away <= 1.5)
  end)

  it("goes round a wall through its gap", function()
    local world = World.new({ seed = 1 })
    world:eval(ring(3, true))
    assert.are.same({ x = 20.5, y = 0.5 }, world:call("move_to", { position = { 20.5, 0.5 } }))
  end)

  it("says what closes in a place that cannot be reached", function()
    local world = World.new({ seed = 1 })
    world:eval(ring(12))
    local ok, failure = pcall(function()
      world:call("move_to", { position = { 20.5, 0.5 } })
    end)
    assert.is_false(ok)
    assert.are.equal("no_path", failure.code)
    assert.is_not_nil(failure.data.reason:find("closed in by iron-chest at", 1, true))
    assert.are.same({ x = 0, y = 0 }, position(world))
  end)

  it("walks between furnaces but not between chests", function()
    local world = World.new({ seed = 1 })
    world:eval([[
      for y = -20, 20, 2 do
        game.surfaces["fle"].create_entity({ name = "stone-furnace", position = { 6, y } })
      end
    ]])
    local at = world:call("move_to", { position = { 9, 0 } })
    assert.are.same({ x = 9, y = 0 }, at)
  end)

  it("takes the time of the walk in the realistic model", function()
    local world = World.new({ seed = 1, cost_model = "realistic" })
    local before = world:tick()
    local at = world:call("move_to", { position = { 15, 0 } })
    assert.near(15, at.x, 0.1)
    assert.near(0, at.y, 0.1)
    -- 38/256 tiles a tick.
    assert.near(15 * 256 / 38, world:tick() - before, 2)
  end)

  it("walks round corners in the realistic model", function()
    local world = World.new({ seed = 1, cost_model = "realistic" })
    world:eval(ring(3, true))
    local at = world:call("move_to", { position = { 20.5, 0.5 } })
    assert.near(20.5, at.x, 0.1)
    assert.near(0.5, at.y, 0.1)
  end)

  it("lays belts behind", function()
    local world = World.new({ seed = 1, inventory = { ["transport-belt"] = 20 } })
    world:call("move_to", { position = { 0.5, 0.5 } })
    world:call("move_to", { position = { 5.5, 0.5 }, laying = "transport-belt" })
    local belts = world:call("get_entities", { entities = { "transport-belt" } })
    assert.are.equal(5, #belts)
    for _, belt in ipairs(belts) do
      assert.are.equal(4, belt.direction)
    end
    assert.are.equal(15, world:inventory()["transport-belt"])
  end)

  it("does not set out with too few belts", function()
    local world = World.new({ seed = 1, inventory = { ["transport-belt"] = 2 } })
    local ok, failure = pcall(function()
      world:call("move_to", { position = { 9.5, 0.5 }, leading = "transport-belt" })
    end)
    assert.is_false(ok)
    assert.are.equal("not_in_inventory", failure.code)
    assert.are.same({ x = 0, y = 0 }, position(world))
  end)
end)
