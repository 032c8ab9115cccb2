--- The inventory members of LuaControl and LuaEntity.
--- Source: runtime API 1.1 and 2.0, LuaControl.insert and its kin, LuaEntity.get_*_inventory.

local objects = require("objects")
local arguments = require("api.arguments")
local entity_inventories = require("systems.entity_inventories")
local inventories = require("inventories")
local items = require("systems.items")
local inventory_api = require("api.lua_inventory")
local item_stacks = require("api.lua_item_stack")

--- Put items where they belong: the first inventory that takes them, then the next. What machines
--- give out, and modules, are not filled this way (known of the game: module requests go by proxy).
local NOT_FILLED = {
  furnace_result = true,
  assembling_machine_output = true,
  rocket_silo_output = true,
  burnt_result = true,
  character_trash = true,
  character_guns = true,
  character_ammo = true,
  character_armor = true,
}

local function insert(e, value)
  local stack = items.parse_stack(value)
  local left = stack.count
  for _, inv in ipairs(entity_inventories.list(e)) do
    if left == 0 then
      break
    elseif not NOT_FILLED[inv.key] then
      stack.count = left
      left = left - inventories.insert_stack(inv, stack)
    end
  end
  if left > 0 and e.type == "item-entity" then
    return 0
  end
  return items.parse_stack(value).count - left
end

local function can_insert(e, value)
  local stack = items.parse_stack(value)
  for _, inv in ipairs(entity_inventories.list(e)) do
    if not NOT_FILLED[inv.key] and inventories.room(inv, stack, 1) > 0 then
      return true
    end
  end
  return false
end

local function remove_item(e, value)
  local stack = items.parse_stack(value)
  local left = stack.count
  for _, inv in ipairs(entity_inventories.list(e)) do
    if left > 0 then
      left = left - inventories.remove(inv, stack.name, left)
    end
  end
  return stack.count - left
end

local function get_item_count(e, value)
  local name = value ~= nil and arguments.item_name(value) or nil
  local count = 0
  for _, inv in ipairs(entity_inventories.list(e)) do
    count = count + inventories.count(inv, name)
  end
  return count
end

local function has_items_inside(e)
  for _, inv in ipairs(entity_inventories.list_all(e)) do
    if not inventories.is_empty(inv) then
      return true
    end
  end
  return false
end

objects.implement("LuaControl", {
  get = {
    cursor_stack = function(e)
      return e.inv and e.inv.cursor and item_stacks.wrap(e.inv.cursor, 1)
    end,
  },
  methods = {
    get_inventory = function(e, index)
      if type(index) ~= "number" then
        objects.error("Invalid inventory index: %s.", tostring(index))
      end
      return inventory_api.wrap(entity_inventories.by_index(e, index))
    end,
    get_max_inventory_index = function(e)
      return entity_inventories.max_index(e)
    end,
    get_inventory_name = function(e, index)
      local inv = entity_inventories.by_index(e, index)
      return inv and inv.key
    end,
    get_main_inventory = function(e)
      return inventory_api.wrap(e.inv and e.inv.character_main)
    end,
    get_item_count = get_item_count,
    insert = insert,
    can_insert = can_insert,
    remove_item = remove_item,
    has_items_inside = has_items_inside,
    clear_items_inside = function(e)
      for _, inv in ipairs(entity_inventories.list_all(e)) do
        inventories.clear(inv)
      end
    end,
    is_cursor_empty = function(e)
      return not (e.inv and e.inv.cursor and e.inv.cursor.slots[1])
    end,
    is_cursor_blueprint = function(e)
      local held = e.inv and e.inv.cursor and e.inv.cursor.slots[1]
      return held ~= nil and items.require(held.name).type == "blueprint"
    end,
  },
})

objects.implement("LuaEntity", {
  get = {
    stack = function(e)
      return item_stacks.wrap(e.inv.stack, 1)
    end,
    held_stack = function(e)
      local hand = entity_inventories.hand(e)
      if not hand then
        objects.error("Entity is not an inserter.")
      end
      return item_stacks.wrap(hand, 1)
    end,
  },
  methods = {
    get_output_inventory = function(e)
      return inventory_api.wrap(entity_inventories.output(e))
    end,
    get_module_inventory = function(e)
      return inventory_api.wrap(entity_inventories.modules(e))
    end,
    get_fuel_inventory = function(e)
      return inventory_api.wrap(e.inv and e.inv.fuel)
    end,
    get_burnt_result_inventory = function(e)
      return inventory_api.wrap(e.inv and e.inv.burnt_result)
    end,
  },
})
