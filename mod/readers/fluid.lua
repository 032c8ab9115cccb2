--- Fluid boxes, their connections and what flows in them.
--- A connection point is the tile outside the entity where the next pipe has to stand.
--- Source: runtime API 1.1 and 2.0, LuaFluidBox and PipeConnection.target_position.

local fluids = require("compat.fluids")

local fluid = {}

local function read_boxes(entity)
  local boxes = entity.fluidbox
  local list = {}
  for index = 1, #boxes do
    local content = boxes[index]
    if content then
      list[#list + 1] =
        { name = content.name, amount = content.amount, temperature = content.temperature }
    end
  end
  return list
end

---@param entity LuaEntity
function fluid.boxes(entity)
  return read_boxes(entity) or {}
end

local function read_systems(entity)
  local boxes = entity.fluidbox
  local list = {}
  for index = 1, #boxes do
    list[#list + 1] = fluids.system(boxes, index)
  end
  return list
end

---@param entity LuaEntity
function fluid.systems(entity)
  return read_systems(entity) or {}
end

--- Every connection with the number of its box: {x=, y=, box=, flow=}.
local function read_connections(entity)
  local boxes = entity.fluidbox
  local list = {}
  for index = 1, #boxes do
    for _, connection in ipairs(boxes.get_pipe_connections(index)) do
      local at = connection.target_position
      list[#list + 1] = { x = at.x, y = at.y, box = index, flow = connection.flow_direction }
    end
  end
  return list
end

---@param entity LuaEntity
function fluid.connection_points(entity)
  local list = {}
  for index, point in ipairs(read_connections(entity) or {}) do
    list[index] = { x = point.x, y = point.y }
  end
  return list
end

local function recipe_fluids(entity, side)
  local recipe = entity.get_recipe()
  local names = {}
  for _, part in ipairs(recipe and recipe[side] or {}) do
    if part.type == "fluid" then
      names[#names + 1] = part.name
    end
  end
  return names
end

---@param entity LuaEntity
function fluid.input_fluids(entity)
  return recipe_fluids(entity, "ingredients") or {}
end

---@param entity LuaEntity
function fluid.output_fluids(entity)
  return recipe_fluids(entity, "products") or {}
end

--- The fluid that a recipe puts into a box is its filter or what it is locked to.
local function points(entity, flow)
  local boxes = entity.fluidbox
  local list = {}
  for _, point in ipairs(read_connections(entity)) do
    if point.flow == flow then
      local filter = boxes.get_filter(point.box)
      local name = filter and filter.name or boxes.get_locked_fluid(point.box)
      list[#list + 1] = { x = point.x, y = point.y, type = name or "" }
    end
  end
  return list
end

---@param entity LuaEntity
function fluid.input_points(entity)
  return points(entity, "input") or {}
end

---@param entity LuaEntity
function fluid.output_points(entity)
  return points(entity, "output") or {}
end

--- Where a boiler gives its steam.
---@param entity LuaEntity
function fluid.steam_point(entity)
  for _, point in ipairs(read_connections(entity) or {}) do
    if point.flow == "output" then
      return { x = point.x, y = point.y }
    end
  end
  return nil
end

-- Heat pipes are pipes without fluid boxes.
local function first(entity)
  local boxes = entity.fluidbox
  return #boxes > 0 and boxes[1] or nil
end

---@param entity LuaEntity
function fluid.system(entity)
  return fluid.systems(entity)[1]
end

local function flow(entity)
  local boxes = entity.fluidbox
  return #boxes > 0 and fluids.flow(boxes, 1) or nil
end

---@param entity LuaEntity
function fluid.flow(entity)
  return flow(entity)
end

---@param entity LuaEntity
function fluid.amount(entity)
  local content = first(entity)
  return content and content.amount
end

---@param entity LuaEntity
function fluid.name(entity)
  local content = first(entity)
  return content and content.name
end

return fluid
