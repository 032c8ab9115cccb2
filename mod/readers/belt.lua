--- Belts: where items come from and go to, and what lies on them.
--- Source: runtime API 1.1 and 2.0, LuaEntity.belt_neighbours, get_transport_line,
--- belt_to_ground_type.

local belt_looks = require("lib.belt_looks")
local facing = require("lib.facing")

local belt = {}

local function beside(entity, way)
  local dx, dy = facing.step(facing.of(entity))
  local at = entity.position
  return { x = at.x + way * dx, y = at.y + way * dy }
end

---@param entity LuaEntity
function belt.input_position(entity)
  return beside(entity, -1)
end

---@param entity LuaEntity
function belt.output_position(entity)
  return beside(entity, 1)
end

local function add(total, counts)
  for name, count in pairs(counts) do
    total[name] = (total[name] or 0) + count
  end
end

--- What lies on a lane; an underground belt has the stretch below the ground as a line of its own.
local function lane(entity, ctx, indices)
  local total = {}
  local lines = belt_looks.lines(entity, ctx)
  for _, index in ipairs(indices) do
    if lines[index] then
      add(total, lines[index])
    end
  end
  return total
end

-- Lines 1 and 2 are those above the ground, 3 and 4 those below.
local LEFT, RIGHT = { 1, 3 }, { 2, 4 }

---@param entity LuaEntity
---@param ctx fle.Context
function belt.lanes(entity, ctx)
  return { left = lane(entity, ctx, LEFT), right = lane(entity, ctx, RIGHT) }
end

---@param entity LuaEntity
---@param ctx fle.Context
function belt.is_terminus(entity, ctx)
  return #belt_looks.neighbours(entity, ctx).outputs == 0
end

---@param entity LuaEntity
---@param ctx fle.Context
function belt.is_source(entity, ctx)
  return #belt_looks.neighbours(entity, ctx).inputs == 0
end

---@param entity LuaEntity
function belt.is_input(entity)
  local kind = entity.belt_to_ground_type
  return kind and kind == "input"
end

---@param entity LuaEntity
function belt.connected_to(entity)
  local other = entity.neighbours
  return other and other.unit_number
end

--- The two tiles before (way 1) or behind (way -1) a splitter, left one first.
local function splitter_tiles(entity, way)
  local dx, dy = facing.step(facing.of(entity))
  local at = entity.position
  local list = {}
  for index, side in ipairs({ -0.5, 0.5 }) do
    -- Left of a direction (dx, dy) is (dy, -dx).
    list[index] = { x = at.x + way * dx - side * dy, y = at.y + way * dy + side * dx }
  end
  return list
end

---@param entity LuaEntity
function belt.splitter_inputs(entity)
  return splitter_tiles(entity, -1)
end

---@param entity LuaEntity
function belt.splitter_outputs(entity)
  return splitter_tiles(entity, 1)
end

-- Lines 1, 2 run in on the left, 3, 4 on the right; 5 to 8 are their ends behind the middle.
local SIDES = { { 1, 2, 5, 6 }, { 3, 4, 7, 8 } }

---@param entity LuaEntity
---@param ctx fle.Context
function belt.splitter_inventory(entity, ctx)
  local list = {}
  for index, lines in ipairs(SIDES) do
    list[index] = lane(entity, ctx, lines)
  end
  return list
end

return belt
