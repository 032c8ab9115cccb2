--- Crafting by machines: the core that furnaces, assembling machines and rocket silos share.
--- Rules: rate = speed x (1 + speed effect) / recipe time, progress above one craft carries over to
--- the next if that begins at once; ingredients are taken and counted when a craft starts, products
--- given and counted when it ends. A craft starts when there are its ingredients, energy, and room
--- for one craft's products: an item slot has room while it stays within the stack size (or is
--- empty), a fluid box within its volume. So a slot is overfilled only by what productivity adds.
--- One craft a tick at most.
--- Productivity: while a craft goes on, a bar grows by its share of the craft x the bonus; when it
--- is full, the products are given once more, at that tick, whether or not there is room, without
--- what the recipe ignores for productivity. Source: prototype API,
--- CraftingMachinePrototype.allowed_effects; that the bar moves with the progress and not at its
--- end is known of the game.
---
--- Saved: `recipe` (set, current or last), `work` (see machines.lua; `need` is the next moment at
--- which something is given: the bonus or the end), `work.counted` (progress up to which the bar
--- was brought), `work.gain` (the bonus), `bonus` (the bar, 0 to 1), `products_finished`.

local S = require("state")
local facts = require("facts")
local entity_types = require("entity_types")
local inventories = require("inventories")
local energy = require("systems.energy")
local fluid_crafting = require("systems.fluid_crafting")
local forces = require("systems.forces")
local items = require("systems.items")
local machines = require("systems.machines")
local modules = require("systems.modules")
local recipe_book = require("systems.recipe_book")
local scheduler = require("scheduler")
local statistics = require("systems.statistics")

local crafting = {}

local EPSILON = 1e-6

local kinds = {}
local listeners = {}

