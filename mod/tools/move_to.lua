--- Walk to a place, round obstacles and water.
--- Source: runtime API 1.1 and 2.0, LuaControl.teleport (instant model) and walking_state
--- (realistic).

local belt_laying = require("lib.belt_laying")
local walk = require("lib.walk")

local move_to = {}

local function finish(ctx, state)
  if state.belts then
    belt_laying.build(ctx, state.item, state.belts)
  end
  return ctx.character.position
end

---@param ctx fle.Context
---@param args fle.MoveToArgs
function move_to.start(ctx, args)
  local nodes = walk.require_path(ctx, args.position)
  local state = { item = args.laying or args.leading }
  if state.item then
    state.belts = belt_laying.require_plan(ctx, nodes, state.item, args.laying == nil)
  end
  if not ctx.realistic then
    ctx.character.teleport(nodes[#nodes])
    return finish(ctx, state)
  end
  state.walk = walk.begin(nodes, args.position)
  return move_to.continue(ctx, args, state)
end

---@param ctx fle.Context
---@param _ fle.MoveToArgs
---@param state table
function move_to.continue(ctx, _, state)
  local ticks = walk.step(ctx, state.walk)
  if ticks then
    return ctx.wait(ticks, state)
  end
  return finish(ctx, state)
end

return move_to
