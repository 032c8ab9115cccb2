--- Belts: where items come from and go to, and what lies on them.
--- Source: runtime API 1.1 and 2.0, LuaEntity.belt_neighbours, get_transport_line,
--- belt_to_ground_type.

local contents = require("compat.inventory").contents
local emulated = require("lib.emulated")
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

local function line(entity, index)
  return contents(entity.get_transport_line(index))
end

---@param entity LuaEntity
function belt.lanes(entity)
  if not emulated.read(entity, "get_transport_line") then
    return { left = {}, right = {} }
  end
  return {
    left = emulated.call(line, entity, defines.transport_line.left_line) or {},
    right = emulated.call(line, entity, defines.transport_line.right_line) or {},
  }
end

local function is_alone(entity, side)
  local neighbours = emulated.read(entity, "belt_neighbours")
  return neighbours ~= nil and #neighbours[side] == 0
end

---@param entity LuaEntity
function belt.is_terminus(entity)
  return is_alone(entity, "outputs")
end

---@param entity LuaEntity
function belt.is_source(entity)
  return is_alone(entity, "inputs")
end

---@param entity LuaEntity
function belt.is_input(entity)
  local kind = emulated.read(entity, "belt_to_ground_type")
  return kind and kind == "input"
end

---@param entity LuaEntity
function belt.connected_to(entity)
  local other = emulated.read(entity, "neighbours")
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

local function add(total, counts)
  for name, count in pairs(counts) do
    total[name] = (total[name] or 0) + count
  end
end

-- Lines 1, 2 run in on the left, 3, 4 on the right; 5 to 8 are their ends behind the middle.
local SIDES = { { 1, 2, 5, 6 }, { 3, 4, 7, 8 } }

local function splitter_side(entity, lines)
  local total = {}
  for _, index in ipairs(lines) do
    add(total, line(entity, index))
  end
  return total
end

---@param entity LuaEntity
function belt.splitter_inventory(entity)
  local list = {}
  for index, lines in ipairs(SIDES) do
    list[index] = emulated.call(splitter_side, entity, lines) or {}
  end
  return list
end

return belt
