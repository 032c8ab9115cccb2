--- LuaInventory, and game.create_inventory.
--- Source: runtime API 1.1 and 2.0, LuaInventory. `get_contents` gives { name = count } in 1.1 and
--- an array of { name, count, quality } in 2.0.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local answers = require("api.item_answers")
local arguments = require("api.arguments")
local entities = require("entities")
local inventories = require("inventories")
local items = require("systems.items")
local entity_inventories = require("systems.entity_inventories")
local item_stacks = require("api.lua_item_stack")

local api = {}

-- Largest inventory that a script may make (runtime API, LuaGameScript.create_inventory).
local MOST_SLOTS = 65535

--- What names an inventory in saved data.
function api.key(inv)
  return { inv.owner or false, inv.owner and inv.key or inv.id }
end

function api.find(key)
  if not key[1] then
    return S.saved.script_inventories[key[2]]
  end
  local owner = entities.get(key[1])
  return owner and entity_inventories.by_key(owner, key[2])
end

---@return any handle, nil for no inventory
function api.wrap(inv)
  return inv and objects.wrap("LuaInventory", inv)
end

local function owner_of(inv)
  return inv.owner and entities.get(inv.owner)
end

local function check_slot(inv, index)
  if type(index) ~= "number" or index < 1 or index > inv.size then
    objects.error("Inventory index out of range: %s (size %d).", tostring(index), inv.size)
  end
  return index
end

local function get_contents(inv)
  return answers.contents(inventories.contents(inv))
end

--- Items named as 1.1 does (a name), or as 2.0 does (a name or { name, quality }).
local function item_of(value)
  if type(value) == "table" and not objects.class_of(value) and value.quality then
    items.parse_stack({ name = value.name, quality = value.quality })
  end
  return arguments.item_name(value)
end

local function insertable(value)
  local stack = items.parse_stack(value)
  if stack.count == 0 then
    objects.error("Invalid item stack: count must be positive.")
  end
  return stack
end

local function find_empty_stack(inv, value)
  local name = value and item_of(value)
  for index = 1, inv.size do
    local filter = inv.filters and inv.filters[index]
    local fits = not filter or (name and filter == name)
    if not inv.slots[index] and fits and (not name or inventories.allows(inv, name)) then
      return item_stacks.wrap(inv, index), index
    end
  end
  return nil
end

local function supports_bar(inv)
  if not inv.owner then
    return false
  end
  local owner = entities.get(inv.owner)
  local kind = owner.type
  return inv.key == "chest"
    or inv.key == "cargo_wagon"
    or (kind == "car" and inv.key == "car_trunk")
end

local FILTERED = { character_main = true, cargo_wagon = true, car_trunk = true }

local function supports_filters(inv)
  if inv.owner then
    local owner = entities.get(inv.owner)
    local kind = facts.entity(owner.name).inventory_type
    return FILTERED[inv.key] == true or (inv.key == "chest" and kind == "with_filters_and_bar")
  end
  return false
end

local function require_bar(inv)
  if not supports_bar(inv) then
    objects.error("This inventory does not support bar.")
  end
end

local parts = { get = {}, set = {}, methods = {} }
local get, methods = parts.get, parts.methods

function get.index(inv)
  local owner = owner_of(inv)
  return owner and entity_inventories.index_of(owner, inv.key)
end

function get.entity_owner(inv)
  local owner = owner_of(inv)
  return owner and objects.wrap("LuaEntity", owner)
end

function get.player_owner()
  return nil
end

function get.equipment_owner()
  return nil
end

function get.mod_owner(inv)
  return inv.mod
end

function get.name(inv)
  return inv.owner and inv.key or nil
end

methods.get_contents = get_contents

function methods.clear(inv)
  inventories.clear(inv)
end

function methods.insert(inv, value)
  return inventories.insert_stack(inv, insertable(value))
end

function methods.can_insert(inv, value)
  local stack = items.parse_stack(value)
  return inventories.room(inv, stack, 1) > 0
end

function methods.get_insertable_count(inv, value)
  return inventories.room(inv, { name = item_of(value) }, math.huge)
end

function methods.remove(inv, value)
  local stack = insertable(value)
  return inventories.remove(inv, stack.name, stack.count)
end

function methods.get_item_count(inv, value)
  return inventories.count(inv, value ~= nil and item_of(value) or nil)
end

function methods.get_item_quality_counts(inv, value)
  local count = inventories.count(inv, item_of(value))
  return count > 0 and { normal = count } or {}
