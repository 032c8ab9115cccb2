--- How belts lie to each other: which feeds which, where a belt bends, how long its lines are.
--- Rules: a line is 256 units a tile; a belt with one feeder from the side and none from behind
--- bends, its outer line is then 295 long and its inner one 106; other feeders from the side load
--- onto the line on their side, where the two lines of the feeder come in 188 and 67 units from the
--- downstream end (measured in the game). The end of an underground belt and a loader are open on
--- half a tile. A splitter's lines are half a tile before and half a tile behind its middle (known
--- of the game; how it cuts them is not documented).
---
--- Lines are numbered as in defines.transport_line: 1 left, 2 right; underground belts 3, 4 below
--- the ground, kept at the input end; splitters 1, 2 and 3, 4 into the left and right half, 5, 6
--- and 7, 8 out of them.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local sorted_keys = require("sorted_keys")

local shapes = {}

local floor = math.floor
local SPAN = 2 ^ 21
local TILE = 256
local HALF = 128
local OUTER, INNER = 295, 106
local FAR_ENTRY, NEAR_ENTRY = 188, 67

--- Unit steps of the four directions: north, east, south, west.
shapes.DX = { [0] = 0, 1, 0, -1 }
shapes.DY = { [0] = -1, 0, 1, 0 }
local DX, DY = shapes.DX, shapes.DY

--- Number of lines by type (runtime API, LuaEntity.get_max_transport_line_index).
shapes.LINES = {
  ["transport-belt"] = 2,
  ["underground-belt"] = 4,
  splitter = 8,
  loader = 2,
  ["loader-1x1"] = 2,
  ["linked-belt"] = 2,
}

---@return boolean
function shapes.is_belt(e)
  return shapes.LINES[e.type] ~= nil
end

