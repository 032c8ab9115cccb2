local facts = require("facts")
local profile = require("tests.lua.support.profile")

local is_1_1 = profile.factorio == "1.1"

local function of_version(first, second)
  if is_1_1 then
    return first
  end
  return second
end

describe("facts", function()
  setup(function()
    facts.load(profile.root .. "/fle/engine/data/" .. profile.version)
  end)

  it("know their version", function()
    assert.are.equal(profile.version, facts.version())
  end)

  it("give energies in J and powers in J a tick", function()
    local furnace = facts.entity("stone-furnace")
    assert.are.equal(90000 / 60, furnace.energy_usage)
    assert.are.equal(4e6, facts.item("coal").fuel_value)
    assert.are.equal(50000, facts.entity("burner-inserter").energy_per_movement)
    assert.are.equal(1.8e6 / 60, facts.entity("boiler").energy_consumption)
    assert.are.equal(200, facts.fluid("water").heat_capacity * of_version(1, 0.1))
  end)

  it("give a burner its fuel and its slots", function()
    local source = facts.entity("stone-furnace").energy_source
    assert.are.equal("burner", source.type)
    assert.are.same({ chemical = true }, source.fuel_categories)
    assert.are.equal(1, source.fuel_inventory_size)
    assert.are.equal(0, source.burnt_inventory_size)
    assert.are.equal(1, source.effectivity)
    assert.are.equal("burner", facts.entity("car").energy_source.type)
  end)

  it("give an electric consumer a thirtieth as drain", function()
    local assembler = facts.entity("assembling-machine-2")
    assert.near(assembler.energy_usage / 30, assembler.energy_source.drain, 1e-9)
    assert.is_nil(facts.entity("steam-engine").energy_source.drain)
  end)

  it("cut boxes and vectors to 1/256 of a tile", function()
    local drill = facts.entity("burner-mining-drill")
    local side = 179 / 256
    assert.are.same({ -side, -side, side, side }, drill.collision_box)
    assert.are.same({ x = -0.5, y = -332 / 256 }, drill.vector_to_place_result)
    assert.are.same({ x = 0, y = 307 / 256 }, facts.entity("inserter").insert_position)
  end)

  it("give sizes in tiles", function()
    local sizes = {
      ["burner-mining-drill"] = { 2, 2 },
      ["electric-mining-drill"] = { 3, 3 },
      ["stone-furnace"] = { 2, 2 },
      ["iron-chest"] = { 1, 1 },
      ["boiler"] = { 3, 2 },
      ["steam-engine"] = { 3, 5 },
      ["offshore-pump"] = { 1, 1 },
      ["rocket-silo"] = { 9, 9 },
      ["splitter"] = { 2, 1 },
    }
    for name, size in pairs(sizes) do
      local entity = facts.entity(name)
      assert.are.same(size, { entity.tile_width, entity.tile_height }, name)
    end
  end)

  it("fill in the collision masks of the engine", function()
    local layer = of_version("player-layer", "player")
    assert.is_true(facts.entity("iron-chest").collision_mask[layer])
    assert.is_nil(facts.entity("iron-ore").collision_mask[layer])
    assert.is_true(facts.tile("water").collision_mask[layer])
    assert.is_nil(facts.tile("grass-1").collision_mask[layer])
    assert.is_true(facts.entity("character").collision_flags.consider_tile_transitions)
  end)

  it("say what mining gives", function()
    local ore = facts.entity("iron-ore")
    assert.are.equal(1, ore.minable.mining_time)
    assert.are.same(
      { { type = "item", name = "iron-ore", amount = 1, probability = 1 } },
      ore.minable.products
    )
    assert.are.equal("basic-solid", ore.category)
    assert.are.equal(4, facts.entity("tree-01").minable.products[1].amount)
    local oil = facts.entity("crude-oil")
    assert.is_true(oil.infinite)
    assert.are.equal("fluid", oil.minable.products[1].type)
    assert.are.equal("sulfuric-acid", facts.entity("uranium-ore").minable.required_fluid)
  end)

  it("know stack sizes", function()
    local sizes = { coal = 50, ["iron-plate"] = 100, ["copper-cable"] = 200, wood = 100 }
    sizes["firearm-magazine"] = of_version(200, 100)
    for name, size in pairs(sizes) do
      assert.are.equal(size, facts.item(name).stack_size, name)
    end
  end)

  it("give recipes in one shape", function()
    local plate = facts.recipe("iron-plate")
    assert.are.equal("smelting", plate.category)
    assert.are.equal(3.2, plate.energy)
    assert.is_true(plate.enabled)
    assert.are.same({ { type = "item", name = "iron-ore", amount = 1 } }, plate.ingredients)
    assert.are.same(
      { { type = "item", name = "iron-plate", amount = 1, probability = 1 } },
      plate.products
    )
    assert.are.equal("iron-plate", plate.main_product)
    assert.is_true(plate.allow_productivity)
    local gear = facts.recipe("iron-gear-wheel")
    assert.are.equal("crafting", gear.category)
    assert.are.equal(0.5, gear.energy)
    assert.are.equal(2, gear.ingredients[1].amount)
    assert.is_false(gear.hidden)
    assert.are.equal(16, facts.recipe("steel-plate").energy)
    assert.is_nil(facts.recipe("kovarex-enrichment-process").main_product)
  end)

  it("give technologies their cost, level and followers", function()
    local automation = facts.technology("automation")
    assert.are.equal(10, automation.unit_count)
    assert.are.equal(10, automation.unit_time)
    assert.are.same(
      { { type = "item", name = "automation-science-pack", amount = 1 } },
      automation.unit_ingredients
    )
    local mining = facts.technology("mining-productivity-4")
    assert.are.equal(4, mining.level)
    assert.are.equal(4294967295, mining.max_level)
    assert.are.equal("2500*(L - 3)", mining.count_formula)
    local earlier = facts.technology("mining-productivity-3")
    assert.are.same({ "mining-productivity-4" }, earlier.successors)
  end)

  it("put fluid connections inside and outside the entity", function()
    local boiler = facts.entity("boiler")
    assert.are.equal(2, #boiler.fluid_boxes)
    local water, steam = boiler.fluid_boxes[1], boiler.fluid_boxes[2]
    assert.are.equal("water", water.filter)
    assert.are.equal(200, water.volume)
    assert.are.same({ x = -1, y = 0.5 }, water.pipe_connections[1].position)
    assert.are.same({ x = -2, y = 0.5 }, water.pipe_connections[1].target)
    assert.are.equal(3, water.pipe_connections[1].direction)
    assert.are.same({ x = 0, y = -1.5 }, steam.pipe_connections[1].target)
    assert.are.equal(25000, facts.entity("storage-tank").fluid_boxes[1].volume)
    local pump = facts.entity("pumpjack").fluid_boxes[1].pipe_connections[1]
    assert.are.same({ x = 2, y = -1 }, pump.targets[2])
    assert.are.same({}, facts.entity("iron-chest").fluid_boxes)
  end)

  it("list a kind in the game's order", function()
    local names = facts.names("item")
    assert.are.equal("wooden-chest", names[1])
    assert.are.equal("iron-chest", names[2])
    assert.are.equal(#names, #facts.all("item"))
    assert.are.same({}, facts.names("no-such-kind"))
  end)

  it("know the type of an entity", function()
    assert.are.equal("resource", facts.entity_type("coal"))
    assert.is_nil(facts.entity("no-such-entity"))
    assert.is_nil(facts.entity_type("no-such-entity"))
  end)

  it("say who places an entity", function()
    assert.are.same({ { item = "iron-chest", count = 1 } }, facts.entity("iron-chest").placeable_by)
    assert.are.equal("production", facts.entity("stone-furnace").group)
    assert.are.equal("smelting-machine", facts.entity("stone-furnace").subgroup)
  end)

  it("forget one version when another is loaded", function()
    facts.load(profile.root .. "/fle/engine/data/1.1.110")
    assert.are.equal("filter-inserter", facts.entity("filter-inserter").name)
    facts.load(profile.root .. "/fle/engine/data/2.0.77")
    assert.is_nil(facts.entity("filter-inserter"))
    facts.load(profile.root .. "/fle/engine/data/" .. profile.version)
  end)

  it("refuse a folder without tables", function()
    assert.error_matches(function()
      facts.load(profile.root .. "/fle/engine/data/9.9")
    end, "no compiled facts in .*9%.9")
    assert.are.equal(profile.version, facts.version())
  end)
end)
