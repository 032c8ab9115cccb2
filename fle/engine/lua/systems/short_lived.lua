--- What goes by itself: the corpse of a character with all that it carried, and the flying texts of
--- 1.1. Both last for the prototype's `time_to_live`; 0 is for ever.
--- Source: prototype API, CharacterCorpsePrototype and FlyingTextPrototype; runtime API,
--- LuaSurface.create_entity (inventory_size). Known of the game: a corpse holds every stack of
--- every inventory, and what a craft under way has taken goes back first.

local S = require("state")
local entities = require("entities")
local entity_inventories = require("systems.entity_inventories")
local entity_types = require("entity_types")
local events = require("events")
local facts = require("facts")
local hand_crafting = require("systems.hand_crafting")
local inventories = require("inventories")
local objects = require("objects")
local scheduler = require("scheduler")

local short_lived = {}

local function expire_after(e, ticks)
  if ticks and ticks > 0 then
    scheduler.wake(e, S.saved.tick + ticks)
  end
end

entity_types.register("character-corpse", {
  create = function(e, prototype, options)
    e.corpse_size = options.inventory_size or 0
    entity_inventories.furnish(e, prototype)
    expire_after(e, prototype.time_to_live)
  end,
  wake = function(e)
    if events.wanted("on_character_corpse_expired") then
      events.raise("on_character_corpse_expired", { corpse = objects.wrap("LuaEntity", e) })
    end
    if e.valid then
      entities.destroy(e)
    end
  end,
})

entity_types.register("flying-text", {
  create = function(e, prototype, options)
    e.text = options.text
    expire_after(e, options.time_to_live or prototype.time_to_live)
  end,
  wake = function(e)
    entities.destroy(e)
  end,
})

local function stacks_of(e)
  local stacks = {}
  for _, inv in ipairs(entity_inventories.list_all(e)) do
    for index = 1, inv.size do
      stacks[#stacks + 1] = inv.slots[index]
    end
  end
  return stacks
end

--- Lay down the corpse of a character that dies; its inventories are empty afterwards.
---@return table|nil corpse
function short_lived.leave_corpse(e)
  local name = facts.entity(e.name).character_corpse
  if not name then
    return nil
  end
  while e.crafts and e.crafts.queue[1] do
    hand_crafting.cancel(e, 1, e.crafts.queue[1].count)
  end
  local stacks = stacks_of(e)
  local corpse = entities.create(e.surface, {
    name = name,
    x = e.x,
    y = e.y,
    force = "neutral",
    inventory_size = #stacks,
  })
  for index, stack in ipairs(stacks) do
    inventories.set_slot(corpse.inv.character_corpse, index, stack)
  end
  for _, inv in ipairs(entity_inventories.list_all(e)) do
    inventories.clear(inv)
  end
  return corpse
end

return short_lived
