--- Items on the ground: an entity with one stack. When the stack is emptied the entity goes.
--- Source: runtime API, LuaEntity.stack; prototype API, ItemEntityPrototype.

local S = require("state")
local entities = require("entities")
local entity_types = require("entity_types")
local entity_inventories = require("systems.entity_inventories")
local inventories = require("inventories")
local items = require("systems.items")
local objects = require("objects")
local scheduler = require("scheduler")

local ground_items = {}

entity_types.register("item-entity", {
  create = function(e, prototype, options)
    entity_inventories.furnish(e, prototype)
    if options.stack == nil then
      objects.error('Key "stack" not found in property tree at ROOT')
    end
    local stack = items.parse_stack(options.stack)
    stack.count = math.min(stack.count, items.stack_size(stack.name))
    e.inv.stack.slots[1] = stack
  end,
  -- A stack that a script cleared: the entity is gone on the next tick, so that its handle survives
  -- the statement that emptied it.
  inventory_changed = function(e)
    if inventories.is_empty(e.inv.stack) then
      scheduler.wake(e, S.saved.tick + 1)
    end
  end,
  wake = function(e)
    if inventories.is_empty(e.inv.stack) then
      entities.destroy(e)
    end
  end,
  mined_products = function(e)
    local stack = e.inv.stack.slots[1]
    return stack and { { type = "item", name = stack.name, amount = stack.count } } or {}
  end,
})

return ground_items
