--- Chunks of 32x32 tiles and how they come into being. There are two generators: "lab", the dark
--- checkerboard of LuaSurface.generate_with_lab_tiles, and "grass", an endless meadow for every
--- other setting. The noise terrain of the real game is not emulated. No generator makes entities.
---
--- Saved in the surface record: chunks[key] = name of the generator that made the chunk,
--- requests = array of keys that wait to be generated. A requested chunk is made in the next tick;
--- the real game may take longer.

local S = require("state")
local scheduler = require("scheduler")
local sorted_keys = require("sorted_keys")

local chunks = {}

local OFFSET = 32768
local STRIDE = 65536
local TAG = "chunk requests"

--- Which tile stands at x, y of a fresh chunk.
local GENERATORS = {
  lab = function(x, y)
    return (x + y) % 2 == 0 and "lab-dark-1" or "lab-dark-2"
  end,
  grass = function()
    return "grass-1"
  end,
}

--- All tiles that a fresh chunk can have.
local GENERATED = { lab = { "lab-dark-1", "lab-dark-2" }, grass = { "grass-1" } }
local NOTHING = {}

--- Called as `listener(surface_index, cx, cy)` for each chunk made.
local listeners = {}

---@param listener fun(surface: integer, cx: integer, cy: integer)
function chunks.listen(listener)
  listeners[#listeners + 1] = listener
end

---@param cx integer
---@param cy integer
---@return integer key
function chunks.key(cx, cy)
  return (cx + OFFSET) * STRIDE + cy + OFFSET
end

---@param key integer
---@return integer cx
---@return integer cy
function chunks.position(key)
  return math.floor(key / STRIDE) - OFFSET, key % STRIDE - OFFSET
end

---@param surface integer
---@param cx integer
---@param cy integer
---@return boolean
function chunks.is_generated(surface, cx, cy)
  return S.saved.surfaces[surface].chunks[chunks.key(cx, cy)] ~= nil
end

---@param surface integer
---@param key integer
---@param x integer tile
---@param y integer tile
---@return string|nil tile what the generator put there; nil when the chunk does not exist
function chunks.fresh_tile(surface, key, x, y)
  local generator = S.saved.surfaces[surface].chunks[key]
  return generator and GENERATORS[generator](x, y)
end

---@param surface integer
---@param key integer
---@return string[] names of all tiles that a fresh chunk can have; none where there is no chunk
function chunks.fresh_tiles(surface, key)
  return GENERATED[S.saved.surfaces[surface].chunks[key]] or NOTHING
end

--- Whether the map of a surface reaches this chunk (map_gen_settings.width and height, in tiles).
local function on_map(surface, cx, cy)
  local settings = surface.map_gen_settings
  local width, height = settings.width or 0, settings.height or 0
  local function inside(c, size)
    return size == 0 or (c * 32 < size / 2 and (c + 1) * 32 > -size / 2)
  end
  return inside(cx, width) and inside(cy, height)
end

---@param surface_index integer
---@param cx integer
---@param cy integer
---@return boolean made false when it was there before or lies beyond the map
function chunks.generate(surface_index, cx, cy)
  local surface = S.saved.surfaces[surface_index]
  local key = chunks.key(cx, cy)
  if surface.chunks[key] or not on_map(surface, cx, cy) then
    return false
  end
  surface.chunks[key] = surface.generate_with_lab_tiles and "lab" or "grass"
  for _, listener in ipairs(listeners) do
    listener(surface_index, cx, cy)
  end
  return true
end

---@param surface_index integer
---@param cx integer
---@param cy integer
function chunks.request(surface_index, cx, cy)
  local surface = S.saved.surfaces[surface_index]
  local key = chunks.key(cx, cy)
  if surface.chunks[key] then
    return
  end
  surface.requests[#surface.requests + 1] = key
  scheduler.at(S.saved.tick + 1, surface_index, TAG)
end

--- Makes every chunk that was requested, in the order of the requests.
---@param surface_index integer
function chunks.generate_requests(surface_index)
  local surface = S.saved.surfaces[surface_index]
  local requests = surface and surface.requests or {}
  if #requests == 0 then
    return
  end
  surface.requests = {}
  scheduler.cancel(surface_index, TAG)
  for _, key in ipairs(requests) do
    chunks.generate(surface_index, chunks.position(key))
  end
end

scheduler.handle(TAG, chunks.generate_requests)

---@param surface_index integer
---@return integer[] keys of the generated chunks, west to east, each column north to south
function chunks.list(surface_index)
  return sorted_keys(S.saved.surfaces[surface_index].chunks)
end

return chunks
