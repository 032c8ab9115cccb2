--- What machines put into and take out of each other, onto belts and onto the ground.
--- Taking: from the last slot that holds something wanted (measured in the game), from what a
--- machine has made, not from what it works on. Science packs leave a laboratory only for another
--- one (known of the game), and one of each stays, which it may have begun to use (taken to be so).
--- How much is put in stands in insertion_limits.lua.

local S = require("state")
local collision = require("collision")
local entities = require("entities")
local inventories = require("inventories")
local spatial = require("spatial")
local belts = require("systems.belts")
local insertion_limits = require("systems.insertion_limits")
local items = require("systems.items")
local points = require("systems.points")

local automation = {}

local NOTHING = {}
local NO_PLACE = { character = true, ["item-entity"] = true }

--- Can machines put into or take from this kind of entity at all?
function automation.is_place(e)
  return belts.is_belt(e) or ((e.inv ~= nil or e.hand ~= nil) and not NO_PLACE[e.type])
end

--- The inventory of an entity into which a machine may put this item now, and how many fit.
---@param e table
---@param stack table {name, ...}
---@param most integer how many there are to put
---@return table|nil inventory
---@return integer room
function automation.accepts(e, stack, most)
  if not e.inv then
    return nil, 0
  end
  local into, limit = insertion_limits.place(e, stack.name)
  if not into or (limit < math.huge and inventories.count(into, stack.name) >= limit) then
    return nil, 0
  end
  local room = inventories.room(into, stack, most)
  return room > 0 and into or nil, room
end

-- By type, the inventory that machines take from; before it from burnt results in vehicles, after
-- it in all others.
local SOURCES = {
  container = "chest",
  ["logistic-container"] = "chest",
  ["infinity-container"] = "chest",
  ["linked-container"] = "chest",
  furnace = "furnace_result",
  ["assembling-machine"] = "assembling_machine_output",
  ["rocket-silo"] = "rocket_silo_output",
  car = "car_trunk",
  ["cargo-wagon"] = "cargo_wagon",
}

local TAKEN_FROM = { lab_input = true, burnt_result = true }
for _, key in pairs(SOURCES) do
  TAKEN_FROM[key] = true
end

-- What machines take from and never put anything into.
local OUTPUTS = {
  furnace_result = true,
  assembling_machine_output = true,
  rocket_silo_output = true,
  burnt_result = true,
}

points.role("pickup", function(key)
  return TAKEN_FROM[key] == true
end)

points.role("drop", function(key)
  return not OUTPUTS[key]
end)

--- The slot that a machine would take from: the last one that holds something wanted.
---@param e table where from
---@param target table|nil where to
---@param wanted fun(name: string): boolean
---@return table|nil inventory
---@return integer|nil slot
function automation.offered(e, target, wanted)
  local key, inv = SOURCES[e.type], e.inv or NOTHING
  local first, second = key and inv[key], inv.burnt_result
  if second and e.type == "car" then
    first, second = second, first
  end
  local slot = first and inventories.last(first, wanted)
  if slot then
    return first, slot
  end
  slot = second and inventories.last(second, wanted)
  if slot then
    return second, slot
  end
  local packs = inv.lab_input
  if packs and target and target.type == "lab" then
    for index = packs.size, 1, -1 do
      local held = packs.slots[index]
      if held and held.count > 1 and wanted(held.name) then
        return packs, index
      end
    end
  end
  return nil, nil
end

--- How many of a slot machines may take, and what the stack carries away with it.
---@param inv table
---@param slot integer
---@return integer count
---@return table|nil carried
function automation.spare(inv, slot)
  local held = inv.slots[slot]
  if inv.key == "lab_input" then
    return held.count - 1, nil
  end
  return held.count, held
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

local function put_into(target, stack)
  local into, room = automation.accepts(target, stack, stack.count)
  if not into then
    return 0
  end
  return inventories.insert_part(into, stack, room)
end

--- Put a stack into what stands at a place, or onto the ground when nothing does. Onto belts and
--- the ground one item at a time.
---@param e table the machine that puts
---@param role "inserter"|"drill"
---@param target_of fun(e: table): table|nil what stands there, asked only when need be
---@param where fun(e: table): number, number the place, asked only when need be
---@param stack table {name, count, ...}
---@return integer put
---@return integer|nil tick at which there will be room, if that can be foreseen
function automation.put(e, role, target_of, where, stack)
  local known = e.found.drop
  if known and belts.puts_onto(e, known) then
    return belts.put(known, e, where, stack, role)
  end
  local target = target_of(e)
  if target and belts.is_belt(target) then
    return belts.put(target.id, e, where, stack, role)
  elseif target then
    return put_into(target, stack), nil
  end
  local x, y = where(e)
  if not automation.ground_free(e.surface, x, y) then
    return 0, nil
  end
  automation.lay(e.surface, x, y, items.stack(stack.name, 1, stack))
  return 1, nil
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