end

function methods.is_empty(inv)
  return inventories.is_empty(inv)
end

function methods.is_full(inv)
  for index = 1, inv.size do
    local held = inv.slots[index]
    if not held or held.count < items.stack_size(held.name) then
      return false
    end
  end
  return true
end

function methods.find_item_stack(inv, value)
  local index = inventories.find(inv, item_of(value))
  if index then
    return item_stacks.wrap(inv, index), index
  end
  return nil
end

methods.find_empty_stack = find_empty_stack

function methods.count_empty_stacks(inv, include_filtered, include_bar)
  local count = 0
  for index = 1, inv.size do
    local behind = inv.bar and index >= inv.bar
    local filtered = inv.filters and inv.filters[index]
    if
      not inv.slots[index]
      and (include_filtered or not filtered)
      and (include_bar or not behind)
    then
      count = count + 1
    end
  end
  return count
end

function methods.sort_and_merge(inv)
  inventories.sort_and_merge(inv)
end

function methods.supports_bar(inv)
  return supports_bar(inv)
end

function methods.get_bar(inv)
  require_bar(inv)
  return inv.bar or inv.size + 1
end

function methods.set_bar(inv, bar)
  require_bar(inv)
  if bar ~= nil and (type(bar) ~= "number" or bar < 1) then
    objects.error("Invalid bar: %s.", tostring(bar))
  end
  inv.bar = bar and bar <= inv.size and bar or nil
  inventories.changed(inv)
end

function methods.supports_filters(inv)
  return supports_filters(inv)
end

function methods.is_filtered(inv)
  return inv.filters ~= nil and next(inv.filters) ~= nil
end

function methods.get_filter(inv, index)
  check_slot(inv, index)
  return answers.filter(inv.filters and inv.filters[index])
end

function methods.can_set_filter(inv, index, value)
  check_slot(inv, index)
  local held = inv.slots[index]
  return supports_filters(inv) and (not held or held.name == item_of(value))
end

function methods.set_filter(inv, index, value)
  check_slot(inv, index)
  if not supports_filters(inv) then
    objects.error("This inventory does not support filters.")
  end
  local name = value ~= nil and item_of(value) or nil
  local held = inv.slots[index]
  if name and held and held.name ~= name then
    return false
  end
  inv.filters = inv.filters or {}
  inv.filters[index] = name
  inventories.changed(inv)
  return true
end

local function require_script(inv)
  if inv.owner then
    objects.error("This inventory was not created by a script.")
  end
end

function methods.resize(inv, size)
  require_script(inv)
  if type(size) ~= "number" or size < 0 or size > MOST_SLOTS then
    objects.error("Invalid inventory size: %s.", tostring(size))
  end
  inventories.resize(inv, size)
  item_stacks.invalidate(inv, size + 1)
end

function methods.destroy(inv)
  require_script(inv)
  S.saved.script_inventories[inv.id] = nil
  item_stacks.invalidate(inv)
  inv.valid = false
end

parts.length = function(inv)
  return inv.size
end
parts.index = function(inv, key)
  if type(key) ~= "number" then
    objects.error("LuaInventory doesn't contain key %s.", tostring(key))
  end
  return item_stacks.wrap(inv, check_slot(inv, key))
end
parts.pairs = function(inv)
  local index = 0
  return function()
    index = index + 1
    if index <= inv.size then
      return index, item_stacks.wrap(inv, index)
    end
    return nil
  end
end
parts.key = api.key
parts.find = api.find

objects.implement("LuaInventory", parts)

objects.implement("LuaGameScript", {
  methods = {
    create_inventory = function(_, size)
      if type(size) ~= "number" or size < 0 or size > MOST_SLOTS then
        objects.error("Invalid inventory size: %s.", tostring(size))
      end
      local saved = S.saved
      local inv = inventories.new("script", size)
      inv.id = saved.next_script_inventory
      saved.next_script_inventory = inv.id + 1
      saved.script_inventories[inv.id] = inv
      return api.wrap(inv)
    end,
  },
})

entities.listen("destroyed", function(e)
  for _, inv in ipairs(entity_inventories.list_all(e)) do
    item_stacks.invalidate(inv)
    inv.valid = false
  end
end)

S.subsystem("script_inventories", {
  init = function(saved)
    saved.script_inventories = {}
    saved.next_script_inventory = 1
  end,
})

return api
