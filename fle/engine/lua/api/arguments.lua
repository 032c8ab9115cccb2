--- Reading the arguments that a script hands to the API: positions, areas, forces, surfaces, names.
--- Forms: runtime API concepts MapPosition, TilePosition, ChunkPosition, BoundingBox,
--- ForceIdentification, SurfaceIdentification, EntityPrototypeIdentification, ... Wording of the
--- errors: known of the game where it is known, else plain words.

local S = require("state")
local facts = require("facts")
local objects = require("objects")

local arguments = {}

local floor = math.floor

---@param value any
---@param what string name of the argument
---@return table value a plain table of named arguments
function arguments.named(value, what)
  if type(value) ~= "table" or objects.class_of(value) then
    objects.error("Invalid parameters for %s: expected a table, got %s.", what, type(value))
  end
  return value
end

--- A value that must be there.
function arguments.required(value, key)
  if value == nil then
    objects.error('Key "%s" not found in property tree at ROOT', key)
  end
  return value
end

local function coordinate(value, axis)
  if type(value) ~= "number" or value ~= value then
    objects.error("Invalid position: %s must be a number, got %s.", axis, type(value))
  end
  return value
end

---@param value any {x=, y=} or {x, y}
---@return number x
---@return number y
function arguments.raw_position(value)
  if type(value) ~= "table" or objects.class_of(value) then
    objects.error("Invalid position: expected a table with x and y, got %s.", type(value))
  end
  local x, y = value.x, value.y
  if x == nil and y == nil then
    x, y = value[1], value[2]
  end
  return coordinate(x, "x"), coordinate(y, "y")
end

--- A map position, cut to the game's 1/256 of a tile.
function arguments.position(value)
  local x, y = arguments.raw_position(value)
  return floor(x * 256 + 0.5) / 256, floor(y * 256 + 0.5) / 256
end

--- A tile or chunk position: whole numbers.
function arguments.tile_position(value)
  local x, y = arguments.raw_position(value)
  return floor(x), floor(y)
end

---@param value any {left_top=, right_bottom=} or {left_top, right_bottom}
---@return number l
---@return number t
---@return number r
---@return number b
function arguments.area(value)
  if type(value) ~= "table" or objects.class_of(value) then
    objects.error("Invalid area: expected a bounding box, got %s.", type(value))
  end
  local left_top, right_bottom = value.left_top or value[1], value.right_bottom or value[2]
  if left_top == nil or right_bottom == nil then
    objects.error("Invalid area: a bounding box needs left_top and right_bottom.")
  end
  local l, t = arguments.raw_position(left_top)
  local r, b = arguments.raw_position(right_bottom)
  if r < l or b < t then
    objects.error("Invalid area: right_bottom lies left of or above left_top.")
  end
  return l, t, r, b
end

---@return table position {x=, y=} as the game hands it to scripts
function arguments.result_position(x, y)
  return { x = x, y = y }
end

---@return table box as the game hands it to scripts
function arguments.result_box(l, t, r, b)
  return { left_top = { x = l, y = t }, right_bottom = { x = r, y = b } }
end

--- The name behind a string or a prototype object; nil when it is neither.
function arguments.name_of(value)
  if type(value) == "string" then
    return value
  end
  local record = objects.peek(value)
  if record then
    return record.name
  end
  if type(value) == "table" and type(value.name) == "string" then
    return value.name
  end
  return nil
end

local WORDS = {
  entity = "entity",
  item = "item",
  fluid = "fluid",
  recipe = "recipe",
  technology = "technology",
  tile = "tile",
}

---@param kind string kind of the facts
---@param value any
---@return string name of an existing prototype
function arguments.prototype_name(kind, value)
  local name = arguments.name_of(value)
  if not name then
    objects.error("Invalid %s: expected a name, got %s.", WORDS[kind] or kind, type(value))
  end
  if not facts.get(kind, name) then
    objects.error("Unknown %s name: %s", WORDS[kind] or kind, name)
  end
  return name
end

function arguments.entity_name(value)
  return arguments.prototype_name("entity", value)
end

function arguments.item_name(value)
  return arguments.prototype_name("item", value)
end

function arguments.tile_name(value)
  return arguments.prototype_name("tile", value)
end

--- A force given by object, name or index (2.0).
---@return string name
function arguments.force(value)
  local record = objects.peek(value)
  if record then
    return record.name
  end
  if type(value) == "string" and S.saved.forces[value] then
    return value
  end
  if type(value) == "number" then
    for name, force in pairs(S.saved.forces) do
      if force.index == value then
        return name
      end
    end
  end
  return objects.error("Invalid ForceID: %s.", tostring(value))
end

--- A surface given by object, name or index.
---@return table record
function arguments.surface(value)
  local record = objects.peek(value)
  if not record then
    record = require("terrain.surfaces").get(value)
  end
  if not record or record.valid == false then
    objects.error("Invalid SurfaceIdentification: %s.", tostring(value))
  end
  return record
end

--- One name or an array of names (strings or prototype objects) as a set. With a kind of the facts,
--- an unknown name is an error, as it is in the game.
---@return table<string, boolean>|nil
function arguments.names(value, kind)
  if value == nil then
    return nil
  end
  local single = arguments.name_of(value)
  if single then
    return { [kind and arguments.prototype_name(kind, single) or single] = true }
  end
  if type(value) ~= "table" then
    objects.error("Expected a name or an array of names, got %s.", type(value))
  end
  local set = {}
  for _, item in ipairs(value) do
    local name = arguments.name_of(item)
    if not name then
      objects.error("Expected a name or an array of names, got an array with %s.", type(item))
    end
    set[kind and arguments.prototype_name(kind, name) or name] = true
  end
  return set
end

--- A direction of the running version, 0 when absent.
---@return integer
function arguments.direction(value)
  if value == nil then
    return 0
  end
  local count = S.profile.directions
  if type(value) ~= "number" or value ~= floor(value) or value < 0 or value >= count then
    objects.error("Invalid direction: %s.", tostring(value))
  end
  return value
end

return arguments
