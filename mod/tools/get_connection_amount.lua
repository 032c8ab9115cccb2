--- Count the pieces that a connection would take.

local connection = require("lib.connect.connection")

---@param ctx fle.Context
---@param args fle.GetConnectionAmountArgs
---@return integer
local function get_connection_amount(ctx, args)
  local values = { args.source, args.target }
  local kinds = args.connection_type
  for _, kind in ipairs(type(kinds) == "string" and { kinds } or kinds) do
    values[#values + 1] = kind
  end
  return connection.amount(ctx, connection.plan(ctx, values)).number_of_entities_required
end

return get_connection_amount
