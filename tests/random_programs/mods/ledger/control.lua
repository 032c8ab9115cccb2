--- Counts every item of the world through the game's own API: what lies in inventories, in hands,
--- on belts and on the ground, and what stands there as an entity; and what the statistics say was
--- made and used. `remote.call("ledger", "read")` gives both as JSON. What burns or is being
--- crafted was counted as used when it was taken.

local MOST_INVENTORIES = 12

local BELTS = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  ["splitter"] = true,
  ["loader"] = true,
  ["loader-1x1"] = true,
}

local NATURE = { "resource", "tree", "simple-entity", "cliff", "fish" }

local function add(counts, name, count)
  counts[name] = (counts[name] or 0) + count
end

-- 1.1 gives contents as name -> count, 2.0 as an array of records.
local function add_contents(counts, contents)
  for key, value in pairs(contents) do
    if type(value) == "table" then
      add(counts, value.name, value.count)
    else
      add(counts, key, value)
    end
  end
end

-- Several numbers may name one inventory of an entity.
local function is_among(list, inventory)
  for _, other in ipairs(list) do
    if inventory == other then
      return true
    end
  end
  return false
end

local function add_inventories(counts, entity)
  local seen = {}
  for index = 1, MOST_INVENTORIES do
    local inventory = entity.get_inventory(index)
    if inventory and not is_among(seen, inventory) then
      seen[#seen + 1] = inventory
      add_contents(counts, inventory.get_contents())
    end
  end
end

local function add_entity(counts, entity)
  local kind = entity.type
  if kind == "item-entity" then
    add(counts, entity.stack.name, entity.stack.count)
    return
  end
  add_inventories(counts, entity)
  local items = entity.prototype.items_to_place_this
  if items and items[1] then
    add(counts, items[1].name, items[1].count)
  end
  if BELTS[kind] then
    for line = 1, entity.get_max_transport_line_index() do
      add_contents(counts, entity.get_transport_line(line).get_contents())
    end
  elseif kind == "inserter" and entity.held_stack.valid_for_read then
    add(counts, entity.held_stack.name, entity.held_stack.count)
  end
end

local function books_of(force)
  if script.active_mods["base"]:sub(1, 1) == "1" then
    return { force.item_production_statistics }
  end
  local books = {}
  for _, surface in pairs(game.surfaces) do
    books[#books + 1] = force.get_item_production_statistics(surface)
  end
  return books
end

local function read()
  local there, made = {}, {}
  for _, surface in pairs(game.surfaces) do
    for _, entity in ipairs(surface.find_entities_filtered({ type = NATURE, invert = true })) do
      add_entity(there, entity)
    end
  end
  for _, force in pairs(game.forces) do
    for _, book in ipairs(books_of(force)) do
      for name, count in pairs(book.input_counts) do
        add(made, name, count)
      end
      for name, count in pairs(book.output_counts) do
        add(made, name, -count)
      end
    end
  end
  local json = helpers or game
  return json.table_to_json({ there = there, made = made })
end

remote.add_interface("ledger", { read = read })
