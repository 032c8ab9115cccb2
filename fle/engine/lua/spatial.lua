--- Where entities are: a grid of 8x8 tile cells for each surface, holding records by their centre.
--- Nothing here is saved. Results are in order of id, which is the order of creation, so that the
--- same world gives the same answer whatever happened to the index before.

local collision_boxes = require("collision_boxes")

local spatial = {}

local CELL = 8
local OFFSET = 131072
local STRIDE = 262144
local floor = math.floor
local min, max, sort = math.min, math.max, table.sort
local box_of = collision_boxes.of

--- cells[surface][key] = array of records; reach[surface] = largest half extent ever seen there.
local cells = {}
local reach = {}

--- Set by entities.lua: `sync()` notices a restored world, `load(surface, l, t, r, b)` unpacks
--- bulky entities of an area before it is searched.
local source = {
  sync = function() end,
  load = function() end,
}

---@param hooks table
function spatial.connect(hooks)
  source = hooks
end

function spatial.reset()
  cells = {}
  reach = {}
end

---@param surface integer
function spatial.forget_surface(surface)
  cells[surface] = nil
  reach[surface] = nil
end

local function key_of(x, y)
  return (floor(x / CELL) + OFFSET) * STRIDE + floor(y / CELL) + OFFSET
end

local function largest(a, b, c, d)
  return math.max(math.max(-a, -b), math.max(c, d))
end

