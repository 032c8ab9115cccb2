--- Make the world what it was when `save_state` saved it.

local state = require("world.state")

---@param ctx fle.Context
---@param args fle.LoadStateArgs
local function load_state(ctx, args)
  state.load(ctx, args.state)
end

return load_state
