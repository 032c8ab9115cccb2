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

  it("sees every change of a patch that it has measured before", function()
    local world = World.new({ seed = 1 })
    world:eval(FIELD)
    local function measure()
      return world:call("get_resource_patch", { resource = "iron-ore", position = { 12.5, 3.5 } })
    end
    local function change(code)
      world:eval('local ground = game.surfaces["fle"] ' .. code)
    end
    assert.are.equal(106, measure().size)
    change('ground.find_entity("iron-ore", { 10.5, 2.5 }).amount = 3')
    assert.are.equal(102, measure().size)
    change('ground.find_entity("iron-ore", { 15.5, 5.5 }).destroy()')
    assert.are.equal(101, measure().size)
    assert.are.same({ x = 15, y = 5 }, measure().bounding_box.right_bottom)
    change('ground.create_entity({ name = "iron-ore", position = { 16.5, 3.5 }, amount = 9 })')
    assert.are.equal(101, measure().size, "it does not touch")
    change('ground.create_entity({ name = "iron-ore", position = { 15.5, 3.5 }, amount = 2 })')
    assert.are.equal(112, measure().size)
    change('ground.create_entity({ name = "iron-ore", position = { 17.5, 3.5 }, amount = 5 })')
    assert.are.equal(217, measure().size, "it joins the lone tile to the field")
    change('for x = 10, 14 do ground.find_entity("iron-ore", { x + 0.5, 3.5 }).destroy() end')
    local south = { resource = "iron-ore", position = { 12.5, 4.5 } }
    assert.are.equal(182, world:call("get_resource_patch", south).size)
    change('ground.find_entity("iron-ore", { 15.5, 3.5 }).destroy()')
    assert.are.equal(35, world:call("get_resource_patch", south).size, "it falls apart")
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
