local World = require("tests.lua.support.world")

describe("can_place_entity", function()
  local held = { ["iron-chest"] = 2 }

  local cases = {
    { desc = "on free ground", entity = "iron-chest", at = { 3, 0 }, want = true },
    { desc = "where only the character stands", entity = "iron-chest", at = { 0, 0 }, want = true },
    { desc = "out of reach", entity = "iron-chest", at = { 30, 0 }, want = false },
    { desc = "without the item", entity = "stone-furnace", at = { 3, 0 }, want = false },
    { desc = "what is no building", entity = "coal", at = { 3, 0 }, want = false },
  }
  for _, case in ipairs(cases) do
    it("is " .. tostring(case.want) .. " " .. case.desc, function()
      local world = World.new({ seed = 1, inventory = held })
      local before = world:call("get_agent", { agent = 1 }).position
      local found = world:call("can_place_entity", { entity = case.entity, position = case.at })
      assert.are.equal(case.want, found)
      assert.are.same(before, world:call("get_agent", { agent = 1 }).position)
    end)
  end

  it("is false where something stands", function()
    local world = World.new({ seed = 1, inventory = held })
    world:call("place_entity", { entity = "iron-chest", position = { 3, 0 } })
    assert.is_false(world:call("can_place_entity", { entity = "iron-chest", position = { 3, 0 } }))
  end)
end)
