--- The crafting queue of a character.
--- Rules, known of the game: ingredients leave the inventory when the craft is queued; intermediate
--- products that are missing are queued before it; one craft takes recipe time / (1 + bonuses);
--- products go into the inventory when a craft ends, and it waits when they have no room;
--- cancelling gives everything back. A recipe must be enabled and of a category that the character
--- crafts.
---
--- Saved: `crafts = { next_group, since, progress, started, queue = { { recipe, count, group, final
--- } }, pools = { [group] = { [item] = count } } }`: the pool holds what is reserved for a group.

local S = require("state")
local facts = require("facts")
local forces = require("systems.forces")
local inventories = require("inventories")
local items = require("systems.items")
local research_triggers = require("systems.research.triggers")
local scheduler = require("scheduler")
local sorted_keys = require("sorted_keys")
local statistics = require("systems.statistics")
local characters = require("systems.characters")
local mining = require("systems.mining")

local hand_crafting = {}

local TAG = "craft"
-- The most of a recipe that one order may ask for (known of the game: counts are 32 bits).
local MOST = 4294967295

-- makers[item] = recipes that make it, in the game's order; for one version.
local makers, made_for

local function makers_of(item)
  if made_for ~= S.config.version then
    makers, made_for = {}, S.config.version
    for _, recipe in ipairs(facts.all("recipe")) do
      for _, product in ipairs(recipe.products) do
        if product.type == "item" and product.amount and (product.probability or 1) == 1 then
          local list = makers[product.name] or {}
          makers[product.name] = list
          list[#list + 1] = recipe.name
        end
      end
    end
  end
  return makers[item] or {}
end

--- Can the character craft the recipe at all, whatever it holds?
---@return boolean
function hand_crafting.allows(e, name)
  local recipe, force = facts.recipe(name), forces.get(e.force)
  if not forces.recipe_enabled(force, name) then
    return false
  elseif force.no_hand_crafting and force.no_hand_crafting[name] then
    return false
  elseif not facts.entity(e.name).crafting_categories[recipe.category] then
    return false
  end
  for _, ingredient in ipairs(recipe.ingredients) do
    if ingredient.type ~= "item" then
      return false
    end
  end
  return true
end

local function made_by(recipe, item)
  for _, product in ipairs(facts.recipe(recipe).products) do
    if product.name == item then
      return product.amount
    end
  end
  return 0
end

local function maker_of(e, recipe, item, busy)
  if recipe.allow_intermediates == false then
    return nil
  end
  for _, candidate in ipairs(makers_of(item)) do
    local allowed = facts.recipe(candidate).allow_as_intermediate ~= false
    if allowed and not busy[candidate] and hand_crafting.allows(e, candidate) then
      return candidate
    end
  end
  return nil
end

local function use(store, item, most)
  local used = math.min(most, store[item] or 0)
  store[item] = (store[item] or 0) - used
  return used
end

-- Reserve what `count` crafts need, and add the crafts of what is missing before them. `extra` is
-- what earlier crafts of the order make beyond their need.
local function plan(e, order, name, count)
  local recipe = facts.recipe(name)
  for _, ingredient in ipairs(recipe.ingredients) do
    local item, short = ingredient.name, ingredient.amount * count
    local drawn = use(order.held, item, short)
    order.drawn[item] = (order.drawn[item] or 0) + drawn
    short = short - drawn
    short = short - use(order.extra, item, short)
    if short > 0 then
      local maker = maker_of(e, recipe, item, order.busy)
      if not maker then
        return false
      end
      local each = made_by(maker, item)
      local crafts = math.ceil(short / each)
      order.busy[maker] = true
      local possible = plan(e, order, maker, crafts)
      order.busy[maker] = nil
      if not possible then
        return false
      end
      order.extra[item] = (order.extra[item] or 0) + crafts * each - short
    end
  end
  order.steps[#order.steps + 1] = { recipe = name, count = count }
  return true
end

local function try(e, name, count)
  local order = { held = {}, extra = {}, drawn = {}, steps = {}, busy = { [name] = true } }
  for _, entry in ipairs(inventories.contents(e.inv.character_main)) do
    order.held[entry.name] = entry.count
  end
  return plan(e, order, name, count) and order or nil
end

--- How often the recipe could be crafted now, intermediate products included.
---@param most integer|nil
---@return integer
function hand_crafting.craftable(e, name, most)
  if not hand_crafting.allows(e, name) or not try(e, name, 1) then
    return 0
  end
  most = most or MOST
  local low, high = 1, 2
  while high <= most and try(e, name, high) do
    low, high = high, high * 2
  end
  high = math.min(high, most + 1)
  while high - low > 1 do
    local middle = math.floor((low + high) / 2)
    if try(e, name, middle) then
      low = middle
    else
      high = middle
    end
  end
  return low
end

--- How many seconds of a recipe a second of the character does.
---@return number
function hand_crafting.speed(e)
  local own = "character_crafting_speed_modifier"
  return 1 + characters.bonus(e, own, "manual_crafting_speed_modifier")
end

local speed = hand_crafting.speed

local function crafts_of(e)
  if not e.crafts then
    e.crafts = { next_group = 1, queue = {}, pools = {}, progress = 0, since = 0 }
  end
  return e.crafts
end

-- Begin the craft at the head of the queue, if it is not under way.
local function proceed(e)
  local crafts = e.crafts
  local head = crafts.queue[1]
  if not head then
    scheduler.cancel(e.id, TAG)
    e.crafts = nil
    return
  end
  local recipe = facts.recipe(head.recipe)
  if not crafts.started then
    local pool = crafts.pools[head.group]
    for _, ingredient in ipairs(recipe.ingredients) do
      local left = pool[ingredient.name] - ingredient.amount
      pool[ingredient.name] = left > 0 and left or nil
      statistics.consumed(e, ingredient.name, ingredient.amount)
    end
    crafts.started = true
  end
  local left = recipe.energy * 60 - crafts.progress
  scheduler.at(crafts.since + math.ceil(left / speed(e) - 1e-6), e.id, TAG)
end

local function enqueue(e, name, count, position)
  local order = try(e, name, count)
  local steps, drawn = order.steps, order.drawn
  local crafts = crafts_of(e)
  local group = crafts.next_group
  crafts.next_group = group + 1
  local pool = {}
  crafts.pools[group] = pool
  for _, entry in ipairs(inventories.contents(e.inv.character_main)) do
    local amount = drawn[entry.name] or 0
    if amount > 0 then
      pool[entry.name] = amount
    end
  end
  for index, step in ipairs(steps) do
    local entry =
      { recipe = step.recipe, count = step.count, group = group, final = index == #steps }
    table.insert(crafts.queue, position + index - 1, entry)
  end
  for _, item in ipairs(sorted_keys(pool)) do
    inventories.remove(e.inv.character_main, item, pool[item])
  end
end

--- Queue up to `count` crafts; as many as the inventory allows.
---@return integer queued
function hand_crafting.begin(e, name, count)
  if count < 1 or not hand_crafting.allows(e, name) then
    return 0
  end
  if e.cheat_mode then
    for _, product in ipairs(facts.recipe(name).products) do
      inventories.insert(e.inv.character_main, product.name, (product.amount or 1) * count)
    end
    return count
  end
  local able = hand_crafting.craftable(e, name, count)
  if able > 0 then
    local idle = e.crafts == nil
    local crafts = crafts_of(e)
    if idle then
      crafts.since = S.saved.tick
    end
    enqueue(e, name, able, #crafts.queue + 1)
    if idle then
      proceed(e)
    end
  end
  return able
end

local function give(e, name, count)
  local left = count - inventories.insert(e.inv.character_main, name, count)
  if left > 0 then
    mining.spill(e.surface, e.x, e.y, { items.stack(name, left) })
  end
end

-- Give a group's reserve back.
local function release(e, group)
  local pool = e.crafts.pools[group]
  e.crafts.pools[group] = nil
  for _, name in ipairs(sorted_keys(pool)) do
    give(e, name, pool[name])
  end
end

local function stop_head(e)
  local crafts = e.crafts
  if crafts.started then
    local head = crafts.queue[1]
    local pool = crafts.pools[head.group]
    for _, ingredient in ipairs(facts.recipe(head.recipe).ingredients) do
      pool[ingredient.name] = (pool[ingredient.name] or 0) + ingredient.amount
      -- It was counted as used when the craft started.
      statistics.add(
        statistics.of("item", e.force, e.surface),
        "output",
        ingredient.name,
        -ingredient.amount
      )
    end
    crafts.started = nil
  end
  crafts.progress = 0
  crafts.since = S.saved.tick
end

--- Cancel crafts of the entry at a position of the queue, with what depends on them.
function hand_crafting.cancel(e, position, count)
  local crafts = e.crafts
  local entry = crafts and crafts.queue[position]
  if not entry then
    return
  end
  local group = entry.group
  if crafts.queue[1].group == group then
    stop_head(e)
  end
  local first, final
  for index = #crafts.queue, 1, -1 do
    if crafts.queue[index].group == group then
      final = crafts.queue[index].final and crafts.queue[index] or final
      first = index
      table.remove(crafts.queue, index)
    end
  end
  release(e, group)
  local rest = entry.final and final.count - count or 0
  if rest > 0 and hand_crafting.craftable(e, final.recipe, rest) == rest then
    enqueue(e, final.recipe, rest, first)
  end
  proceed(e)
end

---@return number progress of the craft under way, 0 to 1
function hand_crafting.progress(e)
  local crafts = e.crafts
  if not crafts then
    return 0
  end
  local need = facts.recipe(crafts.queue[1].recipe).energy * 60
  return math.min(1, (crafts.progress + (S.saved.tick - crafts.since) * speed(e)) / need)
end

local function products(recipe)
  local stacks = {}
  for _, product in ipairs(facts.recipe(recipe).products) do
    stacks[#stacks + 1] = { name = product.name, count = product.amount }
  end
  return stacks
end

local function finish(e)
  local crafts = e.crafts
  local head = crafts.queue[1]
  local made = products(head.recipe)
  if head.final and not mining.fits(e.inv.character_main, made) then
    crafts.full = true
    return
  end
  crafts.started = nil
  local need = facts.recipe(head.recipe).energy * 60
  local done = crafts.progress + (S.saved.tick - crafts.since) * speed(e)
  crafts.progress, crafts.since = math.max(0, done - need), S.saved.tick
  head.count = head.count - 1
  local over = head.count == 0
  if over then
    table.remove(crafts.queue, 1)
  end
  for _, stack in ipairs(made) do
    statistics.produced(e, stack.name, stack.count)
    research_triggers.crafted(e.force, "item", stack.name, stack.count)
    if head.final then
      inventories.insert(e.inv.character_main, stack.name, stack.count)
    else
      local pool = crafts.pools[head.group]
      pool[stack.name] = (pool[stack.name] or 0) + stack.count
    end
  end
  if over and head.final then
    release(e, head.group)
  end
  if not crafts.queue[1] then
    crafts.progress = 0
  end
  proceed(e)
end

characters.on("wake", function(e, tag)
  if tag == TAG and e.crafts then
    finish(e)
  end
end)

characters.on("inventory_changed", function(e)
  if e.crafts and e.crafts.full then
    e.crafts.full = nil
    scheduler.at(S.saved.tick + 1, e.id, TAG)
  end
end)

return hand_crafting
