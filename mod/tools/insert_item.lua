--- Put items from the inventory into an entity.
--- Source: runtime API 1.1 and 2.0, LuaControl.insert.

local acceptance = require("lib.acceptance")
local fault = require("lib.fault")
local groups = require("lib.groups.groups")
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

--- Fills the belts of a group from where items come in, as many as are needed.
local function insert_into_belts(ctx, args, present)
  local group, item = args.target, args.entity
  local first = group.members[1]
  if group.name ~= "belt-group" then
    fault("not_accepted", {
      item = item,
      target = group.name,
      position = first.position,
      reason = "it holds no items",
    })
  end
  acceptance.require(first, item)
  reach.require(ctx, group.inputs[1] or first, "use")
  local rest = math.min(args.quantity, present)
  local inserted = 0
  for _, list in ipairs({ group.inputs, group.members }) do
    for _, belt in ipairs(list) do
      if inserted < rest then
        inserted = inserted + lines.insert(belt, item, rest - inserted)
      end
    end
  end
  if inserted == 0 then
    fault("target_full", {
      item = item,
      target = group.name,
      position = first.position,
      reason = "no place is free on its belts",
    })
  end
  inventory.main(ctx.character).remove({ name = item, count = inserted })
  return group
end

---@param ctx fle.Context
---@param args fle.InsertItemArgs
---@return LuaEntity|fle.Group
local function insert_item(ctx, args)
  local item, target = args.entity, args.target
  local present = held.require(ctx, item, 1)
  if groups.is(target) then
    return insert_into_belts(ctx, args, present)
  end
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