-- grid[surface][tile] = id of the belt there. Not saved.
local grid = {}
-- occupied[belt id] = { its surface's grid, tiles }. Not saved.
local occupied = {}

local function tile_key(x, y)
  return (floor(y) + SPAN / 2) * SPAN + floor(x) + SPAN / 2
end

--- Direction as a quarter: 0 north, 1 east, 2 south, 3 west.
function shapes.quarter(e)
  return floor(e.direction / (S.profile.directions / 4)) % 4
end

local quarter = shapes.quarter

--- Centres of the tiles on which a belt has lines: one, or the left and right half of a splitter.
---@return number[][] {x, y}
function shapes.tiles(e)
  local q = quarter(e)
  if e.type == "splitter" then
    local rx, ry = -DY[q] / 2, DX[q] / 2
    return { { e.x - rx, e.y - ry }, { e.x + rx, e.y + ry } }
  elseif e.type == "loader" then
    local way = e.loader_type == "output" and 0.5 or -0.5
    return { { e.x + DX[q] * way, e.y + DY[q] * way } }
  end
  return { { e.x, e.y } }
end

--- The tile of a loader's container.
function shapes.container_place(e)
  local q = quarter(e)
  local distance = facts.entity(e.name).container_distance or 1.5
  local way = e.loader_type == "output" and -distance or distance
  return e.x + DX[q] * way, e.y + DY[q] * way
end

--- Note on which tiles a belt lies.
function shapes.occupy(e)
  local of_surface = grid[e.surface]
  if not of_surface then
    of_surface = {}
    grid[e.surface] = of_surface
  end
  local keys = { of_surface }
  for _, tile in ipairs(shapes.tiles(e)) do
    local key = tile_key(tile[1], tile[2])
    of_surface[key] = e.id
    keys[#keys + 1] = key
  end
  occupied[e.id] = keys
end

--- Forget where a belt lay.
function shapes.vacate(e)
  local keys = occupied[e.id] or {}
  occupied[e.id] = nil
  for i = 2, #keys do
    if keys[1][keys[i]] == e.id then
      keys[1][keys[i]] = nil
    end
  end
end

--- The belt on a tile.
---@return table|nil e
function shapes.at(surface, x, y)
  local id = grid[surface] and grid[surface][tile_key(x, y)]
  return id and entities.get(id)
end

-- Does the belt on a tile send its items in a direction out of that tile?
local function sends(e, q)
  if quarter(e) ~= q then
    return false
  elseif e.type == "underground-belt" then
    return e.belt_to_ground_type == "output"
  elseif e.type == "loader" or e.type == "loader-1x1" then
    return e.loader_type == "output"
  elseif e.type == "linked-belt" then
    return e.linked_belt_type == "output"
  end
  return true
end

--- The belt that feeds a tile in a direction.
---@return table|nil
local function feeder(surface, x, y, q)
  local other = shapes.at(surface, x - DX[q], y - DY[q])
  return other and sends(other, q) and other or nil
end

--- How a belt bends: "straight", "left" or "right".
function shapes.bend(e)
  local q = quarter(e)
  if feeder(e.surface, e.x, e.y, q) then
    return "straight"
  end
  local from_left = feeder(e.surface, e.x, e.y, (q + 1) % 4)
  local from_right = feeder(e.surface, e.x, e.y, (q + 3) % 4)
  if from_left and not from_right then
    return "left"
  elseif from_right and not from_left then
    return "right"
  end
  return "straight"
end

local function is_end(other, e, wanted)
  return other
    and other.name == e.name
    and other.force == e.force
    and other.direction == e.direction
    and other.belt_to_ground_type == wanted
end

--- The other end of an underground belt: the nearest one of the same kind and direction that is
--- not cut off by another such end. (That ends of other directions do not cut it off is not
--- documented.)
---@return table|nil
function shapes.partner(e)
  local q = quarter(e)
  local input = e.belt_to_ground_type == "input"
  local way, wanted = input and 1 or -1, input and "output" or "input"
  for step = 1, facts.entity(e.name).max_distance do
    local other = shapes.at(e.surface, e.x + DX[q] * step * way, e.y + DY[q] * step * way)
    if is_end(other, e, wanted) then
      return other
    elseif is_end(other, e, e.belt_to_ground_type) then
      return nil
    end
  end
  return nil
end

--- Length of each line of a belt, by line; a line of no length is left out.
function shapes.lengths(e)
  if e.type == "transport-belt" then
    local bend = shapes.bend(e)
    if bend == "straight" then
      return { TILE, TILE }
    end
    return bend == "left" and { INNER, OUTER } or { OUTER, INNER }
  elseif e.type == "underground-belt" then
    local partner = e.belt_to_ground_type == "input" and shapes.partner(e)
    if partner then
      local below = (math.abs(partner.x - e.x) + math.abs(partner.y - e.y)) * TILE
      return { HALF, HALF, below, below }
    end
    return { HALF, HALF }
  elseif e.type == "splitter" then
    return { HALF, HALF, HALF, HALF, HALF, HALF, HALF, HALF }
  elseif e.type == "linked-belt" then
    return { TILE, TILE }
  end
  local length = (facts.entity(e.name).belt_length or 0.5) * TILE
  return { length, length }
end

-- Where a line that leaves its belt in direction q comes in on the belt of the next tile.
local function enter(other, q, line, x, y)
  local d = quarter(other)
  local kind = other.type
  if kind == "splitter" then
    if d ~= q then
      return nil
    end
    local left = shapes.tiles(other)[1]
    return "lane", other, (left[1] == x and left[2] == y) and line or line + 2
  elseif kind == "loader" or kind == "loader-1x1" then
    if d == q and other.loader_type == "input" then
      return "lane", other, line
    end
    return nil
  elseif kind == "linked-belt" then
    if d == q and other.linked_belt_type == "input" then
      return "lane", other, line
    end
    return nil
  elseif d == q then
    if kind == "underground-belt" and other.belt_to_ground_type == "output" then
      return nil
    end
    return "lane", other, line
  elseif d == (q + 2) % 4 then
    return nil
  elseif kind == "transport-belt" and shapes.bend(other) ~= "straight" then
    return "lane", other, line
  end
  local from_left = q == (d + 1) % 4
  local near = (line == 1) == from_left
  local entry = near and NEAR_ENTRY or FAR_ENTRY
  if kind == "underground-belt" then
    local open_far = other.belt_to_ground_type == "input"
    if near == open_far then
      return nil
    elseif open_far then
      entry = FAR_ENTRY - HALF
    end
  end
  return "side", other, from_left and 1 or 2, entry
end

--- Where the items of a line go: "lane" (onto the start of another line), "side" (onto a place of
--- it), "split", "sink" (into a container), or nowhere.
---@param e table
---@param line integer
---@return string|nil kind
---@return table|nil other belt
---@return integer|nil line of the other belt
---@return integer|nil entry of the side, in units from the end of that line
function shapes.target(e, line)
  local kind, q = e.type, quarter(e)
  if kind == "splitter" and line <= 4 then
    return "split", e, line
  elseif kind == "underground-belt" and e.belt_to_ground_type == "input" then
    local partner = shapes.partner(e)
    if not partner then
      return nil
    elseif line <= 2 then
      return "lane", e, line + 2
    end
    return "lane", partner, line - 2
  elseif (kind == "loader" or kind == "loader-1x1") and e.loader_type == "input" then
    return "sink", e, line
  elseif kind == "linked-belt" and e.linked_belt_type == "input" then
    return nil
  end
  local tiles = shapes.tiles(e)
  local half = kind == "splitter" and line >= 7 and 2 or 1
  local x, y = tiles[half][1] + DX[q], tiles[half][2] + DY[q]
  local other = shapes.at(e.surface, x, y)
  if not other then
    return nil
  end
  return enter(other, q, (line - 1) % 2 + 1, x, y)
end

--- Belts beside the tiles of a belt, and the ends of underground belts that may pair with it.
---@param found table<integer, table> belts by id, added to
function shapes.around(e, found)
  for _, tile in ipairs(shapes.tiles(e)) do
    for q = 0, 3 do
      local other = shapes.at(e.surface, tile[1] + DX[q], tile[2] + DY[q])
      if other and other.id ~= e.id then
        found[other.id] = other
      end
    end
  end
  if e.type == "underground-belt" then
    local q = quarter(e)
    local reach = facts.entity(e.name).max_distance
    for step = -reach, reach do
      local other = shapes.at(e.surface, e.x + DX[q] * step, e.y + DY[q] * step)
      if other and other.id ~= e.id and other.name == e.name then
        found[other.id] = other
      end
    end
  end
end

local function feeds(a, b)
  if a.type == "transport-belt" then
    -- It leads to nothing but what lies ahead of it, which is asked first: most belts are no more.
    local q = quarter(a)
    if shapes.at(a.surface, a.x + DX[q], a.y + DY[q]) ~= b then
      return false
    end
  end
  for line = 1, shapes.LINES[a.type] do
    local kind, other = shapes.target(a, line)
    if (kind == "lane" or kind == "side") and other == b then
      return true
    end
  end
  return false
end

--- Belts that feed a belt and belts that it feeds, for LuaEntity.belt_neighbours.
---@return table[] inputs
---@return table[] outputs
function shapes.neighbours(e)
  local around, inputs, outputs = {}, {}, {}
  shapes.around(e, around)
  local partner = e.type == "underground-belt" and shapes.partner(e)
  for _, id in ipairs(sorted_keys(around)) do
    local other = around[id]
    if other ~= partner then
      if feeds(other, e) then
        inputs[#inputs + 1] = other
      end
      if feeds(e, other) then
        outputs[#outputs + 1] = other
      end
    end
  end
  return inputs, outputs
end

S.subsystem("belt_shapes", {
  load = function(saved)
    grid, occupied = {}, {}
    for _, id in ipairs(sorted_keys(saved.entities or {})) do
      local e = saved.entities[id]
      if shapes.is_belt(e) then
        shapes.occupy(e)
      end
    end
  end,
})

return shapes
