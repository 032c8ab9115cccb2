--- Take items out of an entity and put them in the character's inventory.
--- Source: runtime API 1.1 and 2.0, LuaInventory.remove and LuaInventory.insert.

local fault = require("lib.fault")
local held = require("lib.held")
local holders = require("lib.holders")
local inventory = require("compat.inventory")
local nearby = require("lib.nearby")
local order = require("lib.order")
local reach = require("lib.reach")
local store = require("lib.store")
local targets = require("lib.targets")

-- Half the side of the square that is searched around a position, in tiles.
local RADIUS = 10

local function words(counts)
  local stacks = {}
  for name, count in order.pairs(counts) do
    stacks[#stacks + 1] = { name = name, count = count }
  end
  return held.words(stacks)
end

--- The nearest entity around a position that holds the item.
local function require_holder(ctx, position, item)
  local having, seen = {}, {}
  for _, entity in ipairs(holders.require_some(ctx, position, RADIUS)) do
    if store.count(entity, item) > 0 then
      having[#having + 1] = entity
    end
    for name, count in pairs(store.contents(entity)) do
      seen[name] = (seen[name] or 0) + count
    end
  end
  local holder = nearby.nearest(having, position)
  if not holder then
    local source = ("anything within %d tiles of %s"):format(RADIUS, targets.text(position))
    fault("item_not_found", { item = item, source = source, found = words(seen) })
  end
  return holder
end

---@param ctx fle.Context
---@param args fle.ExtractItemArgs
---@return integer taken
local function extract_item(ctx, args)
  local item, source = args.entity, args.source
  if not source.object_name then
    source = require_holder(ctx, source, item)
  end
  local present = store.count(source, item)
  if present == 0 then
    fault("item_not_found", {
      item = item,
      source = ("%s at %s"):format(source.name, targets.text(source.position)),
      found = words(store.contents(source)),
    })
  end
  reach.require(ctx, source, "use")

  -- Insert before removing: a full inventory must not destroy items.
  local wanted = math.min(args.quantity, present)
  local taken = inventory.main(ctx.character).insert({ name = item, count = wanted })
  if taken == 0 then
    fault("inventory_full", { item = item })
  end
  store.remove(source, item, taken)
  return taken
end

return extract_item
