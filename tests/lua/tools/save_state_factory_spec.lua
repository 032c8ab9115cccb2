local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

local is_old = profile.factorio == "1.1"

--- Save, forget everything, load; the world stands still meanwhile.
local function reload(world)
  local state = world:call("save_state")
  world:call("reset", { seed = 3, technologies = "none" })
  world:call("load_state", { state = state })
end

local function lanes(world, x, y)
  local at = { x = x, y = y }
  return world:call("get_entity", { entity = "transport-belt", position = at }).inventory
end

describe("save_state", function()
  it("keeps items on belts, lane by lane", function()
    local world = World.new({
      seed = 1,
      one = { name = "transport-belt", at = { 3.5, 3.5 }, direction = 4 },
      two = { name = "transport-belt", at = { 4.5, 3.5 }, direction = 4 },
    })
    world:eval([[
      local ground = game.surfaces.fle
      local one = ground.find_entity("transport-belt", { 3.5, 3.5 })
      local two = ground.find_entity("transport-belt", { 4.5, 3.5 })
      one.get_transport_line(1).insert_at(0.1, { name = "coal" })
      one.get_transport_line(1).insert_at(0.6, { name = "stone" })
      two.get_transport_line(2).insert_at(0.5, { name = "wood" })
    ]])
    local one, two = lanes(world, 3.5, 3.5), lanes(world, 4.5, 3.5)
    assert.are.same({ coal = 1, stone = 1 }, one.left)
    reload(world)
    assert.are.same(one, lanes(world, 3.5, 3.5))
    assert.are.same(two, lanes(world, 4.5, 3.5))
    world:advance(120)
    assert.are.same({ coal = 1, stone = 1 }, lanes(world, 4.5, 3.5).left)
    local first = world:eval([[
      local two = game.surfaces.fle.find_entity("transport-belt", { 4.5, 3.5 })
      local names = {}
      for i = 1, #two.get_transport_line(1) do
        names[i] = two.get_transport_line(1)[i].name
      end
      return table.concat(names, " ")
    ]])
    -- The first item of a line is the one in front.
    assert.are.equal("coal stone", first)
  end)

  it("keeps both ends of an underground, its items, and what a splitter is set to", function()
    local world = World.new({ seed = 1 })
    world:eval([[
      local ground = game.surfaces.fle
      local east = defines.direction.east
      local into = ground.create_entity({ name = "underground-belt", position = { 3.5, 3.5 },
        direction = east, type = "input", force = "player" })
      ground.create_entity({ name = "underground-belt", position = { 7.5, 3.5 },
        direction = east, type = "output", force = "player" })
      into.get_transport_line(3).insert_at(1, { name = "coal" })
      local splitter = ground.create_entity({ name = "splitter", position = { 10, 8.5 },
        direction = defines.direction.north, force = "player" })
      splitter.splitter_filter = "coal"
      splitter.splitter_output_priority = "left"
      splitter.splitter_input_priority = "right"
    ]])
    reload(world)
    local told = world:eval([[
      local ground = game.surfaces.fle
      local into = ground.find_entity("underground-belt", { 3.5, 3.5 })
      local splitter = ground.find_entity("splitter", { 10, 8.5 })
      local filter = splitter.splitter_filter
      filter = type(filter) == "string" and filter or filter.name
      return table.concat({
        into.belt_to_ground_type, into.neighbours and "joined" or "alone",
        into.get_transport_line(3).get_item_count("coal"),
        type(filter) == "string" and filter or filter.name,
        splitter.splitter_output_priority, splitter.splitter_input_priority,
      }, " ")
    ]])
    assert.are.equal("input joined 1 coal left right", told)
  end)

  it("keeps what an inserter holds", function()
    local world = World.new({
      seed = 1,
      inserter = { name = "burner-inserter", at = { 3.5, 0.5 }, holds = { coal = 2 } },
    })
    world:eval([[
      local inserter = game.surfaces.fle.find_entity("burner-inserter", { 3.5, 0.5 })
      inserter.held_stack.set_stack({ name = "wood", count = 1 })
    ]])
    reload(world)
    local held = world:eval([[
      local stack = game.surfaces.fle.find_entity("burner-inserter", { 3.5, 0.5 }).held_stack
      return stack.name .. " " .. stack.count
    ]])
    assert.are.equal("wood 1", held)
  end)

  it("keeps filters", function()
    local name = is_old and "filter-inserter" or "inserter"
    local world = World.new({ seed = 1, inserter = { name = name, at = { 3.5, 0.5 } } })
    world:call("set_entity_recipe", { entity = world.entities.inserter, prototype = "coal" })
    reload(world)
    local filter = world:eval(([[
      local inserter = game.surfaces.fle.find_entity(%q, { 3.5, 0.5 })
      local filter = inserter.get_filter(1)
      filter = type(filter) == "table" and filter.name or filter
      return type(filter) == "table" and filter.name or filter
    ]]):format(name))
    assert.are.equal("coal", filter)
    if not is_old then
      local used = "return game.surfaces.fle.find_entity('inserter', { 3.5, 0.5 }).use_filters"
      assert.is_true(world:eval(used))
    end
  end)

  it("keeps modules", function()
    local world = World.new({
      seed = 1,
      machine = {
        name = "assembling-machine-2",
        at = { 5.5, 5.5 },
        recipe = "iron-gear-wheel",
        holds = { ["iron-plate"] = 4 },
      },
    })
    world:eval([[
      local machine = game.surfaces.fle.find_entity("assembling-machine-2", { 5.5, 5.5 })
      machine.get_module_inventory().insert({ name = "speed-module", count = 2 })
    ]])
    reload(world)
    local read = world:call("get_entity", {
      entity = "assembling-machine-2",
      position = { x = 5.5, y = 5.5 },
    })
    assert.are.same({ ["speed-module"] = 2 }, read.assembling_machine_modules)
    assert.are.same({ ["iron-plate"] = 4 }, read.assembling_machine_input)
    assert.are.equal("iron-gear-wheel", read.recipe.name)
  end)

  it("keeps fluids of joined pipes and tanks", function()
    local world = World.new({
      seed = 1,
      tank = { name = "storage-tank", at = { 5.5, 5.5 } },
      pipe = { name = "pipe", at = { 4.5, 3.5 } },
      next = { name = "pipe", at = { 4.5, 2.5 } },
    })
    local total = [[
      local total = 0
      for _, e in ipairs(game.surfaces.fle.find_entities_filtered({ force = "player" })) do
        total = total + (e.type ~= "character" and e.get_fluid_count("water") or 0)
      end
      return total
    ]]
    world:eval([[
      local tank = game.surfaces.fle.find_entity("storage-tank", { 5.5, 5.5 })
      tank.insert_fluid({ name = "water", amount = 1000, temperature = 15 })
    ]])
    world:advance(60)
    assert.near(1000, world:eval(total), 0.01)
    reload(world)
    assert.near(1000, world:eval(total), 0.01)
    world:advance(60)
    assert.near(1000, world:eval(total), 0.01)
  end)

  it("keeps wires as they are, cut ones too", function()
    local world = World.new({
      seed = 1,
      one = { name = "small-electric-pole", at = { 0.5, 5.5 } },
      two = { name = "small-electric-pole", at = { 5.5, 5.5 } },
      three = { name = "small-electric-pole", at = { 10.5, 5.5 } },
    })
    local networks = [[
      local list = {}
      for i, x in ipairs({ 0.5, 5.5, 10.5 }) do
        local pole = game.surfaces.fle.find_entity("small-electric-pole", { x, 5.5 })
        list[i] = pole.electric_network_id
      end
      return list[1] == list[2], list[2] == list[3]
    ]]
    world:eval(is_old and [[
      local ground = game.surfaces.fle
      local one = ground.find_entity("small-electric-pole", { 0.5, 5.5 })
      one.disconnect_neighbour()
    ]] or [[
      local ground = game.surfaces.fle
      local one = ground.find_entity("small-electric-pole", { 0.5, 5.5 })
      one.get_wire_connector(defines.wire_connector_id.pole_copper, true).disconnect_all()
    ]])
    assert.are.same({ false, true }, { world:eval(networks) })
    reload(world)
    assert.are.same({ false, true }, { world:eval(networks) })
  end)

  it("keeps the research queue and how far it is", function()
    local world = World.new({
      seed = 1,
      technologies = is_old and {} or { "automation-science-pack" },
    })
    world:eval([[
      local force = game.forces.player
      if script.active_mods.base:sub(1, 1) == "1" then
        force.research_queue_enabled = true
      end
      force.add_research("logistics")
      force.add_research("military")
      force.research_progress = 0.25
    ]])
    reload(world)
    local told = world:eval([[
      local names = {}
      for i, technology in ipairs(game.forces.player.research_queue) do
        names[i] = technology.name
      end
      return table.concat(names, " ") .. " " .. game.forces.player.research_progress
    ]])
    assert.are.equal("logistics military 0.25", told)
  end)

  it("keeps what the game's test entities give", function()
    local world = World.new({ seed = 1 })
    world:eval([[
      local ground = game.surfaces.fle
      local chest = ground.create_entity({ name = "infinity-chest", position = { 3.5, 3.5 },
        force = "player" })
      chest.infinity_container_filters =
        { { name = "coal", count = 7, mode = "exactly", index = 1 } }
      chest.remove_unfiltered_items = true
      local pipe = ground.create_entity({ name = "infinity-pipe", position = { 8.5, 3.5 },
        force = "player" })
      pipe.set_infinity_pipe_filter({ name = "water", percentage = 0.5, mode = "at-least" })
      local source = ground.create_entity({ name = "electric-energy-interface",
        position = { 12, 4 }, force = "player" })
      source.power_production = 1234
    ]])
    reload(world)
    local told = world:eval([[
      local ground = game.surfaces.fle
      local chest = ground.find_entity("infinity-chest", { 3.5, 3.5 })
      local filter = chest.infinity_container_filters[1]
      local pipe = ground.find_entity("infinity-pipe", { 8.5, 3.5 }).get_infinity_pipe_filter()
      local source = ground.find_entities_filtered({ name = "electric-energy-interface" })[1]
      return table.concat({
        filter.name, filter.count, filter.mode, tostring(chest.remove_unfiltered_items),
        pipe.name, pipe.percentage, pipe.mode, source.power_production,
      }, " ")
    ]])
    assert.are.equal("coal 7 exactly true water 0.5 at-least 1234", told)
  end)
end)
