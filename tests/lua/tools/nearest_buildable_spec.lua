local World = require("tests.lua.support.world")

local FIELD = [[
  local ground = game.surfaces["fle"]
  for x = 10, 14 do
    for y = 2, 4 do
      local name = x < 12 and "coal" or "iron-ore"
      ground.create_entity({ name = name, position = { x + 0.5, y + 0.5 }, amount = 7 })
    end
  end
]]

describe("nearest_buildable", function()
  local function find(world, entity, width, height)
    -- The fields of a BuildingBox in their order: height, width.
    return world:call("nearest_buildable", {
      entity = entity,
      building_box = { height, width },
      center_position = { 0, 0 },
    })
  end

  it("gives a drill ore of one kind under its whole box", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local box = find(world, "burner-mining-drill", 2, 2)
    assert.are.same({ x = 10, y = 2 }, box.left_top)
    assert.are.same({ x = 12, y = 4 }, box.right_bottom)
  end)

  it("does not mix kinds", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local box = find(world, "electric-mining-drill", 3, 3)
    assert.are.same({ x = 12, y = 2 }, box.left_top)
  end)

  it("avoids what is built", function()
    local world = World.new({ seed = 1, chest = { name = "iron-chest", at = { 10.5, 2.5 } } })
    world:eval(FIELD)
    local box = find(world, "burner-mining-drill", 2, 2)
    assert.are.same({ x = 10, y = 3 }, box.left_top)
  end)

  it("says when there is no such box", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local ok, failure = pcall(find, world, "burner-mining-drill", 4, 4)
    assert.is_false(ok)
    assert.are.equal("no_free_spot", failure.code)
  end)
end)
