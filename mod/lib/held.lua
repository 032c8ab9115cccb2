--- What the character holds, in numbers and in words.

local fault = require("lib.fault")
local inventory = require("compat.inventory")

local held = {}

-- A longer list would bury the point of a message.
local MOST_NAMED = 12

--- "500 coal, 10 wooden-chest", or "nothing".
---@param stacks {name: string, count: integer}[]
---@return string
function held.words(stacks)
  if #stacks == 0 then
    return "nothing"
  end
  local parts = {}
  for index, stack in ipairs(stacks) do
    if index > MOST_NAMED then
      parts[index] = ("and %d other kinds"):format(#stacks - MOST_NAMED)
      break
    end
    parts[index] = ("%d %s"):format(stack.count, stack.name)
  end
  return table.concat(parts, ", ")
end

---@param ctx fle.Context
---@param item string
---@return integer
function held.count(ctx, item)
  return inventory.main(ctx.character).get_item_count(item)
end

--- Stop unless the character holds that many.
---@param ctx fle.Context
---@param item string
---@param needed integer
---@return integer present
function held.require(ctx, item, needed)
  local main = inventory.main(ctx.character)
  local present = main.get_item_count(item)
  if present < needed then
    fault("not_in_inventory", {
      item = item,
      needed = needed,
      present = present,
      held = held.words(inventory.list(main)),
    })
  end
  return present
end

return held
