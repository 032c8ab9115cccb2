--- The slots that a machine has for the ingredients or products of its recipe: one for each item.
--- By hand and by machines a slot takes a stack, or what two crafts need if that is more (known of
--- the game: recipes may need more than a stack).

local inventories = require("inventories")
local entities = require("entities")
local items = require("systems.items")
local products = require("systems.crafting.products")
local recipe_book = require("systems.recipe_book")

local recipe_slots = {}

--- Give an inventory slots for these entries of the recipe book.
---@param inv table
---@param entries table[] ingredients (with amount) or products
---@return table[] removed stacks that lay there
function recipe_slots.fit(inv, entries)
  local removed, seen = {}, {}
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held then
      removed[#removed + 1] = items.stack(held.name, held.count, held)
    end
  end
  inv.slots, inv.filters, inv.limits, inv.size = {}, {}, nil, 0
  for _, entry in ipairs(entries) do
    if not seen[entry.name] then
      seen[entry.name] = true
      inv.size = inv.size + 1
      inv.filters[inv.size] = entry.name
      if entry.amount and entry.amount * 2 > items.stack_size(entry.name) then
        inv.limits = inv.limits or {}
        inv.limits[inv.size] = entry.amount * 2
      end
    end
  end
  return removed
end

--- A result slot that a craft under way counts on keeps to its products.
inventories.restrict("result", function(inv, name)
  local e = inv.owner and entities.get(inv.owner)
  if not e or not e.work or not products.kind(e) then
    return true
  end
  for _, made in ipairs(recipe_book.entry(e.recipe).makes) do
    if made.name == name then
      return true
    end
  end
  return false
end)

return recipe_slots
