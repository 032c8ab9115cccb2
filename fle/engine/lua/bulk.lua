--- Entities that come in thousands and mostly just stand there (resources, trees, rocks, cliffs,
--- fish). While the world runs they are ordinary records; in the saved state each chunk is one
--- string, so that saving, hashing and restoring cost next to nothing, and a chunk is unpacked
--- only when somebody looks at it.
---
--- Saved form: S.saved.bulk[surface][chunk key] = { names = "a,b", low = id, high = id,
--- data = 14 bytes a record, extra = { [id] = { fields that the 14 bytes have no room for } } }.
--- A record is: name index (1 byte), id (4), x and y within the chunk in 1/256 tile (2 each),
--- amount + 1 or 0 for none (5), all big-endian, in order of id. The saved form of a chunk that is
--- unpacked is stale until `bulk.save` writes it anew.

local S = require("state")
local facts = require("facts")

local bulk = {}

local SIZE = 14
local OFFSET = 32768
local STRIDE = 65536
local floor = math.floor
local char, byte = string.char, string.byte

local TYPES = {
  resource = true,
  tree = true,
  ["simple-entity"] = true,
  cliff = true,
  fish = true,
}

--- Fields that the packed form can hold, and the value that a missing one is read back as.
local PLAIN = {
  id = true,
  name = true,
  type = true,
  x = true,
  y = true,
  surface = true,
  valid = true,
  amount = true,
}

--- loaded[surface][key] = array of records; pending = number of chunks that are still packed.
local loaded = {}
local by_id = {}
local pending = 0

local no_operation = function() end
--- Set by entities.lua: called for each record that is unpacked.
local on_load = no_operation

---@param prototype_type string
---@return boolean
function bulk.holds(prototype_type)
  return TYPES[prototype_type] == true
end

local function key_of(x, y)
  return (floor(x / 32) + OFFSET) * STRIDE + floor(y / 32) + OFFSET
end

--- Forgets what is unpacked and counts what is packed, for a world that has just been restored.
---@param visit fun(e: table)
function bulk.reset(visit)
  loaded = {}
  by_id = {}
  pending = 0
  on_load = visit
  S.saved.bulk = S.saved.bulk or {}
  for _, chunks in pairs(S.saved.bulk) do
    for _ in pairs(chunks) do
      pending = pending + 1
    end
  end
end

local function loaded_chunk(surface, key)
  local chunks = loaded[surface]
  if not chunks then
    chunks = {}
    loaded[surface] = chunks
  end
  local list = chunks[key]
  if not list then
    list = {}
    chunks[key] = list
  end
  return list
end

local function is_packed(surface, key)
  local saved = S.saved.bulk[surface]
  return saved and saved[key] and not (loaded[surface] and loaded[surface][key])
end

