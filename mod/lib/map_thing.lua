--- An entity as a picture shows it.
--- Source: runtime API 1.1 and 2.0, LuaEntity and LuaTransportLine.

local belt_looks = require("lib.belt_looks")
local facing = require("lib.facing")
local inventory = require("compat.inventory")
local map_fluids = require("lib.map_fluids")
local recipe = require("compat.recipe")
local status = require("lib.status")
local warnings = require("readers.warnings")

local map_thing = {}

local function size_of(entity)
  local width, height = entity.prototype.tile_width, entity.prototype.tile_height
  local faces = entity.supports_direction and facing.of(entity) or nil
  if faces and faces % 8 == 4 then
    width, height = height, width
  end
  return width, height, faces
end

local function mined(drill)
  local target = drill.mining_target
  return target and target.name
end

local function researched(lab)
  local technology = lab.force.current_research
  return technology and technology.name
end

-- What tells what an entity makes, by its type.
local MAKES = {
  ["assembling-machine"] = recipe.of,
  furnace = recipe.of,
  ["rocket-silo"] = recipe.of,
  ["mining-drill"] = mined,
  lab = researched,
}

local function is_shown(key)
  return not key:find("modules", 1, true)
end

--- What lies in the entity's slots, by name; nil for nothing.
local function contents(entity)
  local total
  for _, part in ipairs(inventory.of_entity(entity)) do
    if is_shown(part.key) then
      for name, count in pairs(inventory.contents(part.inventory)) do
        total = total or {}
        total[name] = (total[name] or 0) + count
      end
    end
  end
  return total
end

local function stack_of(entity)
  local stack = entity.stack
  return { [stack.name] = stack.count }
end

local function held(inserter)
  local stack = inserter.held_stack
  return stack.valid_for_read and { [stack.name] = stack.count } or nil
end

local NONE = {}

local function add_line(names, entity, index)
  local line = entity.get_transport_line(index)
  for position = 1, #line do
    names[#names + 1] = line[position].name
  end
end

--- What lies on a lane, from the front. Items of one kind are counted, which costs less than asking
--- for each.
local function lane(entity, indices, ctx)
  local names = {}
  local lines = belt_looks.lines(entity, ctx)
  for _, index in ipairs(indices) do
    local counts = lines[index] or NONE
    local name, count = next(counts)
    if name and next(counts, name) then
      add_line(names, entity, index)
    else
      for _ = 1, count or 0 do
        names[#names + 1] = name
      end
    end
  end
  return names
end

-- The lines that make the left and the right lane, by prototype type: an underground belt has its
-- buried half as lines 3 and 4, a splitter a pair of lanes for each belt and each end.
local LANES = {
  ["transport-belt"] = { { 1 }, { 2 } },
  ["underground-belt"] = { { 1 }, { 2 } },
  ["splitter"] = { { 1, 5 }, { 2, 6 }, { 3, 7 }, { 4, 8 } },
  ["loader"] = { { 1 }, { 2 } },
  ["loader-1x1"] = { { 1 }, { 2 } },
  ["linked-belt"] = { { 1 }, { 2 } },
}

local function lanes(entity, lines, ctx)
  local list = {}
  for index, indices in ipairs(lines) do
    list[index] = lane(entity, indices, ctx)
  end
  return list
end

local function partner(entity)
  local other = entity.neighbours
  return other and other.position
end

local function add_belt(thing, entity, ctx)
  local lines = LANES[thing.type]
  if not lines then
    return
  end
  thing.lanes = lanes(entity, lines, ctx)
  if thing.type == "underground-belt" then
    thing.partner = partner(entity)
    thing.entrance = entity.belt_to_ground_type == "input"
  end
end

local function add_reach(thing, entity)
  if thing.type == "inserter" then
    thing.pickup, thing.drop = entity.pickup_position, entity.drop_position
    thing.held = held(entity)
  elseif thing.type == "mining-drill" then
    thing.drop = entity.drop_position
  end
end

---@param entity LuaEntity
---@param ctx fle.Context
---@return fle.MapThing
function map_thing.of(entity, ctx)
  local kind = entity.type
  local width, height, direction = size_of(entity)
  local thing = {
    name = entity.name,
    type = kind,
    position = entity.position,
    width = width,
    height = height,
    direction = direction,
    problems = {},
    problem_codes = {},
  }
  if kind == "item-entity" then
    thing.contents = stack_of(entity)
    return thing
  end
  thing.status = status.of(entity)
  thing.problems, thing.problem_codes = warnings.of(entity, ctx), warnings.codes(entity, ctx)
  thing.makes = MAKES[kind] and MAKES[kind](entity)
  thing.contents = contents(entity)
  thing.network = entity.electric_network_id
  thing.fluids = map_fluids.of(entity)
  add_reach(thing, entity)
  add_belt(thing, entity, ctx)
  return thing
end

return map_thing
