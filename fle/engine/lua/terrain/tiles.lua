--- The ground. A chunk that is as its generator made it costs nothing; a chunk that was changed is
--- an array of 1024 tile names while the world runs and one string in the saved state.
---
--- Saved in the surface record: tiles[chunk key] = { names = "a,b", data = 1024 bytes, each an
--- index into names, row by row }. Setting tiles of a chunk that is not generated is remembered
--- until the chunk is generated, which overwrites it; the rest of such a chunk reads as out-of-map.

local S = require("state")
local chunks = require("terrain.chunks")

local tiles = {}

local floor = math.floor
local NOWHERE = "out-of-map"

--- live[surface][key] = array of 1024 names; dirty[surface][key] = true when it must be packed.
local live = {}
local dirty = {}
local known

local function sync()
  if known ~= S.saved then
    known = S.saved
    live = {}
    dirty = {}
  end
end

local function unpack_chunk(packed)
  local names, list = {}, {}
  for name in packed.names:gmatch("[^,]+") do
    names[#names + 1] = name
  end
  for i = 1, 1024 do
    list[i] = names[packed.data:byte(i)]
  end
  return list
end

--- The changed tiles of a chunk, or nil when it is as generated.
local function changed(surface, key)
  sync()
  local here = live[surface]
  local list = here and here[key]
  if list then
    return list
  end
  local packed = S.saved.surfaces[surface].tiles[key]
  if not packed then
    return nil
  end
  list = unpack_chunk(packed)
  live[surface] = here or {}
  live[surface][key] = list
  return list
end

local function fresh(surface, key)
  local cx, cy = chunks.position(key)
  local list = {}
  for y = 0, 31 do
    for x = 0, 31 do
      list[y * 32 + x + 1] = chunks.fresh_tile(surface, key, cx * 32 + x, cy * 32 + y) or NOWHERE
    end
  end
  return list
end

---@param surface integer
---@param x integer tile
---@param y integer tile
---@return string|nil name nil where nothing is generated
function tiles.get(surface, x, y)
  local key = chunks.key(floor(x / 32), floor(y / 32))
  local list = changed(surface, key)
  if list then
    return list[(y % 32) * 32 + x % 32 + 1]
  end
  return chunks.fresh_tile(surface, key, x, y)
end

--- Whether some tile of a chunk may pass; if not, none does. Only untouched chunks are that simple.
---@param surface integer
---@param cx integer
---@param cy integer
---@param passes fun(name: string): boolean
---@return boolean
function tiles.may_pass(surface, cx, cy, passes)
  local key = chunks.key(cx, cy)
  if changed(surface, key) then
    return true
  end
  for _, name in ipairs(chunks.fresh_tiles(surface, key)) do
    if passes(name) then
      return true
    end
  end
  return false
end

--- Puts one tile down; neither checks nor removes anything.
---@param surface integer
---@param x integer
---@param y integer
---@param name string
function tiles.put(surface, x, y, name)
  local key = chunks.key(floor(x / 32), floor(y / 32))
  local list = changed(surface, key)
  if not list then
    list = fresh(surface, key)
    live[surface] = live[surface] or {}
    live[surface][key] = list
  end
  list[(y % 32) * 32 + x % 32 + 1] = name
  dirty[surface] = dirty[surface] or {}
  dirty[surface][key] = true
end

local function forget_chunk(surface, key)
  sync()
  S.saved.surfaces[surface].tiles[key] = nil
  if live[surface] then
    live[surface][key] = nil
  end
  if dirty[surface] then
    dirty[surface][key] = nil
  end
end

chunks.listen(function(surface, cx, cy)
  forget_chunk(surface, chunks.key(cx, cy))
end)

---@param surface integer
---@param key integer
function tiles.forget_chunk(surface, key)
  forget_chunk(surface, key)
end

---@param surface integer
function tiles.forget_surface(surface)
  sync()
  live[surface] = nil
  dirty[surface] = nil
end

local function is_fresh(surface, key, list)
  local cx, cy = chunks.position(key)
  for i = 1, 1024 do
    local x, y = cx * 32 + (i - 1) % 32, cy * 32 + floor((i - 1) / 32)
    if list[i] ~= (chunks.fresh_tile(surface, key, x, y) or NOWHERE) then
      return false
    end
  end
  return true
end

local function pack_chunk(list)
  local index, names, data = {}, {}, {}
  for i = 1, 1024 do
    local name = list[i]
    local n = index[name]
    if not n then
      n = #names + 1
      names[n] = name
      index[name] = n
    end
    data[i] = n
  end
  for i = 1, 1024 do
    data[i] = string.char(data[i])
  end
  return { names = table.concat(names, ","), data = table.concat(data) }
end

--- Brings the saved form up to date. A chunk that is again as generated is not kept.
local function save()
  sync()
  for surface, keys in pairs(dirty) do
    local saved = S.saved.surfaces[surface].tiles
    for key in pairs(keys) do
      local list = live[surface][key]
      saved[key] = not is_fresh(surface, key, list) and pack_chunk(list) or nil
    end
  end
  dirty = {}
end

S.subsystem("tiles", { load = sync, save = save })

return tiles
