--- What an item is to an inventory: how many stack, what it burns to, what a stack of it carries.
--- Source: prototype API 1.1 and 2.0, ItemPrototype.stack_size, fuel_value, durability,
--- magazine_size.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local arguments = require("api.arguments")

local items = {}

local ranks, ranked_for

--- The extra fields that a stack may carry, and that keep it from merging with a different one.
local CARRIED = { "health", "durability", "ammo", "label", "tags", "custom_description" }

---@param name string
---@return table prototype
function items.require(name)
  local prototype = facts.item(name)
  if not prototype then
    objects.error("Unknown item name: %s", tostring(name))
  end
  return prototype
end

---@param name string
---@return integer
function items.stack_size(name)
  return items.require(name).stack_size
end

---@param name string
---@param categories table<string, boolean> fuel categories of a burner
---@return boolean
function items.burns_in(name, categories)
  local prototype = facts.item(name)
  return prototype ~= nil
    and prototype.fuel_category ~= nil
    and prototype.fuel_value > 0
    and categories[prototype.fuel_category] == true
end

--- Place of an item in the game's own order (group, subgroup, order, name).
---@param name string
---@return integer
function items.rank(name)
  if ranked_for ~= S.config.version then
    ranked_for, ranks = S.config.version, {}
    for index, each in ipairs(facts.names("item")) do
      ranks[each] = index
    end
  end
  return ranks[name]
end

-- Field by field: here and in items.stack a loop would keep LuaJIT from compiling, in one piece,
-- what machines do all the time.
local function carried_alike(a, b)
  return a.health == b.health
    and a.durability == b.durability
    and a.ammo == b.ammo
    and a.label == b.label
    and a.tags == b.tags
    and a.custom_description == b.custom_description
end

--- Can these two stacks lie in one slot? Worn tools and begun magazines merge as the game merges
--- them, by adding up what is left; damaged or labelled things only with their like.
function items.mergeable(a, b)
  if a.name ~= b.name then
    return false
  end
  if carried_alike(a, b) then
    return true
  end
  local prototype = facts.item(a.name)
  return (prototype.magazine_size ~= nil or prototype.durability ~= nil)
    and a.health == b.health
    and a.label == b.label
end

--- Does a stack carry anything but its name and count?
---@return boolean
function items.carries(stack)
  return stack.health ~= nil
    or stack.durability ~= nil
    or stack.ammo ~= nil
    or stack.label ~= nil
    or stack.tags ~= nil
    or stack.custom_description ~= nil
end

-- Tables of stacks that are no more: what was in use a moment ago is still at hand, new memory is
-- not.
local spares, spare_count = {}, 0
local MOST_SPARES = 256

--- Give up the table of a stack that lies nowhere any more and that nobody knows.
function items.release(stack)
  if spare_count < MOST_SPARES and not items.carries(stack) then
    spare_count = spare_count + 1
    spares[spare_count] = stack
  end
end

local function plain_stack(name, count)
  if spare_count == 0 then
    return { name = name, count = count }
  end
  local stack = spares[spare_count]
  spare_count = spare_count - 1
  stack.name, stack.count = name, count
  return stack
end

--- A slot's content from a name, a count and what the stack carries.
function items.stack(name, count, carried)
  local stack = plain_stack(name, count)
  if carried and items.carries(carried) then
    for _, field in ipairs(CARRIED) do
      stack[field] = carried[field]
    end
  end
  return stack
end

--- Read a SimpleItemStack: a name, a table with name and count, or a LuaItemStack.
--- Source: runtime API, concept ItemStackIdentification.
---@param value any
---@return table stack {name, count, ...}
function items.parse_stack(value)
  local record = objects.peek(value)
  if record and objects.class_of(value) == "LuaItemStack" then
    local held = record.inv.slots[record.index]
    if not held then
      objects.error("LuaItemStack API call when LuaItemStack was invalid for read.")
    end
    return items.stack(held.name, held.count, held)
  end
  if type(value) == "string" or record then
    return { name = arguments.item_name(value), count = 1 }
  end
  if type(value) ~= "table" then
    objects.error("Invalid item stack: expected a name or a table, got %s.", type(value))
  end
  local name = arguments.item_name(arguments.required(value.name, "name"))
  local count = value.count == nil and 1 or value.count
  if type(count) ~= "number" or count < 0 or count ~= count or count == math.huge then
    objects.error("Invalid item stack: count must be a number from 0, got %s.", tostring(count))
  end
  -- As wherever the game takes a whole number: what is behind the point is cut off.
  count = math.floor(count)
  if value.quality ~= nil and arguments.name_of(value.quality) ~= "normal" then
    objects.error("Unknown quality name: %s", tostring(arguments.name_of(value.quality)))
  end
  local carried = { health = value.health, durability = value.durability, ammo = value.ammo }
  if carried.health == 1 then
    carried.health = nil
  end
  return items.stack(name, count, carried)
end

return items
