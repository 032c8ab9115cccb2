--- Searching a surface for entities by the filters of LuaSurface.find_entities_filtered.
--- Results are in order of creation. An area means the entities whose collision box overlaps it, a
--- position those whose box holds it, a position with radius those whose centre is within it
--- (runtime API). `invert` turns all filters but the place. An empty array of names matches
--- everything in 1.1 and nothing in 2.0 (runtime API, EntitySearchFilters).

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local bulk = require("bulk")
local collision = require("collision")
local collision_boxes = require("collision_boxes")
local entities = require("entities")
local objects = require("objects")
local spatial = require("spatial")

local find = {}

--- Types that are military targets unless their prototype says otherwise.
local MILITARY = {
  ["ammo-turret"] = true,
  ["artillery-turret"] = true,
  character = true,
  ["electric-turret"] = true,
  ["fluid-turret"] = true,
  ["land-mine"] = true,
  turret = true,
  unit = true,
  ["unit-spawner"] = true,
}

---@param e table
---@return boolean
function find.is_military_target(e)
  if e.military ~= nil then
    return e.military
  end
  local own = facts.entity(e.name).is_military_target
  if own ~= nil then
    return own
  end
  return MILITARY[e.type] == true
end

local function named(value, kind)
  local set = arguments.names(value, kind)
  if set and next(set) == nil and S.profile.factorio == "1.1" then
    return nil
  end
  return set
end

--- A single value or an array of values, each turned by `convert`, as a set.
local function set_of(value, convert)
  if value == nil then
    return nil
  end
  local set = {}
  if type(value) == "table" and not objects.class_of(value) then
    for _, item in ipairs(value) do
      set[convert(item)] = true
    end
  else
    set[convert(value)] = true
  end
  return set
end

---@param value any layer name, array of them, or in 2.0 a dictionary layer -> true
---@return table<string, boolean>|nil
function find.layers(value)
  if value == nil then
    return nil
  elseif type(value) == "string" then
    return { [value] = true }
  end
  local set = {}
  for key, item in pairs(value) do
    if type(key) == "string" then
      set[key] = item and true or nil
    else
      set[item] = true
    end
  end
  return set
end

local function equals_flag(wanted, value)
  return wanted == nil or wanted == value
end

local function identity(value)
  return value
end

--- Whether a record is what a query asks for. Not made anew for each search: what is made while the
--- engine runs cannot be compiled.
local function passes(e, query)
  local names, types = query.names, query.types
  if names and not names[e.name] or types and not types[e.type] then
    return false
  end
  local forces, facing = query.forces, query.facing
  if forces and not forces[e.force] or facing and not facing[e.direction] then
    return false
  end
  if query.plain then
    return true
  end
  local ghost_names, ghost_types, layers = query.ghost_names, query.ghost_types, query.layers
  return not (ghost_names and not ghost_names[e.ghost_name])
    and not (ghost_types and not ghost_types[e.ghost_type])
    and not (layers and not collision.share_layer(collision.mask(e.name).layers, layers))
    and not (query.quality and not query.quality.normal)
    and equals_flag(query.marked, e.deconstruct ~= nil)
    and equals_flag(query.upgraded, false)
    and (query.military == nil or query.military == find.is_military_target(e))
end

local function fails(e, query)
  return not passes(e, query)
end

--- What a filter table asks of a record, the place aside: a predicate and the query that it takes
--- as second argument; nil when it asks nothing.
---@param filter table
---@return (fun(e: table, query: table): boolean)|nil
---@return table query
local function predicate_of(filter)
  if filter.has_item_inside ~= nil then
    objects.error("not emulated: LuaSurface.find_entities_filtered with has_item_inside")
  end
  local query = {
    names = named(filter.name, "entity"),
    types = named(filter.type),
    ghost_names = named(filter.ghost_name, "entity"),
    ghost_types = named(filter.ghost_type),
    forces = set_of(filter.force, arguments.force),
    facing = set_of(filter.direction, identity),
    layers = find.layers(filter.collision_mask),
    quality = set_of(filter.quality, arguments.name_of),
    marked = filter.to_be_deconstructed,
    upgraded = filter.to_be_upgraded,
    military = filter.is_military_target,
  }
  query.plain = not (query.ghost_names or query.ghost_types or query.layers or query.quality)
    and query.marked == nil
    and query.upgraded == nil
    and query.military == nil
  if filter.invert then
    return fails, query
  end
  local asks = not query.plain or query.names or query.types or query.forces or query.facing
  return asks and passes or nil, query