local function split(names)
  local palette = {}
  for name in names:gmatch("[^,]+") do
    palette[#palette + 1] = name
  end
  return palette
end

local function unpack_chunk(surface, key)
  local chunk = S.saved.bulk[surface][key]
  pending = pending - 1
  local names = split(chunk.names)
  local types = {}
  for i, name in ipairs(names) do
    types[i] = facts.entity(name).type
  end
  local left = (floor(key / STRIDE) - OFFSET) * 32
  local top = (key % STRIDE - OFFSET) * 32
  local data, extras = chunk.data, chunk.extra
  local list = loaded_chunk(surface, key)
  for at = 1, #data, SIZE do
    local n, i1, i2, i3, i4, x1, x2, y1, y2, a0, a1, a2, a3, a4 = byte(data, at, at + SIZE - 1)
    local id = ((i1 * 256 + i2) * 256 + i3) * 256 + i4
    local amount = (((a0 * 256 + a1) * 256 + a2) * 256 + a3) * 256 + a4
    local e = {
      id = id,
      name = names[n],
      type = types[n],
      x = left + (x1 * 256 + x2) / 256,
      y = top + (y1 * 256 + y2) / 256,
      direction = 0,
      force = "neutral",
      surface = surface,
      valid = true,
    }
    if amount > 0 then
      e.amount = amount - 1
    end
    local extra = extras and extras[id]
    if extra then
      for field, value in pairs(extra) do
        e[field] = value
      end
    end
    list[#list + 1] = e
    by_id[id] = e
    on_load(e)
  end
end

--- Unpacks the chunks that the area touches, with a margin for bodies that reach over the border.
---@param surface integer
---@param l number
---@param t number
---@param r number
---@param b number
function bulk.load(surface, l, t, r, b)
  if pending == 0 then
    return
  end
  local x1, x2 = floor((l - 4) / 32) + OFFSET, floor((r + 4) / 32) + OFFSET
  local y1, y2 = floor((t - 4) / 32) + OFFSET, floor((b + 4) / 32) + OFFSET
  if (x2 - x1 + 1) * (y2 - y1 + 1) > 1024 then
    bulk.load_surface(surface)
    return
  end
  for cx = x1, x2 do
    for cy = y1, y2 do
      local key = cx * STRIDE + cy
      if is_packed(surface, key) then
        unpack_chunk(surface, key)
      end
    end
  end
end

---@param surface integer
function bulk.load_surface(surface)
  local packed = pending > 0 and S.saved.bulk[surface]
  if not packed then
    return
  end
  local keys = {}
  for key in pairs(packed) do
    if is_packed(surface, key) then
      keys[#keys + 1] = key
    end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    unpack_chunk(surface, key)
  end
end

---@param surface integer
---@return table[] records in no particular order
function bulk.of_surface(surface)
  bulk.load_surface(surface)
  local all = {}
  for _, list in pairs(loaded[surface] or {}) do
    for _, e in ipairs(list) do
      all[#all + 1] = e
    end
  end
  return all
end

---@param id integer
---@return table|nil e
function bulk.get(id)
  local e = by_id[id]
  if e or pending == 0 then
    return e
  end
  for surface, packed in pairs(S.saved.bulk) do
    local keys = {}
    for key, chunk in pairs(packed) do
      if chunk.low <= id and id <= chunk.high and is_packed(surface, key) then
        keys[#keys + 1] = key
      end
    end
    for _, key in ipairs(keys) do
      unpack_chunk(surface, key)
    end
  end
  return by_id[id]
end

---@param e table
function bulk.add(e)
  local key = key_of(e.x, e.y)
  if pending > 0 and is_packed(e.surface, key) then
    unpack_chunk(e.surface, key)
  end
  local list = loaded_chunk(e.surface, key)
  list[#list + 1] = e
  by_id[e.id] = e
end

---@param e table
---@param x? number where it stood, when it has already moved
---@param y? number
---@param surface? integer
function bulk.remove(e, x, y, surface)
  local list = loaded_chunk(surface or e.surface, key_of(x or e.x, y or e.y))
  for i = 1, #list do
    if list[i] == e then
      table.remove(list, i)
      break
    end
  end
  by_id[e.id] = nil
end

---@param surface integer
function bulk.forget_surface(surface)
  bulk.load_surface(surface)
  for _, list in pairs(loaded[surface] or {}) do
    for _, e in ipairs(list) do
      by_id[e.id] = nil
    end
  end
  loaded[surface] = nil
  S.saved.bulk[surface] = nil
end

local function fits(e, palette_size)
  return palette_size < 256 and e.id < 4294967296
end

local function extra_of(e)
  local extra
  for field, value in pairs(e) do
    local plain = PLAIN[field]
      or (field == "direction" and value == 0)
      or (field == "force" and value == "neutral")
    if not plain then
      extra = extra or {}
      extra[field] = value
    end
  end
  return extra
end

local function pack_chunk(list, key)
  local left = (floor(key / STRIDE) - OFFSET) * 32
  local top = (key % STRIDE - OFFSET) * 32
  local names, index, data, extras = {}, {}, {}, {}
  for i = 2, #list do
    if list[i].id < list[i - 1].id then
      table.sort(list, function(a, b)
        return a.id < b.id
      end)
      break
    end
  end
  for i = 1, #list do
    local e = list[i]
    local n = index[e.name]
    if not n then
      n = #names + 1
      names[n] = e.name
      index[e.name] = n
    end
    if not fits(e, n) then
      error("too many kinds of entities in one chunk to pack")
    end
    local id, x, y = e.id, (e.x - left) * 256, (e.y - top) * 256
    local amount = e.amount and e.amount + 1 or 0
    data[i] = char(
      n,
      floor(id / 16777216),
      floor(id / 65536) % 256,
      floor(id / 256) % 256,
      id % 256,
      floor(x / 256),
      floor(x) % 256,
      floor(y / 256),
      floor(y) % 256,
      floor(amount / 4294967296),
      floor(amount / 16777216) % 256,
      floor(amount / 65536) % 256,
      floor(amount / 256) % 256,
      amount % 256
    )
    extras[id] = extra_of(e)
  end
  return {
    names = table.concat(names, ","),
    low = list[1].id,
    high = list[#list].id,
    data = table.concat(data),
    extra = next(extras) ~= nil and extras or nil,
  }
end

--- Writes the saved form of every chunk that is unpacked. The running world is not disturbed.
function bulk.save()
  for surface, chunks in pairs(loaded) do
    local saved = S.saved.bulk[surface] or {}
    for key, list in pairs(chunks) do
      saved[key] = #list > 0 and pack_chunk(list, key) or nil
    end
    S.saved.bulk[surface] = next(saved) ~= nil and saved or nil
  end
end

return bulk
