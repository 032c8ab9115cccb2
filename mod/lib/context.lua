--- What a tool is given beside its arguments: whose hands it has, where, and by which rules.

local agents = require("lib.agents")
local clock = require("lib.clock")
local saved = require("lib.saved")
local surface = require("world.surface")

local context = {}

---@class fle.Context
---@field agent integer 1 for the first
---@field character LuaEntity
---@field surface LuaSurface
---@field force LuaForce
---@field tick integer the tick whose work is done
---@field cost_model "instant"|"realistic"
---@field realistic boolean
---@field reach "assisted"|"strict"
---@field strict boolean
---@field spent integer ticks that the call costs so far
---@field survey table? what the call looked up once, see lib.survey
---@field warned? table<integer, string[]> the call's warnings by unit number
---@field belts? table<integer, table> what the call's answer tells of belts, see lib.belt_looks
local Context = {}
Context.__index = Context

--- Marks a call that goes on later.
local Wait = {}

--- Return this from a tool to go on in its `continue` after that many ticks.
---@param ticks integer
---@param state any plain data, saved with the game
function Context.wait(ticks, state)
  return setmetatable({ ticks = math.ceil(ticks), state = state }, Wait)
end

--- The saved table of a subsystem.
---@param name string
---@return table
Context.storage = saved

function context.is_wait(result)
  return type(result) == "table" and getmetatable(result) == Wait
end

--- Take in what may have changed since the last call: characters die, tools change the rules.
---@param ctx fle.Context
function context.refresh(ctx)
  local settings = clock.settings()
  ctx.cost_model, ctx.reach = settings.cost_model, settings.reach
  ctx.realistic = settings.cost_model == "realistic"
  ctx.strict = settings.reach == "strict"
  ctx.character = agents.get(ctx.agent)
  ctx.spent, ctx.survey, ctx.warned, ctx.belts = 0, nil, nil, nil
end

---@param agent integer
---@return fle.Context
function context.new(agent)
  local ctx = setmetatable({ agent = agent, tick = clock.now() }, Context)
  ctx.surface = surface.get()
  ctx.force = game.forces.player
  --- In the realistic model the result is held back for that many ticks.
  function ctx.spend(ticks)
    if ctx.realistic then
      ctx.spent = ctx.spent + math.ceil(ticks)
    end
  end
  context.refresh(ctx)
  return ctx
end

return context
