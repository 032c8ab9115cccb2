local World = require("tests.lua.support.world")

describe("sleep", function()
  for _, model in ipairs({ "instant", "realistic" }) do
    it("lets sixty ticks a second pass in the " .. model .. " model", function()
      local world = World.new({ seed = 1, cost_model = model })
      local before = world:tick()
      assert.is_true(world:call("sleep", { seconds = 2.5 }))
      assert.are.equal(150, world:tick() - before)
    end)
  end
end)
