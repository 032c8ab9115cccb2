--- Craft items by hand from what the inventory holds.
--- Source: runtime API 1.1 and 2.0, LuaControl.begin_crafting (realistic model), LuaForce.recipes.

local craft_triggers = require("lib.craft_triggers")
local crafting_plan = require("lib.crafting_plan")
local fault = require("lib.fault")
local inventory = require("compat.inventory")
local order = require("lib.order")
local recipes = require("lib.recipes")
local records = require("lib.records")
local room = require("lib.room")
local statistics = require("compat.statistics")

local craft_item = {}

-- How many ticks beyond the expected time to wait for the crafting queue.
local PATIENCE = 600

--- What goes and what comes when everything is done.
local function net(plan)
  local taken, given = {}, {}
  for name, count in pairs(plan.used) do
    local rest = count - (plan.made[name] or 0)
    if rest > 0 then
      taken[name] = rest
    end
  end
  for name, count in pairs(plan.made) do
    local rest = count - (plan.used[name] or 0)
    if rest > 0 then
      given[name] = rest
    end
  end
  return taken, given
end

local function record(ctx, plan)
  for _, step in ipairs(plan.steps) do
    local inputs, outputs = {}, {}
    for _, ingredient in ipairs(step.recipe.ingredients) do
      room.add(inputs, ingredient.name, ingredient.amount * step.times)
    end
    for _, product in ipairs(step.recipe.products) do
      local each = recipes.yield({ products = { product } }, product.name)
      room.add(outputs, product.name, each * step.times)
    end
    records.crafted(ctx, step.recipe.name, step.times, inputs, outputs)
  end
end

--- Takes the ingredients; stops with everything put back when the products have no room.
local function exchange(ctx, plan)
  local main = inventory.main(ctx.character)
  local taken, given = net(plan)
  for name, count in order.pairs(taken) do
    main.remove({ name = name, count = count })
  end
  local lacking = room.lacking(main, given)
  if lacking then
    for name, count in order.pairs(taken) do
      main.insert({ name = name, count = count })
    end
    fault("inventory_full", { item = lacking })
  end
  for name, count in order.pairs(given) do
    main.insert({ name = name, count = count })
  end
end

local function craft_now(ctx, plan)
  exchange(ctx, plan)
  local stats = statistics.items(ctx.force, ctx.surface)
  for name, count in order.pairs(plan.used) do
    stats.on_flow(name, -count)
  end
  for name, count in order.pairs(plan.made) do
    stats.on_flow(name, count)
    craft_triggers.note(ctx.force, name, count)
  end
  record(ctx, plan)
end

--- Hands the last step to the game, which crafts the intermediate products itself.
local function begin(ctx, args, plan)
  local last = plan.steps[#plan.steps]
  local lacking = room.lacking(inventory.main(ctx.character), plan.made)
  if lacking then
    fault("inventory_full", { item = lacking })
  end
  local started = ctx.character.begin_crafting({
    recipe = last.recipe.name,
    count = last.times,
    silent = true,
  })
  if started < last.times then
    -- The plan was complete, so the game sees something that the inventory's counts do not show.
    while ctx.character.crafting_queue_size > 0 do
      ctx.character.cancel_crafting({ index = 1, count = last.times })
    end
    fault("missing_ingredients", {
      item = args.entity,
      quantity = args.quantity,
      missing = "what the game asks for",
    })
  end
  record(ctx, plan)
  local bonus = 1
    + ctx.character.character_crafting_speed_modifier
    + ctx.force.manual_crafting_speed_modifier
  return ctx.wait(math.ceil(plan.ticks / bonus), { patience = PATIENCE })
end

---@param ctx fle.Context
---@param args fle.CraftItemArgs
function craft_item.start(ctx, args)
  local counts = {}
  for name, count in pairs(inventory.contents(inventory.main(ctx.character))) do
    counts[name] = count
  end
  local plan = crafting_plan.require(ctx, args.entity, args.quantity, counts)
  if ctx.realistic then
    return begin(ctx, args, plan)
  end
  craft_now(ctx, plan)
  return args.quantity
end

---@param ctx fle.Context
---@param args fle.CraftItemArgs
---@param state table
function craft_item.continue(ctx, args, state)
  if ctx.character.crafting_queue_size == 0 then
    return args.quantity
  end
  state.patience = state.patience - 1
  if state.patience == 0 then
    fault("inventory_full", { item = args.entity })
  end
  return ctx.wait(1, state)
end

return craft_item
