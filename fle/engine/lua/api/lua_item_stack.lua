--- LuaItemStack: one slot of an inventory. The handle names the slot, not what lies in it.
--- Source: runtime API 1.1 and 2.0, LuaItemStack (and LuaItemCommon in 2.0). Blueprints, books,
--- grids, item inventories and export strings are not emulated.

local objects = require("objects")
local inventories = require("inventories")
local entities = require("entities")
local items = require("systems.items")
local labs = require("systems.labs")

local api = {}

-- slots[inventory][index] = record of the handle, as long as a script holds it. A record names its
-- inventory, so it must be held weakly too: LuaJIT never frees a key that its own value refers to.
local slots = setmetatable({}, { __mode = "k" })
local WEAK = { __mode = "v" }

---@param inv table
---@param index integer slot, from 1
---@return table record
function api.record(inv, index)
  local of_inventory = slots[inv]
  if not of_inventory then
    of_inventory = setmetatable({}, WEAK)
    slots[inv] = of_inventory
  end
  local record = of_inventory[index]
  if not record then
    record = { inv = inv, index = index, valid = true }
    of_inventory[index] = record
  end
  return record
end

---@return any handle
function api.wrap(inv, index)
  return objects.wrap("LuaItemStack", api.record(inv, index))
end

--- Let the handles of an inventory's slots die: all of them, or those behind `from`.
function api.invalidate(inv, from)
  for index, record in pairs(slots[inv] or {}) do
    if index >= (from or 1) then
      record.valid = false
      slots[inv][index] = nil
    end
  end
end

local function held(record)
  return record.inv.slots[record.index]
end

local function slot_limit(record, name)
  return inventories.slot_limit(record.inv, record.index, name)
end

local function require_held(record)
  local stack = held(record)
  if not stack then
    objects.error("LuaItemStack API call when LuaItemStack was invalid for read.")
  end
  return stack
end

local function put(record, stack)
  inventories.set_slot(record.inv, record.index, stack)
end

local function field(name)
  return function(record)
    return require_held(record)[name]
  end
end

local function prototype(record)
  return items.require(require_held(record).name)
end

local function is_type(...)
  local types = {}
  for _, name in ipairs({ ... }) do
    types[name] = true
  end
  return function(record)
    return types[prototype(record).type] == true
  end
end

--- Durability and ammo: how much of the top item is left; full ones carry no number.
local function left_of(member, full_field)
  local function get(record)
    local full, left = prototype(record)[full_field], held(record)[member]
    if record.inv.key == "lab_input" and member == "durability" then
      left = labs.durability(record.inv, record.index)
    end
    return full and (left or full)
  end
  local function set(record, value)
    local full = prototype(record)[full_field]
    if record.inv.key == "lab_input" then
      labs.touch(entities.get(record.inv.owner))
    end
    if not full then
      objects.error("LuaItemStack::%s: %s has none.", member, held(record).name)
    elseif type(value) ~= "number" or value < 0 or value > full then
      objects.error("LuaItemStack::%s must be between 0 and %s.", member, tostring(full))
    end
    held(record)[member] = value < full and value or nil
    inventories.changed(record.inv)
  end
  return get, set
end

local get_durability, set_durability = left_of("durability", "durability")
local get_ammo, set_ammo = left_of("ammo", "magazine_size")

--- Use up some of the top item; the stack loses whole items that are used up.
local function drain(get, set)
  return function(record, amount)
    local left = get(record)
    if not left or amount < 0 then
      objects.error("Cannot drain %s.", tostring(amount))
    end
    local stack = held(record)
    while amount >= left do
      amount = amount - left
      stack.count = stack.count - 1
      stack.durability, stack.ammo = nil, nil
      if stack.count == 0 then
        put(record, nil)
        return
      end
      left = get(record)
    end
    set(record, left - amount)
  end
end

local function restore(get, set)
  return function(record, amount)
    local full = prototype(record).durability or prototype(record).magazine_size
    if not get(record) then
      objects.error("%s has nothing to add to.", held(record).name)
    end
    set(record, math.min(full, get(record) + amount))
  end
end

local function fits(record, stack)
  local filter = record.inv.filters and record.inv.filters[record.index]
  return inventories.allows(record.inv, stack.name) and (not filter or filter == stack.name)
end

local function set_stack(record, value)
  if value == nil then
    put(record, nil)
    return true
  end
  if objects.class_of(value) == "LuaItemStack" and not held(objects.peek(value)) then
    put(record, nil)
    return true
  end
  local stack = items.parse_stack(value)
  if stack.count == 0 then
    put(record, nil)
    return true
  elseif not fits(record, stack) then
    return false
  end
  stack.count = math.min(stack.count, slot_limit(record, stack.name))
  put(record, stack)
  return true
end