end

--- Which half of the registry can hold what the filter names: "own", "bulk" or both (nil).
local function part_of(filter, forces)
  if filter.invert then
    return nil
  elseif forces and not forces.neutral then
    -- What is bulky belongs to nobody.
    return "own"
  end
  local own, bulky = false, false
  local names, types = named(filter.name, "entity"), named(filter.type)
  if not names and not types then
    return nil
  end
  for prototype_type in pairs(types or {}) do
    own = own or not bulk.holds(prototype_type)
    bulky = bulky or bulk.holds(prototype_type)
  end
  if not types then
    for name in pairs(names) do
      local prototype = facts.entity(name)
      if prototype and bulk.holds(prototype.type) then
        bulky = true
      else
        own = true
      end
    end
  end
  if own and bulky then
    return nil
  end
  return bulky and "bulk" or "own"
end

local function everywhere(surface, filter, predicate, query)
  local found, n = {}, 0
  for _, e in ipairs(entities.on_surface(surface, part_of(filter, query.forces))) do
    if not predicate or predicate(e, query) then
      n = n + 1
      found[n] = e
    end
  end
  return found
end

local function with_limit(found, limit)
  if not limit or #found <= limit then
    return found
  end
  local first = {}
  for i = 1, limit do
    first[i] = found[i]
  end
  return first
end

-- Cells of spatial.lua are 8 tiles wide; looking into one costs about as much as at an entity.
local CELL_AREA = 64

--- What touches an area, among what is not bulky. Where that is little and the area is large, the
--- list is walked instead of the area, which would also unpack what is bulky.
local function among_own(surface, l, t, r, b, predicate, query)
  local list = entities.on_surface(surface, "own")
  if #list * CELL_AREA > (r - l) * (b - t) then
    return spatial.find(surface, l, t, r, b, predicate, query)
  end
  local found, n = {}, 0
  for i = 1, #list do
    local e = list[i]
    local box, x, y = collision_boxes.of(e), e.x, e.y
    if x + box[1] < r and x + box[3] > l and y + box[2] < b and y + box[4] > t then
      if predicate(e, query) then
        n = n + 1
        found[n] = e
      end
    end
  end
  return found
end

---@param surface integer
---@param filter table as given to the API
---@return table[] records in order of id
function find.filtered(surface, filter)
  local predicate, query = predicate_of(filter)
  local found
  if filter.position ~= nil then
    local x, y = arguments.raw_position(filter.position)
    if filter.radius ~= nil then
      found = spatial.near(surface, x, y, filter.radius, predicate, query)
    else
      found = spatial.at(surface, x, y, predicate, query)
    end
  elseif filter.area ~= nil then
    local l, t, r, b = arguments.area(filter.area)
    local search = part_of(filter, query.forces) == "own" and among_own or spatial.find
    found = search(surface, l, t, r, b, predicate, query)
  else
    found = everywhere(surface, filter, predicate, query)
  end
  return with_limit(found, filter.limit)
end

--- How many records there are.
---@param surface integer
---@param filter table as given to the API
---@return integer
function find.count(surface, filter)
  if filter.area == nil or filter.position ~= nil then
    return #find.filtered(surface, filter)
  end
  local l, t, r, b = arguments.area(filter.area)
  local count = spatial.count(surface, l, t, r, b, predicate_of(filter))
  return filter.limit and math.min(count, filter.limit) or count
end

---@param found table[]
---@return table[] handles
function find.wrap(found)
  local handles = {}
  for i = 1, #found do
    handles[i] = objects.wrap("LuaEntity", found[i])
  end
  return handles
end

return find
