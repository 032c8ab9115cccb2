--- Code of a script for specs: factories that come to be by chance, close together, and change
--- all the time. It follows support/building.lua. `begin(seed)` makes the power, `change()` does
--- one thing to one entity and returns the error of the engine if that is what came of it,
--- `book()` adds up every item there is, less what was made and plus what was used;
--- `go_on(seed)` after a restore.

return [=[
  local OLD = script.active_mods.base:sub(1, 1) == "1"
  local QUARTER = OLD and 2 or 4
  local NAMES = {
    "transport-belt", "transport-belt", "transport-belt", "transport-belt", "transport-belt",
    "fast-transport-belt", "underground-belt", "splitter", "loader", "inserter", "inserter",
    "fast-inserter", "burner-inserter", "long-handed-inserter", "iron-chest", "stone-furnace",
    "electric-furnace", "assembling-machine-2", "lab", "burner-mining-drill",
    "electric-mining-drill", "pipe", "pipe-to-ground", "storage-tank", "pump", "boiler",
    "steam-engine", "chemical-plant", "small-electric-pole", "accumulator", "beacon",
  }
  local GOODS = {
    "coal", "iron-ore", "copper-ore", "iron-plate", "copper-plate", "iron-gear-wheel",
    "copper-cable", "automation-science-pack", "speed-module", "wood",
  }
  local RECIPES = {
    "iron-gear-wheel", "copper-cable", "electronic-circuit", "iron-stick", "plastic-bar",
    "automation-science-pack", "sulfur", "electric-engine-unit",
  }
  local FLUIDS = { "water", "steam", "petroleum-gas", "lubricant" }
  local SIDES = { "left", "right", "none" }
  local UPGRADES = {
    ["transport-belt"] = "fast-transport-belt", ["iron-chest"] = "steel-chest",
    inserter = "fast-inserter", ["stone-furnace"] = "steel-furnace",
    ["assembling-machine-2"] = "assembling-machine-3",
  }
  local random

  local function any(list) return list[random(#list)] end
  local function place() return { random(-10, 10) / 2, random(-10, 10) / 2 } end
  local function anything()
    return any(surface.find_entities_filtered({ area = { { -6, -6 }, { 6, 6 } }, force = "player" }))
  end

  local acts = {}
  function acts.build()
    local at = {
      name = any(NAMES), position = place(), direction = (random(4) - 1) * QUARTER,
      force = "player",
    }
    if at.name == "underground-belt" or at.name == "loader" then
      at.type = any({ "input", "output" })
    end
    if surface.can_place_entity(at) then surface.create_entity(at) end
  end
  function acts.ore()
    local name, at = any({ "iron-ore", "coal", "crude-oil" }), place()
    if surface.can_place_entity({ name = name, position = at }) then
      surface.create_entity({ name = name, position = at, amount = random(300) })
    end
  end
  function acts.put() anything().insert({ name = any(GOODS), count = random(30) }) end
  function acts.take() anything().remove_item({ name = any(GOODS), count = random(30) }) end
  function acts.pour() anything().insert_fluid({ name = any(FLUIDS), amount = random(900) }) end
  function acts.drain() anything().clear_fluid_inside() end
  function acts.make() anything().set_recipe(any(RECIPES)) end
  function acts.turn() anything().rotate() end
  function acts.face() anything().direction = (random(4) - 1) * QUARTER end
  function acts.move() anything().teleport(place()) end
  function acts.copy() anything().clone({ position = place(), force = "player" }) end
  function acts.mine() anything().mine({ inventory = bag, force = true }) end
  function acts.destroy() anything().destroy() end
  function acts.switch() anything().active = random(3) > 1 end
  function acts.part() anything().disconnect_neighbour() end
  function acts.lay()
    local line = anything().get_transport_line(random(2))
    for _ = 1, 4 do line.insert_at(random(), { name = any(GOODS), count = 1 }) end
  end
  function acts.split()
    local entity = anything()
    entity.splitter_input_priority, entity.splitter_output_priority = any(SIDES), any(SIDES)
  end
  function acts.replace()
    local entity = anything()
    surface.create_entity({
      name = UPGRADES[entity.name], position = entity.position, direction = entity.direction,
      force = "player", fast_replace = true, spill = false,
    })
  end
  local ORDER = {
    "build", "build", "build", "build", "build", "build", "ore", "put", "put", "put", "take", "pour",
    "drain", "make", "make", "turn", "face", "move", "copy", "mine", "destroy", "switch", "part",
    "lay", "lay", "split", "replace",
  }

  function change()
    local name = any(ORDER)
    local done, text = pcall(acts[name])
    -- A refusal is what the game says; what Lua says of the engine's own code is a mistake of it.
    if not done and (text:find("attempt to") or text:find("%.lua:%d+:")) then
      return name .. ": " .. text
    end
    return ""
  end

  -- A restored world has lost what scripts knew.
  function go_on(seed)
    random = game.create_random_generator(seed)
    bag = game.create_inventory(400)
  end

  function begin(seed)
    go_on(seed)
    game.forces.player.research_all_technologies()
    build("substation", -9, -9) build("substation", 9, 9)
    build("substation", -9, 9) build("substation", 9, -9)
    build("electric-energy-interface", 15, 0)
  end

  local function add(sums, name, count) sums[name] = (sums[name] or 0) + count end
  local function add_all(sums, contents)
    for key, value in pairs(contents) do
      if type(value) == "table" then
        add(sums, value.name, value.count)
      else
        add(sums, key, value)
      end
    end
  end
  local function add_entity(sums, entity)
    for index = 1, 8 do
      local inventory = entity.get_inventory(index)
      -- Several numbers may name one inventory.
      local again = false
      for other = 1, index - 1 do
        again = again or inventory ~= nil and entity.get_inventory(other) == inventory
      end
      if inventory and not again then add_all(sums, inventory.get_contents()) end
    end
    if entity.type:find("belt") or entity.type == "splitter" or entity.type == "loader" then
      for line = 1, entity.get_max_transport_line_index() do
        add_all(sums, entity.get_transport_line(line).get_contents())
      end
    elseif entity.type == "inserter" and entity.held_stack.valid_for_read then
      add(sums, entity.held_stack.name, entity.held_stack.count)
    end
  end
  function book()
    local sums = {}
    for _, entity in ipairs(surface.find_entities()) do
      if entity.type == "item-entity" then
        add(sums, entity.stack.name, entity.stack.count)
      elseif entity.type ~= "resource" then
        add_entity(sums, entity)
      end
    end
    local force = game.forces.player
    local made = OLD and force.item_production_statistics
      or force.get_item_production_statistics(surface)
    for name, count in pairs(made.input_counts) do add(sums, name, -count) end
    for name, count in pairs(made.output_counts) do add(sums, name, count) end
    for name, count in pairs(sums) do
      if count == 0 then sums[name] = nil end
    end
    return sums
  end
]=]
