--- Connections as tools ask for them: what to use, what to join, the plan and its building.

local belts = require("lib.connect.belts")
local construction = require("lib.connect.construction")
local ends = require("lib.connect.ends")
local family = require("lib.connect.family")
local fault = require("lib.fault")
local groups = require("lib.groups.groups")
local held = require("lib.held")
local pipes = require("lib.connect.pipes")
local poles = require("lib.connect.poles")
local walls = require("lib.connect.walls")

local connection = {}

local FAMILIES = { belts = belts, pipes = pipes, poles = poles, walls = walls }

--- Plans with each variant of what may be used, the best first, until the inventory has enough;
--- otherwise the first that leads there at all.
local function choose(ctx, which, resolved)
  local first, refusal, fewest
  for _, kinds in ipairs(FAMILIES[which.name].variants(which)) do
    local ok, plan = pcall(FAMILIES[which.name].plan, ctx, kinds, resolved)
    if ok then
      if not construction.lacks(ctx, construction.needs(plan)) then
        if not FAMILIES[which.name].fewest then
          return plan
        elseif not fewest or #plan.pieces < #fewest.pieces then
          fewest = plan
        end
      end
      first = first or plan
    elseif fault.is(plan) then
      refusal = refusal or plan
    else
      error(plan, 0)
    end
  end
  return fewest or first or error(refusal, 0)
end

--- The plan of a connection; nothing is built yet.
---@param ctx fle.Context
---@param values any[] kinds, places, entities and groups in any order
---@return fle.ConnectionPlan
function connection.plan(ctx, values)
  local kinds, given = family.part(values)
  if #given < 2 then
    fault("too_few_ends", { given = #given })
  end
  local which = family.require(kinds)
  local resolved = {}
  for index, value in ipairs(given) do
    resolved[index] = ends.resolve(ctx, value)
  end
  local plan = choose(ctx, which, resolved)
  plan.kinds = kinds
  local misfit = construction.misfit(ctx, plan)
  if misfit then
    construction.refuse(ctx, misfit)
  end
  return plan
end

--- How many pieces a plan takes and how many the inventory holds.
---@param ctx fle.Context
---@param plan fle.ConnectionPlan
---@return fle.ConnectionAmount
function connection.amount(ctx, plan)
  local required, available, seen = construction.needs(plan), {}, {}
  local total = 0
  for _, item in ipairs(plan.kinds) do
    if not seen[item] then
      seen[item] = true
      available[item] = held.count(ctx, item)
      total = total + available[item]
    end
  end
  return {
    number_of_entities_required = #plan.pieces,
    number_of_entities_available = total,
    required = required,
    available = available,
  }
end

--- The group that joins the last two ends; the last end itself when nothing stands between.
local function outcome(ctx, plan, built)
  local joint = built[#built] or plan.there
  local group = joint and groups.of(ctx, joint)
  if group then
    return group
  end
  local last = plan.last
  return last.group or last.entity or joint
end

--- Builds a plan and returns what it made.
---@param ctx fle.Context
---@param plan fle.ConnectionPlan
---@return fle.Group|LuaEntity
function connection.build(ctx, plan)
  local built = construction.build(ctx, plan)
  if plan.finish then
    plan.finish(built)
  end
  return outcome(ctx, plan, built)
end

return connection
