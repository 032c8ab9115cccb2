local World = require("tests.lua.support.world")

--- A drill on ore with coal for a while; in a chest goes what it mines, 1 in 4 s.
local function mine(coal)
  return World.new({
    seed = 1,
    technologies = "none",
    inventory = { ["iron-plate"] = 100, coal = 50 },
    ore = { name = "iron-ore", at = { 9.5, 0.5 }, amount = 1000, force = "neutral" },
    chest = { name = "wooden-chest", at = { 9.5, -1.5 } },
    drill = { name = "burner-mining-drill", at = { 10, 0 }, holds = { coal = coal } },
  })
end

describe("measure_throughput", function()
  it("stops after the second hold-out when nothing is made", function()
    local world = mine(0)
    local before = world:tick()
    local gains = world:call("measure_throughput", { entity = "iron-ore", seconds = 10 })
    assert.are.same({ 0, 0 }, gains)
    assert.are.equal(1200, world:tick() - before)
  end)

  it("goes on while hold-outs grow and stops with the first that does not", function()
    -- Hold-outs of 6 s over a cycle of 4 s give 1 and 2 in turns; the first mines from nothing.
    local gains = mine(5):call("measure_throughput", { entity = "iron-ore", seconds = 6 })
    assert.are.same({ 1, 2, 1 }, gains)
  end)

  it("counts no work of hands", function()
    local world = mine(0)
    world:call("craft_item", { entity = "iron-gear-wheel", quantity = 5 })
    local gains = world:call("measure_throughput", { entity = "iron-gear-wheel", seconds = 1 })
    assert.are.same({ 0, 0 }, gains)
  end)

  it("measures the automated score when nothing is named", function()
    local world = mine(5)
    local before = world:call("score")[2]
    local gains = world:call("measure_throughput", { seconds = 40 })
    local sum = 0
    for _, gain in ipairs(gains) do
      sum = sum + gain
    end
    assert.near(world:call("score")[2] - before, sum, 1e-6)
    assert.is_true(gains[1] > 20)
  end)
end)
