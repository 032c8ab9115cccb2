local facts = require("facts")
local profile = require("tests.lua.support.profile")

local is_1_1 = profile.factorio == "1.1"

describe("facts of the API", function()
  setup(function()
    facts.load(profile.root .. "/fle/engine/data/" .. profile.version)
  end)

  it("name each class's parent and members", function()
    local entity = facts.api("LuaEntity")
    assert.are.equal("LuaControl", entity.parent)
    local position = facts.api("LuaControl").members.position
    assert.are.equal("attribute", position.kind)
    assert.is_true(position.read)
    assert.is_false(position.write)
    assert.is_nil(facts.api("LuaNothing"))
  end)

  it("describe methods with their parameters", function()
    local create = facts.api("LuaSurface").members.create_entity
    assert.are.equal("method", create.kind)
    assert.is_true(create.takes_table)
    assert.are.equal("name", create.params[1].name)
    local insert = facts.api("LuaInventory").members.insert
    assert.is_false(insert.takes_table)
    assert.are.equal(1, insert.returns)
  end)

  it("know which operators a class has", function()
    assert.are.same({ index = "r", length = true }, facts.api("LuaInventory").operators)
    assert.are.equal("rw", facts.api("LuaFluidBox").operators.index)
    assert.is_true(facts.api("LuaChunkIterator").operators.call)
  end)

  it("say which entity types a member is for", function()
    local speed = facts.api("LuaEntity").members.crafting_speed
    assert.are.equal("CraftingMachine", speed.subclasses[1])
    assert.are.same(
      { ["assembling-machine"] = true, furnace = true, ["rocket-silo"] = true },
      facts.subclass_types("LuaEntity", "CraftingMachine")
    )
    assert.is_true(facts.subclass_types("LuaEntity", "MiningDrill")["mining-drill"])
  end)

  it("give defines the game's numbers", function()
    local defines = facts.defines()
    assert.are.equal(is_1_1 and 2 or 4, defines.direction.east)
    assert.are.equal(is_1_1 and 6 or 12, defines.direction.west)
    assert.are.equal(1, defines.inventory.fuel)
    assert.are.equal(2, defines.inventory.furnace_source)
    assert.are.equal(1, defines.entity_status.working)
    assert.are.equal(0, defines.events.on_tick)
    assert.are.equal(3, defines.wire_type.green)
    assert.are.equal(0, defines.prototypes.entity.furnace)
    assert.are.equal(0, defines.riding.acceleration.nothing)
  end)

  it("list events by number with their fields", function()
    local events = facts.events()
    assert.are.equal("on_tick", events[1].name)
    assert.are.equal(0, events[1].id)
    local by_name = {}
    for index, event in ipairs(events) do
      assert.are.equal(index - 1, event.id)
      by_name[event.name] = event
    end
    assert.is_true(by_name.on_built_entity.filter)
    assert.are.equal("name", by_name.on_tick.fields[1])
  end)

  it("list the global objects", function()
    local classes = {}
    for _, global in ipairs(facts.globals()) do
      classes[global.name] = global.class
    end
    assert.are.equal("LuaGameScript", classes.game)
    assert.are.equal(is_1_1 and "nil" or "LuaHelpers", tostring(classes.helpers))
  end)

  it("keep the constants that rules use", function()
    assert.are.equal(15, facts.constants("map_settings").pollution.min_to_diffuse)
    if not is_1_1 then
      assert.are.equal(1.166, facts.constants("utility_constants").dynamic_recipe_overload_factor)
    end
  end)
end)
