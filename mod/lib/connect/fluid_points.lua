--- Where fluids go in and out of entities: their boxes, what each holds or takes, and the tiles on
--- which a pipe would join it.
--- Source: runtime API 1.1 and 2.0, LuaFluidBox.get_pipe_connections, get_filter,
--- get_locked_fluid.

local fluids = require("compat.fluids")
local ore = require("lib.ore")
local sides = require("lib.connect.sides")

local fluid_points = {}

---@class fle.FluidPoint
---@field x integer the tile outside, where a pipe would join
---@field y integer
---@field side integer from the entity to that tile
---@field joined LuaEntity|nil what is joined there

---@class fle.FluidPort
---@field entity LuaEntity
---@field index integer number of the box
---@field key string
---@field fluid string|nil what it holds, or all that it takes
---@field flow "input"|"output"|"input-output"
---@field system integer|nil
---@field beyond integer|nil the system of what it is joined to
---@field points fle.FluidPoint[]

-- Types with fluid boxes that pipes join.
local MACHINES = {
  ["assembling-machine"] = true,
  ["boiler"] = true,
  ["fluid-turret"] = true,
  ["furnace"] = true,
  ["fusion-generator"] = true,
  ["fusion-reactor"] = true,
  ["generator"] = true,
  ["mining-drill"] = true,
  ["offshore-pump"] = true,
  ["pump"] = true,
  ["reactor"] = true,
  ["rocket-silo"] = true,
  ["storage-tank"] = true,
  ["thruster"] = true,
}
local ALL = { ["infinity-pipe"] = true, ["pipe"] = true, ["pipe-to-ground"] = true }
for kind in pairs(MACHINES) do
  ALL[kind] = true
end

--- The prototype types of machines with fluid boxes, pipes left out.
---@return table<string, boolean>
function fluid_points.machines()
  return MACHINES
end

--- The prototype types with fluid boxes.
---@return table<string, boolean>
function fluid_points.all()
  return ALL
end

local function fluid_of(boxes, index)
  local content = boxes[index]
  if content then
    return content.name
  end
  local filter = boxes.get_filter(index)
  return filter and filter.name or boxes.get_locked_fluid(index)
end

--- The fluid that a pumpjack is going to give, before it has given any.
local function mined_by(entity, port)
  if entity.type ~= "mining-drill" or port.flow ~= "output" then
    return nil
  end
  for _, resource in ipairs(ore.under(entity.surface, entity.prototype, entity.position)) do
    if resource.type == "fluid" then
      return resource.name
    end
  end
  return nil
end

local function side_of(connection)
  local inside, outside = connection.position, connection.target_position
  local ix, iy = sides.corner(inside)
  local ox, oy = sides.corner(outside)
  return sides.of_step(ox - ix, oy - iy), ox, oy
end

local function new_port(entity, index, flow)
  return {
    entity = entity,
    index = index,
    flow = flow,
    key = ("%d.%d.%s"):format(entity.unit_number, index, flow),
    points = {},
  }
end

--- The ports of a box by the way the fluid flows: a pump takes on one side and gives on the other.
local function ports_of_box(entity, boxes, index)
  local ports, by_flow = {}, {}
  for _, connection in ipairs(boxes.get_pipe_connections(index)) do
    local side, x, y = side_of(connection)
    if side and connection.connection_type == "normal" then
      local flow = connection.flow_direction
      local port = by_flow[flow]
      if not port then
        port = new_port(entity, index, flow)
        by_flow[flow] = port
        ports[#ports + 1] = port
      end
      local target = connection.target
      local joined = target and target.owner
      if target and not port.beyond then
        port.beyond = fluids.system(target, connection.target_fluidbox_index)
      end
      table.insert(port.points, { x = x, y = y, side = side, joined = joined })
    end
  end
  return ports
end

--- The ports of an entity: one for each way in which pipes can join each fluid box.
---@param entity LuaEntity
---@return fle.FluidPort[]
function fluid_points.of(entity)
  local boxes = entity.fluidbox
  local list = {}
  for index = 1, #boxes do
    local ports = ports_of_box(entity, boxes, index)
    for _, port in ipairs(ports) do
      port.fluid = fluid_of(boxes, index) or mined_by(entity, port)
      -- In 2.0 a box that flows one way only is in no segment; the pipe that it is joined to is. A
      -- pump parts what is on its two sides.
      port.system = #ports == 1 and fluids.system(boxes, index) or port.beyond
      list[#list + 1] = port
    end
  end
  return list
end

--- The tile to which a pipe-to-ground goes underground and its other end.
---@param entity LuaEntity
---@return integer side
---@return LuaEntity|nil other
function fluid_points.underground(entity)
  local boxes = entity.fluidbox
  for _, connection in ipairs(boxes.get_pipe_connections(1)) do
    if connection.connection_type == "underground" then
      local ix, iy = sides.corner(connection.position)
      local ox, oy = sides.corner(connection.target_position)
      local dx, dy = ox - ix, oy - iy
      local step_x = dx > 0 and 1 or dx < 0 and -1 or 0
      local step_y = dy > 0 and 1 or dy < 0 and -1 or 0
      local target = connection.target
      return sides.of_step(step_x, step_y), target and target.owner
    end
  end
  return nil
end

return fluid_points
