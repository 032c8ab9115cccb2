--- What the running game version's data and API docs say, read lazily from the compiled tables.
--- Source: files of `fle data build`; every field and default: fle/engine/facts/*.py.
---
--- Tables are shared: never write into one, never put one into saved state.
--- Common to all prototypes: the data's own field names; energies in J, powers in J a tick;
--- colours {r,g,b,a} in 0..1; sets {[name]=true}; boxes {left, top, right, bottom} and vectors
--- {x,y} in tiles, cut to 1/256. Kept or added:
---   entity      collision_box, selection_box, drawing_box, tile_width, tile_height, flags (set),
---               collision_mask (set of the version's own layer names), collision_flags, minable
---               {mining_time, products, required_fluid, fluid_amount}, max_health, resistances
---               {[damage]={decrease, percent in 0..1}}, energy_source {type,
---               fuel_categories (set), fuel_inventory_size, burnt_inventory_size, effectivity,
---               drain, ...}, fluid_boxes (array, see fluid_boxes.py), module_slots,
---               placeable_by {{item, count}}, ...
---   item        stack_size, fuel_value, place_result, place_as_tile, effect {[name]=bonus}, ...
---   recipe      category, energy (s), enabled, ingredients, products, main_product, ...
---   technology  prerequisites, successors, effects, unit_count or count_formula, unit_ingredients,
---               unit_time (s), level, max_level, research_trigger, ...
---   tile        collision_mask, collision_flags, walking_speed_modifier, minable, fluid, ...
--- A product is {type, name, amount or amount_min and amount_max, probability}.
--- An API class is {name, parent, members = {[name] = {kind = "attribute", read, write, optional,
--- subclasses} or {kind = "method", takes_table, params = {{name, optional}}, variants, variadic,
--- returns, subclasses}}, operators = {index = "r"|"w"|"rw", length, call},
--- subclass_types = {[label] = set of prototype types}}.

local facts = {}

local folder
local files, built, ordered
-- What machines ask for all the time, the same tables as in `built`.
local entities_built, items_built, recipes_built = {}, {}, {}

--- Choose the version. What was read for another one is forgotten.
---@param path string folder of the compiled tables
function facts.load(path)
  if path == folder then
    return
  end
  local chunk, problem = loadfile(path .. "/version.lua")
  if not chunk then
    error("no compiled facts in '" .. path .. "' (fle data build makes them): " .. problem, 0)
  end
  folder = path
  entities_built, items_built, recipes_built = {}, {}, {}
  files, ordered = { version = chunk() }, {}
  built = { version = {}, entity = entities_built, item = items_built, recipe = recipes_built }
end

local function file(name)
  local content = files and files[name]
  if content == nil then
    if not folder then
      error("facts.load was not called", 0)
    end
    -- A kind that the version does not have has no file.
    local chunk = loadfile(folder .. "/" .. name .. ".lua")
    content = chunk and chunk() or false
    files[name] = content
    built[name] = built[name] or {}
  end
  return content
end

local function entry(name, key)
  local known = built and built[name]
  local value = known and known[key]
  if value ~= nil then
    return value
  end
  local content = file(name)
  local make = content and key ~= nil and content.get[key]
  if not make then
    return nil
  end
  value = make()
  built[name][key] = value
  return value
end

--- A prototype of any kind ("entity", "item", "item_subgroup", ...), or nil.
---@param kind string
---@param name string
function facts.get(kind, name)
  return entry(kind, name)
end

function facts.entity(name)
  return entities_built[name] or entry("entity", name)
end

function facts.item(name)
  return items_built[name] or entry("item", name)
end

function facts.fluid(name)
  return entry("fluid", name)
end

function facts.recipe(name)
  return recipes_built[name] or entry("recipe", name)
end

function facts.technology(name)
  return entry("technology", name)
end

function facts.tile(name)
  return entry("tile", name)
end

--- All names of a kind in the game's order (group, subgroup, order, name).
---@return string[]
function facts.names(kind)
  local content = file(kind)
  return content and content.order or {}
end

--- All prototypes of a kind in the game's order.
function facts.all(kind)
  file(kind)
  local list = ordered[kind]
  if not list then
    list = {}
    for index, name in ipairs(facts.names(kind)) do
      list[index] = entry(kind, name)
    end
    ordered[kind] = list
  end
  return list
end

--- An entity's prototype type, without building its table; nil if there is no such entity.
function facts.entity_type(name)
  local content = file("entity")
  return content.types[name]
end

--- A class of the API with its own members, or nil.
function facts.api(class)
  return entry("api", class)
end

--- Names of all classes of the API, sorted.
---@return string[]
function facts.classes()
  return file("api").order
end

local NO_TYPES = {}

--- Set of the prototype types that a label of a class's members stands for.
function facts.subclass_types(class, label)
  local found = entry("api", class)
  return found and found.subclass_types[label] or NO_TYPES
end

--- All defines with their values, nested as in the game.
function facts.defines()
  return entry("runtime", "defines")
end

--- All events in the order of their numbers: {name, id, fields, filter}.
function facts.events()
  return entry("runtime", "events")
end

--- The global objects: {name, class}.
function facts.globals()
  return entry("runtime", "globals")
end

--- Constants: "map_settings", "utility_constants", "map_gen_presets" or "difficulty".
function facts.constants(kind)
  return entry("constants", kind)
end

--- The version of the loaded tables, such as "1.1.110".
function facts.version()
  return entry("version", "version")
end

return facts