--- Take from another stack; true when all of it came over.
local function transfer_stack(record, other, amount)
  local source = objects.peek(other)
  local from = source and source.inv
  local moving = from and held(source) or items.parse_stack(other)
  if from and not held(source) then
    return false
  end
  local mine = held(record)
  if not fits(record, moving) or (mine and not items.mergeable(mine, moving)) then
    return false
  end
  local wanted = math.min(amount or moving.count, moving.count)
  local room = slot_limit(record, moving.name) - (mine and mine.count or 0)
  local count = math.min(wanted, room)
  if count > 0 then
    if from then
      moving.count = moving.count - count
      if moving.count == 0 then
        from.slots[source.index] = nil
      end
    end
    if mine then
      mine.count = mine.count + count
    else
      record.inv.slots[record.index] = items.stack(moving.name, count, moving)
    end
    inventories.changed(record.inv)
    if from then
      inventories.changed(from)
    end
  end
  return count == wanted
end

local function swap_stack(record, other)
  local partner = objects.unwrap(other, "LuaItemStack")
  local mine, theirs = held(record), held(partner)
  if (theirs and not fits(record, theirs)) or (mine and not fits(partner, mine)) then
    return false
  end
  record.inv.slots[record.index], partner.inv.slots[partner.index] = theirs, mine
  inventories.changed(record.inv)
  if partner.inv ~= record.inv then
    inventories.changed(partner.inv)
  end
  return true
end

local members = {
  get = {
    valid_for_read = function(record)
      return held(record) ~= nil
    end,
    name = field("name"),
    count = function(record)
      local stack = held(record)
      return stack and stack.count or 0
    end,
    health = function(record)
      return require_held(record).health or 1
    end,
    type = function(record)
      return prototype(record).type
    end,
    prototype = function(record)
      return require("api.prototypes").wrap("item", require_held(record).name)
    end,
    quality = function(record)
      require_held(record)
      return require("api.prototypes").wrap("quality", "normal")
    end,
    item = function(record)
      require_held(record)
      return nil
    end,
    durability = get_durability,
    ammo = get_ammo,
    is_module = is_type("module"),
    is_blueprint = is_type("blueprint"),
    is_blueprint_book = is_type("blueprint-book"),
    is_tool = is_type("tool", "repair-tool"),
    is_repair_tool = is_type("repair-tool"),
    is_ammo = is_type("ammo"),
    is_armor = is_type("armor"),
    is_mining_tool = is_type("mining-tool"),
    is_selection_tool = is_type("selection-tool"),
    is_deconstruction_item = is_type("deconstruction-item"),
    is_upgrade_item = is_type("upgrade-item"),
    is_item_with_inventory = is_type("item-with-inventory"),
    is_item_with_entity_data = is_type("item-with-entity-data"),
    is_item_with_label = is_type("item-with-label", "item-with-inventory", "blueprint-book"),
    is_item_with_tags = is_type("item-with-tags"),
  },
  set = {
    count = function(record, value)
      local stack = require_held(record)
      local most = slot_limit(record, stack.name)
      if type(value) ~= "number" or value < 0 or value > most then
        objects.error("Count must be between 0 and %d.", most)
      end
      stack.count = value
      put(record, value > 0 and stack or nil)
    end,
    health = function(record, value)
      if type(value) ~= "number" or value < 0 or value > 1 then
        objects.error("Health must be between 0 and 1.")
      end
      require_held(record).health = value < 1 and value or nil
      inventories.changed(record.inv)
    end,
    durability = set_durability,
    ammo = set_ammo,
  },
  methods = {
    clear = function(record)
      put(record, nil)
    end,
    set_stack = set_stack,
    can_set_stack = function(record, value)
      return value == nil or fits(record, items.parse_stack(value))
    end,
    transfer_stack = transfer_stack,
    swap_stack = swap_stack,
    add_durability = restore(get_durability, set_durability),
    drain_durability = drain(get_durability, set_durability),
    add_ammo = restore(get_ammo, set_ammo),
    drain_ammo = drain(get_ammo, set_ammo),
  },
  key = function(record)
    local key = require("api.lua_inventory").key(record.inv)
    key[3] = record.index
    return key
  end,
  find = function(key)
    local inv = require("api.lua_inventory").find(key)
    return inv and key[3] <= inv.size and api.record(inv, key[3]) or nil
  end,
}

objects.implement("LuaItemStack", members)

-- 2.0 lists what stacks and items share under a parent class.
local shared = { get = {}, set = { durability = set_durability, ammo = set_ammo } }
for member, getter in pairs(members.get) do
  if
    member == "durability"
    or member == "ammo"
    or member:find("^is_") and member ~= "is_module"
  then
    shared.get[member] = getter
  end
end
objects.implement("LuaItemCommon", shared)

return api
