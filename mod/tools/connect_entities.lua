--- Join places and entities by belts, pipes, poles or walls.
--- Source: runtime API 1.1 and 2.0, LuaSurface.create_entity, LuaEntity.belt_neighbours,
--- LuaFluidBox.get_pipe_connections, LuaEntityPrototype.max_underground_distance.

local connection = require("lib.connect.connection")

--- All that was passed: the source first, the target last, the kinds wherever they stand.
local function all_values(args)
  local values = { args.source }
  for _, value in ipairs(args.waypoints_and_types) do
    values[#values + 1] = value
  end
  values[#values + 1] = args.target
  local kinds = args.connection_type
  for _, kind in ipairs(type(kinds) == "string" and { kinds } or kinds or {}) do
    values[#values + 1] = kind
  end
  return values
end

---@param ctx fle.Context
---@param args fle.ConnectEntitiesArgs
---@return fle.Group|LuaEntity|fle.ConnectionAmount
local function connect_entities(ctx, args)
  local plan = connection.plan(ctx, all_values(args))
  if args.dry_run then
    return connection.amount(ctx, plan)
  end
  return connection.build(ctx, plan)
end

return connect_entities
