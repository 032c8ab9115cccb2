--- Crafting by machines: the core that furnaces, assembling machines and rocket silos share.
--- Rules: rate = speed x (1 + speed effect) / recipe time, progress above one craft carries over to
--- the next if that begins at once; ingredients are taken and counted when a craft starts, products
--- given and counted when it ends (crafting/products.lua). A craft starts when there are its
--- ingredients, energy, and room for its products. One craft a tick at most.
--- What productivity adds comes while the craft goes on (crafting/bonus.lua).
---
--- Saved: `recipe` (set, current or last), `work` (see machines.lua).

local S = require("state")
local entity_types = require("entity_types")
local entities = require("entities")
local forces = require("systems.forces")
local inventories = require("inventories")
local cloning = require("systems.cloning")
local bar = require("systems.crafting.bonus")
local energy = require("systems.energy")
local fluid_crafting = require("systems.fluid_crafting")
local items = require("systems.items")
local machines = require("systems.machines")
local modules = require("systems.modules")
local products = require("systems.crafting.products")
local rates = require("systems.crafting.rates")
local recipe_book = require("systems.recipe_book")
local scheduler = require("scheduler")

local crafting = {}

local EPSILON = 1e-6

--- Go on with the work.
---@return boolean done the craft is at its end
local function advance(e, entry)
  while machines.advance(e, rates.usage(e)) do
    local work = e.work
    local progress = work.progress
    if progress >= entry.need - EPSILON then
      -- Of crafts shorter than a tick only one is made, but all of the work earns bonus.
      local short = work.rate >= entry.need
      bar.earn(e, entry, short and progress or entry.need)
      return true
    end
    bar.earn(e, entry, progress)
    if not e.valid then
      return false
    end
    bar.aim(e, entry)
  end
  return false
end

--- What one more craft lacks.
---@return string|nil "item" or "fluid"
local function lacks(e, entry)
  local inv, takes, drinks = e.inv[products.kind(e).source], entry.takes, entry.drinks
  local first = takes[1]
  if first and inventories.count(inv, first.name) < first.amount then
    return "item"
  end
  for index = 2, #takes do
    if inventories.count(inv, takes[index].name) < takes[index].amount then
      return "item"
    end
  end
  for index = 1, #drinks do
    if not fluid_crafting.offers(e, drinks[index]) then
      return "fluid"
    end
  end
  return nil
end

local function take(e, inv, taken)
  products.count(e, "output", "item", taken.name, taken.counted)
  inventories.remove(inv, taken.name, taken.amount)
end

local function start(e, entry, since, carry)
  local inv = e.inv[products.kind(e).source]
  e.recipe = entry.name
  machines.begin(e, entry.need, rates.speed(e), since, carry)
  e.work.counted = 0
  bar.aim(e, entry)
  local takes, drinks = entry.takes, entry.drinks
  if takes[1] then
    take(e, inv, takes[1])
  end
  for index = 2, #takes do
    take(e, inv, takes[index])
  end
  for index = 1, #drinks do
    products.count(e, "output", "fluid", drinks[index].name, drinks[index].counted)
    fluid_crafting.drink(e, drinks[index])
  end
end

local function finish(e, entry)
  local over = e.work.progress - entry.need
  machines.cease(e)
  products.give(e, entry, false)
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
    if not e.valid then
      -- A script that heard of a technology which this craft brought took it away.
      return
    end
  end
  local name = products.kind(e).choose(e)
  local entry = name and recipe_book.entry(name)
  if not entry or lacks(e, entry) or not products.has_room(e, entry) or not energy.has(e) then
    machines.sleep(e)
    return
  end
  start(e, entry, since, carry)
  if advance(e, entry) then
    -- Shorter than a tick: its products come with the next one.
    scheduler.wake(e, now + 1)
  end
end

-- One that waits looks again only when it has its items: it is fed one by one.
local function inventory_changed(e)
  if e.asleep and not e.work then
    local name = products.kind(e).choose(e)
    if not name or lacks(e, recipe_book.entry(name)) == "item" then
      return
    end
  end
  machines.rouse(e)
end

--- What the machine is doing, worked out when asked. Lack of energy outranks everything else
--- (measured of furnaces in 2.0.73, taken for the others and for 1.1 too).
---@return string name of defines.entity_status
function crafting.status(e)
  local kind, shortage = products.kind(e), energy.shortage(e)
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
  elseif not e.work and not products.has_room(e, entry) then
    return kind.full or "full_output"
  end
  return shortage or "working"
end

--- What goes into the craft under way, as stacks: it is given back when the craft is broken off.
---@return table[] stacks
function crafting.under_way(e)
  local stacks = {}
  if e.work and products.kind(e) then
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
      products.count(e, "output", "item", taken.name, -taken.counted)
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
  bar.earn(e, entry, work.progress)
  work.rate = rates.speed(e)
  bar.aim(e, entry)
end

--- A script says how far the craft under way is, 0 to 1. What the bonus bar has earned stays.
function crafting.set_progress(e, share)
  local work, entry = e.work, recipe_book.entry(e.recipe)
  machines.touch(e)
  bar.earn(e, entry, work.progress)
  machines.set_progress(e, share * entry.need)
  work.counted = work.progress
  bar.aim(e, entry)
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
    bar.aim(e, recipe_book.entry(e.recipe))
  end
end

--- What a force has learnt for a recipe is felt by the machines that make it now.
forces.listen("recipe", function(force, name)
  if not force.recipe_productivity then
    return
  end
  for _, e in ipairs(entities.of_type()) do
    if e.work and e.recipe == name and e.force == force.name and products.kind(e) then
      crafting.effects_changed(e)
    end
  end
end)

--- A type of machine that crafts.
---@param prototype_type string
---@param kind table source and result: keys of inventories; choose(e): name of the recipe that it
--- makes next; idle: status without one; full: status without room (full_output); made(e, entry)
--- and room(e): when its products are none that lie in an inventory
function crafting.register(prototype_type, kind)
  products.register(prototype_type, kind)
  entity_types.register(prototype_type, {
    wake = wake,
    inventory_changed = inventory_changed,
    fluid_changed = machines.rouse,
    force_changed = modules.changed,
    active_changed = function(e)
      if e.inactive then
        machines.pause(e, rates.usage(e))
      else
        machines.rouse(e)
      end
    end,
    effects_changed = crafting.effects_changed,
    clone = function(e, source)
      fluid_crafting.assign(e, source.recipe)
      cloning.copy(e, source)
      e.rocket_parts, e.recipe_locked = source.rocket_parts, source.recipe_locked
    end,
    status = crafting.status,
  })
end

return crafting
