--- The fluid boxes of an entity as a picture shows them: what is inside, and where pipes join.
--- Source: runtime API 1.1 and 2.0, LuaFluidBox and PipeConnection.

local fluids = require("compat.fluids")

local map_fluids = {}

-- What a connection is: the values of MapFluid.links.
local OPEN, JOINED, UNDERGROUND = 0, 1, 2

local function fixed(value)
  return math.floor(value * 256 + 0.5)
end

--- Four numbers for where a connection leaves and leads to, and one for what it is.
local function add_link(links, connection)
  local from, to = connection.position, connection.target_position
  local kind = OPEN
  if connection.target then
    kind = JOINED
    if connection.connection_type == "underground" then
      kind, to = UNDERGROUND, connection.target.owner.position
    end
  end
  for _, value in ipairs({ from.x, from.y, to.x, to.y }) do
    links[#links + 1] = fixed(value)
  end
  links[#links + 1] = kind
end

local function read_links(boxes, index)
  local links = {}
  for _, connection in ipairs(boxes.get_pipe_connections(index)) do
    add_link(links, connection)
  end
  return links
end

local function read(entity)
  local boxes = entity.fluidbox
  local list = {}
  for index = 1, #boxes do
    local content = boxes[index]
    list[index] = {
      name = content and content.name,
      amount = content and content.amount or 0,
      level = fluids.level(boxes, index) or 0,
      total = fluids.total(boxes, index),
      system = fluids.system(boxes, index),
      links = read_links(boxes, index) or {},
    }
  end
  return list
end

---@param entity LuaEntity
---@return fle.MapFluid[]|nil nil for what has no fluid boxes
function map_fluids.of(entity)
  local list = read(entity)
  return list and #list > 0 and list or nil
end

return map_fluids
