--- What a pipe would join on each tile: it takes no matter from which side, so a pipe beside
--- another fluid's would mix them. An underground end joins only on its open side.

local fluid_points = require("lib.connect.fluid_points")
local ground = require("lib.connect.ground")
local sides = require("lib.connect.sides")
local undergrounds = require("lib.connect.undergrounds")
local words = require("lib.words")

local fluid_ground = {}

-- What it costs to join another system with the same fluid, and one that is empty, in tenths of a
-- tile: allowed where there is no other way.
local SAME_FLUID = 60
local EMPTY = 150
-- What it costs to take the place of another machine's pipe without joining it.
local SHUT = 150
-- What it costs to stand where the pipe of another machine's open box would go on, in tenths of a
-- tile: that box could be joined by undergrounds only.
local BEFORE_OPEN = 40
-- Underground ends farther from a square than this do not reach into it, in tiles.
local LONGEST = 12
local NONE = {}

local function note(where, port, point, x, y)
  local key = sides.key(x, y)
  local list = where[key] or {}
  where[key] = list
  -- Neighbouring squares see the same entities at their border.
  for _, each in ipairs(list) do
    if each.port.key == port.key and each.side == point.side then
      return
    end
  end
  list[#list + 1] = { port = port, side = point.side }
end

local function each_port(map, area, visit)
  local found = map.surface.find_entities_filtered({ area = area, force = map.ctx.force })
  for _, entity in ipairs(found) do
    if map.has_fluid[entity.type] then
      for _, port in ipairs(fluid_points.of(entity)) do
        for _, point in ipairs(port.points) do
          visit(port, point)
        end
      end
    end
  end
end

--- What lies before an open point: two rows of three tiles beyond that of its pipe.
local function note_before(map, port, point)
  local dx, dy = sides.DX[point.side], sides.DY[point.side]
  for row = 1, 2 do
    for aside = -1, 1 do
      note(
        map.before,
        port,
        point,
        point.x + row * dx + aside * dy,
        point.y + row * dy + aside * dx
      )
    end
  end
end

local function load_ports(map, area)
  each_port(map, area, function(port, point)
    note(map.joins, port, point, point.x, point.y)
    -- A box with several points can be joined at another one.
    if not point.joined and #port.points == 1 then
      note_before(map, port, point)
    end
  end)
  local wide = {
    { area[1][1] - LONGEST, area[1][2] - LONGEST },
    { area[2][1] + LONGEST, area[2][2] + LONGEST },
  }
  local ends = map.surface.find_entities_filtered({ area = wide, type = "pipe-to-ground" })
  for _, entity in ipairs(ends) do
    local side, other = fluid_points.underground(entity)
    undergrounds.add(map, entity, side, other)
  end
end

--- Makes a map leave the tiles free where machines still want a pipe.
---@param map fle.Ground
function fluid_ground.keep_free(map)
  map.has_fluid = fluid_points.machines()
  map.loaders[#map.loaders + 1] = function(_, area)
    each_port(map, area, function(_, point)
      if not point.joined then
        ground.keep_free(map, sides.middle(point.x, point.y))
      end
    end)
  end
end

--- Makes a map know what pipes would join.
---@param map fle.Ground
function fluid_ground.prepare(map)
  map.joins, map.before, map.has_fluid = {}, {}, fluid_points.all()
  map.loaders[#map.loaders + 1] = load_ports
end

--- What a pipe on a tile would join: the ports and the side of each as seen from its entity.
---@param map fle.Ground
---@param x integer
---@param y integer
---@return {port: fle.FluidPort, side: integer}[]
function fluid_ground.joins(map, x, y)
  ground.load(map, x, y)
  return map.joins[sides.key(x, y)] or NONE
end

local function is_own(own, port)
  return own.ports[port.key] or (port.system ~= nil and own.systems[port.system])
end

--- What keeps a pipe from a tile that is free: something with another fluid beside it.
---@param map fle.Ground
---@param own {fluid: string|nil, ports: table<string, boolean>, systems: table<integer, boolean>}
---@param x integer
---@param y integer
---@return string|nil words
function fluid_ground.explain(map, own, x, y)
  for _, join in ipairs(fluid_ground.joins(map, x, y)) do
    local fluid = join.port.fluid
    if not is_own(own, join.port) and fluid and fluid ~= own.fluid then
      return ("%s with %s"):format(words.entity(join.port.entity), fluid)
    end
  end
  return nil
end

--- What a piece on a tile costs for what it joins; nil when it would mix fluids.
---@param map fle.Ground
---@param own {fluid: string|nil, ports: table<string, boolean>, systems: table<integer, boolean>}
---@param x integer
---@param y integer
---@param open integer|nil the only side on which the piece joins anything
---@return number|nil
function fluid_ground.cost(map, own, x, y, open)
  local cost = 0
  for _, join in ipairs(fluid_ground.joins(map, x, y)) do
    local touches = open == nil or join.side == sides.opposite(open)
    if not touches and not is_own(own, join.port) then
      cost = cost + SHUT
    elseif touches and not is_own(own, join.port) then
      if join.port.fluid == nil then
        cost = cost + EMPTY
      elseif join.port.fluid ~= own.fluid then
        return nil
      else
        cost = cost + SAME_FLUID
      end
    end
  end
  for _, each in ipairs(map.before[sides.key(x, y)] or {}) do
    if not is_own(own, each.port) then
      cost = cost + BEFORE_OPEN
    end
  end
  return cost
end

return fluid_ground