---@param e table
function spatial.add(e)
  local surface = cells[e.surface]
  if not surface then
    surface = {}
    cells[e.surface] = surface
    reach[e.surface] = 0
  end
  local key = key_of(e.x, e.y)
  local cell = surface[key]
  if not cell then
    surface[key] = { e }
  else
    cell[#cell + 1] = e
  end
  local box = box_of(e)
  local extent = largest(box[1], box[2], box[3], box[4])
  if extent > reach[e.surface] then
    reach[e.surface] = extent
  end
end

local function take(surface_index, x, y, e)
  local surface = cells[surface_index]
  local key = key_of(x, y)
  local cell = surface and surface[key]
  if not cell then
    return
  end
  for i = 1, #cell do
    if cell[i] == e then
      cell[i] = cell[#cell]
      cell[#cell] = nil
      break
    end
  end
  if #cell == 0 then
    surface[key] = nil
  end
end

---@param e table
function spatial.remove(e)
  take(e.surface, e.x, e.y, e)
end

---@param e table record that already stands at its new place
---@param old_x number
---@param old_y number
---@param old_surface integer
function spatial.move(e, old_x, old_y, old_surface)
  if old_surface == e.surface and key_of(old_x, old_y) == key_of(e.x, e.y) then
    return
  end
  take(old_surface, old_x, old_y, e)
  spatial.add(e)
end

local function by_id(a, b)
  return a.id < b.id
end

--- Puts records in order of id. Few searches find more than one cell's, which are often in order.
local function in_order(found, n)
  local sorted = true
  for i = 2, n do
    if found[i].id < found[i - 1].id then
      sorted = false
      break
    end
  end
  if sorted then
    return found
  end
  -- Things that lie together were mostly made together: then their ids leave few gaps, and putting
  -- each into its place takes no sorting.
  local low, high = found[1].id, found[1].id
  for i = 2, n do
    local id = found[i].id
    low, high = min(low, id), max(high, id)
  end
  local range = high - low + 1
  if range > 8 * n then
    sort(found, by_id)
    return found
  end
  local places = {}
  for i = 1, range do
    places[i] = false
  end
  for i = 1, n do
    local e = found[i]
    places[e.id - low + 1] = e
  end
  local at = 0
  for i = 1, range do
    local e = places[i]
    if e then
      at = at + 1
      found[at] = e
    end
  end
  return found
end

--- The cells that could hold what touches an area: the surface's cells and first and last column
--- and row; nil when the surface is empty. The searches below walk through them themselves instead
--- of being handed each record, because a function made for each search cannot be compiled.
local function range(surface_index, l, t, r, b)
  source.sync()
  source.load(surface_index, l, t, r, b)
  local surface = cells[surface_index]
  if not surface then
    return nil
  end
  local extent = reach[surface_index]
  return surface,
    floor((l - extent) / CELL) + OFFSET,
    floor((r + extent) / CELL) + OFFSET,
    floor((t - extent) / CELL) + OFFSET,
    floor((b + extent) / CELL) + OFFSET
end

---@param surface integer
---@param l number
---@param t number
---@param r number
---@param b number
---@param predicate? fun(e: table, context: any): boolean
---@param context? any handed to the predicate, which then need not be made for the search
---@return table[] records whose collision box overlaps the area, by id
function spatial.find(surface, l, t, r, b, predicate, context)
  local found, n = {}, 0
  local here, x1, x2, y1, y2 = range(surface, l, t, r, b)
  if not here then
    return found
  end
  for cx = x1, x2 do
    for cy = y1, y2 do
      local cell = here[cx * STRIDE + cy]
      for i = 1, cell and #cell or 0 do
        local e = cell[i]
        local box = box_of(e)
        local x, y = e.x, e.y
        if x + box[1] < r and x + box[3] > l and y + box[2] < b and y + box[4] > t then
          if not predicate or predicate(e, context) then
            n = n + 1
            found[n] = e
          end
        end
      end
    end
  end
  return in_order(found, n)
end

---@return integer count of the records whose collision box overlaps the area
function spatial.count(surface, l, t, r, b, predicate, context)
  local n = 0
  local here, x1, x2, y1, y2 = range(surface, l, t, r, b)
  if not here then
    return n
  end
  for cx = x1, x2 do
    for cy = y1, y2 do
      local cell = here[cx * STRIDE + cy]
      for i = 1, cell and #cell or 0 do
        local e = cell[i]
        local box = box_of(e)
        local x, y = e.x, e.y
        if x + box[1] < r and x + box[3] > l and y + box[2] < b and y + box[4] > t then
          if not predicate or predicate(e, context) then
            n = n + 1
          end
        end
      end
    end
  end
  return n
end

---@return table|nil first the record with the lowest id that overlaps the area and passes
function spatial.first(surface, l, t, r, b, predicate, context)
  local here, x1, x2, y1, y2 = range(surface, l, t, r, b)
  if not here then
    return nil
  end
  local best
  for cx = x1, x2 do
    for cy = y1, y2 do
      local cell = here[cx * STRIDE + cy]
      for i = 1, cell and #cell or 0 do
        local e = cell[i]
        local box = box_of(e)
        local x, y = e.x, e.y
        if x + box[1] < r and x + box[3] > l and y + box[2] < b and y + box[4] > t then
          if (not best or e.id < best.id) and (not predicate or predicate(e, context)) then
            best = e
          end
        end
      end
    end
  end
  return best
end

---@return table[] records whose collision box holds the point, its edge included, by id
function spatial.at(surface, px, py, predicate, context)
  local found, n = {}, 0
  local here, x1, x2, y1, y2 = range(surface, px, py, px, py)
  if not here then
    return found
  end
  for cx = x1, x2 do
    for cy = y1, y2 do
      local cell = here[cx * STRIDE + cy]
      for i = 1, cell and #cell or 0 do
        local e = cell[i]
        local box = box_of(e)
        local x, y = e.x, e.y
        if x + box[1] <= px and x + box[3] >= px and y + box[2] <= py and y + box[4] >= py then
          if not predicate or predicate(e, context) then
            n = n + 1
            found[n] = e
          end
        end
      end
    end
  end
  return in_order(found, n)
end

---@return table[] records whose position is within the radius of the point, by id
function spatial.near(surface, px, py, radius, predicate, context)
  local found, n = {}, 0
  local limit = radius * radius
  local here, x1, x2, y1, y2 = range(surface, px - radius, py - radius, px + radius, py + radius)
  if not here then
    return found
  end
  for cx = x1, x2 do
    for cy = y1, y2 do
      local cell = here[cx * STRIDE + cy]
      for i = 1, cell and #cell or 0 do
        local e = cell[i]
        local dx, dy = e.x - px, e.y - py
        if dx * dx + dy * dy <= limit and (not predicate or predicate(e, context)) then
          n = n + 1
          found[n] = e
        end
      end
    end
  end
  return in_order(found, n)
end

return spatial
