--- What machines put into and take out of each other, and onto the ground.
--- Limits, measured in the game: a machine is fed up to ceil(amount x m) of an ingredient with m =
--- clamp(ceil(1.166 / craft seconds) + 1, 2, 100); a furnace that has no recipe yet up to twice one
--- craft's; fuel up to 5. Whether drills obey the same limits is not documented; here they do.
--- Belts, laboratories and turrets are not emulated yet as places to put into.

local S = require("state")
local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local inventories = require("inventories")
local spatial = require("spatial")
local items = require("systems.items")
local smelting = require("systems.smelting")

local automation = {}

local FUEL_LIMIT = 5
local CHESTS = { "chest", "car_trunk", "cargo_wagon" }
local BELTS = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  splitter = true,
  loader = true,
  ["loader-1x1"] = true,
  ["linked-belt"] = true,
}
local NO_PLACE = { character = true, ["item-entity"] = true }

--- Can machines put into or take from this kind of entity at all?
function automation.is_place(e)
  return BELTS[e.type] == true or (e.inv ~= nil and not NO_PLACE[e.type])
end

--- Belts are the next step: a machine at one waits, and its status says that it is not emulated.
function automation.is_belt(e)
  return BELTS[e.type] == true
end

local function most_of(amount, seconds)
  local times = math.ceil(1.166 / seconds) + 1
  return math.ceil(amount * math.max(2, math.min(100, times)))
end

--- How many of an ingredient a machine is fed at most.
---@param recipe string
---@param name string
---@param speed number crafting speed
---@return integer limit 0 when the recipe does not take it
function automation.limit(recipe, name, speed)
  local prototype = facts.recipe(recipe)
  for _, ingredient in ipairs(prototype.ingredients) do
    if ingredient.name == name and ingredient.type == "item" then
      return most_of(ingredient.amount, prototype.energy / speed)
    end
  end
  return 0
end

local function furnace_limit(e, name)
  local recipe = smelting.recipe_for(e, name)
  if not recipe then
    return 0
  end
  local ingredient = facts.recipe(recipe).ingredients[1]
  if not e.recipe then
    return ingredient.amount * 2
  end
  return automation.limit(recipe, name, facts.entity(e.name).crafting_speed)
end

--- The inventory of an entity into which a machine may put this item now, and how many fit.
---@param e table
---@param stack table {name, ...}
---@param most integer how many there are to put
---@return table|nil inventory
---@return integer room
function automation.accepts(e, stack, most)
  local inv = e.inv
  if not inv then
    return nil, 0
  end
  local into, limit
  if inv.furnace_source then
    limit = furnace_limit(e, stack.name)
    into = limit > 0 and inv.furnace_source
  elseif inv.assembling_machine_input then
    local speed = facts.entity(e.name).crafting_speed
    limit = e.recipe and automation.limit(e.recipe, stack.name, speed) or 0
    into = limit > 0 and inv.assembling_machine_input
  end
  if not into and inv.fuel and inventories.allows(inv.fuel, stack.name) then
    into, limit = inv.fuel, FUEL_LIMIT
  end
  if into then
    if inventories.count(into, stack.name) >= limit then
      return nil, 0
    end
  else
    for _, key in ipairs(CHESTS) do
      into = into or inv[key]
    end
  end
  local room = into and inventories.room(into, stack, most) or 0
  return room > 0 and into or nil, room
end

--- Inventories that machines may take from.
local SOURCES = {
  "chest",
  "furnace_result",
  "assembling_machine_output",
  "burnt_result",
  "car_trunk",
  "cargo_wagon",
}

--- The slot that a machine would take from: the last one that holds something wanted.
---@param wanted fun(name: string): boolean
---@return table|nil inventory
---@return integer|nil slot
function automation.offered(e, wanted)
  for _, key in ipairs(SOURCES) do
    local inv = e.inv[key]
    local slot = inv and inventories.last(inv, wanted)
    if slot then
      return inv, slot
    end
  end
  return nil, nil
end

--- Name of the entity that stands for an item on the ground.
automation.GROUND = "item-on-ground"

local function is_ground_item(e)
  return e.type == "item-entity"
end

--- Is there room for an item on the ground?
function automation.ground_free(surface, x, y)
  local l, t, r, b = collision.box(automation.GROUND, 0)
  return spatial.first(surface, x + l, y + t, x + r, y + b, is_ground_item) == nil
    and collision.free(surface, automation.GROUND, x, y, 0)
end

--- Lay a stack on the ground.
function automation.lay(surface, x, y, stack)
  return entities.create(surface, {
    name = automation.GROUND,
    x = x,
    y = y,
    force = "neutral",
    stack = stack,
  })
end

--- The first item lying on the tile of a place that is wanted.
---@return table|nil e
function automation.lying_at(surface, x, y, wanted)
  local left, top = math.floor(x), math.floor(y)
  return spatial.first(surface, left, top, left + 1, top + 1, function(e)
    return is_ground_item(e) and e.inv.stack.slots[1] ~= nil and wanted(e.inv.stack.slots[1].name)
  end)
end

--- Put a stack into what stands at a place, or onto the ground when nothing does.
---@param other table|nil what stands there
---@param stack table {name, count, ...}
---@return integer put
function automation.put(other, surface, x, y, stack)
  if other then
    local into, room = automation.accepts(other, stack, stack.count)
    if not into then
      return 0
    end
    local part = items.stack(stack.name, math.min(room, stack.count), stack)
    return inventories.insert_stack(into, part)
  end
  if not automation.ground_free(surface, x, y) then
    return 0
  end
  automation.lay(surface, x, y, items.stack(stack.name, 1, stack))
  return 1
end

--- A vector of a prototype, turned with the entity.
---@return number x
---@return number y
function automation.turned(e, vector)
  local x, y = vector.x, vector.y
  for _ = 1, math.floor(e.direction / (S.profile.directions / 4)) % 4 do
    x, y = -y, x
  end
  return e.x + x, e.y + y
end

return automation
