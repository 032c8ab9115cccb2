local World = require("tests.lua.support.world")

describe("how_made", function()
  local cases = {
    { desc = "ore", given = "iron-ore", want = { "mined" } },
    { desc = "oil", given = "crude-oil", want = { "mined" } },
    { desc = "a plate", given = "iron-plate", want = { "crafted" } },
    { desc = "a gas", given = "petroleum-gas", want = { "crafted" } },
    { desc = "what a rocket brings", given = "space-science-pack", want = { "launched" } },
    { desc = "water", given = "water", want = { "drawn" } },
    { desc = "what only hands take", given = "wood", want = {} },
  }
  for _, case in ipairs(cases) do
    it("knows the ways of " .. case.desc, function()
      local world = World.new()
      assert.are.same(case.want, world:call("how_made", { entity = case.given }))
    end)
  end
end)
