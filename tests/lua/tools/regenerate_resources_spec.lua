local World = require("tests.lua.support.world")

describe("regenerate_resources", function()
  it("brings back what was dug and what was used up", function()
    local world = World.new({ seed = 5, lab = true })
    local count = [[
      local total = 0
      for _, ore in ipairs(game.surfaces.fle.find_entities_filtered({ name = "iron-ore" })) do
        total = total + ore.amount
      end
      return total
    ]]
    local before = world:eval(count)
    world:eval([[
      for i, ore in ipairs(game.surfaces.fle.find_entities_filtered({ name = "iron-ore" })) do
        if i % 2 == 0 then
          ore.destroy()
        else
          ore.amount = 1
        end
      end
    ]])
    assert.is_true(world:eval(count) < before)
    world:call("regenerate_resources")
    assert.are.equal(before, world:eval(count))
  end)
end)
