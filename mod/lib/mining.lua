--- Mining by hand for real: the character mines what is selected, as long as it takes.
--- Source: LuaControl.mining_state and update_selected_entity; 120 ticks an ore at the usual mining
--- speed of 0.5, one tick more for the first (measured).

local fault = require("lib.fault")
local harvest = require("lib.harvest")
local inventory = require("compat.inventory")
local nearby = require("lib.nearby")
local path = require("lib.path")
local reach = require("lib.reach")
local walk = require("lib.walk")

local mining = {}

-- How many ticks beyond the expected time to wait for something to come out.
local PATIENCE = 120

local function gained(ctx, state)
  local main = inventory.main(ctx.character)
  local counts, total = {}, 0
  for _, name in ipairs(state.names) do
    counts[name] = main.get_item_count(name) - (state.before[name] or 0)
    total = total + counts[name]
  end
  return counts, total
end

--- Adds the products of a thing to those that are counted.
local function watch(ctx, state, entity)
  local main = inventory.main(ctx.character)
  for _, name in ipairs(harvest.products(entity)) do
    if state.before[name] == nil then
      state.before[name] = main.get_item_count(name)
      state.names[#state.names + 1] = name
    end
  end
end

local function halt(ctx)
  ctx.character.mining_state = { mining = false }
end

local function finish(ctx, state)
  halt(ctx)
  local counts, total = gained(ctx, state)
  harvest.record(ctx, counts)
  return total
end

--- Ticks that one mining takes.
local function ticks_for(ctx, entity)
  local character = ctx.character
  local bonus = 1
    + character.character_mining_speed_modifier
    + ctx.force.manual_mining_speed_modifier
  local speed = character.prototype.mining_speed * bonus
  return math.ceil(entity.prototype.mineable_properties.mining_time / speed * 60)
end

--- What to harvest next: within reach if anything is, else the nearest that may be walked to.
local function choose(ctx, args, state)
  local list = harvest.around(ctx, args.position, math.max(args.radius, harvest.FIND_RADIUS), {
    name = state.kind.name,
    type = state.kind.type,
  })
  local limit = reach.limit(ctx, "mine")
  for _, entity in ipairs(list) do
    if reach.distance(ctx, entity, "mine") <= limit then
      return entity, true
    end
  end
  if ctx.reach == "strict" then
    return nil
  end
  return list[1], false
end

local function begin_mining(ctx, args, state, entity, total)
  watch(ctx, state, entity)
  local position = entity.position
  ctx.character.update_selected_entity(position)
  ctx.character.mining_state = { mining = true, position = position }
  local each = ticks_for(ctx, entity)
  local times = 1
  if entity.type == "resource" then
    times = math.min(args.quantity - total, entity.amount)
  end
  state.mining = { x = position.x, y = position.y, total = total, patience = PATIENCE }
  return ctx.wait(each * times + 1, state)
end

local function begin_walk(ctx, state, entity, total)
  local found = path.find(ctx.surface, ctx.character, entity.position)
  local last = found.nodes and found.nodes[#found.nodes]
  local limit = reach.limit(ctx, "mine")
  if not last or nearby.distance2(last, entity.position) > limit * limit then
    if total > 0 then
      return finish(ctx, state)
    end
    found.reason = found.reason or "nothing near enough to it is free ground"
    found.nearest = found.nearest or last
    walk.refuse(ctx, entity.position, found)
  end
  state.walk = walk.begin(found.nodes, entity.position)
  return mining.walk(ctx, state)
end

--- Goes on walking; nil on arrival.
function mining.walk(ctx, state)
  local ticks = walk.step(ctx, state.walk)
  if ticks then
    return ctx.wait(ticks, state)
  end
  state.walk = nil
  return ctx.wait(0, state)
end

---@param ctx fle.Context
---@param kind table filter from harvest.require_kind
---@return table state plain data
function mining.begin(kind)
  return { kind = kind, names = {}, before = {} }
end

--- Waits on for what is being mined; true when it is done.
local function is_still_mining(ctx, args, state)
  local now = state.mining
  local _, total = gained(ctx, state)
  if total >= args.quantity then
    return false
  end
  local there = ctx.surface.find_entities_filtered({
    position = { now.x, now.y },
    radius = 0.1,
    name = state.kind.name,
    type = state.kind.type,
  })
  if #there == 0 then
    return false
  end
  now.patience = now.patience - 1
  if now.patience == 0 then
    if total == 0 then
      halt(ctx)
      fault("inventory_full", { item = state.names[1] })
    end
    state.is_stuck = true
    return false
  end
  return true
end

--- One step of harvesting; returns a wait or the number of items.
---@param ctx fle.Context
---@param args fle.HarvestResourceArgs
---@param state table
function mining.step(ctx, args, state)
  if state.walk then
    return mining.walk(ctx, state)
  end
  if state.mining then
    if is_still_mining(ctx, args, state) then
      return ctx.wait(1, state)
    end
    halt(ctx)
    state.mining = nil
  end
  local _, total = gained(ctx, state)
  if total >= args.quantity or state.is_stuck then
    return finish(ctx, state)
  end
  local entity, is_near = choose(ctx, args, state)
  if not entity then
    return finish(ctx, state)
  elseif is_near then
    return begin_mining(ctx, args, state, entity, total)
  end
  return begin_walk(ctx, state, entity, total)
end

return mining
