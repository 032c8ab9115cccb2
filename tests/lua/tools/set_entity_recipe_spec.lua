local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

describe("set_entity_recipe", function()
  local machine = { name = "assembling-machine-1", at = { 5.5, 0.5 } }

  local function set(world, name)
    return world:call("set_entity_recipe", { entity = "machine", prototype = name })
  end

  it("sets the filter of an inserter, which shows it", function()
    local name = profile.factorio == "1.1" and "filter-inserter" or "fast-inserter"
    local world = World.new({ seed = 1, arm = { name = name, at = { 3.5, 0.5 } } })
    local before = world:call("get_entity", { entity = name, position = { 3.5, 0.5 } })
    assert.is_nil(before.filter)
    local after = world:call("set_entity_recipe", { entity = "arm", prototype = "copper-plate" })
    assert.are.equal("copper-plate", after.filter)
  end)

  it("sets the recipe", function()
    local world = World.new({ seed = 1, machine = machine })
    local after = set(world, "iron-gear-wheel")
    assert.are.equal("iron-gear-wheel", after.recipe.name)
  end)

  local refusals = {
    { desc = "what nothing makes", name = "iron-ore", code = "no_recipe" },
    { desc = "what another machine makes", name = "iron-plate", code = "recipe_not_for_machine" },
  }
  for _, case in ipairs(refusals) do
    it("refuses " .. case.desc, function()
      local world = World.new({ seed = 1, machine = machine })
      local ok, failure = pcall(set, world, case.name)
      assert.is_false(ok)
      assert.are.equal(case.code, failure.code)
    end)
  end

  it("refuses what is not researched", function()
    local world = World.new({ seed = 1, technologies = "none", machine = machine })
    local ok, failure = pcall(set, world, "steel-chest")
    assert.is_false(ok)
    assert.are.equal("recipe_locked", failure.code)
  end)

  it("refuses furnaces", function()
    local world = World.new({ seed = 1, machine = { name = "stone-furnace", at = { 5, 0 } } })
    local ok, failure = pcall(set, world, "iron-plate")
    assert.is_false(ok)
    assert.are.equal("not_configurable", failure.code)
  end)
end)
