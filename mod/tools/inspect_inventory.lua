--- Count the items in the character's inventory or in an entity.
--- Source: runtime API 1.1 and 2.0, LuaInventory.get_contents.

local agents = require("lib.agents")
local holders = require("lib.holders")
local inventory = require("compat.inventory")
local lines = require("lib.lines")
local nearby = require("lib.nearby")
local reach = require("lib.reach")

-- Half the side of the square around a position, in tiles.
local RADIUS = 2

-- Not part of what an entity works on or holds for others.
local LEFT_OUT = {
  fuel = true,
  burnt_result = true,
  furnace_modules = true,
  assembling_machine_modules = true,
  mining_drill_modules = true,
  lab_modules = true,
}

local function add_all(counts, more)
  for name, count in pairs(more) do
    counts[name] = (counts[name] or 0) + count
  end
end

--- What it holds without fuel and modules; of entities that hold only those, all.
local function contents(entity)
  if lines.has(entity) then
    return lines.contents(entity)
  end
  local counts, all, has_own = {}, {}, false
  for _, part in ipairs(inventory.of_entity(entity)) do
    local held = inventory.contents(part.inventory)
    add_all(all, held)
    if not LEFT_OUT[part.key] then
      has_own = true
      add_all(counts, held)
    end
  end
  return has_own and counts or all
end

---@param ctx fle.Context
---@param args fle.InspectInventoryArgs
---@return table<string, integer>|table<string, integer>[]
local function inspect_inventory(ctx, args)
  if args.all_players then
    local list = {}
    for index, character in ipairs(agents.list()) do
      list[index] = inventory.contents(inventory.main(character))
    end
    return list
  end
  local target = args.entity
  if not target then
    return inventory.contents(inventory.main(ctx.character))
  end
  if not target.object_name then
    target = nearby.nearest(holders.require_some(ctx, target, RADIUS), target)
  end
  reach.require(ctx, target, "use")
  return contents(target)
end

return inspect_inventory
