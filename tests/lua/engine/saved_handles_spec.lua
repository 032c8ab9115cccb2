--- Handles that a mod keeps in its saved table name the same things after a snapshot.

local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local STORAGE = profile.factorio == "1.1" and "global" or "storage"

local CONTROL = [[
  script.on_init(function()
    local surface = game.surfaces[1]
    local player = game.forces.player
    local chest = surface.create_entity({ name = "iron-chest", position = { 0.5, 0.5 }, force = "player" })
    local furnace = surface.create_entity({ name = "stone-furnace", position = { 4, 0 }, force = "player" })
    chest.insert({ name = "coal", count = 5 })
    furnace.insert({ name = "coal", count = 5 })
    local script_inventory = game.create_inventory(2)
    script_inventory.insert("wood")
    STORAGE.kept = {
      chest = chest.get_output_inventory(),
      slot = chest.get_output_inventory()[1],
      burner = furnace.burner,
      own = script_inventory,
      force = player,
      recipe = player.recipes["iron-plate"],
      technology = player.technologies["automation"],
      recipes = player.recipes,
      gone = game.create_inventory(1),
    }
    STORAGE.kept.gone.destroy()
  end)
  remote.add_interface("kept", {
    tell = function()
      local kept = STORAGE.kept
      return table.concat({
        kept.chest.get_item_count("coal"),
        kept.slot.name,
        kept.burner.inventory.get_item_count(),
        kept.own.get_item_count("wood"),
        kept.force.name,
        kept.recipe.energy,
        kept.technology.name,
        #kept.recipes > 100 and "many" or "few",
        tostring(kept.gone.valid),
      }, " ")
    end,
  })
]]

describe("handles in a mod's saved table", function()
  it("survive a snapshot", function()
    local server = Server.new({
      mods = {
        {
          info = { name = "keeper", version = "1.0.0", factorio_version = profile.factorio },
          files = { ["control.lua"] = (CONTROL:gsub("STORAGE", STORAGE)) },
        },
      },
    })
    local before = server.remote_call("kept", "tell")
    assert.are.equal("5 coal 5 1 player 3.2 automation many false", before)
    server.restore(server.snapshot())
    assert.are.equal(before, server.remote_call("kept", "tell"))
  end)
end)
