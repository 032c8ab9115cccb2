--- What crafts of machines make: where it goes, and whether it has room there.
--- Rule: an item slot has room for one more craft while that stays within the stack size, or while
--- it is empty; a fluid box within its volume. So a slot is overfilled only by what productivity
--- adds, which is given whether there is room or not. A slot holds one kind of item.
--- Source: measured in the game (2.0.73): output blocks when the result slot cannot take one more
--- craft.

local fluid_crafting = require("systems.fluid_crafting")
local forces = require("systems.forces")
local inventories = require("inventories")
local items = require("systems.items")
local recipe_book = require("systems.recipe_book")
local statistics = require("systems.statistics")

local products = {}

local kinds = {}
local listeners = {}

--- How a type of machine crafts, see crafting.register.
function products.register(prototype_type, kind)
  kinds[prototype_type] = kind
end

---@return table|nil kind nil when it does not craft
function products.kind(e)
  return kinds[e.type]
end

--- Be told of what machines made: `listener(e, kind, name, amount)`, kind "item" or "fluid".
function products.listen(listener)
  listeners[#listeners + 1] = listener
end

local function tell(e, kind, name, amount)
  for i = 1, #listeners do
    listeners[i](e, kind, name, amount)
  end
end

--- Book what a machine made ("input") or used ("output") by its recipe.
function products.count(e, side, kind, name, amount)
  if amount ~= 0 and not forces.hides_recipe(e.force, e.recipe) then
    statistics.add(statistics.of(kind, e.force, e.surface), side, name, amount)
  end
end

-- The slot in which a product lies or would lie, also beyond the stack size.
local function slot_of(inv, name)
  local free
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held and held.name == name then
      return index
    elseif not held and not free then
      local filter = inv.filters and inv.filters[index]
      free = (not filter or filter == name) and index or nil
    end
  end
  return free
end

local function put(inv, name, amount)
  local index = slot_of(inv, name)
  local held = inv.slots[index]
  if held then
    held.count = held.count + amount
  else
    inv.slots[index] = { name = name, count = amount }
  end
end

-- How much of a product is given, and how much of that statistics count.
local function rolled(made, is_bonus)
  local amount = recipe_book.roll(made)
  if is_bonus then
    amount = math.max(0, amount - made.unmultiplied)
    return amount, amount
  end
  return amount, amount - math.min(amount, made.uncounted)
end

--- Give what one craft makes.
---@param e table
---@param entry table of the recipe book
---@param is_bonus boolean it is what productivity adds
function products.give(e, entry, is_bonus)
  e.products_finished = (e.products_finished or 0) + 1
  local kind = kinds[e.type]
  if kind.made then
    kind.made(e, entry)
    return
  end
  local inv, changed = e.inv[kind.result], false
  for _, made in ipairs(entry.makes) do
    local amount, counted = rolled(made, is_bonus)
    if amount > 0 then
      put(inv, made.name, amount)
      products.count(e, "input", "item", made.name, counted)
      tell(e, "item", made.name, amount)
      changed = true
    end
  end
  for _, made in ipairs(entry.pours) do
    local amount, counted = rolled(made, is_bonus)
    if amount > 0 then
      local poured = fluid_crafting.pour(e, made, amount)
      products.count(e, "input", "fluid", made.name, counted - (amount - poured))
      tell(e, "fluid", made.name, poured)
    end
  end
  if changed then
    inventories.changed(inv)
  end
end

--- Is there room for what one more craft makes?
---@return boolean
function products.has_room(e, entry)
  local kind = kinds[e.type]
  if kind.room then
    return kind.room(e, entry)
  end
  local inv = e.inv[kind.result]
  for _, made in ipairs(entry.makes) do
    local index = slot_of(inv, made.name)
    local held = index and inv.slots[index]
    if not index or held and held.count + made.most > items.stack_size(made.name) then
      return false
    end
  end
  for _, made in ipairs(entry.pours) do
    if not fluid_crafting.has_room(e, made) then
      return false
    end
  end
  return true
end

return products
