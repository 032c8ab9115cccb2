--- LuaInventory and LuaItemStack on script inventories, chests and characters.

local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local function world(code)
  local server = Server.new()
  server.eval("surface = game.surfaces[1] " .. code)
  return server
end

describe("an inventory", function()
  local stack_sizes = {
    { "coal", 50 },
    { "iron-plate", 100 },
    { "copper-cable", 200 },
    { "stone-furnace", 50 },
    { "burner-mining-drill", 50 },
    { "iron-ore", 50 },
    { "pistol", 5 },
    { "automation-science-pack", 200 },
  }

  for _, case in ipairs(stack_sizes) do
    it("holds " .. case[2] .. " " .. case[1] .. " in a slot", function()
      local server = world("inventory = game.create_inventory(2)")
      local inserted = server.eval(
        string.format("return inventory.insert({ name = %q, count = 100000 })", case[1])
      )
      assert.are.equal(2 * case[2], inserted)
      assert.are.same(
        { case[2], true, 2 },
        { server.eval("return inventory[1].count, inventory.is_full(), #inventory") }
      )
    end)
  end

  it("fills begun stacks first and is emptied from behind", function()
    local server = world([[
      inventory = game.create_inventory(4)
      inventory[2].set_stack({ name = "coal", count = 40 })
      inventory[3].set_stack({ name = "wood", count = 100 })
      inserted = inventory.insert({ name = "coal", count = 30 })
      removed = inventory.remove({ name = "coal", count = 15 })
    ]])
    assert.are.same({ 30, 15, 20, 35, 55 }, {
      server.eval([[
      return inserted, removed, inventory[1].count, inventory[2].count, inventory.get_item_count("coal")
    ]]),
    })
  end)

  it("says what it holds in the version's form", function()
    local server = world([[
      inventory = game.create_inventory(4)
      inventory.insert("wood")
      inventory.insert({ name = "coal", count = 60 })
      contents = inventory.get_contents()
    ]])
    if OLD then
      assert.are.same({ 60, 1 }, { server.eval("return contents.coal, contents.wood") })
    else
      local parts = server.eval([[
        local parts = {}
        for _, item in ipairs(contents) do
          parts[#parts + 1] = item.name .. "=" .. item.count .. "/" .. item.quality
        end
        table.sort(parts)
        return table.concat(parts, " ")
      ]])
      assert.are.equal("coal=60/normal wood=1/normal", parts)
    end
  end)

  it("finds, counts and clears", function()
    local server = world([[
      inventory = game.create_inventory(5)
      inventory[4].set_stack({ name = "coal", count = 3 })
      stack, at = inventory.find_item_stack("coal")
      free, first = inventory.find_empty_stack()
    ]])
    assert.are.same({ 3, 4, 1, 4, false, false }, {
      server.eval([[
      return stack.count, at, first, inventory.count_empty_stacks(), inventory.is_empty(),
        inventory.find_item_stack("wood") ~= nil
    ]]),
    })
    server.eval("inventory.clear()")
    assert.are.same(
      { true, false },
      { server.eval("return inventory.is_empty(), stack.valid_for_read") }
    )
  end)

  it("merges and sorts in the game's order", function()
    local server = world([[
      inventory = game.create_inventory(6)
      inventory[1].set_stack({ name = "iron-plate", count = 30 })
      inventory[3].set_stack({ name = "wooden-chest", count = 2 })
      inventory[5].set_stack({ name = "iron-plate", count = 80 })
      inventory.sort_and_merge()
    ]])
    assert.are.equal(
      "wooden-chest 2 iron-plate 100 iron-plate 10",
      server.eval([[
      local words = {}
      for i = 1, 3 do
        words[i] = inventory[i].name .. " " .. inventory[i].count
      end
      return table.concat(words, " ")
    ]])
    )
  end)

  it("stops at the bar of a chest", function()
    local server = world([[
      chest = surface.create_entity({ name = "wooden-chest", position = { 0, 0 }, force = "player" })
      inventory = chest.get_inventory(defines.inventory.chest)
      inventory.set_bar(3)
    ]])
    assert.are.same({ 100, false, 3, true, 16 }, {
      server.eval([[
      return inventory.insert({ name = "coal", count = 500 }), inventory.can_insert("coal"),
        inventory.get_bar(), inventory.supports_bar(), #inventory
    ]]),
    })
  end)

  it("keeps to its filters", function()
    local server = world([[
      character = surface.create_entity({ name = "character", position = { 0, 0 }, force = "player" })
      inventory = character.get_main_inventory()
      for i = 1, #inventory do
        inventory.set_filter(i, "coal")
      end
    ]])
    assert.are.same({ 0, 5, true }, {
      server.eval([[
      return inventory.insert("wood"), inventory.insert({ name = "coal", count = 5 }), inventory.is_filtered()
    ]]),
    })
  end)

  it("of a script can be resized and destroyed, that of an entity cannot", function()
    local server = world([[
      inventory = game.create_inventory(3)
      inventory.insert({ name = "coal", count = 150 })
      third = inventory[3]
      inventory.resize(2)
      chest = surface.create_entity({ name = "iron-chest", position = { 0, 0 } })
    ]])
    assert.are.same(
      { 100, false, 2 },
      { server.eval("return inventory.get_item_count(), third.valid, #inventory") }
    )
    server.eval("inventory.destroy()")
    assert.is_false(server.eval("return inventory.valid"))
    assert.has_error(function()
      server.eval("chest.get_inventory(defines.inventory.chest).resize(3)")
    end)
  end)

  it("dies with its entity", function()
    local server = world([[
      chest = surface.create_entity({ name = "iron-chest", position = { 0, 0 } })
      inventory = chest.get_output_inventory()
      stack = inventory[1]
      chest.destroy()
    ]])
    assert.are.same({ false, false }, { server.eval("return inventory.valid, stack.valid") })
  end)

  it("refuses what does not exist", function()
    local server = world("inventory = game.create_inventory(3)")
    for _, code in ipairs({
      "inventory.insert('no-such-item')",
      "inventory.insert({ name = 'coal', count = 0 })",
      "return inventory[4]",
      "return inventory.no_such_member",
    }) do
      assert.has_error(function()
        server.eval(code)
      end)
    end
  end)
end)

describe("an item stack", function()
  it("moves and swaps without losing anything", function()
    local server = world([[
      inventory = game.create_inventory(3)
      inventory[1].set_stack({ name = "coal", count = 40 })
      inventory[2].set_stack({ name = "coal", count = 30 })
      all = inventory[1].transfer_stack(inventory[2])
      inventory[3].set_stack("wood")
      swapped = inventory[3].swap_stack(inventory[1])
    ]])
    assert.are.same({ false, true, "wood", 20, 50 }, {
      server.eval([[
      return all, swapped, inventory[1].name, inventory[2].count, inventory[3].count
    ]]),
    })
  end)

  it("carries durability, ammo and health", function()
    local server = world([[
      inventory = game.create_inventory(3)
      inventory[1].set_stack({ name = "repair-pack", count = 2 })
      inventory[2].set_stack({ name = "firearm-magazine", count = 2, ammo = 4 })
      inventory[3].set_stack({ name = "stone-furnace", count = 1, health = 0.5 })
      inventory[1].drain_durability(100)
      inventory[2].drain_ammo(5)
    ]])
    assert.are.same({ 200, 2, 9, 1, 0.5 }, {
      server.eval([[
      return inventory[1].durability, inventory[1].count, inventory[2].ammo, inventory[2].count, inventory[3].health
    ]]),
    })
  end)

  it("can be cleared, and says so when it is read empty", function()
    local server = world([[
      inventory = game.create_inventory(1)
      inventory.insert("coal")
      inventory[1].clear()
    ]])
    assert.are.same(
      { false, 0 },
      { server.eval("return inventory[1].valid_for_read, inventory[1].count") }
    )
    assert.has_error(function()
      server.eval("return inventory[1].name")
    end)
  end)
end)

describe("an entity's inventories", function()
  it("are found by number and by purpose", function()
    local server = world([[
      furnace = surface.create_entity({ name = "stone-furnace", position = { 0, 0 }, force = "player" })
      furnace.insert({ name = "coal", count = 3 })
      furnace.insert({ name = "iron-ore", count = 4 })
      chest = surface.create_entity({ name = "steel-chest", position = { 4, 0 } })
      drill = surface.create_entity({ name = "burner-mining-drill", position = { 8, 0 } })
    ]])
    assert.are.same({ 4, 3, true, 48, 7, true }, {
      server.eval([[
      return furnace.get_inventory(defines.inventory.furnace_source).get_item_count(),
        furnace.get_inventory(defines.inventory.fuel).get_item_count(),
        furnace.get_output_inventory() == furnace.get_inventory(defines.inventory.furnace_result),
        #chest.get_inventory(defines.inventory.chest),
        furnace.get_item_count(),
        drill.get_output_inventory() == nil
    ]]),
    })
    assert.are.same({ 2, 5, true }, {
      server.eval([[
      local taken = furnace.remove_item({ name = "iron-ore", count = 2 })
      local left = furnace.get_item_count()
      furnace.clear_items_inside()
      return taken, left, not furnace.has_items_inside()
    ]]),
    })
  end)

  it("of a character are 80 slots, guns, ammunition and armour", function()
    local server = world([[
      character = surface.create_entity({ name = "character", position = { 0, 0 }, force = "player" })
    ]])
    assert.are.same({ 80, 3, 3, 1, 8000 }, {
      server.eval([[
      return #character.get_main_inventory(),
        #character.get_inventory(defines.inventory.character_guns),
        #character.get_inventory(defines.inventory.character_ammo),
        #character.get_inventory(defines.inventory.character_armor),
        character.insert({ name = "iron-plate", count = 9000 })
    ]]),
    })
    assert.are.equal(
      90,
      server.eval([[
      game.forces.player.character_inventory_slots_bonus = 10
      return #character.get_main_inventory()
    ]])
    )
  end)
end)
