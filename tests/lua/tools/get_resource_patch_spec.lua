local World = require("tests.lua.support.world")

local FIELD = [[
  local ground = game.surfaces["fle"]
  for x = 10, 14 do
    for y = 2, 4 do
      ground.create_entity({ name = "iron-ore", position = { x + 0.5, y + 0.5 }, amount = 7 })
    end
  end
  -- Touches the corner of the field, and one that does not.
  ground.create_entity({ name = "iron-ore", position = { 15.5, 5.5 }, amount = 1 })
  ground.create_entity({ name = "iron-ore", position = { 18.5, 2.5 }, amount = 100 })
  ground.create_entity({ name = "coal", position = { 15.5, 2.5 }, amount = 100 })
]]

describe("get_resource_patch", function()
  it("adds up the tiles that touch each other", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local patch = world:call("get_resource_patch", { resource = "iron-ore", position = { 0, 0 } })
    assert.are.equal("iron-ore", patch.name)
    assert.are.equal(15 * 7 + 1, patch.size)
    assert.are.same({ x = 10, y = 2 }, patch.bounding_box.left_top)
    assert.are.same({ x = 16, y = 6 }, patch.bounding_box.right_bottom)
  end)

  it("says when there is none within the radius", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local ok, failure = pcall(function()
      world:call("get_resource_patch", { resource = "iron-ore", position = { 0, 0 }, radius = 5 })
    end)
    assert.is_false(ok)
    assert.are.equal("nothing_found", failure.code)
  end)

  it("counts trees by their wood", function()
    local world = World.new({
      seed = 1,
      a = { name = "tree-01", at = { 3, 3 }, force = "neutral" },
      b = { name = "tree-02", at = { 5, 3 }, force = "neutral" },
    })
    local patch = world:call("get_resource_patch", { resource = "wood", position = { 4, 3 } })
    assert.are.equal(8, patch.size)
  end)
end)
