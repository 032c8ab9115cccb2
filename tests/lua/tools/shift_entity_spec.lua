local World = require("tests.lua.support.world")

describe("shift_entity", function()
  local function new(more)
    local options = {
      seed = 1,
      chest = { name = "iron-chest", at = { 2.5, 5.5 }, holds = { coal = 8 } },
    }
    for name, thing in pairs(more or {}) do
      options[name] = thing
    end
    return World.new(options)
  end

  local function shift(world, name, direction, distance)
    return world:call(
      "shift_entity",
      { entity = world.entities[name], direction = direction, distance = distance }
    )
  end

  local function refusal(world, name, direction, distance)
    local ok, failure = pcall(shift, world, name, direction, distance)
    assert.is_false(ok)
    return failure
  end

  for _, case in ipairs({
    { direction = 0, to = { x = 2.5, y = 3.5 } },
    { direction = 4, to = { x = 4.5, y = 5.5 } },
    { direction = 8, to = { x = 2.5, y = 7.5 } },
    { direction = 12, to = { x = 0.5, y = 5.5 } },
  }) do
    it("moves a chest with what it holds, direction " .. case.direction, function()
      local moved = shift(new(), "chest", case.direction, 2)
      assert.are.same(case.to, moved.position)
      assert.are.same({ coal = 8 }, moved.inventory)
    end)
  end

  it("keeps recipe, direction and id", function()
    local world = new({
      maker = { name = "assembling-machine-1", at = { 10.5, 5.5 }, recipe = "iron-gear-wheel" },
      arm = { name = "burner-inserter", at = { 15.5, 5.5 }, direction = 4 },
    })
    local before = world:call("get_entities", { entities = { "assembling-machine-1" } })[1]
    local maker = shift(world, "maker", 8, 1)
    assert.are.equal("iron-gear-wheel", maker.recipe.name)
    assert.are.equal(before.id, maker.id)
    local arm = world:call("get_entities", { entities = { "burner-inserter" } })[1]
    assert.are.equal(arm.direction, shift(world, "arm", 0, 3).direction)
  end)

  it("says what is in the way and leaves it where it is", function()
    local world = new({ other = { name = "stone-furnace", at = { 5, 5 } } })
    local failure = refusal(world, "chest", 4, 2)
    assert.are.equal("cannot_shift", failure.code)
    assert.are.equal("stone-furnace at (5, 5) is in the way", failure.data.reason)
    assert.are.same({ coal = 8 }, world:contents("chest"))
  end)

  it("passes over what lies between", function()
    local world = new({ other = { name = "stone-furnace", at = { 5, 5 } } })
    assert.are.same({ x = 7.5, y = 5.5 }, shift(world, "chest", 4, 5).position)
  end)

  it("does not stand on the character", function()
    local world = new({ near = { name = "iron-chest", at = { 0.5, 2.5 } } })
    local failure = refusal(world, "near", 0, 2)
    assert.are.equal("the character stands there", failure.data.reason)
  end)

  it("leaves belts to be picked up", function()
    local world = new({ belt = { name = "transport-belt", at = { 10.5, 5.5 } } })
    assert.are.equal("cannot_shift", refusal(world, "belt", 0, 1).code)
  end)

  it("refuses diagonals", function()
    assert.are.equal("not_cardinal", refusal(new(), "chest", 2, 1).code)
  end)
end)
