--- A character that picks up what lies within its reach, one item a tick, as holding the key does.
--- Source: runtime API, LuaControl.picking_state; within 1 tile, measured in the game.

local entities = require("entities")
local inventories = require("inventories")
local items = require("systems.items")
local scheduler = require("scheduler")
local spatial = require("spatial")
local characters = require("systems.characters")

local picking = {}

local function is_item(e)
  return e.type == "item-entity"
end

function picking.set(e, on)
  e.picking = on or nil
  scheduler.each_tick(e.id, on or e.walking ~= nil)
end

characters.on("tick", function(e)
  if not e.picking or e.inactive then
    return
  end
  local distance = characters.distance(e, "item_pickup_distance")
  local lying = spatial.near(e.surface, e.x, e.y, distance, is_item)[1]
  local held = lying and lying.inv.stack.slots[1]
  if not held then
    return
  end
  local taken =
    inventories.insert_stack(e.inv.character_main, items.stack(held.name, held.count, held))
  held.count = held.count - taken
  if held.count == 0 then
    lying.inv.stack.slots[1] = nil
    entities.destroy(lying)
  end
end)

return picking
