--- Put items from the inventory into an entity.
--- Source: runtime API 1.1 and 2.0, LuaControl.insert.

local acceptance = require("lib.acceptance")
local held = require("lib.held")
local inventory = require("compat.inventory")
local lines = require("lib.lines")
local reach = require("lib.reach")

local function insert(target, item, count)
  if lines.has(target) then
    return lines.insert(target, item, count)
  end
  return target.insert({ name = item, count = count })
end

---@param ctx fle.Context
---@param args fle.InsertItemArgs
---@return LuaEntity
local function insert_item(ctx, args)
  local item, target = args.entity, args.target
  local present = held.require(ctx, item, 1)
  acceptance.require(target, item)
  reach.require(ctx, target, "use")

  local inserted = insert(target, item, math.min(args.quantity, present))
  if inserted == 0 then
    acceptance.refuse(target, item)
  end
  inventory.main(ctx.character).remove({ name = item, count = inserted })
  return target
end

return insert_item
