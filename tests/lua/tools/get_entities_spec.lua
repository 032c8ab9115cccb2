local World = require("tests.lua.support.world")

describe("get_entities", function()
  local function names(list)
    local result = {}
    for index, entity in ipairs(list) do
      result[index] = entity.name
    end
    return result
  end

  local function new()
    return World.new({
      seed = 1,
      furnace = { name = "stone-furnace", at = { 5, 0 } },
      chest = { name = "iron-chest", at = { 2.5, 0.5 } },
      far = { name = "iron-chest", at = { 40.5, 0.5 } },
      tree = { name = "tree-01", at = { 3, 3 }, force = "neutral" },
    })
  end

  it("lists what is built, nearest first", function()
    local list = new():call("get_entities", {})
    assert.are.same({ "iron-chest", "stone-furnace", "iron-chest" }, names(list))
  end)

  it("applies the kinds", function()
    local world = new()
    assert.are.same(
      { "stone-furnace" },
      names(world:call("get_entities", { entities = { "stone-furnace" } }))
    )
    assert.are.same(
      { "iron-chest", "iron-chest" },
      names(world:call("get_entities", { entities = "iron-chest" }))
    )
  end)

  it("lists the groups of a kind", function()
    local world = World.new({
      seed = 1,
      belt = { name = "transport-belt", at = { 5.5, 0.5 } },
      chest = { name = "iron-chest", at = { 2.5, 0.5 } },
    })
    assert.are.same(
      { "belt-group" },
      names(world:call("get_entities", { entities = { "belt-group" } }))
    )
  end)

  it("applies the area", function()
    local list = new():call("get_entities", { position = { 40, 0 }, radius = 5 })
    assert.are.same({ "iron-chest" }, names(list))
  end)
end)
