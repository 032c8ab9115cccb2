--- Replace what an agent carries.

local agents = require("lib.agents")
local hands = require("lib.hands")

---@param ctx fle.Context
---@param args fle.SetInventoryArgs
local function set_inventory(ctx, args)
  hands.set(agents.require(args.agent or ctx.agent), args.inventory)
end

return set_inventory
