--- One entity as plain data, and back. A field is kept only when the entity has it and it is not
--- what a new one has.
--- Source: runtime API 1.1 and 2.0, LuaEntity, LuaInventory, LuaBurner.

local belts = require("world.belt_state")
local burner = require("compat.burner")
local direction = require("compat.direction")
local entities = require("compat.entities")
local fluids = require("world.fluid_state")
local recipe = require("compat.recipe")
local settings = require("world.setting_state")
local slots = require("world.slots")

local entity_state = {}

local CRAFTERS = { furnace = true, ["assembling-machine"] = true, ["rocket-silo"] = true }

-- Plain flags and numbers; the last only where something is crafted.
local FIELDS = {
  { name = "active", default = true },
  { name = "destructible", default = true },
  { name = "minable", default = true },
  { name = "operable", default = true },
  { name = "rotatable", default = true },
  { name = "products_finished", default = 0, types = CRAFTERS },
}

local function save_fields(entity, state)
  for _, field in ipairs(FIELDS) do
    if not field.types or field.types[entity.type] then
      local value = entity[field.name]
      if value ~= nil and value ~= field.default then
        state[field.name] = value
      end
    end
  end
end

local function load_fields(entity, state)
  for _, field in ipairs(FIELDS) do
    local value = state[field.name]
    if value ~= nil then
      entity[field.name] = value
    end
  end
end

--- The items that a craft under way has taken. Its progress cannot be set on a machine that has not
--- started yet, so a loaded machine gets them back and begins anew.
local function save_craft(entity)
  if not (CRAFTERS[entity.type] and entity.is_crafting()) then
    return nil
  end
  local taken = {}
  for _, ingredient in ipairs(entity.get_recipe().ingredients) do
    if ingredient.type == "item" then
      taken[#taken + 1] = { ingredient.name, ingredient.amount }
    end
  end
  return taken
end

local function load_craft(entity, taken)
  for _, item in ipairs(taken) do
    local inserted = entity.insert({ name = item[1], count = item[2] })
    if inserted < item[2] then
      local rest = { name = item[1], count = item[2] - inserted }
      entities.spill(entity.surface, entity.position, rest, entity.force)
    end
  end
end

local LOADERS = { loader = true, ["loader-1x1"] = true }

--- Which end of something with two ends it is: create_entity takes it as `type`.
local function save_end(entity)
  if entity.type == "underground-belt" then
    return entity.belt_to_ground_type
  elseif LOADERS[entity.type] then
    return entity.loader_type
  elseif entity.type == "linked-belt" then
    return entity.linked_belt_type
  end
  return nil
end

local function held_stack(entity)
  return entity.held_stack
end

local function save_hand(entity)
  local stack = entity.type == "inserter" and held_stack(entity)
  if stack and stack.valid_for_read then
    return { stack.name, stack.count }
  end
  return nil
end

local function load_hand(entity, hand)
  if hand then
    entity.held_stack.set_stack({ name = hand[1], count = hand[2] })
  end
end

local function save_burner(entity)
  local held = entity.burner
  local fuel = held and burner.current(held)
  if fuel then
    return { fuel, held.remaining_burning_fuel, held.heat }
  end
  return nil
end

local function load_burner(entity, state)
  local held = entity.burner
  if held then
    burner.set_current(held, state[1])
    held.remaining_burning_fuel = state[2]
    held.heat = state[3]
  end
end

--- Everything of an entity that a new one in its place would lack.
---@param entity LuaEntity
---@return table
function entity_state.save(entity)
  local at = entity.position
  local state = {
    name = entity.name,
    x = at.x,
    y = at.y,
    force = entity.force.name,
    slots = slots.save(entity),
    craft = save_craft(entity),
    burner = save_burner(entity),
    fluids = fluids.save(entity),
    settings = settings.save(entity),
    ["end"] = save_end(entity),
    hand = save_hand(entity),
    lines = belts.save(entity),
  }
  if entity.supports_direction then
    state.direction = direction.from_game(entity.direction)
  end
  if entity.health and entity.health ~= entities.max_health(entity) then
    state.health = entity.health
  end
  if entity.type == "assembling-machine" or entity.type == "rocket-silo" then
    state.recipe = recipe.of(entity)
  end
  if not entity.burner and entity.energy > 0 then
    state.energy = entity.energy
  end
  save_fields(entity, state)
  return state
end

--- Build an entity as it was; nil when the game refuses.
---@param ground LuaSurface
---@param state table
---@return LuaEntity?
function entity_state.load(ground, state)
  local entity = ground.create_entity({
    name = state.name,
    position = { x = state.x, y = state.y },
    direction = state.direction and direction.to_game(state.direction),
    force = state.force,
    recipe = state.recipe,
    type = state["end"],
    raise_built = false,
  })
  if not entity then
    return nil
  end
  settings.load(entity, state.settings)
  slots.load(entity, state.slots)
  load_hand(entity, state.hand)
  load_craft(entity, state.craft or {})
  if state.burner then
    load_burner(entity, state.burner)
  end
  if state.energy then
    entity.energy = state.energy
  end
  load_fields(entity, state)
  if state.health then
    entity.health = state.health
  end
  return entity
end

--- What takes its place only when the neighbours stand: items on belts, fluids of joined boxes.
---@param entity LuaEntity
---@param state table
function entity_state.fill(entity, state)
  belts.load(entity, state.lines)
  fluids.load(entity, state.fluids)
end

return entity_state
