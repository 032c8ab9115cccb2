--- Taking things out of the world by mining: an ore from a resource, wood from a tree, a machine
--- with all that it holds. What a machine was just working on comes back too, so nothing is lost.
--- Source: runtime API, LuaEntity.mine, LuaControl.mine_entity. What nature gives counts as
--- produced; what somebody built does not.

local facts = require("facts")
local entities = require("entities")
local entity_inventories = require("systems.entity_inventories")
local inventories = require("inventories")
local items = require("systems.items")
local entity_types = require("entity_types")
local automation = require("systems.automation")
local belts = require("systems.belts")
local crafting = require("systems.crafting")
local labs = require("systems.labs")
local mining_drills = require("systems.mining.drills")
local free_places = require("placement.free_places")
local research_triggers = require("systems.research.triggers")
local statistics = require("systems.statistics")

local mining = {}

local NATURE = {
  resource = true,
  tree = true,
  ["simple-entity"] = true,
  fish = true,
  cliff = true,
  plant = true,
}

--- Can it be mined at all?
---@return boolean
function mining.is_minable(e)
  return not e.unminable and facts.entity(e.name).minable ~= nil or e.type == "item-entity"
end

local function add(stacks, name, count, carried)
  if count > 0 then
    stacks[#stacks + 1] = items.stack(name, count, carried)
  end
end

--- What mining brings: what the thing holds, what it was working on, then the thing itself.
---@return table[] stacks
function mining.collect(e)
  local stacks = {}
  if e.type == "item-entity" then
    local held = e.inv.stack.slots[1]
    return held and { items.stack(held.name, held.count, held) } or {}
  end
  -- An infinity chest keeps what it made.
  local erases = facts.entity(e.name).erase_contents_when_mined
  for _, inv in ipairs(erases and {} or entity_inventories.list_all(e)) do
    for index = 1, inv.size do
      local held = inv.slots[index]
      if held then
        add(stacks, held.name, held.count, held)
      end
    end
  end
  for _, stack in ipairs(e.recipe and crafting.under_way(e) or {}) do
    stacks[#stacks + 1] = stack
  end
  for _, stack in ipairs(belts.is_belt(e) and belts.all_items(e) or {}) do
    stacks[#stacks + 1] = stack
  end
  local minable = facts.entity(e.name).minable
  local health, most = entities.health(e), entities.max_health(e)
  local carried = not NATURE[e.type] and health and health < most and { health = health / most }
    or nil
  for _, product in ipairs(minable and minable.products or {}) do
    if product.type == "item" then
      add(stacks, product.name, mining_drills.amount_of(product), carried)
    end
  end
  return stacks
end

local function copy_of(inv)
  local copy = inventories.new("copy", inv.size)
  copy.bar, copy.filters = inv.bar, inv.filters
  for index, held in pairs(inv.slots) do
    copy.slots[index] = items.stack(held.name, held.count, held)
  end
  return copy
end

--- Would all of these go into an inventory?
---@return boolean
function mining.fits(inv, stacks)
  local copy = copy_of(inv)
  for _, stack in ipairs(stacks) do
    if not inventories.allows(inv, stack.name) then
      return false
    elseif inventories.insert_stack(copy, stack) < stack.count then
      return false
    end
  end
  return true
end

--- Lay stacks on the ground around a place, each on free ground.
function mining.spill(surface, x, y, stacks)
  for _, stack in ipairs(stacks) do
    local size = items.stack_size(stack.name)
    while stack.count > 0 do
      local part = math.min(size, stack.count)
      local px, py = free_places.near(surface, automation.GROUND, x, y, 1000, 0.25, false)
      if not px then
        error("no free ground within 1000 tiles to lay " .. stack.name .. " on", 0)
      end
      automation.lay(surface, px, py, items.stack(stack.name, part, stack))
      stack.count = stack.count - part
    end
  end
end

local function remove(e)
  if e.type == "resource" then
    mining_drills.deplete(e)
  else
    if e.recipe then
      crafting.break_off(e)
    end
    -- What it held was handed on; the slots are emptied so that nobody finds it there twice.
    for _, inv in ipairs(entity_inventories.list_all(e)) do
      inventories.empty(inv)
    end
    entities.destroy(e)
  end
end

--- Mine an entity into an inventory. Without room nothing happens, unless it is forced: then what
--- does not fit is laid on the ground.
---@param e table
---@param inv table|nil where to; nil destroys what is mined
---@param options table force (name, for statistics), forced, before (called when it is certain)
---@return boolean mined
function mining.mine(e, inv, options)
  if e.type == "lab" then
    labs.touch(e)
  end
  local stacks = mining.collect(e)
  if inv and not options.forced and not mining.fits(inv, stacks) then
    return false
  end
  if options.before then
    options.before()
  end
  local surface, x, y = e.surface, e.x, e.y
  if options.force and NATURE[e.type] then
    local book = statistics.of("item", options.force, surface)
    for _, stack in ipairs(stacks) do
      statistics.add(book, "input", stack.name, stack.count)
    end
  end
  remove(e)
  if options.force then
    research_triggers.mined(options.force, e.name)
  end
  local left = {}
  for _, stack in ipairs(inv and stacks or {}) do
    stack.count = stack.count - inventories.insert_stack(inv, stack)
    if stack.count > 0 then
      left[#left + 1] = stack
    end
  end
  mining.spill(surface, x, y, left)
  return true
end

if not entity_types.has("*", "mined_products") then
  entity_types.register("*", { mined_products = mining.collect })
end

return mining
