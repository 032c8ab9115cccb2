--- What crafts of machines make: where it goes, and whether it has room there.
--- Rule: an item slot has room for one more craft while that stays within the stack size, or while
--- it is empty; a fluid box within its volume. So a slot is overfilled only by what productivity
--- adds, which is given whether there is room or not. A slot holds one kind of item.
--- Source: measured in the game (2.0.73): output blocks when the result slot cannot take one more
--- craft.
---
--- Saved: `products_finished = { [id] = how many crafts a machine has finished }`.

local S = require("state")
local entities = require("entities")
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
  if listeners[1] then
    listeners[1](e, kind, name, amount)
  end
  for i = 2, #listeners do
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
  local slots, filters = inv.slots, inv.filters
  local held, free = slots[1], nil
  if held and held.name == name then
    return 1
  elseif not held and inv.size > 0 and (not filters or not filters[1] or filters[1] == name) then
    free = 1
  end
  for index = 2, inv.size do
    held = slots[index]
    if held and held.name == name then
      return index
    elseif not held and not free then
      local filter = filters and filters[index]
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
    inv.slots[index] = items.stack(name, amount)
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

-- Give an item that a craft makes; false when none of it came.
local function give_item(e, inv, made, is_bonus)
  local amount, counted = rolled(made, is_bonus)
  if amount <= 0 then
    return false
  end
  put(inv, made.name, amount)
  products.count(e, "input", "item", made.name, counted)
  tell(e, "item", made.name, amount)
  return true
end

---@return integer how many crafts it has finished
function products.finished(e)
  return S.saved.products_finished[e.id] or 0
end

function products.set_finished(e, count)
  S.saved.products_finished[e.id] = count > 0 and count or nil
end

--- Give what one craft makes.
---@param e table
---@param entry table of the recipe book
---@param is_bonus boolean it is what productivity adds
function products.give(e, entry, is_bonus)
  local finished = S.saved.products_finished
  finished[e.id] = (finished[e.id] or 0) + 1
  local kind = kinds[e.type]
  if kind.made then
    kind.made(e, entry)
    return
  end
  local inv, makes, pours = e.inv[kind.result], entry.makes, entry.pours
  local changed = makes[1] and give_item(e, inv, makes[1], is_bonus)
  for index = 2, #makes do
    changed = give_item(e, inv, makes[index], is_bonus) or changed
  end
  for index = 1, #pours do
    local made = pours[index]
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

local function fits(inv, made)
  local index = slot_of(inv, made.name)
  local held = index and inv.slots[index]
  return index ~= nil and (not held or held.count + made.most <= items.stack_size(made.name))
end

--- Is there room for what one more craft makes?
---@return boolean
function products.has_room(e, entry)
  local kind = kinds[e.type]
  if kind.room then
    return kind.room(e, entry)
  end
  local inv, makes, pours = e.inv[kind.result], entry.makes, entry.pours
  if makes[1] and not fits(inv, makes[1]) then
    return false
  end
  for index = 2, #makes do
    if not fits(inv, makes[index]) then
      return false
    end
  end
  for index = 1, #pours do
    if not fluid_crafting.has_room(e, pours[index]) then
      return false
    end
  end
  return true
end

entities.listen("destroyed", function(e)
  S.saved.products_finished[e.id] = nil
end)

S.subsystem("products finished", {
  init = function(saved)
    saved.products_finished = {}
  end,
})

return products
