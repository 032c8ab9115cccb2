--- Save the world as far as a mod can see it.

local msgpack = require("lib.msgpack")
local state = require("world.state")

---@param ctx fle.Context
local function save_state(ctx)
  return msgpack.bin(state.save(ctx))
end

return save_state