--- Be told of what a craft of a machine made: `listener(e, kind, name, amount)`, kind "item" or
--- "fluid".
function crafting.listen(listener)
  listeners[#listeners + 1] = listener
end

---@return number J a tick while it works at full power
function crafting.usage(e)
  local usage = facts.entity(e.name).energy_usage
  return usage * (1 + modules.effects(e).consumption)
end

---@return number
function crafting.speed(e)
  return facts.entity(e.name).crafting_speed * (1 + modules.effects(e).speed)
end

--- The share of its products that a machine gives on top. Modules count only for recipes that allow
--- them, what the force has learnt for a recipe always.
---@param e table
---@param entry table|nil of the recipe book
---@return number
function crafting.productivity(e, entry)
  local bonus = facts.entity(e.name).base_productivity or 0
  if entry and entry.productive then
    bonus = bonus + modules.effects(e).productivity
  end
  local learnt = forces.get(e.force).recipe_productivity
  return bonus + (entry and learnt and learnt[entry.name] or 0)
end

--- The bonus bar as it stands at the end of the current tick.
---@return number 0 to 1
function crafting.bonus(e)
  local bonus, work = e.bonus or 0, e.work
  if work then
    local entry = recipe_book.entry(e.recipe)
    local share = (machines.progress(e) - work.counted) / entry.need
    bonus = bonus + math.max(0, share) * work.gain
  end
  return math.min(1, bonus)
end

local function count(e, side, kind, name, amount)
  if amount ~= 0 then
    statistics.add(statistics.of(kind, e.force, e.surface), side, name, amount)
  end
end

local function tell(e, kind, name, amount)
  for i = 1, #listeners do
    listeners[i](e, kind, name, amount)
  end
end

-- The slot in which a product lies or would lie, also beyond the stack size.
local function slot_of(inv, name)
  local free
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held and held.name == name then
      return index
    elseif not held and not free then
      local filter = inv.filters and inv.filters[index]
      free = (not filter or filter == name) and index or nil
    end
  end
  return free
end

local function put(inv, name, amount)
  local index = slot_of(inv, name)
  local held = inv.slots[index]
  if held then
    held.count = held.count + amount
  else
    inv.slots[index] = { name = name, count = amount }
  end
end

--- Give what one craft makes.
local function give(e, entry, is_bonus)
  e.products_finished = (e.products_finished or 0) + 1
  local kind = kinds[e.type]
  if kind.made then
    kind.made(e, entry)
    return
  end
  local inv, changed = e.inv[kind.result], false
  for _, made in ipairs(entry.makes) do
    local amount = recipe_book.roll(made)
    local uncounted = math.min(amount, made.uncounted)
    if is_bonus then
      amount, uncounted = math.max(0, amount - made.unmultiplied), 0
    end
    if amount > 0 then
      put(inv, made.name, amount)
      count(e, "input", "item", made.name, amount - uncounted)
      tell(e, "item", made.name, amount)
      changed = true
    end
  end
  for _, made in ipairs(entry.pours) do
    local amount = recipe_book.roll(made)
    local uncounted = math.min(amount, made.uncounted)
    if is_bonus then
      amount, uncounted = math.max(0, amount - made.unmultiplied), 0
    end
    if amount > 0 then
      amount = fluid_crafting.pour(e, made, amount)
      count(e, "input", "fluid", made.name, amount - uncounted)
      tell(e, "fluid", made.name, amount)
    end
  end
  if changed then
    inventories.changed(inv)
  end
end

--- Bring the bonus bar up to a progress of the work and give what it earned.
local function earn(e, entry, progress)
  local work = e.work
  if work.gain > 0 then
    local bonus = (e.bonus or 0) + (progress - work.counted) / entry.need * work.gain
    while bonus >= 1 - EPSILON do
      bonus = math.max(0, bonus - 1)
      give(e, entry, true)
    end
    e.bonus = bonus > 0 and bonus or nil
  end
  work.counted = progress
end

--- Let the work run to the next moment at which something is given.
local function aim(e, entry)
  local work = e.work
  work.gain = crafting.productivity(e, entry)
  work.need = entry.need
  if work.gain > 0 then
    local full = work.counted + (1 - (e.bonus or 0)) / work.gain * entry.need
    work.need = math.min(entry.need, full)
  end
end

--- Go on with the work.
---@return boolean done the craft is at its end
local function advance(e, entry)
  while machines.advance(e, crafting.usage(e)) do
    local work = e.work
    local progress = work.progress
    if progress >= entry.need - EPSILON then
      -- Of crafts shorter than a tick only one is made, but all of the work earns bonus.
      local short = work.rate >= entry.need
      earn(e, entry, short and progress or entry.need)
      return true
    end
    earn(e, entry, progress)
    aim(e, entry)
  end
  return false
end

--- What one more craft lacks.
---@return string|nil "item" or "fluid"
local function lacks(e, entry)
  local inv = e.inv[kinds[e.type].source]
  for _, taken in ipairs(entry.takes) do
    if inventories.count(inv, taken.name) < taken.amount then
      return "item"
    end
  end
  for _, taken in ipairs(entry.drinks) do
    if not fluid_crafting.offers(e, taken) then
      return "fluid"
    end
  end
  return nil
end

--- Is there room for what one more craft makes?
local function has_room(e, entry)
  local kind = kinds[e.type]
  if kind.room then
    return kind.room(e, entry)
  end
  local inv = e.inv[kind.result]
  for _, made in ipairs(entry.makes) do
    local index = slot_of(inv, made.name)
    local held = index and inv.slots[index]
    if not index or held and held.count + made.most > items.stack_size(made.name) then
      return false
    end
  end
  for _, made in ipairs(entry.pours) do
    if not fluid_crafting.has_room(e, made) then
      return false
    end
  end
  return true
end

local function start(e, entry, since, carry)
  local inv = e.inv[kinds[e.type].source]
  e.recipe = entry.name
  machines.begin(e, entry.need, crafting.speed(e), since, carry)
  e.work.counted = 0
  aim(e, entry)
  for _, taken in ipairs(entry.takes) do
    count(e, "output", "item", taken.name, taken.counted)
    inventories.remove(inv, taken.name, taken.amount)
  end
  for _, taken in ipairs(entry.drinks) do
    count(e, "output", "fluid", taken.name, taken.counted)
    fluid_crafting.drink(e, taken)
  end
end

local function finish(e, entry)
  local over = e.work.progress - entry.need
  e.work = nil
  give(e, entry, false)
  if over <= EPSILON then
    return 0
  end
  return math.min(over, entry.need)
end

local function wake(e)
  if e.inactive then
    machines.sleep(e)
    return
  end
  local now = S.saved.tick
  local since, carry = now - 1, 0
  if e.work then
    local entry = recipe_book.entry(e.recipe)
    if not advance(e, entry) then
      return
    end
    carry, since = finish(e, entry), now
  end
  local name = kinds[e.type].choose(e)
  local entry = name and recipe_book.entry(name)
  if not entry or lacks(e, entry) or not has_room(e, entry) or not energy.has(e) then
    machines.sleep(e)
    return
  end
  start(e, entry, since, carry)
  if advance(e, entry) then
    -- Shorter than a tick: its products come with the next one.
    scheduler.at(now + 1, e.id)
  end
end

--- What the machine is doing, worked out when asked. Lack of energy outranks everything else
--- (measured of furnaces in 2.0.73, taken for the others and for 1.1 too).
---@return string name of defines.entity_status
function crafting.status(e)
  local kind, shortage = kinds[e.type], energy.shortage(e)
  if e.work and not e.work.stalled then
    return e.power and shortage or "working"
  elseif shortage and shortage ~= "low_power" then
    return shortage
  end
  local name = e.work and e.recipe or kind.choose(e)
  if not name then
    return kind.idle
  end
  local entry = recipe_book.entry(name)
  local missing = not e.work and lacks(e, entry)
  if missing then
    return kind.lacking or missing .. "_ingredient_shortage"
  elseif not e.work and not has_room(e, entry) then
    return "full_output"
  end
  return shortage or "working"
end

--- What goes into the craft under way, as stacks: it is given back when the craft is broken off.
---@return table[] stacks
function crafting.under_way(e)
  local stacks = {}
  if e.work and kinds[e.type] then
    for _, taken in ipairs(recipe_book.entry(e.recipe).takes) do
      stacks[#stacks + 1] = items.stack(taken.name, taken.amount)
    end
  end
  return stacks
end

--- Break the craft off. Its ingredients are no longer counted as used; the fluids are lost.
---@return table[] stacks the items that went into it
function crafting.break_off(e)
  local stacks = crafting.under_way(e)
  if e.work then
    for _, taken in ipairs(recipe_book.entry(e.recipe).takes) do
      count(e, "output", "item", taken.name, -taken.counted)
    end
    scheduler.cancel(e.id)
    e.work = nil
    machines.sleep(e)
    machines.rouse(e)
  end
  e.bonus = nil
  return stacks
end

--- The effects on a machine changed: from the next tick on it works at another rate.
function crafting.effects_changed(e)
  local work = e.work
  if not work then
    return
  end
  local entry = recipe_book.entry(e.recipe)
  machines.touch(e)
  earn(e, entry, work.progress)
  work.rate = crafting.speed(e)
  aim(e, entry)
end

--- A script says how far the craft under way is, 0 to 1. What the bonus bar has earned stays.
function crafting.set_progress(e, share)
  local work, entry = e.work, recipe_book.entry(e.recipe)
  machines.touch(e)
  earn(e, entry, work.progress)
  machines.set_progress(e, share * entry.need)
  work.counted = work.progress
  aim(e, entry)
end

--- A script sets the bonus bar, 0 to 1.
function crafting.set_bonus(e, share)
  local work = e.work
  if work then
    machines.touch(e)
    work.counted = work.progress
  end
  e.bonus = share > 0 and share or nil
  if work then
    aim(e, recipe_book.entry(e.recipe))
  end
end

--- A type of machine that crafts.
---@param prototype_type string
---@param kind table source and result (keys of inventories), choose(e) -> name of the recipe it
--- would make next, idle (status without one); made(e, entry) and room(e) when its products are
--- none that lie in an inventory
function crafting.register(prototype_type, kind)
  kinds[prototype_type] = kind
  entity_types.register(prototype_type, {
    wake = wake,
    inventory_changed = machines.rouse,
    fluid_changed = machines.rouse,
    force_changed = modules.changed,
    active_changed = function(e)
      if e.inactive then
        machines.pause(e, crafting.usage(e))
      else
        machines.rouse(e)
      end
    end,
    effects_changed = crafting.effects_changed,
    status = crafting.status,
  })
end

return crafting
