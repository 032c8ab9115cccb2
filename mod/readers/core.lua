--- What every entity has.
--- Source: runtime API 1.1 and 2.0, LuaEntity and LuaEntityPrototype.

local emulated = require("lib.emulated")
local facing = require("lib.facing")
local status = require("lib.status")

local core = {}

-- Collision boxes by entity name: constants of the running game, so not saved.
local boxes = {}

---@param entity LuaEntity
function core.name(entity)
  return entity.name
end

---@param entity LuaEntity
function core.direction(entity)
  return facing.of(entity)
end

---@param entity LuaEntity
function core.position(entity)
  return entity.position
end

---@param entity LuaEntity
function core.id(entity)
  return entity.unit_number
end

---@param entity LuaEntity
function core.energy(entity)
  local energy = emulated.read(entity, "energy") or 0
  local burner = entity.burner
  return burner and energy + burner.remaining_burning_fuel or energy
end

---@param entity LuaEntity
function core.type(entity)
  return entity.type
end

---@param entity LuaEntity
function core.dimensions(entity)
  local name = entity.name
  local size = boxes[name]
  if not size then
    local box = entity.prototype.collision_box
    size = {
      width = box.right_bottom.x - box.left_top.x,
      height = box.right_bottom.y - box.left_top.y,
    }
    boxes[name] = size
  end
  return size
end

---@param entity LuaEntity
function core.tile_dimensions(entity)
  return { tile_width = entity.tile_width, tile_height = entity.tile_height }
end

---@param entity LuaEntity
function core.health(entity)
  return entity.health or 0
end

---@param entity LuaEntity
function core.status(entity)
  return status.of(entity)
end

-- Only these types have neighbours; asking the others would only cost time.
local HAS_NEIGHBOURS = {
  ["boiler"] = true,
  ["generator"] = true,
  ["offshore-pump"] = true,
  ["power-switch"] = true,
  ["pump"] = true,
  ["reactor"] = true,
  ["storage-tank"] = true,
}

--- LuaEntity.neighbours is an entity, a list of lists or a table of lists, depending on the type.
local function collect(found, into)
  if type(found) ~= "table" or found.object_name == "LuaEntity" then
    into[#into + 1] = { name = found.name, direction = facing.of(found), position = found.position }
    return
  end
  if found[1] ~= nil then
    for _, entry in ipairs(found) do
      collect(entry, into)
    end
    return
  end
  local keys = {}
  for key in pairs(found) do
    keys[#keys + 1] = tostring(key)
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    collect(found[key], into)
  end
end

---@param entity LuaEntity
function core.neighbours(entity)
  local list = {}
  if HAS_NEIGHBOURS[entity.type] then
    local found = emulated.read(entity, "neighbours")
    if found then
      collect(found, list)
    end
  end
  return list
end

return core
