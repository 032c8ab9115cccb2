--- Mine ore, fell trees or break rocks by hand.
--- Source: runtime API 1.1 and 2.0, LuaControl.mine_entity (instant model) and mining_state
--- (realistic).

local fault = require("lib.fault")
local harvest = require("lib.harvest")
local mining = require("lib.mining")
local reach = require("lib.reach")

local harvest_resource = {}

--- Takes from what lies within a radius until there is enough. Returns the items so far, and
--- whether to stop.
local function take_within(ctx, args, kind, radius, total)
  for _, entity in ipairs(harvest.around(ctx, args.position, radius, kind)) do
    if ctx.reach == "assisted" or reach.within(ctx, entity, "mine") then
      local counts = harvest.take(ctx, entity, args.quantity - total)
      if not counts then
        if total == 0 then
          fault("inventory_full", { item = harvest.products(entity)[1] })
        end
        return total, true
      end
      harvest.record(ctx, counts)
      for _, count in pairs(counts) do
        total = total + count
      end
      if total >= args.quantity then
        return total, true
      end
    end
  end
  return total, false
end

--- Everything at once. Mostly what lies at the position is enough, so the radius is read only then.
local function take_now(ctx, args, kind)
  local total, is_done = take_within(ctx, args, kind, harvest.FIND_RADIUS, 0)
  if not is_done and args.radius > harvest.FIND_RADIUS then
    total = take_within(ctx, args, kind, args.radius, total)
  end
  return total
end

---@param ctx fle.Context
---@param args fle.HarvestResourceArgs
function harvest_resource.start(ctx, args)
  reach.require_always(ctx, args.position, "mine")
  local kind = harvest.require_kind(ctx, args.position)
  if not ctx.realistic then
    return take_now(ctx, args, kind)
  end
  return mining.step(ctx, args, mining.begin(kind))
end

---@param ctx fle.Context
---@param args fle.HarvestResourceArgs
---@param state table
function harvest_resource.continue(ctx, args, state)
  return mining.step(ctx, args, state)
end

return harvest_resource
