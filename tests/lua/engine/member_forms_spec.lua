--- The forms of what members give where they are easily got wrong, as the runtime API of each
--- version has them.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"
local world = Server.prepared(building .. "force = game.forces.player ")

describe("a member", function()
  it("that describes names the locale's key, and gives a table of its own each time", function()
    local server = world([[
      chest = build("iron-chest", 0.5, 0.5)
      force.recipes["iron-plate"].localised_name[1] = "changed"
    ]])
    assert.are.same({
      "entity-description.iron-chest",
      "entity-description.iron-chest",
      "recipe-description.iron-plate",
      "technology-description.automation",
    }, {
      server.eval([[
        return chest.localised_description[1], chest.prototype.localised_description[1],
          force.recipes["iron-plate"].localised_description[1],
          force.technologies.automation.localised_description[1]
      ]]),
    })
    assert.are_not.equal(
      "changed",
      server.eval("return force.recipes['iron-plate'].localised_name[1]")
    )
  end)

  it("of mining says in 2.0 whether health goes along", function()
    local server = world("chest = build('iron-chest', 0.5, 0.5)")
    local says =
      server.eval("return chest.prototype.mineable_properties.transfer_entity_health_to_products")
    if OLD then
      assert.is_nil(says)
    else
      assert.is_false(says)
    end
  end)

  it("of research lists packs, in 1.1 as ingredients with a type", function()
    local server = world()
    local pack = server.eval("return force.technologies.automation.research_unit_ingredients[1]")
    assert.are.same({
      name = "automation-science-pack",
      amount = 1,
      type = OLD and "item" or nil,
    }, pack)
  end)

  it("for a box that a prototype does not give is its collision box", function()
    local server = world("prototype = build('iron-chest', 0.5, 0.5).prototype")
    assert.are.same(
      server.eval("return prototype.collision_box"),
      server.eval("return prototype.map_generator_bounding_box")
    )
  end)

  it("of a belt gives what lies on it in its version's form", function()
    local server = world([[
      belt = build("transport-belt", 0.5, 0.5, "east")
      belt.get_transport_line(1).insert_at_back({ name = "coal", count = 1 })
    ]])
    local expected = { { name = "coal", count = 1, quality = "normal" } }
    assert.are.same(
      OLD and { coal = 1 } or expected,
      server.eval("return belt.get_transport_line(1).get_contents()")
    )
  end)
end)
